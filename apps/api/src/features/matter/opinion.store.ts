import type { Executor, Tx } from '../../platform/database.ts'

/** One answer of the office to a matter. */
interface OfAnswer {
  streetId: string
  matterId: string
  answeredAt: Date
}

/** How those who wanted it find an answer, and how one of them does; null where they have not said. */
export interface Opinions {
  satisfied: number
  unsatisfied: number
  own: boolean | null
}

/** Keeps how somebody finds an answer, in place of what they said of it before. */
export async function keepOpinion(
  tx: Tx,
  { streetId, matterId, answeredAt }: OfAnswer,
  { memberId, isSatisfied, now }: { memberId: string; isSatisfied: boolean; now: Date },
): Promise<void> {
  await tx.$client.query({
    name: 'matter-opinion',
    text: `insert into matter_opinion (street_id, matter_id, answered_at, member_id, is_satisfied, at)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (street_id, matter_id, answered_at, member_id)
      do update set is_satisfied = excluded.is_satisfied, at = excluded.at`,
    values: [streetId, matterId, answeredAt, memberId, isSatisfied, now],
  })
}

/** Counts what was said of an answer. */
export async function countOpinions(
  db: Executor,
  { streetId, matterId, answeredAt }: OfAnswer,
  memberId: string | null,
): Promise<Opinions> {
  const { rows } = await db.$client.query<Opinions>({
    name: 'matter-opinions',
    text: `select count(*) filter (where is_satisfied)::int as satisfied,
        count(*) filter (where not is_satisfied)::int as unsatisfied,
        bool_or(is_satisfied) filter (where member_id = $4) as own
      from matter_opinion where street_id = $1 and matter_id = $2 and answered_at = $3`,
    values: [streetId, matterId, answeredAt, memberId],
  })
  return rows[0] ?? { satisfied: 0, unsatisfied: 0, own: null }
}
