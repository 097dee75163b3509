import type { Executor, Tx } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { inScope, scopeValues } from '../service/scope.store.ts'

/** What was decided of a line, and by whom. */
export interface DecisionRow {
  bookingId: string
  outcome: 'approved' | 'left_out'
  minutes: number
  reason: string
  byName: string
  at: Date
}

/** Returns what was decided of the lines of a shift. */
export async function listDecisions(db: Executor, streetId: string, shiftId: string): Promise<DecisionRow[]> {
  const { rows } = await db.$client.query<DecisionRow>({
    name: 'record-decisions',
    text: `select d.booking_id as "bookingId", d.outcome, d.minutes, d.reason, m.name as "byName", p.at
      from record_approval p
      join record_decision d on d.street_id = $1 and d.approval_id = p.id
      join member m on m.street_id = $1 and m.id = p.approved_by
      where p.street_id = $1 and p.shift_id = $2`,
    values: [streetId, shiftId],
  })
  return rows
}

/** Somebody decided some lines of a roster. */
export interface NewApproval {
  id: string
  shiftId: string
  approvedBy: string
  role: string
  at: Date
  lines: readonly { bookingId: string; outcome: 'approved' | 'left_out'; minutes: number; reason: string }[]
}

/** Writes an approval with its lines; a line that was decided before fails it. */
export async function insertApproval(tx: Tx, streetId: string, approval: NewApproval): Promise<void> {
  const { id, shiftId, approvedBy, role, at } = approval
  await tx.$client.query({
    name: 'record-approval',
    text: `insert into record_approval (street_id, id, shift_id, approved_by, role, at)
      values ($1, $2, $3, $4, $5, $6)`,
    values: [streetId, id, shiftId, approvedBy, role, at],
  })
  await tx.$client.query({
    name: 'record-decide',
    text: `insert into record_decision (street_id, booking_id, approval_id, outcome, minutes, reason)
      select $1, "bookingId", $2, outcome, minutes, reason
      from json_to_recordset($3::json) as r("bookingId" uuid, outcome text, minutes int, reason text)`,
    values: [streetId, id, JSON.stringify(approval.lines)],
  })
}

/** A shift that is over and has people who came and whose hours nobody has decided. */
export interface WaitingRow {
  shiftId: string
  activityId: string
  title: string
  organizationName: string
  startsAt: Date
  endsAt: Date
  arrivals: number
  undecided: number
}

/** Returns the shifts of a scope that are over and wait for somebody's yes, the longest over first. */
export async function listWaiting(
  db: Executor,
  ask: { streetId: string; scope: Scope; now: Date; limit: number },
): Promise<WaitingRow[]> {
  const { rows } = await db.$client.query<WaitingRow>({
    name: 'record-waiting',
    text: `select s.id as "shiftId", v.id as "activityId", v.title, o.name as "organizationName",
        s.starts_at as "startsAt", s.ends_at as "endsAt", c.arrivals, c.undecided
      from slot s
      join service v on v.street_id = $1 and v.id = s.service_id and v.kind = 'activity'
      join organization o on o.street_id = $1 and o.id = v.organization_id
      join location l on l.street_id = $1 and l.id = v.location_id
      cross join lateral (
        select count(*)::int as arrivals, (count(*) filter (where d.booking_id is null))::int as undecided
        from booking b
        left join record_decision d on d.street_id = $1 and d.booking_id = b.id
        where b.street_id = $1 and b.slot_id = s.id and b.status in ('booked', 'attended', 'no_show')
          and exists (select from scan n where n.street_id = $1 and n.shift_id = s.id
            and n.person_id = b.person_id and n.denial is null and n.direction = 'in')) c
      where s.street_id = $1 and s.status = 'open' and s.ends_at <= $2 and c.undecided > 0
        and ${inScope(4, 'v')}
      order by s.ends_at, s.id limit $3`,
    values: [ask.streetId, ask.now, ask.limit, ...scopeValues(ask.scope)],
  })
  return rows
}

/** Returns who answers for activities, by activity. */
export async function listResponsible(
  db: Executor,
  streetId: string,
  activityIds: readonly string[],
): Promise<Map<string, string>> {
  if (activityIds.length === 0) return new Map()
  const { rows } = await db.$client.query<{ activityId: string; name: string }>({
    name: 'record-responsible',
    text: `select a.service_id as "activityId", m.name from activity a
      join member m on m.street_id = $1 and m.id = a.responsible_id
      where a.street_id = $1 and a.service_id = any($2::uuid[])`,
    values: [streetId, activityIds],
  })
  return new Map(rows.map(row => [row.activityId, row.name]))
}
