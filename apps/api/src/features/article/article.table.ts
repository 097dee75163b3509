import type { ArticleEdit, ArticleKind, Audience, ConsentState, PublicationStatus } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, jsonb, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, refers, streetTable, tsvector } from '../../platform/columns.ts'
import { member } from '../member/member.table.ts'
import { area } from '../street/street.table.ts'

/** What is written once and read until it is taken back: the text that is worked on, and beside it what everybody reads. */
export const article = streetTable(
  'article',
  {
    id: idColumn(),
    kind: text('kind').$type<ArticleKind>().notNull(),
    edit: jsonb('edit').$type<ArticleEdit>().notNull(),
    /** The area of its working text: whoever keeps that keeps the article. */
    areaId: uuid('area_id'),
    status: text('status').$type<PublicationStatus>().notNull(),
    statusReason: text('status_reason').notNull().default(''),
    submittedBy: uuid('submitted_by'),
    /** Everybody who wrote the working text since it was last read by somebody else, or sent it to be read. */
    writers: uuid('writers').array().notNull(),
    /** What everybody reads; null where nobody does. */
    shown: jsonb('shown').$type<ArticleEdit>(),
    shownAt: instantColumn('shown_at'),
    shownBy: uuid('shown_by'),
    shownWriters: uuid('shown_writers').array(),
    shownAudiences: text('shown_audiences').array().$type<Audience[]>(),
    shownAreaId: uuid('shown_area_id'),
    validUntil: date('valid_until', { mode: 'string' }),
    assuredDate: date('assured_date', { mode: 'string' }),
    version: integer('version').notNull().default(1),
    isSample: boolean('is_sample').notNull().default(false),
    createdAt: instantColumn('created_at').notNull(),
    updatedAt: instantColumn('updated_at').notNull(),
    /** Tokens of what everybody reads, and of the working text; each begins with its street. */
    search: tsvector('search').notNull(),
    editSearch: tsvector('edit_search').notNull(),
  },
  t => [
    refers(t.areaId, area.id),
    refers(t.shownAreaId, area.id),
    refers(t.submittedBy, member.id),
    refers(t.shownBy, member.id),
    check(
      'article_shown',
      sql`num_nulls(shown, shown_at, shown_by, shown_writers, shown_audiences) in (0, 5)
        and (status <> 'published' or shown is not null)`,
    ),
    check('article_second_reader', sql`not shown_by = any(shown_writers)`),
    check('article_guide', sql`(kind = 'guide') = (jsonb_typeof(edit -> 'guide') = 'object')`),
    // The last day stands in the order that is walked, so that what has run out is passed by in the index.
    index('article_read').on(t.streetId, t.shownAt, t.id, t.validUntil).where(sql`shown is not null`),
    index('article_kind_read')
      .on(t.streetId, t.kind, t.shownAt, t.id, t.validUntil)
      .where(sql`shown is not null`),
    index('article_ending').on(t.streetId, t.validUntil, t.id).where(sql`shown is not null`),
    index('article_unconfirmed').on(t.streetId, t.assuredDate, t.id).where(sql`shown is not null`),
    index('article_kind').on(t.streetId, t.kind, t.id),
    index('article_status').on(t.streetId, t.status, t.id),
    index('article_title').on(t.streetId, sql`(edit ->> 'title') collate "zh-x-icu"`, t.id),
    index('article_until').on(
      t.streetId,
      sql`coalesce(coalesce(shown, edit) ->> 'validUntil', 'none')`,
      t.id,
    ),
    index('article_updated').on(t.streetId, t.updatedAt, t.id),
    index('article_search').using('gin', t.search),
    index('article_edit_search').using('gin', t.editSearch),
  ],
)

/** Somebody whom an article names: they said yes on their phone or on paper, or had their name taken out. */
export const articlePerson = streetTable(
  'article_person',
  {
    id: idColumn(),
    articleId: uuid('article_id').notNull(),
    /** As it stands in the text; nothing once it was taken out. */
    name: text('name').notNull(),
    memberId: uuid('member_id'),
    paperNote: text('paper_note').notNull().default(''),
    state: text('state').$type<ConsentState>().notNull(),
    at: instantColumn('at').notNull(),
  },
  t => [
    refers(t.articleId, article.id),
    refers(t.memberId, member.id),
    check('article_person_answers', sql`(member_id is null) = (paper_note <> '')`),
    check('article_person_named', sql`(state = 'withdrawn') = (name = '')`),
    uniqueIndex('article_person_once').on(t.streetId, t.articleId, t.name).where(sql`name <> ''`),
    index('article_person_member').on(t.streetId, t.memberId, t.id),
  ],
)
