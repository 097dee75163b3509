import type { WaitlistStatus } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'

/** A booking of a slot that is not over: a span of a person's time, and places their account holds. */
export interface HeldBooking {
  memberId: string
  personId: string
  slotId: string
  serviceId: string
  startsAt: Date
  endsAt: Date
  party: number
}

/** A waitlist entry whose offer is to be accepted. */
export interface EntryRow {
  id: string
  slotId: string
  memberId: string
  dependantId: string | null
  party: number
  status: WaitlistStatus
  offerExpiresAt: Date | null
}

/** An entry that waits, or is offered places, of a slot that is not over. */
export interface HeldWait extends EntryRow {
  personId: string
  serviceId: string
}

/**
 * Waits until nobody else counts what these members hold: it may be in the batch of another slot. No row is locked,
 * whose profile or roles others may be changing, nor written for it.
 */
export async function lockHoldings(tx: Tx, streetId: string, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return
  await tx.$client.query({
    name: 'place-lock-holdings',
    text: `select pg_advisory_xact_lock(hashtextextended('holdings ' || $1 || ' ' || m.id, 0))
      from (select unnest($2::uuid[])::text as id order by 1) m`,
    values: [streetId, memberIds],
  })
}

/** Returns the active bookings of members, for themselves and those they care for, which are all theirs. */
export async function listHeldBookings(
  db: Executor,
  streetId: string,
  memberIds: readonly string[],
  now: Date,
): Promise<HeldBooking[]> {
  if (memberIds.length === 0) return []
  const { rows } = await db.$client.query<HeldBooking>({
    name: 'place-held',
    text: `select b.member_id as "memberId", b.person_id as "personId", b.slot_id as "slotId",
        s.service_id as "serviceId", s.starts_at as "startsAt", s.ends_at as "endsAt", b.party
      from booking b join slot s on s.street_id = $1 and s.id = b.slot_id
      where b.street_id = $1 and b.member_id = any($2::uuid[])
        and b.status in ('pending', 'booked', 'attended', 'no_show') and s.ends_at > $3`,
    values: [streetId, memberIds, now],
  })
  return rows
}

/** Returns the entries by which members wait, for themselves and those they care for. */
export async function listHeldWaits(
  db: Executor,
  streetId: string,
  memberIds: readonly string[],
  now: Date,
): Promise<HeldWait[]> {
  if (memberIds.length === 0) return []
  const { rows } = await db.$client.query<HeldWait>({
    name: 'place-waits',
    text: `select w.id, w.slot_id as "slotId", w.member_id as "memberId", w.dependant_id as "dependantId",
        w.person_id as "personId", s.service_id as "serviceId", w.party, w.status,
        w.offer_expires_at as "offerExpiresAt"
      from waitlist w join slot s on s.street_id = $1 and s.id = w.slot_id
      where w.street_id = $1 and w.member_id = any($2::uuid[]) and w.status in ('waiting', 'offered')
        and s.ends_at > $3`,
    values: [streetId, memberIds, now],
  })
  return rows
}

/** Returns how many places of a service an account holds or waits for; its wait for this very place is not another one. */
export function heldOfService(
  held: { bookings: readonly HeldBooking[]; waits: readonly HeldWait[] },
  of: { memberId: string; personId: string; serviceId: string; slotId: string },
): number {
  const waits = held.waits.filter(one => one.slotId !== of.slotId || one.personId !== of.personId)
  return [...held.bookings, ...waits]
    .filter(one => one.memberId === of.memberId && one.serviceId === of.serviceId)
    .reduce((sum, one) => sum + one.party, 0)
}
