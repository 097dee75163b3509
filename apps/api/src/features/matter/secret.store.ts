import type { Executor, Tx } from '../../platform/database.ts'

/** Keeps what was said in confidence. */
export async function insertSecret(
  tx: Tx,
  streetId: string,
  secret: { matterId: string; position: number; sealed: Buffer },
): Promise<void> {
  await tx.$client.query({
    name: 'matter-secret-insert',
    text: 'insert into matter_secret (street_id, matter_id, position, sealed) values ($1, $2, $3, $4)',
    values: [streetId, secret.matterId, secret.position, secret.sealed],
  })
}

/** Returns what was said in confidence of a matter, by its place in the timeline; 0 is what was raised. */
export async function listSecrets(
  db: Executor,
  streetId: string,
  matterId: string,
): Promise<Map<number, Buffer>> {
  const { rows } = await db.$client.query<{ position: number; sealed: Buffer }>({
    name: 'matter-secrets',
    text: 'select position, sealed from matter_secret where street_id = $1 and matter_id = $2',
    values: [streetId, matterId],
  })
  return new Map(rows.map(row => [row.position, row.sealed]))
}

/** Erases what was said in confidence of matters that ended before an instant, to those asked as well; returns of how many. */
export async function eraseSecrets(tx: Tx, streetId: string, before: Date, most: number): Promise<number> {
  const { rows } = await tx.$client.query<{ erased: number }>({
    name: 'matter-secrets-erase',
    text: `with due as (select m.id from matter m
        where m.street_id = $1 and m.ended_at < $2
          and (exists (select from matter_secret s where s.street_id = $1 and s.matter_id = m.id)
            or exists (select from referral f where f.street_id = $1 and f.matter_id = m.id
              and num_nonnulls(f.ask, f.answer, f.word) > 0))
        order by m.ended_at, m.id limit $3),
      gone as (delete from matter_secret s using due where s.street_id = $1 and s.matter_id = due.id),
      done as (update errand e set dependant_id = null, papers = '[]', owed = 0, until = null from due
        where e.street_id = $1 and e.matter_id = due.id),
      told as (update referral f set ask = null, answer = null, word = null from due
        where f.street_id = $1 and f.matter_id = due.id)
      select count(*)::int as erased from due`,
    values: [streetId, before, most],
  })
  return rows[0]?.erased ?? 0
}
