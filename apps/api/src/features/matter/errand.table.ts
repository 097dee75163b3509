import type { ErrandPaper } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, jsonb, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instantColumn, keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { article } from '../article/article.table.ts'
import { dependant, member } from '../member/member.table.ts'
import { matter } from './matter.table.ts'

/** What an errand alone has: by which guide, for whom, its papers, and who comes for them. No picture of a paper is kept. */
export const errand = streetTable(
  'errand',
  {
    matterId: uuid('matter_id').notNull(),
    guideId: uuid('guide_id').notNull(),
    /** As it was called when it was asked for. */
    guideTitle: text('guide_title').notNull(),
    /** Of the family; null where it is for whoever asked. */
    dependantId: uuid('dependant_id'),
    /** The green lane: half the days, and the telephone first. Why is nobody's business, and kept nowhere. */
    isGreen: boolean('is_green').notNull(),
    /** Working days once it is taken. */
    days: integer('days').notNull(),
    papers: jsonb('papers').$type<ErrandPaper[]>().notNull(),
    /** How many of them are not there, and the first day by which one is to come. */
    owed: integer('owed').notNull(),
    until: date('until', { mode: 'string' }),
    /** The day of which whoever asked was reminded. */
    remindedOf: date('reminded_of', { mode: 'string' }),
    receiptNo: text('receipt_no'),
    receivedBy: uuid('received_by'),
    receivedAt: instantColumn('received_at'),
    visitOn: date('visit_on', { mode: 'string' }),
    firstHandler: uuid('first_handler'),
    secondHandler: uuid('second_handler'),
  },
  t => [
    keyedBy(t.matterId),
    unique('errand_receipt').on(t.streetId, t.receiptNo),
    refers(t.matterId, matter.id),
    refers(t.guideId, article.id),
    refers(t.dependantId, dependant.id),
    refers(t.receivedBy, member.id),
    refers(t.firstHandler, member.id),
    refers(t.secondHandler, member.id),
    check('errand_owed', sql`owed between 0 and jsonb_array_length(papers)`),
    check('errand_received', sql`num_nulls(receipt_no, received_by, received_at) in (0, 3)`),
    check(
      'errand_two_handlers',
      sql`num_nulls(visit_on, first_handler, second_handler) in (0, 3)
      and first_handler <> second_handler`,
    ),
    index('errand_until').on(t.streetId, t.until).where(sql`until is not null`),
  ],
)
