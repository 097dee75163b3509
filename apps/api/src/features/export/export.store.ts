import type { Tx } from '../../platform/database.ts'

/** Lets everything be read as it is at one instant, and nothing be written. */
export async function standStill(tx: Tx): Promise<void> {
  await tx.$client.query('set transaction isolation level repeatable read, read only')
}

/** Holds a member's export until the transaction ends; returns false while another one runs. */
export async function tryExport(tx: Tx, streetId: string, memberId: string): Promise<boolean> {
  const { rows } = await tx.$client.query<{ held: boolean }>({
    name: 'export-hold',
    text: `select pg_try_advisory_xact_lock(hashtextextended('export ' || $1 || ' ' || $2, 0)) as held`,
    values: [streetId, memberId],
  })
  return rows[0]?.held ?? false
}

/** Returns a member and the dependants they keep or kept, by id: what each is called. */
export async function listOwnPeople(
  tx: Tx,
  streetId: string,
  memberId: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.$client.query<{ id: string; name: string }>({
    name: 'export-people',
    text: `select id, name from member where street_id = $1 and id = $2
      union all select id, name from dependant where street_id = $1 and member_id = $2`,
    values: [streetId, memberId],
  })
  return new Map(rows.map(row => [row.id, row.name]))
}
