import type { DeskWish } from '@yunxuan/contract'
import { holdsPlaces, type Reception, receive, type StaffRole, sayDateTime } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import type { StoredReply } from '../../platform/idempotency.ts'
import { Refusal } from '../../platform/refuse.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { freePlaces, lockBooking } from '../booking/booking.service.ts'
import { type BookingRow, changeBookings, findBooking } from '../booking/booking.store.ts'
import type { BookWish, PlaceAsk, PlaceWish } from '../booking/place-ask.ts'
import { checkPerson, plainPhone } from '../member/member.service.ts'
import { type NewNotice, writeNotices } from '../notice/notice.store.ts'
import { findSlot, type SlotRow } from '../slot/slot.store.ts'
import { policyOf } from '../slot/slot-facts.ts'
import { deskScopeOf } from './desk-scope.ts'

/** Roles that stand at a desk. */
export const deskRoles = ['coordinator', 'provider', 'administrator'] as const satisfies readonly StaffRole[]

/** Who stands at the desk, and of which street. */
export interface DeskAsk {
  streetId: string
  caller: MemberCaller
  now: Date
}

/** Checks a party in, excuses it, notes that it did not come, or undoes that; what comes free is offered. */
export async function receiveBooking(
  tx: Tx,
  ask: DeskAsk & { bookingId: string; reception: Reception },
): Promise<{ booking: BookingRow; slot: SlotRow }> {
  const { streetId, now, reception } = ask
  const { booking, slot } = await lockBooking(tx, streetId, ask.bookingId)
  const scope = await deskScopeOf(tx, streetId, ask.caller, deskRoles, now)
  const role = scope.roleFor(slot)
  const { checkInOpensMinutes } = policyOf(slot)
  const decision = receive(
    { status: booking.status, slotStatus: slot.status, startsAt: slot.startsAt, checkInOpensMinutes },
    reception,
    now,
  )
  if ('denial' in decision) throw new Refusal(decision.denial)
  if (decision.status === booking.status) return { booking, slot }
  // Excused before the lock: its places are given back, and only a batch takes places.
  if (holdsPlaces(decision.status) && !holdsPlaces(booking.status)) throw new Refusal('changed_meanwhile')
  const receivedAt = reception === 'check_in' ? now : null
  await changeBookings(tx, streetId, [{ id: booking.id, status: decision.status, receivedAt }], now)
  if (!holdsPlaces(decision.status)) await freePlaces(tx, streetId, { booking, slot }, now)
  if (reception === 'excuse') await writeNotices(tx, [excusedNotice(streetId, booking, slot)], now)
  await writeDeed(tx, ask, {
    role,
    action: `booking.${reception}`,
    id: booking.id,
    detail: { slotId: slot.id, from: booking.status, to: decision.status },
  })
  return { booking: { ...booking, status: decision.status, receivedAt }, slot }
}

function excusedNotice(streetId: string, booking: BookingRow, slot: SlotRow): NewNotice {
  return {
    streetId,
    memberId: booking.memberId,
    kind: 'excused',
    title: '服务台帮您请了假',
    text: `${slot.title}，${sayDateTime(slot.startsAt)}，名额已经让给别人。弄错了请打电话 ${slot.phone}。`,
    bookingId: booking.id,
    waitlistId: null,
  }
}

/** Rejects a booking that waits for a yes; its member is told why. */
export async function rejectBooking(
  tx: Tx,
  ask: DeskAsk & { bookingId: string; reason: string },
): Promise<{ booking: BookingRow; slot: SlotRow }> {
  const { streetId, now, reason } = ask
  const { booking, slot } = await lockBooking(tx, streetId, ask.bookingId)
  const scope = await deskScopeOf(tx, streetId, ask.caller, deskRoles, now)
  const role = scope.roleFor(slot)
  if (booking.status !== 'pending') throw new Refusal('booking_not_active')
  await changeBookings(tx, streetId, [{ id: booking.id, status: 'rejected', reason }], now)
  await writeNotices(
    tx,
    [
      {
        streetId,
        memberId: booking.memberId,
        kind: 'booking_rejected',
        title: '预约没有通过',
        text: `${slot.title}，${sayDateTime(slot.startsAt)}。原因：${reason}。有疑问请打电话 ${slot.phone}。`,
        bookingId: booking.id,
        waitlistId: null,
      },
    ],
    now,
  )
  await writeDeed(tx, ask, { role, action: 'booking.reject', id: booking.id, detail: { slotId: slot.id } })
  return { booking: { ...booking, status: 'rejected', reason }, slot }
}

type PlaceAtDesk = DeskAsk & Pick<PlaceAsk, 'claim' | 'present'>

/** Books for somebody who phones (代约), or registers and checks in somebody who is there. */
export async function bookAtDesk(
  deps: Deps,
  ask: PlaceAtDesk & { slotId: string; wish: DeskWish; source: 'desk' | 'walk_in' },
): Promise<StoredReply> {
  const { wish, source } = ask
  const slot = await findSlot(deps.db, ask.streetId, ask.slotId)
  return take(deps, ask, slot, {
    kind: 'book',
    source,
    person: await personOf(deps, ask),
    party: wish.party ?? 1,
    overlapAccepted: wish.overlapAccepted ?? false,
    note: null,
    shift: null,
  })
}

/** Says yes to a pending booking, or takes the places of an excused party again. */
export async function reactivateBooking(
  deps: Deps,
  ask: PlaceAtDesk & { bookingId: string; kind: 'approve' | 'restore' },
): Promise<StoredReply> {
  const found = await findBooking(deps.db, ask.streetId, ask.bookingId)
  return take(deps, ask, found?.slot, { kind: ask.kind, bookingId: ask.bookingId })
}

async function take(
  deps: Deps,
  ask: PlaceAtDesk,
  slot: SlotRow | undefined,
  wish: PlaceWish,
): Promise<StoredReply> {
  if (slot === undefined) throw new Refusal('not_found')
  const { streetId, caller, now, claim, present } = ask
  const scope = await deskScopeOf(deps.db, streetId, caller, deskRoles, now)
  const actor = { memberId: caller.member.id, role: scope.roleFor(slot) }
  return deps.takePlaces({ streetId, slotId: slot.id, wish, now, actor, claim, present })
}

/** Whoever is written down here is held to what a member says of themselves, and is found by the same number. */
async function personOf(
  { db }: Deps,
  { streetId, now, wish: { person } }: DeskAsk & { wish: DeskWish },
): Promise<BookWish['person']> {
  if ('memberId' in person) return { memberId: person.memberId, dependantId: person.dependantId ?? null }
  await checkPerson(db, streetId, person, now, 'person.')
  return {
    name: person.name.trim(),
    phone: person.phone === undefined ? null : plainPhone(person.phone),
    birthDate: person.birthDate ?? null,
    gender: person.gender ?? null,
    areaId: person.areaId ?? null,
    declared: [],
  }
}
