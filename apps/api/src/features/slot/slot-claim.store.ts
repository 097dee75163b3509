import type { Executor } from '../../platform/database.ts'

/** Returns a person's active booking and waitlist entry of each of some slots. */
export async function listOwnClaims(
  db: Executor,
  streetId: string,
  personId: string,
  slotIds: readonly string[],
): Promise<Map<string, { bookingId: string | null; waitlistId: string | null }>> {
  const { rows } = await db.$client.query<{
    slotId: string
    bookingId: string | null
    waitlistId: string | null
  }>({
    name: 'slot-own-claims',
    text: `select t.id as "slotId", b.id as "bookingId", w.id as "waitlistId"
      from unnest($3::uuid[]) as t(id)
      left join booking b on b.street_id = $1 and b.slot_id = t.id and b.person_id = $2
        and b.status in ('pending', 'booked', 'attended', 'no_show')
      left join waitlist w on w.street_id = $1 and w.slot_id = t.id and w.person_id = $2
        and w.status in ('waiting', 'offered')
      where b.id is not null or w.id is not null`,
    values: [streetId, personId, slotIds],
  })
  return new Map(rows.map(({ slotId, ...claim }) => [slotId, claim]))
}
