import Type, { type Static } from 'typebox'
import { endpoints } from './endpoint.ts'
import { file, inStreet, instant, record, streetId } from './schema.ts'

/** Where somebody's own data lies for a quarter of an hour, as long as the session lasts. */
const ownExport = record({
  /** A page to read and print. */
  pageUrl: Type.String(),
  pdfUrl: Type.String(),
  /** For programs. */
  jsonUrl: Type.String(),
  until: instant,
})
export type OwnExport = Static<typeof ownExport>

const inExport = record({ streetId, token: Type.String({ minLength: 10, maxLength: 200 }) })

export const exportEndpoints = endpoints({
  'POST /v1/streets/:streetId/me/export': {
    summary:
      'Addresses of all that is held of the caller and their dependants (个保法 §45), good for a quarter of an hour',
    access: 'member',
    params: inStreet,
    reply: ownExport,
    status: 201,
    refusals: [],
  },
  'GET /v1/streets/:streetId/own-exports/:token': {
    summary: 'All that is held of somebody as a page to read and print, by its secret address',
    access: 'public',
    params: inExport,
    reply: file('text/html'),
    refusals: ['not_found', 'too_many_requests'],
  },
  'GET /v1/streets/:streetId/own-exports/:token/pdf': {
    summary: 'All that is held of somebody as PDF, by its secret address',
    access: 'public',
    params: inExport,
    reply: file('application/pdf'),
    refusals: ['not_found', 'too_many_requests', 'overloaded'],
  },
  'GET /v1/streets/:streetId/own-exports/:token/json': {
    summary: 'All that is held of somebody for programs, by its secret address',
    access: 'public',
    params: inExport,
    reply: file('application/json'),
    refusals: ['not_found', 'too_many_requests'],
  },
})
