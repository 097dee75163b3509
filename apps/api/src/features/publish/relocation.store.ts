import type { Executor, Tx } from '../../platform/database.ts'

/** Returns the open slots of services that have not begun. */
export async function listComingIds(
  db: Executor,
  streetId: string,
  serviceIds: readonly string[],
  now: Date,
): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'relocation-coming',
    text: `select id from slot where street_id = $1 and service_id = any($2::uuid[]) and status = 'open'
      and starts_at > $3`,
    values: [streetId, serviceIds, now],
  })
  return rows.map(row => row.id)
}

/** Returns the open slots of a service that are not over. */
export async function listUnendedIds(
  db: Executor,
  streetId: string,
  serviceId: string,
  now: Date,
): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'relocation-unended',
    text: `select id from slot where street_id = $1 and service_id = $2 and status = 'open' and ends_at > $3`,
    values: [streetId, serviceId, now],
  })
  return rows.map(row => row.id)
}

/** Somebody with an active booking of a slot, or with a turn on its waitlist. */
export interface SlotClaim {
  slotId: string
  memberId: string
  bookingId: string | null
  waitlistId: string | null
}

/** Returns everyone who counts on one of the slots. */
export async function listClaims(
  db: Executor,
  streetId: string,
  slotIds: readonly string[],
): Promise<SlotClaim[]> {
  const { rows } = await db.$client.query<SlotClaim>({
    name: 'relocation-claims',
    text: `select slot_id as "slotId", member_id as "memberId", id as "bookingId", null::uuid as "waitlistId"
        from booking where street_id = $1 and slot_id = any($2::uuid[]) and status in ('pending', 'booked')
      union all
      select slot_id, member_id, null, id
        from waitlist where street_id = $1 and slot_id = any($2::uuid[]) and status in ('waiting', 'offered')`,
    values: [streetId, slotIds],
  })
  return rows
}

/** Notes of locked slots that they were moved, and why. */
export async function markMoved(
  tx: Tx,
  streetId: string,
  slots: readonly { id: string; reason: string }[],
  now: Date,
): Promise<void> {
  await tx.$client.query({
    name: 'relocation-mark',
    text: `update slot s set sequence = s.sequence + 1, moved_at = $3, reason = r.reason
      from json_to_recordset($2::json) as r(id uuid, reason text) where s.street_id = $1 and s.id = r.id`,
    values: [streetId, JSON.stringify(slots), now],
  })
}
