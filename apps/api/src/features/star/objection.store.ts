import type { ObjectionStatus } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'

/** Somebody's word against a candidate. */
export interface ObjectionRow {
  id: string
  runId: string
  personId: string
  personName: string
  /** The candidate's own account, or their guardian's. */
  candidateMemberId: string
  number: string
  text: string
  byName: string
  byMemberId: string
  createdAt: Date
  status: ObjectionStatus
  answer: string | null
  answeredAt: Date | null
}

const objectionRows = `select o.id, o.run_id as "runId", o.person_id as "personId",
    c.person_name as "personName", c.member_id as "candidateMemberId", c.number, o.text, m.name as "byName", o.by_member_id as "byMemberId",
    o.created_at as "createdAt", o.status, o.answer, o.answered_at as "answeredAt"
  from star_objection o
  join star_candidate c on c.street_id = $1 and c.run_id = o.run_id and c.person_id = o.person_id
  join member m on m.street_id = $1 and m.id = o.by_member_id`

/** Returns what was objected to a run, open ones first. */
export async function listObjections(db: Executor, streetId: string, runId: string): Promise<ObjectionRow[]> {
  const { rows } = await db.$client.query<ObjectionRow>({
    name: 'objection-list',
    text: `${objectionRows} where o.street_id = $1 and o.run_id = $2
      order by (o.status = 'open') desc, o.id limit 500`,
    values: [streetId, runId],
  })
  return rows
}

/** Returns an objection. */
export async function findObjection(
  db: Executor,
  streetId: string,
  objectionId: string,
): Promise<ObjectionRow | undefined> {
  const { rows } = await db.$client.query<ObjectionRow>({
    name: 'objection-find',
    text: `${objectionRows} where o.street_id = $1 and o.id = $2`,
    values: [streetId, objectionId],
  })
  return rows[0]
}

/** Writes an objection unless this member has objected to this candidate; returns whether it was written. */
export async function insertObjection(
  tx: Tx,
  streetId: string,
  row: { id: string; runId: string; personId: string; byMemberId: string; text: string; createdAt: Date },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'objection-insert',
    text: `insert into star_objection (street_id, id, run_id, person_id, by_member_id, text, status, created_at)
      values ($1, $2, $3, $4, $5, $6, 'open', $7) on conflict do nothing`,
    values: [streetId, row.id, row.runId, row.personId, row.byMemberId, row.text, row.createdAt],
  })
  return rowCount === 1
}

/** Answers an objection that is open; returns whether it was. */
export async function writeObjectionAnswer(
  tx: Tx,
  streetId: string,
  row: { id: string; status: ObjectionStatus; answer: string; by: string; at: Date },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'objection-answer',
    text: `update star_objection set status = $3, answer = $4, answered_by = $5, answered_at = $6
      where street_id = $1 and id = $2 and status = 'open'`,
    values: [streetId, row.id, row.status, row.answer, row.by, row.at],
  })
  return rowCount === 1
}
