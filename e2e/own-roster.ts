import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { publishOwnActivity } from './own-activity.ts'
import { clientOf, coordinator, shahe } from './people.ts'

/** Somebody of the demo who signs in on a phone and volunteers. */
export interface Attendee {
  name: string
  memberId: string
  bookingId: string
}

/**
 * A shift of the test's own that ended some hours ago, its volunteers scanned in and out: no screen makes one in the
 * past. Of those who came, the last one forgot to check out; the coordinator came, too.
 */
export async function leavePastRoster(title: string, count: number, endedHoursAgo = 1) {
  const { shiftIds } = await publishOwnActivity({ title, places: count + 1 })
  const shiftId = shiftIds[0] ?? ''
  const own = await clientOf(coordinator)
  const { id: ownId } = await own('GET /v1/streets/:streetId/me', { params: { streetId: shahe } })
  const client = new pg.Client({ connectionString: inject('databaseUrl') })
  await client.connect()
  try {
    await client.query(
      `update slot set starts_at = now() - make_interval(hours => $3 + 2),
          ends_at = now() - make_interval(hours => $3), taken = $2
        where id = $1`,
      [shiftId, count + 1, endedHoursAgo],
    )
    const { rows } = await client.query<{ id: string; name: string }>(
      `select m.id, m.name from member m
        join volunteer v on v.street_id = m.street_id and v.person_id = m.id and v.status = 'active'
        where m.street_id = $1 and m.id <> $2 order by (m.demo_intro is null), m.name limit $3`,
      [shahe, ownId, count],
    )
    const people = [...rows, { id: ownId, name: coordinator }]
    const attendees: Attendee[] = []
    for (const [index, { id, name }] of people.entries()) {
      const bookingId = await writeStay(client, { shiftId, memberId: id, forgets: index === count - 1 })
      attendees.push({ name, memberId: id, bookingId })
    }
    return { shiftId, attendees: attendees.slice(0, count) }
  } finally {
    await client.end()
  }
}

async function writeStay(
  client: pg.Client,
  of: { shiftId: string; memberId: string; forgets: boolean },
): Promise<string> {
  const [bookingId, deviceId] = [randomUUID(), randomUUID()]
  await client.query(
    `insert into booking (street_id, id, slot_id, member_id, person_id, party, status, source, code,
        created_at, updated_at)
      values ($1, $2, $3, $4, $4, 1, 'booked', 'self', lpad((random() * 999999)::int::text, 6, '0'), now(), now())`,
    [shahe, bookingId, of.shiftId, of.memberId],
  )
  for (const direction of of.forgets ? ['in'] : ['in', 'out']) {
    await client.query(
      `insert into scan (street_id, id, shift_id, person_id, member_id, booking_id, direction, grade, at,
          received_at, device_id, clock_offset_seconds)
        select $1, $2, s.id, $4, $4, $5, $6::text, 'rotating-code', one.at, one.at, $7, 0
        from slot s cross join lateral (select case $6::text when 'in' then s.starts_at else s.ends_at end as at) one
        where s.street_id = $1 and s.id = $3`,
      [shahe, randomUUID(), of.shiftId, of.memberId, bookingId, direction, deviceId],
    )
  }
  return bookingId
}
