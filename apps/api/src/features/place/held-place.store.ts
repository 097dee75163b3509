import type { Executor, Tx } from '../../platform/database.ts'

/** Places of a service that an account has for somebody, or waits for, in a slot that is not over. */
export interface HeldPlaces {
  memberId: string
  personId: string
  serviceId: string
  slotId: string
  party: number
  isWait: boolean
}

/** Locks members in the order of their ids: what an account holds may be in the batch of another slot. */
export async function lockMembers(tx: Tx, streetId: string, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return
  await tx.$client.query({
    name: 'member-lock-all',
    text: 'select 1 from member where street_id = $1 and id = any($2::uuid[]) order by id for no key update',
    values: [streetId, memberIds],
  })
}

/** Returns what members hold of services and wait for, of themselves and of those they care for. */
export async function listHeldPlaces(
  db: Executor,
  streetId: string,
  memberIds: readonly string[],
  now: Date,
): Promise<HeldPlaces[]> {
  if (memberIds.length === 0) return []
  const { rows } = await db.$client.query<HeldPlaces>({
    name: 'place-held',
    text: `select b.member_id as "memberId", b.person_id as "personId", s.service_id as "serviceId",
        b.slot_id as "slotId", b.party, false as "isWait"
      from booking b join slot s on s.street_id = b.street_id and s.id = b.slot_id
      where b.street_id = $1 and b.member_id = any($2::uuid[])
        and b.status in ('pending', 'booked', 'attended', 'no_show') and s.ends_at > $3
      union all
      select w.member_id, w.person_id, s.service_id, w.slot_id, w.party, true
      from waitlist w join slot s on s.street_id = w.street_id and s.id = w.slot_id
      where w.street_id = $1 and w.member_id = any($2::uuid[]) and w.status in ('waiting', 'offered')
        and s.ends_at > $3`,
    values: [streetId, memberIds, now],
  })
  return rows
}

/** Returns how many places of a service an account holds; its wait for this very place is not another one. */
export function heldOfService(
  all: readonly HeldPlaces[],
  of: { memberId: string; personId: string; serviceId: string; slotId: string },
): number {
  return all
    .filter(one => one.memberId === of.memberId && one.serviceId === of.serviceId)
    .filter(one => !(one.isWait && one.slotId === of.slotId && one.personId === of.personId))
    .reduce((sum, one) => sum + one.party, 0)
}
