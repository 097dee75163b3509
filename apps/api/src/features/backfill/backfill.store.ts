import type { Executor, Tx } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { type Counted, countRows } from '../../platform/waiting.ts'
import { scopeValues } from '../service/scope.store.ts'
import { isWithin } from '../street/area.store.ts'

/** Hours proposed to be written down afterwards, with the names that go with them. */
export interface BackfillRow {
  id: string
  personId: string
  memberId: string
  personName: string
  number: string | null
  shiftId: string | null
  activityId: string | null
  areaId: string | null
  title: string
  servedOn: string
  place: string
  content: string
  minutes: number
  organizationId: string
  organizationName: string
  responsibleName: string
  reason: string
  attachmentId: string
  fileName: string
  mediaType: string
  sha256: string
  proposedBy: string
  proposedByName: string
  proposedAt: Date
  status: 'open' | 'approved' | 'refused'
  decidedByName: string | null
  decidedAt: Date | null
  decisionReason: string
}

const backfillRows = `select f.id, f.person_id as "personId", f.member_id as "memberId",
    coalesce(d.name, m.name) as "personName", n.number, f.shift_id as "shiftId", s.service_id as "activityId",
    l.area_id as "areaId", f.title, to_char(f.served_on, 'YYYY-MM-DD') as "servedOn", f.place, f.content,
    f.minutes, f.organization_id as "organizationId", o.name as "organizationName",
    f.responsible_name as "responsibleName", f.reason, f.attachment_id as "attachmentId",
    t.file_name as "fileName", t.media_type as "mediaType", encode(t.sha256, 'hex') as sha256,
    f.proposed_by as "proposedBy", p.name as "proposedByName", f.proposed_at as "proposedAt", f.status,
    q.name as "decidedByName", f.decided_at as "decidedAt", f.decision_reason as "decisionReason"
  from backfill f
  join member m on m.street_id = $1 and m.id = f.member_id
  join organization o on o.street_id = $1 and o.id = f.organization_id
  join attachment t on t.street_id = $1 and t.id = f.attachment_id
  join member p on p.street_id = $1 and p.id = f.proposed_by
  left join dependant d on d.street_id = $1 and d.id = f.person_id
  left join volunteer n on n.street_id = $1 and n.person_id = f.person_id
  left join slot s on s.street_id = $1 and s.id = f.shift_id
  left join service v on v.street_id = $1 and v.id = s.service_id
  left join location l on l.street_id = $1 and l.id = v.location_id
  left join member q on q.street_id = $1 and q.id = f.decided_by`

/** Returns a back-fill. */
export async function findBackfill(
  db: Executor,
  streetId: string,
  backfillId: string,
): Promise<BackfillRow | undefined> {
  const { rows } = await db.$client.query<BackfillRow>({
    name: 'backfill-find',
    text: `${backfillRows} where f.street_id = $1 and f.id = $2`,
    values: [streetId, backfillId],
  })
  return rows[0]
}

/** Locks a back-fill, so that it is decided once. */
export async function lockBackfill(
  tx: Tx,
  streetId: string,
  backfillId: string,
): Promise<BackfillRow | undefined> {
  await tx.$client.query({
    name: 'backfill-lock',
    text: 'select 1 from backfill where street_id = $1 and id = $2 for update',
    values: [streetId, backfillId],
  })
  return findBackfill(tx, streetId, backfillId)
}

/** Returns a street's back-fills: open ones first, oldest of them first. */
export async function listBackfills(db: Executor, streetId: string): Promise<BackfillRow[]> {
  const { rows } = await db.$client.query<BackfillRow>({
    name: 'backfill-list',
    text: `${backfillRows} where f.street_id = $1
      order by (f.status = 'open') desc, case when f.status = 'open' then f.id end, f.id desc limit 500`,
    values: [streetId],
  })
  return rows
}

/** Counts what others proposed within a scope and nobody has decided, with when the oldest was proposed. */
export const countOpenBackfills = (
  db: Executor,
  ask: { streetId: string; scope: Scope; memberId: string },
): Promise<Counted> =>
  countRows(db, {
    name: 'backfill-waiting',
    rows: `select f.proposed_at as first from backfill f
      left join slot s on s.street_id = $1 and s.id = f.shift_id
      left join service v on v.street_id = $1 and v.id = s.service_id
      left join location l on l.street_id = $1 and l.id = v.location_id
      where f.street_id = $1 and f.status = 'open' and f.proposed_by <> $5
        and ($2::boolean or f.organization_id = any($4::uuid[]) or ${isWithin(3, 'l.area_id')})`,
    values: [ask.streetId, ...scopeValues(ask.scope), ask.memberId],
  })

/** Hours as somebody proposes them. */
export interface NewBackfill {
  id: string
  personId: string
  memberId: string
  shiftId: string | null
  title: string
  servedOn: string
  place: string
  content: string
  minutes: number
  organizationId: string
  responsibleName: string
  reason: string
  attachmentId: string
  proposedBy: string
  proposedAt: Date
}

/** Writes a proposal. */
export async function insertBackfill(tx: Tx, streetId: string, row: NewBackfill): Promise<void> {
  await tx.$client.query({
    name: 'backfill-insert',
    text: `insert into backfill (street_id, id, person_id, member_id, shift_id, title, served_on, place, content,
        minutes, organization_id, responsible_name, reason, attachment_id, proposed_by, proposed_at, status)
      select $1, id, "personId", "memberId", "shiftId", title, "servedOn", place, content, minutes,
        "organizationId", "responsibleName", reason, "attachmentId", "proposedBy", "proposedAt", 'open'
      from json_to_record($2::json) as r(id uuid, "personId" uuid, "memberId" uuid, "shiftId" uuid, title text,
        "servedOn" date, place text, content text, minutes int, "organizationId" uuid, "responsibleName" text,
        reason text, "attachmentId" uuid, "proposedBy" uuid, "proposedAt" timestamptz)`,
    values: [streetId, JSON.stringify(row)],
  })
}

/** Writes what was decided of a back-fill this transaction has locked. */
export async function writeDecision(
  tx: Tx,
  streetId: string,
  row: {
    id: string
    status: 'approved' | 'refused'
    decidedBy: string
    decidedAt: Date
    reason: string
    recordId: string | null
  },
): Promise<void> {
  await tx.$client.query({
    name: 'backfill-decide',
    text: `update backfill set status = $3, decided_by = $4, decided_at = $5, decision_reason = $6, record_id = $7
      where street_id = $1 and id = $2`,
    values: [streetId, row.id, row.status, row.decidedBy, row.decidedAt, row.reason, row.recordId],
  })
}

/** Returns an active volunteer by number. */
export async function findVolunteerByNumber(
  db: Executor,
  streetId: string,
  number: string,
): Promise<{ personId: string; memberId: string; number: string } | undefined> {
  const { rows } = await db.$client.query<{ personId: string; memberId: string; number: string }>({
    name: 'backfill-volunteer',
    text: `select person_id as "personId", member_id as "memberId", number from volunteer
      where street_id = $1 and number = $2 and status = 'active'`,
    values: [streetId, number],
  })
  return rows[0]
}
