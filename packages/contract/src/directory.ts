import { pointDenials } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { anyStaff, coordinators, endpoints, keepers } from './endpoint.ts'
import { pictureChoice } from './picture.ts'
import { id, inStreet, line, list, orNull, record } from './schema.ts'
import { named } from './service.ts'

// Two that are mixed up are said to be, not refused as numbers.
const degrees = Type.Number({ minimum: -180, maximum: 180 })

/** What somebody writes of a place; coordinates are GCJ-02, as maps of mainland China show them. */
export const locationEdit = record({
  name: line(40),
  address: line(100, 0),
  /** How one gets there and in: which gate, steps, a ramp, a lift (HSDS accessibility). */
  access: line(200, 0),
  areaId: orNull(id),
  latitude: orNull(degrees),
  longitude: orNull(degrees),
  /** How one knows it when standing before it. */
  picture: orNull(pictureChoice),
})
export type LocationEdit = Static<typeof locationEdit>

/** Who offers something in a street, and where. */
export const directoryEndpoints = endpoints({
  'GET /v1/streets/:streetId/organizations': {
    summary: 'Organizations of the street',
    access: anyStaff,
    params: inStreet,
    reply: list(named),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/organizations': {
    summary: 'Add an organization',
    access: coordinators,
    params: inStreet,
    body: record({ name: line(40) }),
    reply: named,
    status: 201,
    refusals: ['not_allowed', 'name_taken'],
  },
  'GET /v1/streets/:streetId/locations': {
    summary: 'Places where services are had',
    access: anyStaff,
    params: inStreet,
    reply: record({ items: Type.Array(record({ id, ...locationEdit.properties })) }),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/locations': {
    summary: 'Add a place',
    access: keepers,
    params: inStreet,
    body: locationEdit,
    reply: record({ id, ...locationEdit.properties }),
    status: 201,
    refusals: ['not_allowed', 'name_taken', ...pointDenials],
  },
})
