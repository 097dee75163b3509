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
import { day, id, inStreet, instant, oneOf, orNull, page, paging, record, streetId } from './schema.ts'

export const named = record({ id, name: Type.String() })

export const location = record({
  id,
  name: Type.String(),
  address: Type.String(),
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

export const serviceCard = record({
  id,
  title: Type.String(),
  summary: Type.String(),
  category: oneOf(categories),
  brand: orNull(named),
  organization: named,
  locationName: Type.String(),
  areaName: orNull(Type.String()),
  mode: oneOf(serviceModes),
  /** Price in 分; null when it is free. */
  feeFen: orNull(Type.Integer({ minimum: 0 })),
  isUnconfirmed: Type.Boolean(),
  isSample: Type.Boolean(),
  averageStars: orNull(Type.Number()),
  nextSlot: orNull(nextSlot),
})
export type ServiceCard = Static<typeof serviceCard>

export const service = record({
  ...serviceCard.properties,
  description: Type.String(),
  audiences: Type.Array(oneOf(audiences)),
  eligibility: Type.String(),
  minimumAge: orNull(Type.Integer()),
  maximumAge: orNull(Type.Integer()),
  /** Communities whose residents may come; empty for everybody. */
  residentsOf: Type.Array(named),
  bring: Type.Array(Type.String()),
  feeNote: Type.String(),
  phone: Type.String(),
  location,
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

/** A slot as this caller sees it: the decision comes with it. */
export const slot = record({
  id,
  serviceId: id,
  startsAt: instant,
  endsAt: instant,
  status: oneOf(slotStatuses),
  places: Type.Integer(),
  placesLeft: Type.Integer(),
  waiting: Type.Integer(),
  room: Type.String(),
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
  q: Type.Optional(Type.String({ maxLength: 60 })),
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
    reply: record({ items: Type.Array(slot) }),
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/services/:serviceId/ratings': {
    summary: 'What people said of a service, newest first',
    access: 'public',
    params: inService,
    query: record(paging),
    reply: page(rating),
    refusals: ['not_found'],
  },
})
