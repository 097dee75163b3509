import type { MatterPicture } from '@yunxuan/contract'
import type { Executor, Tx } from '../../platform/database.ts'
import type { ShownPicture } from '../picture/picture.store.ts'

/** A picture of a matter, before anybody is given the key to it. */
export interface PictureRow extends ShownPicture, Pick<MatterPicture, 'moment' | 'isPublic'> {
  /** The member who sent it. */
  addedBy: string
}

/** Returns the pictures of a matter that were not erased, in the order in which they were sent. */
export async function listPictures(db: Executor, streetId: string, matterId: string): Promise<PictureRow[]> {
  const { rows } = await db.$client.query<PictureRow>({
    name: 'matter-pictures',
    text: `select i.id, '' as alt, i.width, i.height, '/v1/streets/' || $1 || '/pictures/' || i.id as path,
        p.moment, p.is_public as "isPublic", i.added_by as "addedBy"
      from matter_picture p join picture i on i.street_id = $1 and i.id = p.picture_id and i.erased_at is null
      where p.street_id = $1 and p.matter_id = $2 order by i.id`,
    values: [streetId, matterId],
  })
  return rows
}

/**
 * Adds pictures to a matter; returns whether all were added: those that the member sent, that are there, and that
 * nothing else has.
 */
export async function addPictures(
  tx: Tx,
  streetId: string,
  added: {
    matterId: string
    memberId: string
    pictureIds: readonly string[]
    moment: MatterPicture['moment']
  },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'matter-pictures-add',
    text: `insert into matter_picture (street_id, matter_id, picture_id, moment)
      select $1, $2, i.id, $5 from picture i
      where i.street_id = $1 and i.id = any($3::uuid[]) and i.added_by = $4 and i.erased_at is null
        and not exists (select from service v where v.street_id = $1 and v.picture_id = i.id)
        and not exists (select from team t where t.street_id = $1 and t.picture_id = i.id)
        and not exists (select from location l where l.street_id = $1 and l.picture_id = i.id)
      on conflict do nothing`,
    values: [streetId, added.matterId, added.pictureIds, added.memberId, added.moment],
  })
  return rowCount === added.pictureIds.length
}

/** Makes some of a matter's pictures public, and the others no more. */
export async function publishPictures(
  tx: Tx,
  streetId: string,
  of: { matterId: string; pictureIds: readonly string[] },
): Promise<void> {
  await tx.$client.query({
    name: 'matter-pictures-publish',
    text: `update matter_picture set is_public = picture_id = any($3::uuid[])
      where street_id = $1 and matter_id = $2`,
    values: [streetId, of.matterId, of.pictureIds],
  })
}
