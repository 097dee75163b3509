import type { Tx } from '../../platform/database.ts'

/** Raises the version of a street's catalogue: last in the transaction of every change to what it shows. */
export async function raiseCatalogue(tx: Tx, streetId: string): Promise<void> {
  await tx.$client.query({
    name: 'catalogue-raise',
    text: `insert into catalogue_version as c (street_id, version) values ($1, 1)
      on conflict (street_id) do update set version = c.version + 1`,
    values: [streetId],
  })
}
