import type { ArticleEdit, ArticleKind, PublicationStatus } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { areaPath } from '../street/area.store.ts'
import { articleTokens } from './article-search.ts'

/** An article as it is kept. */
export interface ArticleRow {
  id: string
  kind: ArticleKind
  status: PublicationStatus
  statusReason: string
  edit: ArticleEdit
  shown: ArticleEdit | null
  shownAt: Date | null
  areaIds: string[]
  submittedBy: string | null
  writers: string[]
  assuredDate: string | null
  isSample: boolean
  version: number
  updatedAt: Date
}

const articleRows = `select v.id, v.kind, v.status, v.status_reason as "statusReason", v.edit, v.shown,
    v.shown_at as "shownAt", ${areaPath('$1', 'v.area_id')} as "areaIds", m.name as "submittedBy", v.writers,
    v.assured_date::text as "assuredDate", v.is_sample as "isSample", v.version, v.updated_at as "updatedAt"
  from article v left join member m on m.street_id = $1 and m.id = v.submitted_by`

/** Returns an article. */
export async function findArticle(
  db: Executor,
  streetId: string,
  articleId: string,
): Promise<ArticleRow | undefined> {
  const { rows } = await db.$client.query<ArticleRow>({
    name: 'article-find',
    text: `${articleRows} where v.street_id = $1 and v.id = $2`,
    values: [streetId, articleId],
  })
  return rows[0]
}

/** Locks an article until the end of the transaction; two people who change it go one after the other. */
export async function lockArticle(
  tx: Tx,
  streetId: string,
  articleId: string,
): Promise<ArticleRow | undefined> {
  await tx.$client.query({
    name: 'article-lock',
    text: 'select from article where street_id = $1 and id = $2 for no key update',
    values: [streetId, articleId],
  })
  return findArticle(tx, streetId, articleId)
}

/** A new article. */
export interface NewArticle {
  id: string
  kind: ArticleKind
  edit: ArticleEdit
  writerId: string
  now: Date
}

/** Writes a draft. */
export async function insertArticle(tx: Tx, streetId: string, made: NewArticle): Promise<void> {
  const { id, kind, edit, writerId, now } = made
  await tx.$client.query({
    name: 'article-insert',
    text: `insert into article (street_id, id, kind, edit, area_id, status, writers, created_at, updated_at, search,
        edit_search)
      values ($1, $2, $3, $4, $5, 'draft', array[$6::uuid], $7, $7, '', array_to_tsvector($8::text[]))`,
    values: [
      streetId,
      id,
      kind,
      JSON.stringify(edit),
      edit.areaId,
      writerId,
      now,
      articleTokens(streetId, kind, edit),
    ],
  })
}

/** Writes what was changed of a locked article's working text. */
export async function updateEdit(
  tx: Tx,
  streetId: string,
  change: Pick<NewArticle, 'id' | 'kind' | 'edit' | 'now'> & {
    status: PublicationStatus
    writers: readonly string[]
    submittedBy: string | null
  },
): Promise<void> {
  const { id, kind, edit, now, status, writers, submittedBy } = change
  await tx.$client.query({
    name: 'article-edit',
    text: `update article set edit = $3, area_id = $4, status = $5, writers = $6::uuid[],
        submitted_by = coalesce($7, submitted_by), updated_at = $8, edit_search = array_to_tsvector($9::text[]),
        version = version + 1
      where street_id = $1 and id = $2`,
    values: [
      streetId,
      id,
      JSON.stringify(edit),
      edit.areaId,
      status,
      writers,
      submittedBy,
      now,
      articleTokens(streetId, kind, edit),
    ],
  })
}

/** Writes the new status of a locked article that shows what it showed. */
export async function updateStatus(
  tx: Tx,
  streetId: string,
  change: {
    id: string
    status: PublicationStatus
    reason: string
    writers: readonly string[]
    submittedBy: string | null
    now: Date
  },
): Promise<void> {
  const { id, status, reason, writers, submittedBy, now } = change
  await tx.$client.query({
    name: 'article-status',
    text: `update article set status = $3, status_reason = $4, writers = $5::uuid[],
        submitted_by = coalesce($6, submitted_by), updated_at = $7, version = version + 1
      where street_id = $1 and id = $2`,
    values: [streetId, id, status, reason, writers, submittedBy, now],
  })
}

/** Shows everybody the working text of a locked article, as somebody has read it who did not write it. */
export async function showEdit(
  tx: Tx,
  streetId: string,
  shown: { id: string; byId: string; now: Date; today: string },
): Promise<void> {
  await tx.$client.query({
    name: 'article-show',
    text: `update article set shown = edit, shown_at = $3, shown_by = $4, shown_writers = writers,
        shown_audiences = array(select jsonb_array_elements_text(edit -> 'audiences')), shown_area_id = area_id,
        valid_until = (edit ->> 'validUntil')::date, assured_date = $5, search = edit_search,
        status = 'published', status_reason = '', updated_at = $3, version = version + 1
      where street_id = $1 and id = $2`,
    values: [streetId, shown.id, shown.now, shown.byId, shown.today],
  })
}

/** Takes down what everybody reads of a locked article. */
export async function hideShown(tx: Tx, streetId: string, id: string): Promise<void> {
  await tx.$client.query({
    name: 'article-hide',
    text: `update article set shown = null, shown_at = null, shown_by = null, shown_writers = null,
        shown_audiences = null, shown_area_id = null, valid_until = null, search = ''
      where street_id = $1 and id = $2`,
    values: [streetId, id],
  })
}

/** Writes both texts of a locked article as they are without a name. */
export async function rewriteArticle(
  tx: Tx,
  streetId: string,
  row: Pick<ArticleRow, 'id' | 'kind' | 'edit' | 'shown'>,
  now: Date,
): Promise<void> {
  const { id, kind, edit, shown } = row
  await tx.$client.query({
    name: 'article-rewrite',
    text: `update article set edit = $3, shown = $4, edit_search = array_to_tsvector($5::text[]),
        search = array_to_tsvector($6::text[]), updated_at = $7, version = version + 1
      where street_id = $1 and id = $2`,
    values: [
      streetId,
      id,
      JSON.stringify(edit),
      shown === null ? null : JSON.stringify(shown),
      articleTokens(streetId, kind, edit),
      shown === null ? [] : articleTokens(streetId, kind, shown),
      now,
    ],
  })
}

/** Writes the day on which all that everybody reads was last confirmed. */
export async function updateAssured(tx: Tx, streetId: string, id: string, day: string): Promise<void> {
  await tx.$client.query({
    name: 'article-assured',
    text: 'update article set assured_date = $3 where street_id = $1 and id = $2',
    values: [streetId, id, day],
  })
}
