import type { Executor, Tx } from '../../platform/database.ts'

/** Returns the streets that have dependants whose birth date stands in clear. */
export async function listStreetsWithClearBirths(db: Executor): Promise<string[]> {
  const { rows } = await db.$client.query<{ streetId: string }>({
    name: 'birth-streets',
    text: 'select distinct street_id as "streetId" from dependant where birth_date is not null order by 1',
  })
  return rows.map(row => row.streetId)
}

/** Locks dependants of a street whose birth date stands in clear, at most `most`; none that another process is sealing. */
export async function lockClearBirths(
  tx: Tx,
  streetId: string,
  most: number,
): Promise<{ id: string; birthDate: string }[]> {
  const { rows } = await tx.$client.query<{ id: string; birthDate: string }>({
    name: 'birth-clear',
    text: `select id, to_char(birth_date, 'YYYY-MM-DD') as "birthDate" from dependant
      where street_id = $1 and birth_date is not null limit $2 for no key update skip locked`,
    values: [streetId, most],
  })
  return rows
}

export async function writeSealedBirths(
  tx: Tx,
  streetId: string,
  births: readonly { id: string; sealed: Buffer }[],
): Promise<void> {
  if (births.length === 0) return
  await tx.$client.query({
    name: 'birth-seal',
    text: `update dependant d set birth_sealed = r.sealed, birth_date = null
      from unnest($2::uuid[], $3::bytea[]) as r(id, sealed) where d.street_id = $1 and d.id = r.id`,
    values: [streetId, births.map(one => one.id), births.map(one => one.sealed)],
  })
}
