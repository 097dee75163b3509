import type { Executor, Tx } from '../../platform/database.ts'

/** Returns the streets that may have pictures older than an instant which nothing shows. */
export async function listStreetsWithUnused(db: Executor, before: Date): Promise<string[]> {
  const { rows } = await db.$client.query<{ streetId: string }>({
    name: 'picture-streets',
    text: 'select distinct street_id as "streetId" from picture where added_at < $1',
    values: [before],
  })
  return rows.map(row => row.streetId)
}

/**
 * Deletes pictures older than an instant that nothing refers to, at most so many; returns how many. One that is chosen
 * at this very moment is locked by who chooses it, and left for the next time.
 */
export async function deleteUnused(tx: Tx, streetId: string, before: Date, most: number): Promise<number> {
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'picture-unused',
    text: `select i.id from picture i where i.street_id = $1 and i.added_at < $2
        and not exists (select from service v where v.street_id = $1 and v.picture_id = i.id)
        and not exists (select from team t where t.street_id = $1 and t.picture_id = i.id)
        and not exists (select from location l where l.street_id = $1 and l.picture_id = i.id)
        and not exists (select from matter_picture p where p.street_id = $1 and p.picture_id = i.id)
      order by i.id limit $3 for update skip locked`,
    values: [streetId, before, most],
  })
  const ids = rows.map(row => row.id)
  await tx.$client.query({
    name: 'picture-unused-contents',
    text: 'delete from picture_content where street_id = $1 and picture_id = any($2::uuid[])',
    values: [streetId, ids],
  })
  await tx.$client.query({
    name: 'picture-unused-delete',
    text: 'delete from picture where street_id = $1 and id = any($2::uuid[])',
    values: [streetId, ids],
  })
  return ids.length
}

/** Forgets how many pictures were sent on days before one. */
export async function deleteDaysBefore(db: Executor, streetId: string, day: string): Promise<void> {
  await db.$client.query({
    name: 'picture-days-clean',
    text: 'delete from picture_day where street_id = $1 and day < $2',
    values: [streetId, day],
  })
}
