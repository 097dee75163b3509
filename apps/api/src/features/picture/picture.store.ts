import type { PictureSize } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'

/** What is known of a picture wherever it is shown. */
export interface ShownPicture {
  id: string
  alt: string
  width: number
  height: number
  path: string
}

/** SQL: a picture as it is shown, null where there is none or it was erased. */
export const pictureJson = (
  id: string,
  alt: string,
) => `case when ${id} is not null then (select json_build_object('id', i.id, 'alt', ${alt},
      'width', i.width, 'height', i.height, 'path', '/v1/streets/' || $1 || '/pictures/' || i.id)
    from picture i where i.street_id = $1 and i.id = ${id} and i.erased_at is null) end`

/** SQL: which picture was chosen and what it shows, as an edit has it; null where there is none any longer. */
export const choiceJson = (
  id: string,
  alt: string,
) => `case when ${id} is not null then (select json_build_object('id', i.id, 'alt', ${alt})
    from picture i where i.street_id = $1 and i.id = ${id} and i.erased_at is null) end`

/** Counts one picture more of a member's day; returns whether it is one of so many. Two at once count one by one. */
export async function countPicture(
  db: Executor,
  streetId: string,
  { memberId, day, most }: { memberId: string; day: string; most: number },
): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'picture-count',
    text: `insert into picture_day (street_id, member_id, day, count) values ($1, $2, $3, 1)
      on conflict (street_id, member_id, day) do update set count = picture_day.count + 1
        where picture_day.count < $4`,
    values: [streetId, memberId, day, most],
  })
  return rowCount === 1
}

/** A picture as it was made. */
export interface MadePicture {
  width: number
  height: number
  contents: Record<PictureSize, Buffer>
}

/** Keeps a picture. */
export async function insertPicture(
  tx: Tx,
  streetId: string,
  { id, made, addedBy, now }: { id: string; made: MadePicture; addedBy: string; now: Date },
): Promise<void> {
  await tx.$client.query({
    name: 'picture-insert',
    text: `insert into picture (street_id, id, width, height, added_by, added_at)
      values ($1, $2, $3, $4, $5, $6)`,
    values: [streetId, id, made.width, made.height, addedBy, now],
  })
  await tx.$client.query({
    name: 'picture-insert-contents',
    text: `insert into picture_content (street_id, picture_id, size, content)
      select $1, $2, c.size, c.content from unnest($3::text[], $4::bytea[]) as c(size, content)`,
    values: [streetId, id, Object.keys(made.contents), Object.values(made.contents)],
  })
}

/** Decides whether there is a picture that a member sent and no matter has. */
export async function isOwnPicture(
  db: Executor,
  streetId: string,
  { pictureId, memberId }: { pictureId: string; memberId: string },
): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'picture-is-own',
    text: `select from picture i where i.street_id = $1 and i.id = $2 and i.added_by = $3 and i.erased_at is null
      and not exists (select from matter_picture p where p.street_id = $1 and p.picture_id = i.id)`,
    values: [streetId, pictureId, memberId],
  })
  return rowCount === 1
}

/** Returns who sent a picture that is there. */
export async function findSender(
  db: Executor,
  streetId: string,
  pictureId: string,
): Promise<string | undefined> {
  const { rows } = await db.$client.query<{ addedBy: string }>({
    name: 'picture-sender',
    text: `select added_by as "addedBy" from picture
      where street_id = $1 and id = $2 and erased_at is null`,
    values: [streetId, pictureId],
  })
  return rows[0]?.addedBy
}

/** Returns the bytes of a picture in a size. */
export async function findContent(
  db: Executor,
  streetId: string,
  of: { pictureId: string; size: PictureSize },
): Promise<Buffer | undefined> {
  const { rows } = await db.$client.query<{ content: Buffer }>({
    name: 'picture-content',
    text: 'select content from picture_content where street_id = $1 and picture_id = $2 and size = $3',
    values: [streetId, of.pictureId, of.size],
  })
  return rows[0]?.content
}

/** Decides whether everybody sees something that shows a picture. */
export async function isShown(db: Executor, streetId: string, pictureId: string): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'picture-is-shown',
    text: `select where exists (select from service v
        where v.street_id = $1 and v.picture_id = $2 and v.status = 'published')
      or exists (select from team t where t.street_id = $1 and t.picture_id = $2)
      or exists (select from location l where l.street_id = $1 and l.picture_id = $2)
      or exists (select from matter_picture p
        join matter m on m.street_id = $1 and m.id = p.matter_id and m.is_public
        where p.street_id = $1 and p.picture_id = $2 and p.is_public)`,
    values: [streetId, pictureId],
  })
  return rowCount === 1
}

/** Erases a picture: its row stays where things refer to it. Returns whether it was there. */
export async function erasePicture(tx: Tx, streetId: string, pictureId: string, now: Date): Promise<boolean> {
  await tx.$client.query({
    name: 'picture-erase-contents',
    text: 'delete from picture_content where street_id = $1 and picture_id = $2',
    values: [streetId, pictureId],
  })
  const { rowCount } = await tx.$client.query({
    name: 'picture-erase',
    text: 'update picture set erased_at = $3 where street_id = $1 and id = $2 and erased_at is null',
    values: [streetId, pictureId, now],
  })
  return rowCount === 1
}
