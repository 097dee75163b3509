import type { Tx } from '../../platform/database.ts'

/** Locks dependants whose birth date stands in clear, at most `most`; none that another process is sealing. */
export async function lockClearBirths(
  tx: Tx,
  most: number,
): Promise<{ streetId: string; id: string; birthDate: string }[]> {
  const { rows } = await tx.$client.query<{ streetId: string; id: string; birthDate: string }>({
    name: 'birth-clear',
    text: `select street_id as "streetId", id, to_char(birth_date, 'YYYY-MM-DD') as "birthDate"
      from dependant where birth_date is not null limit $1 for no key update skip locked`,
    values: [most],
  })
  return rows
}

export async function writeSealedBirths(
  tx: Tx,
  births: readonly { streetId: string; id: string; sealed: Buffer }[],
): Promise<void> {
  if (births.length === 0) return
  await tx.$client.query({
    name: 'birth-seal',
    text: `update dependant d set birth_sealed = r.sealed, birth_date = null
      from unnest($1::text[], $2::uuid[], $3::bytea[]) as r(street_id, id, sealed)
      where d.street_id = r.street_id and d.id = r.id`,
    values: [births.map(one => one.streetId), births.map(one => one.id), births.map(one => one.sealed)],
  })
}
