import type { QualificationStatus } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { type Counted, countRows } from '../../platform/waiting.ts'
import { isWithin } from '../street/area.store.ts'

export interface QualificationRow {
  id: string
  personId: string
  kind: string
  validUntil: string | null
  status: QualificationStatus
  reason: string
}

const columns = `id, person_id as "personId", kind, to_char(valid_until, 'YYYY-MM-DD') as "validUntil", status,
  reason`

/** Returns what volunteers say they hold, by kind. */
export async function listQualifications(
  db: Executor,
  streetId: string,
  personIds: readonly string[],
): Promise<QualificationRow[]> {
  if (personIds.length === 0) return []
  const { rows } = await db.$client.query<QualificationRow>({
    name: 'qualification-list',
    text: `select ${columns} from qualification where street_id = $1 and person_id = any($2::uuid[])
      order by kind, id`,
    values: [streetId, personIds],
  })
  return rows
}

/** Writes a claim; one of the same kind is claimed anew. */
export async function claimQualification(
  tx: Tx,
  claim: {
    streetId: string
    id: string
    personId: string
    kind: string
    validUntil: string | null
    now: Date
  },
): Promise<QualificationRow> {
  const { streetId, id, personId, kind, validUntil, now } = claim
  await tx.$client.query({
    name: 'qualification-claim',
    text: `insert into qualification (street_id, id, person_id, kind, valid_until, status, claimed_at, reason)
      values ($1, $2, $3, $4, $5, 'pending', $6, '')
      on conflict (street_id, person_id, kind) do update set id = excluded.id,
        valid_until = excluded.valid_until, status = 'pending', claimed_at = excluded.claimed_at,
        decided_at = null, decided_by = null, reason = ''`,
    values: [streetId, id, personId, kind, validUntil, now],
  })
  return { id, personId, kind, validUntil, status: 'pending', reason: '' }
}

/** Deletes a claim of a person; returns false when it is not there. */
export async function deleteQualification(
  tx: Tx,
  streetId: string,
  personId: string,
  qualificationId: string,
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'qualification-delete',
    text: 'delete from qualification where street_id = $1 and person_id = $2 and id = $3',
    values: [streetId, personId, qualificationId],
  })
  return rowCount === 1
}

export async function lockQualification(
  tx: Tx,
  streetId: string,
  qualificationId: string,
): Promise<QualificationRow | undefined> {
  const { rows } = await tx.$client.query<QualificationRow>({
    name: 'qualification-lock',
    text: `select ${columns} from qualification where street_id = $1 and id = $2 for update`,
    values: [streetId, qualificationId],
  })
  return rows[0]
}

export async function decideQualification(
  tx: Tx,
  streetId: string,
  decision: { id: string; status: QualificationStatus; reason: string; by: string; now: Date },
): Promise<void> {
  await tx.$client.query({
    name: 'qualification-decide',
    text: `update qualification set status = $3, reason = $4, decided_by = $5, decided_at = $6
      where street_id = $1 and id = $2`,
    values: [streetId, decision.id, decision.status, decision.reason, decision.by, decision.now],
  })
}

/** A claim that waits for an answer, with whose it is. */
export interface PendingRow {
  id: string
  personId: string
  name: string
  birthDate: string | null
  number: string
  kind: string
  validUntil: string | null
  claimedAt: Date
}

/** Counts claims that wait for an answer within a scope, with when the oldest was made. */
export const countPendingQualifications = (db: Executor, streetId: string, scope: Scope): Promise<Counted> =>
  countRows(db, {
    name: 'qualification-waiting',
    rows: `select q.claimed_at as first from qualification q
      join volunteer v on v.street_id = $1 and v.person_id = q.person_id
      where q.street_id = $1 and q.status = 'pending' and ($2::boolean or ${isWithin(3, 'v.area_id')})`,
    values: [streetId, scope.isWholeStreet, scope.areaIds],
  })

/** Returns claims that wait for an answer within a scope, oldest first. */
export async function listPendingQualifications(
  db: Executor,
  streetId: string,
  query: { scope: Scope; after: string | null; limit: number },
): Promise<PendingRow[]> {
  const { rows } = await db.$client.query<PendingRow>({
    name: 'qualification-pending',
    text: `select q.id, q.person_id as "personId", coalesce(d.name, m.name) as name, v.number, q.kind,
        to_char(v.birth_date, 'YYYY-MM-DD') as "birthDate",
        to_char(q.valid_until, 'YYYY-MM-DD') as "validUntil", q.claimed_at as "claimedAt"
      from qualification q
      join volunteer v on v.street_id = $1 and v.person_id = q.person_id
      join member m on m.street_id = $1 and m.id = v.member_id
      left join dependant d on d.street_id = $1 and d.id = v.dependant_id
      where q.street_id = $1 and q.status = 'pending'
        and ($2::boolean or ${isWithin(3, 'v.area_id')})
        and ($4::uuid is null or q.id > $4)
      order by q.id limit $5`,
    values: [streetId, query.scope.isWholeStreet, query.scope.areaIds, query.after, query.limit],
  })
  return rows
}
