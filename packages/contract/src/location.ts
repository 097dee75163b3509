import { locationSorts, pointDenials } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { locationEdit } from './directory.ts'
import { coordinators, endpoints } from './endpoint.ts'
import { picture } from './picture.ts'
import {
  countedPage,
  id,
  inStreet,
  orNull,
  paging,
  record,
  searchText,
  sortedBy,
  streetId,
} from './schema.ts'

/** A place as those who look after it see it. */
export const managedLocation = record({
  id,
  /** Raised by every change; sent back with an edit so that two people do not overwrite each other. */
  version: Type.Integer(),
  edit: locationEdit,
  picture: orNull(picture),
  areaName: orNull(Type.String()),
  /** How many services and activities are usually had there; archived ones are not counted. */
  services: Type.Integer(),
  /** How many of their times are still to come there. */
  coming: Type.Integer(),
  /** Whether the caller may change it. */
  isOwn: Type.Boolean(),
})
export type ManagedLocation = Static<typeof managedLocation>

/** What another address of a place would come to. */
export const locationPreview = record({
  /** How many coming times are had there. */
  slots: Type.Integer(),
  /** Everybody who will be told, each once. */
  people: Type.Array(
    record({
      memberId: id,
      name: Type.String(),
      phone: orNull(Type.String()),
      /** Whether they can read it by themselves; who cannot has to be phoned. */
      hasAccount: Type.Boolean(),
    }),
  ),
})
export type LocationPreview = Static<typeof locationPreview>

const inLocation = record({ streetId, locationId: id })
const managed = ['not_found', 'not_allowed', 'invalid_request', ...pointDenials] as const

/** The places of a street, kept by those who look after its areas. */
export const locationEndpoints = endpoints({
  'GET /v1/streets/:streetId/managed/locations': {
    summary: 'Places of the street, with what is had there',
    access: coordinators,
    params: inStreet,
    query: record({ q: searchText, areaId: Type.Optional(id), ...sortedBy(locationSorts), ...paging }),
    reply: countedPage(managedLocation),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/locations/:locationId/preview': {
    summary: 'Whom a change of a place would concern: nobody, unless its address becomes another',
    access: coordinators,
    params: inLocation,
    body: locationEdit,
    reply: locationPreview,
    refusals: managed,
  },
  'PUT /v1/streets/:streetId/managed/locations/:locationId': {
    summary: 'Change a place; whoever counts on a coming slot there is told its new address',
    access: coordinators,
    params: inLocation,
    body: record({ version: Type.Integer(), edit: locationEdit }),
    reply: record({
      location: managedLocation,
      /** How many people are told on their phones, and how many have to be phoned. */
      told: Type.Integer(),
      toCall: Type.Integer(),
    }),
    refusals: [...managed, 'changed_meanwhile', 'name_taken'],
  },
})
