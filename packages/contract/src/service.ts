import {
  audiences,
  bookingDenials,
  categories,
  noteKinds,
  ratingTags,
  serviceModes,
  slotStatuses,
  waitlistDenials,
} from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { endpoints } from './endpoint.ts'
import { picture } from './picture.ts'
import {
  day,
  id,
  inStreet,
  instant,
  list,
  oneOf,
  orNull,
  page,
  paging,
  record,
  searchText,
  streetId,
} from './schema.ts'

export const named = record({ id, name: Type.String() })

export const location = record({
  id,
  name: Type.String(),
  /** With the street's name and the number of the house. */
  address: Type.String(),
  /** How one gets in: steps, a ramp, a lift (HSDS accessibility); empty where nobody has said. */
  access: Type.String(),
  areaId: orNull(id),
  areaName: orNull(Type.String()),
  /** GCJ-02, as Chinese maps read it. */
  latitude: orNull(Type.Number()),
  longitude: orNull(Type.Number()),
})
export type Location = Static<typeof location>

/** The next slot that can be had, with what a list shows of it. */
export const nextSlot = record({
  id,
  startsAt: instant,
  endsAt: instant,
  places: Type.Integer(),
  placesLeft: Type.Integer(),
})

/** What is shown of a service and of an activity everywhere. */
export const cardCore = record({
  id,
  title: Type.String(),
  summary: Type.String(),
  category: oneOf(categories),
  brand: orNull(named),
  organization: named,
  mode: oneOf(serviceModes),
  isSample: Type.Boolean(),
  picture: orNull(picture),
})

export const serviceCard = record({
  ...cardCore.properties,
  locationName: Type.String(),
  areaName: orNull(Type.String()),
  /** Price in 分; null when it is free. */
  feeFen: orNull(Type.Integer({ minimum: 0 })),
  isUnconfirmed: Type.Boolean(),
  averageStars: orNull(Type.Number()),
  nextSlot: orNull(nextSlot),
})
export type ServiceCard = Static<typeof serviceCard>

/** What the page of a service and of an activity alike shows beyond its card. */
export const pageCore = record({
  description: Type.String(),
  minimumAge: orNull(Type.Integer()),
  maximumAge: orNull(Type.Integer()),
  /** Communities whose residents may come; empty for everybody. */
  residentsOf: Type.Array(named),
  bring: Type.Array(Type.String()),
  phone: Type.String(),
  location,
  /** Of that place, as one knows it when standing before it. */
  locationPicture: orNull(picture),
})

export const service = record({
  ...serviceCard.properties,
  ...pageCore.properties,
  audiences: Type.Array(oneOf(audiences)),
  eligibility: Type.String(),
  /** What to do before coming: 空腹. */
  preparation: Type.Array(Type.String()),
  feeNote: Type.String(),
  durationMinutes: Type.Integer(),
  needsApproval: Type.Boolean(),
  /** What a private note to the provider may be about; null when none is asked for. */
  noteKind: orNull(oneOf(noteKinds)),
  partyMax: Type.Integer(),
  cancelCutoffMinutes: Type.Integer(),
  assuredDate: orNull(day),
  ratingCount: Type.Integer(),
})
export type Service = Static<typeof service>

/** The one place at which a slot is had. */
export const slotWhere = record({
  location,
  /** Where inside it. */
  room: Type.String(),
  /** Away from the service's usual place. */
  isElsewhere: Type.Boolean(),
})
export type SlotWhere = Static<typeof slotWhere>

/** What is known of a slot and of a shift alike. */
export const slotCore = record({
  ...nextSlot.properties,
  ...slotWhere.properties,
  status: oneOf(slotStatuses),
  waiting: Type.Integer(),
})

/** A slot as this caller sees it: the decision comes with it. */
export const slot = record({
  ...slotCore.properties,
  serviceId: id,
  /** Until when only those book who asked for it, or needed it as well; null where everybody does. */
  askersFirstUntil: orNull(instant),
  /** Why this caller (or the chosen dependant) may not book one place now; null when they may. */
  denial: orNull(oneOf(bookingDenials)),
  /** Why this caller may not wait for it; null when they may. */
  waitlistDenial: orNull(oneOf([...waitlistDenials, ...bookingDenials])),
  /** The caller's own active booking or waitlist entry of this slot. */
  bookingId: orNull(id),
  waitlistId: orNull(id),
})
export type Slot = Static<typeof slot>

export const serviceQuery = record({
  q: searchText,
  category: Type.Optional(oneOf(categories)),
  brand: Type.Optional(id),
  area: Type.Optional(id),
  audience: Type.Optional(oneOf(audiences)),
  mode: Type.Optional(oneOf(serviceModes)),
  from: Type.Optional(day),
  to: Type.Optional(day),
  /** Only services with places left in the span. */
  open: Type.Optional(Type.Boolean()),
  sort: Type.Optional(oneOf(['soonest', 'relevance'])),
  ...paging,
})
export type ServiceQuery = Static<typeof serviceQuery>

export const rating = record({
  id,
  stars: Type.Integer({ minimum: 1, maximum: 5 }),
  tags: Type.Array(oneOf(ratingTags)),
  text: Type.String(),
  /** Masked: 王*兰. */
  memberName: Type.String(),
  createdAt: instant,
  answer: orNull(record({ text: Type.String(), answeredAt: instant })),
})
export type Rating = Static<typeof rating>

export const inService = record({ streetId, serviceId: id })
export const inSlot = record({ streetId, slotId: id })

export const serviceEndpoints = endpoints({
  'GET /v1/streets/:streetId/services': {
    summary: 'Published services: search and filter',
    access: 'public',
    params: inStreet,
    query: serviceQuery,
    reply: page(serviceCard),
    refusals: ['not_found', 'invalid_request'],
  },
  'GET /v1/streets/:streetId/services/:serviceId': {
    summary: 'A published service',
    access: 'public',
    params: inService,
    reply: service,
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/services/:serviceId/slots': {
    summary: 'Slots of a service that are not over, as this caller may use them',
    access: 'public',
    params: inService,
    query: record({ dependantId: Type.Optional(id), from: Type.Optional(day), to: Type.Optional(day) }),
    reply: list(slot),
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/services/:serviceId/ratings': {
    summary: 'What people said of a service, newest first; in their words once the service has answered',
    access: 'public',
    params: inService,
    query: record(paging),
    reply: page(rating),
    refusals: ['not_found'],
  },
})
