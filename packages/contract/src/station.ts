import {
  facilities,
  facilityStates,
  hoursDenials,
  stationKinds,
  stationSorts,
  wholeDay,
} from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { coordinators, endpoints } from './endpoint.ts'
import {
  countedPage,
  day,
  id,
  inStreet,
  instant,
  line,
  nothing,
  oneOf,
  orNull,
  page,
  paging,
  phone,
  record,
  searchText,
  sortedBy,
  streetId,
} from './schema.ts'
import { location } from './service.ts'

const minute = Type.Integer({ minimum: 0, maximum: wholeDay })

/** A time of every week (HSDS schedule): weekday 1 is Monday, minutes of the day in Shanghai. */
export const openingTime = record({
  weekday: Type.Integer({ minimum: 1, maximum: 7 }),
  opensAt: minute,
  closesAt: minute,
})

/** Something there for whoever comes in, and whether it can be used. */
export const stationFacility = record({ facility: oneOf(facilities), state: oneOf(facilityStates) })
export type StationFacility = Static<typeof stationFacility>

const described = {
  kind: oneOf(stationKinds),
  /** What else there is to know, such as for whom it is. */
  note: line(200, 0),
  hours: Type.Array(openingTime, { maxItems: 28 }),
  /** When nobody need come although the hours say so. */
  closure: orNull(record({ from: day, until: orNull(day), reason: line(60) })),
  facilities: Type.Array(stationFacility, { maxItems: facilities.length }),
}

/** What somebody writes of a station beside what its location is. */
export const stationEdit = record({ ...described, phone: orNull(phone) })
export type StationEdit = Static<typeof stationEdit>

/** Whether one may come in now; of what closes or opens, when. */
export const openness = Type.Union([
  record({ state: Type.Literal('open'), until: orNull(instant) }),
  record({ state: Type.Literal('closed'), opens: orNull(instant) }),
  record({ state: Type.Literal('shut'), until: orNull(day), reason: Type.String() }),
  record({ state: Type.Literal('unknown') }),
])

/** A station as whoever looks for one sees it. */
export const station = record({
  /** Its id is the station's, too. */
  location,
  ...described,
  phone: orNull(Type.String()),
  openness,
  /** As the crow flies; null where nobody said from where, or nobody knows where it is. */
  metres: orNull(Type.Integer()),
  /** The day on which somebody last said that all of it is true. */
  confirmedDate: day,
  /** Nobody has said so for longer than the street allows. */
  isUnconfirmed: Type.Boolean(),
})
export type Station = Static<typeof station>

/** A station as those who look after it see it. */
export const managedStation = record({
  ...station.properties,
  /** Raised by every change; sent back with an edit so that two people do not overwrite each other. */
  version: Type.Integer(),
  /** Whether the caller may change it. */
  isOwn: Type.Boolean(),
})
export type ManagedStation = Static<typeof managedStation>

const atLocation = record({ streetId, locationId: id })
const kept = ['not_found', 'not_allowed'] as const

// An address is written down on its way: whoever asks says the point no finer than a hundred metres.
const about = (degrees: number) => Type.Optional(Type.Number({ minimum: -degrees, maximum: degrees }))

export const stationEndpoints = endpoints({
  'GET /v1/streets/:streetId/stations': {
    summary: 'Where one may rest, be helped or come together: those that are open first, then the nearest',
    access: 'public',
    params: inStreet,
    query: record({
      kind: Type.Optional(oneOf(stationKinds)),
      facility: Type.Optional(oneOf(facilities)),
      /** Whoever says no point has those of their community before others. */
      areaId: Type.Optional(id),
      latitude: about(90),
      longitude: about(180),
      ...paging,
    }),
    reply: page(station),
    refusals: [],
  },
  'GET /v1/streets/:streetId/stations/:locationId': {
    summary: 'One station, as the code at its door opens it',
    access: 'public',
    params: atLocation,
    reply: station,
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/managed/stations': {
    summary: 'The stations of the street for those who look after them',
    access: coordinators,
    params: inStreet,
    query: record({
      q: searchText,
      kind: Type.Optional(oneOf(stationKinds)),
      /** Those where something is broken or out, or that nobody has confirmed for long. */
      due: Type.Optional(oneOf(['wanting', 'unconfirmed'])),
      ...sortedBy(stationSorts),
      ...paging,
    }),
    reply: countedPage(managedStation),
    refusals: ['not_allowed'],
  },
  'PUT /v1/streets/:streetId/managed/stations/:locationId': {
    summary: 'Make a location a station (version 0) or change one; whoever writes confirms all of it',
    access: coordinators,
    params: atLocation,
    body: record({ version: Type.Integer(), edit: stationEdit }),
    reply: managedStation,
    refusals: [...kept, 'invalid_request', 'changed_meanwhile', ...hoursDenials],
  },
  'POST /v1/streets/:streetId/managed/stations/:locationId/confirmation': {
    summary: 'Confirm that all that is written of a station is still true',
    access: coordinators,
    params: atLocation,
    reply: managedStation,
    refusals: kept,
  },
  'DELETE /v1/streets/:streetId/managed/stations/:locationId': {
    summary: 'A location is a station no longer; it stays a location',
    access: coordinators,
    params: atLocation,
    reply: nothing,
    status: 204,
    refusals: kept,
  },
})
