import {
  hoursDenials,
  roomDecisionDenials,
  roomDecisions,
  roomDenials,
  roomUseStatuses,
} from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { deskPerson } from './desk.ts'
import { coordinators, endpoints } from './endpoint.ts'
import {
  day,
  id,
  inStreet,
  instant,
  line,
  list,
  oneOf,
  orNull,
  page,
  paging,
  record,
  streetId,
} from './schema.ts'
import { location } from './service.ts'
import { openingTime } from './station.ts'

/** A time of a room, and whether somebody has it; what waits for a yes does not count. */
export const segment = record({ startsAt: instant, endsAt: instant, isTaken: Type.Boolean() })
export type Segment = Static<typeof segment>

/** A room as whoever wants it sees it. */
export const room = record({
  id,
  name: Type.String(),
  capacity: Type.Integer(),
  /** What is there, such as 投影. */
  features: Type.Array(Type.String()),
  rules: Type.String(),
  needsApproval: Type.Boolean(),
})
export type Room = Static<typeof room>

const segmentWished = {
  startsAt: instant,
  endsAt: instant,
  /** What for, as it hangs on the door. */
  purpose: line(40),
  heads: Type.Integer({ minimum: 1, maximum: 2000 }),
  /** For whom, where it is not the person alone. */
  groupName: line(30, 0),
}

/** What somebody asks a room for; they answer for it. */
export const roomWish = record(segmentWished)
export type RoomWish = Static<typeof roomWish>

/** An application of one's own. */
export const roomUse = record({
  id,
  roomId: id,
  roomName: Type.String(),
  location,
  ...segmentWished,
  status: oneOf(roomUseStatuses),
  /** Why not, or not any more. */
  reason: Type.String(),
})
export type RoomUse = Static<typeof roomUse>

/** What those who keep a room write of it. */
export const roomEdit = record({
  name: line(20),
  capacity: Type.Integer({ minimum: 1, maximum: 2000 }),
  features: Type.Array(line(12), { maxItems: 10, uniqueItems: true }),
  /** Between two uses, minutes. */
  bufferMinutes: Type.Integer({ minimum: 0, maximum: 240 }),
  rules: line(200, 0),
  /** Times of every week, each of which is had whole. */
  segments: Type.Array(openingTime, { maxItems: 42 }),
  needsApproval: Type.Boolean(),
  isWithdrawn: Type.Boolean(),
})
export type RoomEdit = Static<typeof roomEdit>

export const managedRoom = record({
  id,
  version: Type.Integer(),
  locationId: id,
  locationName: Type.String(),
  edit: roomEdit,
  isOwn: Type.Boolean(),
})
export type ManagedRoom = Static<typeof managedRoom>

/** What a room is taken by, or, of a slot that only names it (`slot_named`), is not. */
export const occupancyKinds = ['use', 'slot', 'slot_named', 'closure'] as const

/** Something that stands in a room on a day. */
export const occupancy = record({
  /** Of the application, the slot, or the closure. */
  id,
  roomId: id,
  kind: oneOf(occupancyKinds),
  startsAt: instant,
  endsAt: instant,
  /** What for: a purpose, a service, or why it is closed. */
  title: Type.String(),
  heads: orNull(Type.Integer()),
})
export type Occupancy = Static<typeof occupancy>

/** An application as those who decide see it. */
export const managedRoomUse = record({
  id,
  roomId: id,
  roomName: Type.String(),
  locationName: Type.String(),
  ...segmentWished,
  personName: Type.String(),
  phone: orNull(Type.String()),
  status: oneOf(roomUseStatuses),
  reason: Type.String(),
  decidedByName: orNull(Type.String()),
  createdAt: instant,
  /** What stands in the room at that time already. */
  collision: orNull(Type.String()),
})
export type ManagedRoomUse = Static<typeof managedRoomUse>

/** A slot that names a room, and what stands there already; null where nothing does. */
export const adoptable = record({
  slotId: id,
  title: Type.String(),
  startsAt: instant,
  endsAt: instant,
  collision: orNull(Type.String()),
})
export type Adoptable = Static<typeof adoptable>

/** Whoever had a room that is closed: to be told, or called where the app does not reach them. */
const concerned = record({
  useId: id,
  personName: Type.String(),
  phone: orNull(Type.String()),
  startsAt: instant,
  purpose: Type.String(),
  hasAccount: Type.Boolean(),
})

const inRoom = record({ streetId, roomId: id })
const inUse = record({ streetId, useId: id })
const kept = ['not_found', 'not_allowed'] as const
const closing = { from: instant, until: instant, reason: line(60) }

export const roomEndpoints = endpoints({
  'GET /v1/streets/:streetId/stations/:locationId/rooms': {
    summary: 'The rooms of a place that may be asked for',
    access: 'public',
    params: record({ streetId, locationId: id }),
    reply: list(room),
    refusals: [],
  },
  'GET /v1/streets/:streetId/rooms/:roomId/segments': {
    summary: 'When a room may be had in the days to come',
    access: 'public',
    params: inRoom,
    reply: record({ room, location, items: Type.Array(segment) }),
    refusals: ['not_found'],
  },
  'POST /v1/streets/:streetId/rooms/:roomId/uses': {
    summary: 'Ask for a room; one that needs no approval is had at once',
    access: 'member',
    params: inRoom,
    body: roomWish,
    reply: roomUse,
    status: 201,
    refusals: ['not_found', ...roomDenials],
  },
  'GET /v1/streets/:streetId/me/room-uses': {
    summary: 'What rooms one asked for, the latest first',
    access: 'member',
    params: inStreet,
    query: record(paging),
    reply: page(roomUse),
    refusals: [],
  },
  'DELETE /v1/streets/:streetId/room-uses/:useId': {
    summary: 'Take an application back, or give up a room that one has',
    access: 'member',
    params: inUse,
    reply: roomUse,
    refusals: ['not_found', ...roomDecisionDenials],
  },
  'GET /v1/streets/:streetId/managed/rooms': {
    summary: 'The rooms of the street for those who keep them',
    access: coordinators,
    params: inStreet,
    reply: list(managedRoom),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/rooms': {
    summary: 'Add a room to a place',
    access: coordinators,
    params: inStreet,
    body: record({ locationId: id, edit: roomEdit }),
    reply: managedRoom,
    status: 201,
    refusals: [...kept, 'name_taken', ...hoursDenials],
  },
  'PUT /v1/streets/:streetId/managed/rooms/:roomId': {
    summary: 'Change a room whose version is still the one that was read; what was promised in it stays',
    access: coordinators,
    params: inRoom,
    body: record({ version: Type.Integer(), edit: roomEdit }),
    reply: managedRoom,
    refusals: [...kept, 'changed_meanwhile', 'name_taken', ...hoursDenials],
  },
  'GET /v1/streets/:streetId/managed/room-calendar': {
    summary: 'What stands in each room, day by day',
    access: coordinators,
    params: inStreet,
    query: record({ from: day, days: Type.Optional(Type.Integer({ minimum: 1, maximum: 31 })) }),
    reply: list(occupancy),
    refusals: ['not_allowed'],
  },
  'GET /v1/streets/:streetId/managed/room-uses': {
    summary: 'Applications for rooms: those that wait, the soonest first; or the latest of all',
    access: coordinators,
    params: inStreet,
    query: record({ state: Type.Optional(oneOf(['pending', 'all'] as const)), ...paging }),
    reply: page(managedRoomUse),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/rooms/:roomId/uses': {
    summary: 'Give a room to somebody who is there or telephones: it is theirs at once',
    access: coordinators,
    params: inRoom,
    body: record({ person: deskPerson, wish: roomWish }),
    reply: managedRoomUse,
    status: 201,
    refusals: [...kept, 'invalid_request', ...roomDenials],
  },
  'POST /v1/streets/:streetId/managed/room-uses/:useId/decision': {
    summary: 'Approve or decline an application, or call off what was approved; whoever asked is told',
    access: coordinators,
    params: inUse,
    body: record({ to: oneOf(roomDecisions), reason: line(100, 0) }),
    reply: managedRoomUse,
    refusals: [...kept, 'reason_missing', 'room_taken', ...roomDecisionDenials],
  },
  'POST /v1/streets/:streetId/managed/rooms/:roomId/closures/preview': {
    summary: 'Who has a room that is to be closed, and would have to be told',
    access: coordinators,
    params: inRoom,
    body: record(closing),
    reply: record({ people: Type.Array(concerned) }),
    refusals: [...kept, 'closure_reversed'],
  },
  'POST /v1/streets/:streetId/managed/rooms/:roomId/closures': {
    summary: 'Close a room for a time: whoever had it is told, slots that are had in it stand in the way',
    access: coordinators,
    params: inRoom,
    body: record(closing),
    reply: record({ people: Type.Array(concerned) }),
    status: 201,
    refusals: [...kept, 'closure_reversed', 'room_taken'],
  },
  'DELETE /v1/streets/:streetId/managed/rooms/:roomId/closures/:closureId': {
    summary: 'Open a room again that was closed',
    access: coordinators,
    params: record({ streetId, roomId: id, closureId: id }),
    reply: Type.Null(),
    status: 204,
    refusals: kept,
  },
  'POST /v1/streets/:streetId/managed/rooms/:roomId/adoption': {
    summary:
      'Let coming slots that name a room have it: if any collides nothing is changed, and each is listed',
    access: coordinators,
    params: inRoom,
    reply: record({ isDone: Type.Boolean(), items: Type.Array(adoptable) }),
    refusals: kept,
  },
})
