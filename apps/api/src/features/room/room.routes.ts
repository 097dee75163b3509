import {
  coordinators,
  type ManagedRoom,
  type ManagedRoomUse,
  type Occupancy,
  type Room,
  type RoomUse,
} from '@yunxuan/contract'
import {
  addDays,
  isAllowed,
  occupiedUntil,
  segmentsFrom,
  shanghaiDate,
  shanghaiInstant,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import { fromCursor, fromTimeCursor, toPage } from '../../platform/cursor.ts'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { scopeOf } from '../../platform/scope.ts'
import type { Serving } from '../../platform/serve.ts'
import { presentLocation } from '../directory/location-present.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { listNamingSlots, listStanding, reopen, type StandingRow } from './occupancy.store.ts'
import { addRoom, askForRoom, editRoom, existing, giveRoom, holdRoom, withdrawUse } from './room.service.ts'
import { findRoom, listOwnUses, listRooms, listUses, type RoomRow, type RoomUseRow } from './room.store.ts'
import { adoptSlots, closeRoom, collisionOf, decideUse, previewClosure } from './room-decision.service.ts'

const pageSize = 50

export function bindRoom(on: Serving): void {
  bindAsking(on)
  bindKeeping(on)
  bindDeciding(on)
  bindClosing(on)
}

function bindAsking(on: Serving): void {
  on.read('GET /v1/streets/:streetId/stations/:locationId/rooms', async ({ db, params }) => {
    const rooms = await listRooms(db, params.streetId, params.locationId)
    return { items: rooms.filter(({ isWithdrawn }) => !isWithdrawn).map(presentRoom) }
  })

  on.read('GET /v1/streets/:streetId/rooms/:roomId/segments', async ({ db, params, now }) => {
    const { streetId, roomId } = params
    const row = existing(await findRoom(db, streetId, roomId))
    if (row.isWithdrawn) throw new Refusal('not_found')
    const { bookingOpensDays } = await loadPolicy(db, streetId)
    const segments = segmentsFrom(row.segments, shanghaiDate(now), bookingOpensDays + 1)
    const until = shanghaiInstant(addDays(shanghaiDate(now), bookingOpensDays + 2))
    const standing = await listStanding(db, streetId, { roomIds: [roomId], from: now, until })
    const items = segments
      .filter(({ startsAt }) => startsAt > now)
      .map(segment => ({ ...isoSpan(segment), isTaken: isTaken(row, segment, standing) }))
    return { room: presentRoom(row), location: presentLocation(row), items }
  })

  on.write('POST /v1/streets/:streetId/rooms/:roomId/uses', async ({ tx, params, body, caller, now }) =>
    presentUse(await askForRoom(tx, { ...params, wish: body, caller, now })),
  )

  on.read('GET /v1/streets/:streetId/me/room-uses', async ({ db, params, query, caller }) => {
    const limit = query.limit ?? pageSize
    const before = query.cursor === undefined ? null : String(fromCursor(query.cursor, 1)[0])
    const of = { memberId: caller.member.id, before, limit: limit + 1 }
    const page = toPage(await listOwnUses(db, params.streetId, of), limit, row => [row.id])
    return { ...page, items: page.items.map(presentUse) }
  })

  on.write('DELETE /v1/streets/:streetId/room-uses/:useId', async ({ tx, params, caller, now }) =>
    presentUse(await withdrawUse(tx, { ...params, caller, now })),
  )
}

function bindKeeping(on: Serving): void {
  on.read('GET /v1/streets/:streetId/managed/rooms', async ({ db, params, caller, now }) => ({
    items: (await listRooms(db, params.streetId, null)).map(row => presentManaged(row, caller, now)),
  }))

  on.write('POST /v1/streets/:streetId/managed/rooms', async ({ tx, params, body, caller, now }) =>
    presentManaged(await addRoom(tx, { ...params, ...body, caller, now }), caller, now),
  )

  on.write('PUT /v1/streets/:streetId/managed/rooms/:roomId', async ({ tx, params, body, caller, now }) =>
    presentManaged(await editRoom(tx, { ...params, ...body, caller, now }), caller, now),
  )

  on.read('GET /v1/streets/:streetId/managed/room-calendar', async ({ db, params, query }) => {
    const { from, days = 1 } = query
    const roomIds = (await listRooms(db, params.streetId, null)).map(({ id }) => id)
    const span = { roomIds, from: shanghaiInstant(from), until: shanghaiInstant(addDays(from, days)) }
    const standing = (await listStanding(db, params.streetId, span)).map(presentStanding)
    const naming = (await listNamingSlots(db, params.streetId, span)).map(
      ({ id, roomId, title, taken, ...times }): Occupancy => ({
        ...{ id, roomId, title, heads: taken, kind: 'slot_named' as const },
        ...isoSpan(times),
      }),
    )
    return { items: [...standing, ...naming].sort((a, b) => a.startsAt.localeCompare(b.startsAt)) }
  })
}

function bindDeciding(on: Serving): void {
  on.read('GET /v1/streets/:streetId/managed/room-uses', async ({ db, params, query, caller }) => {
    const { state = 'pending', cursor, limit = pageSize } = query
    const isPending = state === 'pending'
    const { isWholeStreet, areaIds } = scopeOf(caller, coordinators.roles)
    const after = cursor === undefined ? null : fromTimeCursor(cursor)
    const of = { isPending, isWholeStreet, areaIds, after, limit: limit + 1 }
    const page = toPage(await listUses(db, params.streetId, of), limit, row => [
      (isPending ? row.startsAt : row.createdAt).toISOString(),
      row.id,
    ])
    return { ...page, items: await presentForDesk(db, params.streetId, page.items) }
  })

  on.write(
    'POST /v1/streets/:streetId/managed/rooms/:roomId/uses',
    async ({ tx, params, body, caller, now }) => {
      const row = await giveRoom(tx, { ...params, ...body, caller, now })
      return presentDecided(row)
    },
  )

  on.write(
    'POST /v1/streets/:streetId/managed/room-uses/:useId/decision',
    async ({ tx, params, body, caller, now }) =>
      presentDecided(await decideUse(tx, { ...params, ...body, caller, now })),
  )
}

function bindClosing(on: Serving): void {
  // It names who is concerned, with their numbers: that is kept nowhere.
  on.secret(
    'POST /v1/streets/:streetId/managed/rooms/:roomId/closures/preview',
    async ({ tx, params, body, caller, now }) => ({
      people: (await previewClosure(tx, { ...params, closing: body, caller, now })).map(presentConcerned),
    }),
  )

  on.write(
    'POST /v1/streets/:streetId/managed/rooms/:roomId/closures',
    async ({ tx, params, body, caller, now }) => ({
      people: (await closeRoom(tx, { ...params, closing: body, caller, now })).map(presentConcerned),
    }),
  )

  on.write(
    'DELETE /v1/streets/:streetId/managed/rooms/:roomId/closures/:closureId',
    async ({ tx, params, caller, now }) => {
      await holdRoom(tx, { ...params, caller, now })
      if (!(await reopen(tx, params.streetId, params))) throw new Refusal('not_found')
      return null
    },
  )

  on.write(
    'POST /v1/streets/:streetId/managed/rooms/:roomId/adoption',
    async ({ tx, params, caller, now }) => {
      const { isDone, items } = await adoptSlots(tx, { ...params, caller, now })
      return {
        isDone,
        items: items.map(({ slot: { id, title, ...times }, collision }) => ({
          ...{ slotId: id, title, collision },
          ...isoSpan(times),
        })),
      }
    },
  )
}

const isoSpan = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
})

type Times = Pick<StandingRow, 'startsAt' | 'endsAt'>

/** Whether something stands in a room in a segment, or so shortly before or after that it is not swept. */
function isTaken({ bufferMinutes }: RoomRow, segment: Times, standing: readonly StandingRow[]): boolean {
  return standing.some(
    other =>
      other.startsAt < occupiedUntil(segment, bufferMinutes) &&
      segment.startsAt < occupiedUntil(other, other.kind === 'closure' ? 0 : bufferMinutes),
  )
}

function presentRoom({ id, name, capacity, features, rules, needsApproval }: RoomRow): Room {
  return { id, name, capacity, features, rules, needsApproval }
}

function presentManaged(row: RoomRow, caller: MemberCaller, now: Date): ManagedRoom {
  const { id, version, locationId, locationName, name, capacity, features, bufferMinutes } = row
  const { rules, segments, needsApproval, isWithdrawn } = row
  return {
    ...{ id, version, locationId, locationName },
    edit: { name, capacity, features, bufferMinutes, rules, segments, needsApproval, isWithdrawn },
    isOwn: isAllowed(caller.grants, coordinators.roles, { areaIds: row.areaIds, organizationId: null }, now),
  }
}

function presentStanding({ id, roomId, kind, title, heads, ...times }: StandingRow): Occupancy {
  return { id, roomId, kind, title, heads, ...isoSpan(times) }
}

function presentUse(row: RoomUseRow): RoomUse {
  const { id, roomId, roomName, purpose, heads, groupName, status, reason } = row
  const location = presentLocation(row)
  return { id, roomId, roomName, location, purpose, heads, groupName, status, reason, ...isoSpan(row) }
}

function presentDecided(row: RoomUseRow, collision: string | null = null): ManagedRoomUse {
  const { id, roomId, roomName, locationName, purpose, heads, groupName, status, reason } = row
  const { personName, phone, decidedByName } = row
  return {
    ...{ id, roomId, roomName, locationName, purpose, heads, groupName, status, reason },
    ...{ personName, phone, decidedByName, collision, createdAt: row.createdAt.toISOString() },
    ...isoSpan(row),
  }
}

/** With what stands in the way of each that waits. */
async function presentForDesk(
  db: Executor,
  streetId: string,
  rows: readonly RoomUseRow[],
): Promise<ManagedRoomUse[]> {
  const waiting = rows.filter(({ status }) => status === 'pending')
  const [first] = waiting
  if (first === undefined) return rows.map(row => presentDecided(row))
  const dayMs = 86_400_000
  const standing = await listStanding(db, streetId, {
    roomIds: [...new Set(waiting.map(({ roomId }) => roomId))],
    from: new Date(Math.min(...waiting.map(({ startsAt }) => +startsAt)) - dayMs),
    until: new Date(Math.max(...waiting.map(({ endsAt }) => +endsAt)) + dayMs),
  })
  return rows.map(row => {
    const inRoom = standing.filter(({ roomId }) => roomId === row.roomId)
    return presentDecided(row, row.status === 'pending' ? collisionOf(row, [], inRoom) : null)
  })
}

function presentConcerned({ id, personName, phone, startsAt, purpose, hasAccount }: RoomUseRow) {
  return { useId: id, personName, phone, purpose, hasAccount, startsAt: startsAt.toISOString() }
}
