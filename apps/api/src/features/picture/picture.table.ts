import type { PictureSize } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, idColumn, instantColumn, keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { street } from '../street/street.table.ts'

/** A picture that was sent, as it was made anew; what shows it refers to it. */
export const picture = streetTable(
  'picture',
  {
    id: idColumn(),
    /** Of the larger size. */
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    /** The member who sent it. */
    addedBy: uuid('added_by').notNull(),
    addedAt: instantColumn('added_at').notNull(),
    /** When somebody had it erased: nothing of it is left then but this row. */
    erasedAt: instantColumn('erased_at'),
  },
  t => [
    foreignKey({ columns: [t.streetId], foreignColumns: [street.id] }),
    check('picture_sides', sql`width > 0 and height > 0`),
    index('picture_age').on(t.streetId, t.addedAt),
  ],
)

/** The bytes of a picture, in each size. */
export const pictureContent = streetTable(
  'picture_content',
  {
    pictureId: uuid('picture_id').notNull(),
    size: text('size').$type<PictureSize>().notNull(),
    content: bytes('content').notNull(),
  },
  t => [
    keyedBy(t.pictureId, t.size),
    refers(t.pictureId, picture.id),
    check('picture_content_size', sql`size in ('small', 'large')`),
    check('picture_content_bytes', sql`octet_length(content) between 1 and 1000000`),
  ],
)

/** How many pictures a member sent on a day. */
export const pictureDay = streetTable(
  'picture_day',
  {
    memberId: uuid('member_id').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    count: integer('count').notNull(),
  },
  t => [keyedBy(t.memberId, t.day), check('picture_day_count', sql`count between 1 and 300`)],
)
