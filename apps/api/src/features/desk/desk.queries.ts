import type { DeskDay, DeskSlot, RosterLine } from '@yunxuan/contract'
import {
  addDays,
  csvFile,
  type PendingSort,
  type Sort,
  sayDateTime,
  shanghaiDate,
  shanghaiInstant,
} from '@yunxuan/domain'
import { fromCursor, toCursor, toPage, wrongCursor } from '../../platform/cursor.ts'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import type { Scope } from '../../platform/scope.ts'
import { orderOf, toSortedPage } from '../../platform/sorting.ts'
import { type BookingRow, findBooking, listSlotBookings } from '../booking/booking.store.ts'
import {
  countSlotBookings,
  noTally,
  type SlotTally,
  searchSlotBookings,
} from '../booking/booking-desk.store.ts'
import { presentRosterLine } from '../booking/booking-present.ts'
import { countPendingListed, listPending } from '../booking/pending.store.ts'
import { countToCall } from '../call/call.store.ts'
import { findSlot, listSlots, listSlotsBetween, type SlotRow } from '../slot/slot.store.ts'
import { countWaiting } from '../waitlist/waitlist.store.ts'
import { listBookingIdsByCode } from './desk.store.ts'
import type { DeskScope } from './desk-scope.ts'

// A line is some 400 bytes and is drawn; a page goes on to the end of its last slot.
const linesAtOnce = 200

/** What of a day's lines is asked for. */
export interface DeskQuery {
  day?: string | undefined
  slotId?: string | undefined
  standing?: 'expected' | 'attended' | undefined
  q?: string | undefined
  cursor?: string | undefined
}

/** Returns the desk of a day (Shanghai): the slots in scope, the day's figures, and a page of everybody expected. */
export async function readDesk(
  db: Executor,
  ask: { streetId: string; query: DeskQuery; now: Date; scope: DeskScope; reach: Scope },
): Promise<DeskDay> {
  const { streetId, scope, query } = ask
  const day = query.day ?? shanghaiDate(ask.now)
  const all = await listSlotsBetween(db, streetId, spanOf(day))
  const slots = all.filter(slot => scope.has(slot))
  const ids = slots.map(slot => slot.id)
  const tallies = await countSlotBookings(db, streetId, ids)
  const waiting = await countWaiting(db, streetId, ids)
  const deskSlots = slots.map(slot =>
    presentDeskSlot(slot, tallies.get(slot.id) ?? noTally, waiting.get(slot.id) ?? 0),
  )
  const sum = (pick: (slot: DeskSlot) => number) => deskSlots.reduce((total, slot) => total + pick(slot), 0)
  const { lines, nextCursor } = await readDeskLines(db, { streetId, slots, tallies, query, now: ask.now })
  return {
    day,
    figures: {
      slots: deskSlots.filter(slot => slot.status === 'open').length,
      expected: sum(slot => slot.expected),
      attended: sum(slot => slot.attended),
      waiting: sum(slot => slot.waiting),
      pending: [...tallies.values()].reduce((total, tally) => total + tally.pending, 0),
      toCall: await countToCall(db, { streetId, scope: ask.reach, now: ask.now }),
    },
    slots: deskSlots,
    lines,
    nextCursor,
  }
}

/** Returns the lines of the slots that follow a cursor, until they fill a page. */
async function readDeskLines(
  db: Executor,
  day: {
    streetId: string
    slots: readonly SlotRow[]
    tallies: ReadonlyMap<string, SlotTally>
    query: DeskQuery
    now: Date
  },
): Promise<Pick<DeskDay, 'lines' | 'nextCursor'>> {
  const { query, streetId, tallies } = day
  const wanted = query.slotId === undefined ? day.slots : day.slots.filter(slot => slot.id === query.slotId)
  const after = query.cursor === undefined ? undefined : placeOf(query.cursor)
  // All pages are in the order of the first, whatever ended meanwhile.
  const now = after?.now ?? day.now
  const isOver = (slot: SlotRow) => Number(slot.endsAt <= now)
  const ordered = [...wanted].sort((a, b) => isOver(a) - isOver(b))
  const rest = after === undefined ? ordered : restAfter(ordered, after)
  const text = deskText(query.q)
  // Words and standing leave few of many: they are looked for in the whole day.
  if (text !== '' || query.standing !== undefined) {
    const found = await searchSlotBookings(db, {
      streetId,
      slotIds: rest.map(slot => slot.id),
      after: after?.bookingId ?? null,
      standing: query.standing ?? null,
      text,
      limit: linesAtOnce + 1,
    })
    const page = toPage(found, linesAtOnce, ({ slotId, id }) => [now.getTime(), slotId, id])
    return { lines: presentLines(page.items, rest), nextCursor: page.nextCursor }
  }
  let held = 0
  const cut = rest.findIndex(slot => {
    held += tallies.get(slot.id)?.lines ?? 0
    return held >= linesAtOnce
  })
  const page = cut === -1 ? rest : rest.slice(0, cut + 1)
  const bookings = await listSlotBookings(
    db,
    streetId,
    page.map(slot => slot.id),
  )
  const last = page.at(-1)
  const hasMore = last !== undefined && page.length < rest.length
  return {
    lines: presentLines(bookings, page),
    nextCursor: hasMore ? toCursor([now.getTime(), last.id, null]) : null,
  }
}

/** A place in the lines of a day: after a slot, or after one of its lines, in the order of the first page. */
interface DeskPlace {
  now: Date
  slotId: string
  bookingId: string | null
}

function placeOf(cursor: string): DeskPlace {
  const [at, slotId, bookingId] = fromCursor(cursor, 3)
  const now = new Date(Number(at))
  if (Number.isNaN(now.getTime())) throw wrongCursor()
  return { now, slotId: String(slotId), bookingId: bookingId == null ? null : String(bookingId) }
}

/** Returns the slots that follow a place, with its own where lines of that are left. */
function restAfter(slots: readonly SlotRow[], { slotId, bookingId }: DeskPlace): SlotRow[] {
  const index = slots.findIndex(slot => slot.id === slotId)
  if (index === -1) throw wrongCursor()
  return slots.slice(bookingId === null ? index + 1 : index)
}

/** Returns what was typed as it is compared: in whatever width and spacing. */
function deskText(typed: string | undefined): string {
  return (typed ?? '').normalize('NFKC').replace(/[\s-]/g, '').toLowerCase()
}

function presentLines(bookings: readonly BookingRow[], slots: readonly SlotRow[]): RosterLine[] {
  const bySlot = new Map(slots.map(slot => [slot.id, slot]))
  return bookings.flatMap(booking => {
    const slot = bySlot.get(booking.slotId)
    return slot === undefined ? [] : [presentRosterLine(booking, slot)]
  })
}

/** Returns the roster of a slot, masked where it hangs on a wall. */
export async function readRoster(
  db: Executor,
  ask: { streetId: string; slotId: string; isMasked: boolean; scope: DeskScope },
): Promise<{ slot: DeskSlot; lines: RosterLine[] }> {
  const slot = await findSlot(db, ask.streetId, ask.slotId)
  if (slot === undefined) throw new Refusal('not_found')
  ask.scope.require(slot)
  const bookings = await listSlotBookings(db, ask.streetId, [slot.id])
  const tallies = await countSlotBookings(db, ask.streetId, [slot.id])
  const waiting = await countWaiting(db, ask.streetId, [slot.id])
  return {
    slot: presentDeskSlot(slot, tallies.get(slot.id) ?? noTally, waiting.get(slot.id) ?? 0),
    lines: bookings.map(booking => presentRosterLine(booking, slot, ask.isMasked)),
  }
}

/** Returns the line behind a scanned or typed code: of the day's bookings when it is six digits. */
export async function lookUpCode(
  db: Executor,
  ask: { streetId: string; code: string; now: Date; scope: DeskScope },
): Promise<RosterLine> {
  const { streetId, scope } = ask
  const typed = ask.code.replace(/\s/g, '')
  const scanned = /^yunxuan:booking:([0-9a-f-]{36})$/.exec(typed)?.[1]
  const span = spanOf(shanghaiDate(ask.now))
  const ids = scanned === undefined ? await listBookingIdsByCode(db, streetId, typed, span) : [scanned]
  const here: RosterLine[] = []
  for (const id of ids) {
    const found = await findBooking(db, streetId, id)
    if (found === undefined) continue
    if (scope.has(found.slot)) here.push(presentRosterLine(found.booking, found.slot))
    else if (scanned !== undefined) scope.require(found.slot)
  }
  const [first] = here
  if (first === undefined) throw new Refusal('code_not_found')
  // Two people may share six digits: who is still expected is meant, and the desk asks when that is both.
  if (here.filter(line => line.status === 'booked').length > 1) throw new Refusal('code_shared')
  return first
}

const defaultLimit = 50

/** Returns bookings in scope that wait for a yes. */
export async function listApprovals(
  db: Executor,
  ask: { streetId: string; now: Date; query: ApprovalsQuery; scope: Scope },
): Promise<{ items: RosterLine[]; nextCursor: string | null; total: number | null }> {
  const { streetId, now, query, scope } = ask
  const limit = query.limit ?? defaultLimit
  const order = orderOf<PendingSort>('asked', query)
  const pending = { streetId, now, scope, q: query.q, order, limit: limit + 1 }
  const page = toSortedPage(await listPending(db, pending), limit, order, booking => booking.id)
  const slots = await listSlots(
    db,
    streetId,
    page.items.map(booking => booking.slotId),
  )
  const items = page.items.flatMap(booking => {
    const slot = slots.get(booking.slotId)
    return slot === undefined ? [] : [presentRosterLine(booking, slot)]
  })
  return { items, nextCursor: page.nextCursor, total: await countPendingListed(db, pending) }
}

interface ApprovalsQuery {
  q?: string
  sort?: Sort<PendingSort>
  cursor?: string
  limit?: number
}

/** Returns a roster as a spreadsheet reads it. */
export function toCsv(lines: readonly RosterLine[]): string {
  const head = ['姓名', '电话', '几位', '状态', '预约码', '签到时间', '备注']
  const rows = lines.map(line => [
    line.personName,
    line.phone ?? line.phoneTail ?? '',
    String(line.party),
    statusNames[line.status] ?? line.status,
    line.code,
    line.receivedAt === null ? '' : sayDateTime(new Date(line.receivedAt)),
    line.reason,
  ])
  return csvFile([head, ...rows])
}

const statusNames: Readonly<Record<string, string>> = {
  pending: '待审核',
  booked: '待到',
  attended: '已到',
  no_show: '未到',
  excused: '请假',
  cancelled: '已取消',
  late_cancelled: '临时取消',
}

function presentDeskSlot(slot: SlotRow, tally: SlotTally, waiting: number): DeskSlot {
  return {
    id: slot.id,
    serviceId: slot.serviceId,
    serviceTitle: slot.title,
    organizationName: slot.organizationName,
    locationName: slot.locationName,
    room: slot.room,
    isElsewhere: slot.isElsewhere,
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
    status: slot.status,
    places: slot.places,
    taken: tally.taken,
    held: slot.held,
    waiting,
    attended: tally.attended,
    expected: tally.expected,
    awaited: tally.awaited,
  }
}

function spanOf(day: string): { from: Date; to: Date } {
  return { from: shanghaiInstant(day), to: shanghaiInstant(addDays(day, 1)) }
}
