import Type from 'typebox'
import { coordinators, endpoints } from './endpoint.ts'
import { file, inStreet, instant, orNull, record } from './schema.ts'

const head = record({ seq: Type.Integer(), hash: Type.String() })

export const chainEndpoints = endpoints({
  'GET /v1/streets/:streetId/chain/heads': {
    summary: 'The published heads of the chain of hours, by month, and where it stands now',
    access: 'public',
    params: inStreet,
    reply: record({
      current: orNull(record({ ...head.properties, at: instant })),
      months: Type.Array(record({ month: Type.String(), ...head.properties, publishedAt: instant })),
    }),
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/managed/chain/export': {
    summary: 'The whole chain as lines of JSON, for `yunxuan verify`; volunteers by number, without names',
    access: coordinators,
    params: inStreet,
    reply: file('application/x-ndjson'),
    refusals: ['not_allowed'],
  },
})
