import { type Scan, type ScanDenial, shanghaiDate } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'

/** A scan as it was written down, whether it counts or not. */
export interface ScanRow extends Omit<Scan, 'personId'> {
  shiftId: string | null
  personId: string | null
  memberId: string | null
  bookingId: string | null
  denial: ScanDenial | null
  period: number | null
}

/** A scan that counts, with its shift. */
export interface CountedScan extends Scan {
  shiftId: string
  period: number | null
}

/** A scan of another shift that may have been at the same time. */
export interface ScanElsewhere extends CountedScan {
  shiftStartsAt: Date
  shiftEndsAt: Date
}

const columns = `c.id, c.shift_id as "shiftId", c.person_id as "personId", c.direction, c.grade, c.at,
    c.received_at as "receivedAt", c.scanned_by as "scannedBy", c.device_id as "deviceId", c.clock_offset_seconds as "clockOffsetSeconds",
    c.distance_metres as "distanceMetres", c.period`

/** Returns all scans of a shift that count. */
export async function listShiftScans(
  db: Executor,
  streetId: string,
  shiftId: string,
): Promise<CountedScan[]> {
  const { rows } = await db.$client.query<CountedScan>({
    name: 'scan-of-shift',
    text: `select ${columns} from scan c
      where c.street_id = $1 and c.shift_id = $2 and c.denial is null`,
    values: [streetId, shiftId],
  })
  return rows
}

/** A scan of a shift with why it does not count. */
export interface JudgedScan extends CountedScan {
  denial: ScanDenial | null
}

/** Returns the scans of pairs of a shift and a person, refused ones too. */
export async function listScansOf(
  db: Executor,
  streetId: string,
  pairs: readonly { shiftId: string; personId: string }[],
): Promise<JudgedScan[]> {
  if (pairs.length === 0) return []
  const { rows } = await db.$client.query<JudgedScan>({
    name: 'scan-of-persons',
    // Each pair by its key, whatever the planner makes of a table that fills within a minute: 0.3 against 7 ms.
    text: `select c.* from unnest($2::uuid[], $3::uuid[]) as p(shift_id, person_id)
      cross join lateral (select ${columns}, c.denial from scan c
        where c.street_id = $1 and c.shift_id = p.shift_id and c.person_id = p.person_id
        offset 0) c`,
    values: [streetId, pairs.map(pair => pair.shiftId), pairs.map(pair => pair.personId)],
  })
  return rows
}

/** Returns the scans that count which people of a shift made at others whose time overlaps with it. */
export async function listScansElsewhere(
  db: Executor,
  streetId: string,
  shift: { id: string; startsAt: Date; endsAt: Date },
): Promise<ScanElsewhere[]> {
  const { rows } = await db.$client.query<ScanElsewhere>({
    name: 'scan-elsewhere',
    text: `select ${columns}, s.starts_at as "shiftStartsAt", s.ends_at as "shiftEndsAt"
      from slot s join scan c on c.street_id = $1 and c.shift_id = s.id
      where s.street_id = $1 and s.id <> $2 and s.starts_at < $4 and s.ends_at > $3 and c.denial is null
        and exists (select from scan o where o.street_id = $1 and o.shift_id = $2
          and o.person_id = c.person_id and o.denial is null)`,
    values: [streetId, shift.id, shift.startsAt, shift.endsAt],
  })
  return rows
}

const wholeRow = `${columns}, c.member_id as "memberId", c.booking_id as "bookingId", c.denial`

/** Returns scans by the ids that phones gave them. */
export async function listScansById(
  db: Executor,
  streetId: string,
  ids: readonly string[],
): Promise<Map<string, ScanRow>> {
  const { rows } = await db.$client.query<ScanRow>({
    name: 'scan-by-id',
    text: `select ${wholeRow} from scan c where c.street_id = $1 and c.id = any($2::uuid[])`,
    values: [streetId, ids],
  })
  return new Map(rows.map(row => [row.id, row]))
}

/** Returns the scans a person made of a shift without a sign-up, latest first. */
export async function listScansUnsigned(
  db: Executor,
  streetId: string,
  of: { shiftId: string; personId: string },
): Promise<ScanRow[]> {
  const { rows } = await db.$client.query<ScanRow>({
    name: 'scan-unsigned',
    text: `select ${wholeRow} from scan c
      where c.street_id = $1 and c.shift_id = $2 and c.person_id = $3 and c.denial = 'no_signup'
      order by c.received_at desc, c.id desc`,
    values: [streetId, of.shiftId, of.personId],
  })
  return rows
}

/** Appends scans, each once by its id, which another shift may have had first; returns the ids that are new. */
export async function insertScans(tx: Tx, streetId: string, given: readonly ScanRow[]): Promise<Set<string>> {
  if (given.length === 0) return new Set()
  // In the order of ids: two who hand in the same ones for two shifts wait for each other one way only.
  const scans = given.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'scan-insert',
    text: `insert into scan (street_id, id, shift_id, person_id, member_id, booking_id, direction, grade, denial,
        at, received_at, device_id, clock_offset_seconds, period, scanned_by, distance_metres)
      select $1, * from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[],
        $9::text[], $10::timestamptz[], $11::timestamptz[], $12::uuid[], $13::int[], $14::int[], $15::uuid[],
        $16::int[])
      on conflict (street_id, id) do nothing returning id`,
    values: [
      streetId,
      scans.map(scan => scan.id),
      scans.map(scan => scan.shiftId),
      scans.map(scan => scan.personId),
      scans.map(scan => scan.memberId),
      scans.map(scan => scan.bookingId),
      scans.map(scan => scan.direction),
      scans.map(scan => scan.grade),
      scans.map(scan => scan.denial),
      scans.map(scan => scan.at),
      scans.map(scan => scan.receivedAt),
      scans.map(scan => scan.deviceId),
      scans.map(scan => scan.clockOffsetSeconds),
      scans.map(scan => scan.period),
      scans.map(scan => scan.scannedBy),
      scans.map(scan => scan.distanceMetres),
    ],
  })
  return new Set(rows.map(row => row.id))
}

/** Counts scans that are of no shift of the street, by who sent them; one row an account and day. */
export async function tallyScans(
  tx: Tx,
  streetId: string,
  memberIds: readonly string[],
  now: Date,
): Promise<void> {
  if (memberIds.length === 0) return
  await tx.$client.query({
    name: 'scan-tally',
    // In the order of ids, so that two batches wait for each other one way only.
    text: `insert into scan_tally (street_id, member_id, day, scans, first_at, last_at)
      select $1, m.id, $3::date, count(*)::int, $4, $4 from unnest($2::uuid[]) as m(id) group by m.id order by m.id
      on conflict (street_id, member_id, day) do update
        set scans = scan_tally.scans + excluded.scans, last_at = excluded.last_at`,
    values: [streetId, memberIds, shanghaiDate(now), now],
  })
}
