import Type from 'typebox'
import { endpoints } from './endpoint.ts'
import { file, id, inStreet, record, streetId } from './schema.ts'

/** A page by its number, as the HSDS API asks for one. */
const numbered = {
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  per_page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
}

const paged = record(numbered)

/** What HSDS 3.1 has a schema for: its replies are held against that, and not said a second time here. */
const json = file('application/json')
const refusals = ['not_found'] as const

/** The street’s services for other directories: the Human Services Data Specification 3.1, as its own API has it. */
export const hsdsEndpoints = endpoints({
  'GET /hsds/:streetId': {
    summary: 'Which version and profile of HSDS this is, and who publishes it',
    access: 'public',
    params: inStreet,
    reply: json,
    refusals,
  },
  'GET /hsds/:streetId/services': {
    summary: 'Published services and guides, as HSDS services; whole ones where `full` is asked for',
    access: 'public',
    params: inStreet,
    query: record({ ...numbered, full: Type.Optional(Type.Boolean()), organization_id: Type.Optional(id) }),
    reply: json,
    refusals,
  },
  'GET /hsds/:streetId/services/:serviceId': {
    summary:
      'A published service or guide with its times, places, costs and required documents, as a whole HSDS service',
    access: 'public',
    params: record({ streetId, serviceId: id }),
    reply: json,
    refusals,
  },
  'GET /hsds/:streetId/organizations': {
    summary: 'Who offers something that is published, and the street itself, as HSDS organizations',
    access: 'public',
    params: inStreet,
    query: paged,
    reply: json,
    refusals,
  },
  'GET /hsds/:streetId/organizations/:organizationId': {
    summary: 'One of those organizations',
    access: 'public',
    params: record({ streetId, organizationId: id }),
    reply: json,
    refusals,
  },
  'GET /hsds/:streetId/locations': {
    summary: 'Where something published is had, as HSDS locations; positions in WGS 84',
    access: 'public',
    params: inStreet,
    query: paged,
    reply: json,
    refusals,
  },
  'GET /hsds/:streetId/service_at_locations': {
    summary: 'Which service is had where, as HSDS has it',
    access: 'public',
    params: inStreet,
    query: paged,
    reply: json,
    refusals,
  },
})
