import Type from 'typebox'
import { anyStaff, coordinators, endpoints, keepers } from './endpoint.ts'
import { id, inStreet, line, list, orNull, record } from './schema.ts'
import { named } from './service.ts'

export const locationEdit = record({
  name: line(40),
  address: line(100, 0),
  areaId: orNull(id),
  latitude: orNull(Type.Number({ minimum: -90, maximum: 90 })),
  longitude: orNull(Type.Number({ minimum: -180, maximum: 180 })),
})

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
    refusals: ['not_allowed', 'name_taken'],
  },
})
