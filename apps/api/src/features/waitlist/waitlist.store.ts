import type { ServiceKind, WaitlistStatus } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'

/** A party on a waitlist, with who it is for. */
export interface WaitlistRow {
  id: string
  slotId: string
  memberId: string
  dependantId: string | null
  personName: string
  party: number
  status: WaitlistStatus
  offerExpiresAt: Date | null
  bookingId: string | null
  createdAt: Date
  hasNote: boolean
  /** Parties that came before and still wait or are offered, plus one; null when it does not wait. */
  position: number | null
}

const waitlistRows = `select w.id, w.slot_id as "slotId", w.member_id as "memberId",
    w.dependant_id as "dependantId", coalesce(d.name, m.name) as "personName", w.party, w.status,
    w.offer_expires_at as "offerExpiresAt", w.booking_id as "bookingId", w.created_at as "createdAt",
    exists (select from waitlist_note n where n.street_id = $1 and n.waitlist_id = w.id) as "hasNote",
    case when w.status in ('waiting', 'offered') then 1 + (select count(*)::int from waitlist e
      where e.street_id = $1 and e.slot_id = w.slot_id and e.turn < w.turn
        and e.status in ('waiting', 'offered')) end as position
  from waitlist w
  join member m on m.street_id = $1 and m.id = w.member_id
  left join dependant d on d.street_id = $1 and d.id = w.dependant_id`

/** Whose entries are listed: for services, or for shifts of activities. */
export interface OwnEntries {
  streetId: string
  memberId: string
  kind: ServiceKind
  now: Date
}

/** Returns one entry. */
export async function findEntry(
  db: Executor,
  streetId: string,
  id: string,
): Promise<WaitlistRow | undefined> {
  const { rows } = await db.$client.query<WaitlistRow>({
    name: 'waitlist-find',
    text: `${waitlistRows} where w.street_id = $1 and w.id = $2`,
    values: [streetId, id],
  })
  return rows[0]
}

/** Returns a member's entries that wait or are offered and whose slot has not begun, oldest first. */
export async function listOwnEntries(
  db: Executor,
  { streetId, memberId, kind, now }: OwnEntries,
): Promise<WaitlistRow[]> {
  const { rows } = await db.$client.query<WaitlistRow>({
    name: 'waitlist-own',
    text: `${waitlistRows} join slot s on s.street_id = $1 and s.id = w.slot_id
      join service v on v.street_id = $1 and v.id = s.service_id
      where w.street_id = $1 and w.member_id = $2 and w.status in ('waiting', 'offered') and s.starts_at > $3
        and v.kind = $4 order by w.id`,
    values: [streetId, memberId, now, kind],
  })
  return rows
}

/** A party as it stands in its slot's queue; nobody's position is counted. */
export type QueuedRow = Omit<WaitlistRow, 'position' | 'personName' | 'hasNote'>

/** Returns who waits for slots or is offered places of them, in turn. */
export async function listQueues(
  db: Executor,
  streetId: string,
  slotIds: readonly string[],
): Promise<QueuedRow[]> {
  if (slotIds.length === 0) return []
  const { rows } = await db.$client.query<QueuedRow>({
    name: 'waitlist-queues',
    text: `select id, slot_id as "slotId", member_id as "memberId", dependant_id as "dependantId", party, status,
        offer_expires_at as "offerExpiresAt", booking_id as "bookingId", created_at as "createdAt"
      from waitlist where street_id = $1 and slot_id = any($2::uuid[]) and status in ('waiting', 'offered')
      order by turn`,
    values: [streetId, slotIds],
  })
  return rows
}

/** Returns for each slot how many parties wait or are offered. */
export async function countWaiting(
  db: Executor,
  streetId: string,
  slotIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await db.$client.query<{ slot_id: string; waiting: number }>({
    name: 'waitlist-count',
    text: `select slot_id, count(*)::int as waiting from waitlist
      where street_id = $1 and slot_id = any($2::uuid[]) and status in ('waiting', 'offered') group by slot_id`,
    values: [streetId, slotIds],
  })
  return new Map(rows.map(row => [row.slot_id, row.waiting]))
}

/** Returns how many entries of an account wait, or are offered, for slots that have not begun. */
export async function countWaits(
  db: Executor,
  streetId: string,
  memberId: string,
  now: Date,
): Promise<number> {
  const { rows } = await db.$client.query<{ count: number }>({
    name: 'waitlist-count-own',
    text: `select count(*)::int as count from waitlist w
      join slot s on s.street_id = $1 and s.id = w.slot_id
      where w.street_id = $1 and w.member_id = $2 and w.status in ('waiting', 'offered') and s.starts_at > $3`,
    values: [streetId, memberId, now],
  })
  return rows[0]?.count ?? 0
}

/** A party that joins a queue. */
export interface NewEntry {
  id: string
  slotId: string
  memberId: string
  dependantId: string | null
  personId: string
  party: number
}

/** Puts a party at the end of the queue of a slot that this transaction has locked. */
export async function insertEntry(tx: Tx, streetId: string, entry: NewEntry, now: Date): Promise<void> {
  await tx.$client.query({
    name: 'waitlist-join',
    text: `insert into waitlist (street_id, id, slot_id, member_id, dependant_id, person_id, party, status,
        created_at, updated_at, turn)
      values ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $8, 1 + coalesce((select max(turn) from waitlist
        where street_id = $1 and slot_id = $3), 0))`,
    values: [
      streetId,
      entry.id,
      entry.slotId,
      entry.memberId,
      entry.dependantId,
      entry.personId,
      entry.party,
      now,
    ],
  })
}

/** Ends entries of a slot that this transaction has locked; what they wrote is deleted. */
export async function endEntries(
  tx: Tx,
  streetId: string,
  ids: readonly string[],
  status: 'declined' | 'expired' | 'left' | 'closed',
  now: Date,
): Promise<void> {
  if (ids.length === 0) return
  await tx.$client.query({
    name: 'waitlist-end',
    text: `with gone as (delete from waitlist_note where street_id = $1 and waitlist_id = any($2::uuid[]))
      update waitlist set status = $3, updated_at = $4 where street_id = $1 and id = any($2::uuid[])`,
    values: [streetId, ids, status, now],
  })
}

/** Puts offered entries back to where they were in the queue: each has kept its turn. */
export async function requeueEntries(
  tx: Tx,
  streetId: string,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  if (ids.length === 0) return
  await tx.$client.query({
    name: 'waitlist-requeue',
    text: `update waitlist set status = 'waiting', offered_at = null, offer_expires_at = null, updated_at = $3
      where street_id = $1 and id = any($2::uuid[])`,
    values: [streetId, ids, now],
  })
}

/** Offers places to entries, each until its instant. */
export async function offerEntries(
  tx: Tx,
  streetId: string,
  offers: readonly { id: string; expiresAt: Date }[],
  now: Date,
): Promise<void> {
  if (offers.length === 0) return
  await tx.$client.query({
    name: 'waitlist-offer',
    text: `update waitlist w set status = 'offered', offered_at = $3, offer_expires_at = r."expiresAt",
        updated_at = $3
      from json_to_recordset($2::json) as r(id uuid, "expiresAt" timestamptz)
      where w.street_id = $1 and w.id = r.id`,
    values: [streetId, JSON.stringify(offers), now],
  })
}

/** Ends the time of offers of locked slots at the start of these, where it went beyond. */
export async function shortenOffers(
  tx: Tx,
  streetId: string,
  slots: readonly { slotId: string; startsAt: Date }[],
): Promise<void> {
  if (slots.length === 0) return
  await tx.$client.query({
    name: 'waitlist-shorten',
    text: `update waitlist w set offer_expires_at = r."startsAt"
      from json_to_recordset($2::json) as r("slotId" uuid, "startsAt" timestamptz)
      where w.street_id = $1 and w.slot_id = r."slotId" and w.status = 'offered'
        and w.offer_expires_at > r."startsAt"`,
    values: [streetId, JSON.stringify(slots)],
  })
}

/** Returns slots that have offers past their time, of every street. */
export async function listSlotsWithExpiredOffers(
  db: Executor,
  now: Date,
): Promise<{ streetId: string; slotId: string }[]> {
  const { rows } = await db.$client.query<{ streetId: string; slotId: string }>({
    name: 'waitlist-expired-slots',
    // In another order each time: some that cannot be ended must not keep all others from their turn.
    text: `select street_id as "streetId", slot_id as "slotId" from waitlist
      where status = 'offered' and offer_expires_at <= $1 group by 1, 2 order by random() limit 1000`,
    values: [now],
  })
  return rows
}

/** Returns persons of a slot that already wait or are offered. */
export async function isWaiting(
  db: Executor,
  streetId: string,
  slotId: string,
  personId: string,
): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'waitlist-is-waiting',
    text: `select 1 from waitlist where street_id = $1 and slot_id = $2 and person_id = $3
      and status in ('waiting', 'offered')`,
    values: [streetId, slotId, personId],
  })
  return rowCount !== 0
}
