import type { articleDues } from '@yunxuan/contract'
import {
  type ArticleKind,
  type ArticleSort,
  type Audience,
  addDays,
  agingArticleKinds,
  endingWithinDays,
  type PublicationStatus,
} from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import {
  bySound,
  countListed,
  type Order,
  orderValues,
  type Placed,
  type SortColumns,
  sqlOfOrder,
} from '../../platform/sorting.ts'
import { isWithin } from '../street/area.store.ts'

/** An article in the list that everybody reads. */
export interface CardRow {
  id: string
  kind: ArticleKind
  title: string
  summary: string
  issuer: string
  validFrom: string | null
  validUntil: string | null
  areaName: string | null
  shownAt: Date
  isSample: boolean
}

/** What of the public list is asked for. */
export interface CardQuery {
  kind: ArticleKind | undefined
  tsquery: string | undefined
  isExpired: boolean
  today: string
  /** Only what is for these, in one of these areas or in the whole street. */
  person: { audiences: readonly Audience[]; areaIds: readonly string[] } | undefined
  after: { at: string; id: string } | undefined
  limit: number
}

/** Returns what everybody reads, the newest first. */
export async function listCards(db: Executor, streetId: string, query: CardQuery): Promise<CardRow[]> {
  const { kind, tsquery, isExpired, today, person, after, limit } = query
  const values: unknown[] = [streetId]
  const value = (one: unknown) => `$${values.push(one)}`
  const day = value(today)
  const clauses = [
    'v.street_id = $1 and v.shown is not null',
    isExpired ? `v.valid_until < ${day}` : `(v.valid_until is null or v.valid_until >= ${day})`,
    kind && `v.kind = ${value(kind)}`,
    tsquery && `v.search @@ ${value(tsquery)}::tsquery`,
    person && `v.shown_audiences && ${value(person.audiences)}::text[]`,
    person && `(v.shown_area_id is null or v.shown_area_id = any(${value(person.areaIds)}::uuid[]))`,
    after && `(v.shown_at, v.id) < (${value(after.at)}::timestamptz, ${value(after.id)}::uuid)`,
  ]
  const { rows } = await db.$client.query<CardRow>({
    text: `select v.id, v.kind, v.shown ->> 'title' as title, v.shown ->> 'summary' as summary,
        v.shown ->> 'issuer' as issuer, v.shown ->> 'validFrom' as "validFrom",
        v.valid_until::text as "validUntil", a.name as "areaName", v.shown_at as "shownAt",
        v.is_sample as "isSample"
      from article v left join area a on a.street_id = $1 and a.id = v.shown_area_id
      where ${clauses.filter(Boolean).join(' and ')}
      order by v.shown_at desc, v.id desc limit ${value(limit)}`,
    values,
  })
  return rows
}

/** An article in the list of those who keep it; its day is that of what everybody reads, where they do. */
export interface LineRow {
  id: string
  kind: ArticleKind
  title: string
  issuer: string
  status: PublicationStatus
  statusReason: string
  areaName: string | null
  validFrom: string | null
  validUntil: string | null
  isShown: boolean
  assuredDate: string | null
  submittedBy: string | null
  writers: string[]
  isSample: boolean
  updatedAt: Date
}

/** What of the list of those who keep articles is asked for. */
export interface LineQuery {
  scope: Scope
  kind: ArticleKind | undefined
  status: PublicationStatus | undefined
  due: (typeof articleDues)[number] | undefined
  tsquery: string | undefined
  today: string
  /** Confirmed before this day, it is too old to rely on. */
  assuredSince: string
  order: Order<ArticleSort>
  limit: number
}

/** SQL: an article that runs out within days of the parameter, or has. */
export const isEnding = (day: string) => `v.shown is not null and v.valid_until <= ${day}::date`
/** SQL: an article that nobody has confirmed since the day of the parameter. */
export const isUnassured = (day: string) =>
  `v.shown is not null and v.kind in ('${agingArticleKinds.join("', '")}') and v.assured_date < ${day}::date`

const lineColumns: SortColumns<ArticleSort> = {
  new: { sql: 'v.id', type: 'uuid' },
  status: { sql: 'v.status', type: 'text' },
  kind: { sql: 'v.kind', type: 'text' },
  title: bySound(`(v.edit ->> 'title')`),
  until: { sql: `coalesce(coalesce(v.shown, v.edit) ->> 'validUntil', 'none')`, type: 'text' },
  updated: { sql: 'v.updated_at', type: 'timestamptz' },
}

/** SQL: where the articles of a list are found, with the values it takes. */
function linesFrom(streetId: string, query: LineQuery) {
  const { scope, kind, status, due, tsquery, today, assuredSince } = query
  const values: unknown[] = [streetId, scope.isWholeStreet, scope.areaIds]
  const value = (one: unknown) => `$${values.push(one)}`
  const clauses = [
    `v.street_id = $1 and ($2::boolean or ${isWithin(3, 'v.area_id')})`,
    kind && `v.kind = ${value(kind)}`,
    status && `v.status = ${value(status)}`,
    due === 'ending' && isEnding(value(addDays(today, endingWithinDays))),
    due === 'unconfirmed' && isUnassured(value(assuredSince)),
    tsquery && `v.edit_search @@ ${value(tsquery)}::tsquery`,
  ]
  return { where: clauses.filter(Boolean).join(' and '), values }
}

/** Returns articles of every status within a scope. */
export async function listLines(
  db: Executor,
  streetId: string,
  query: LineQuery,
): Promise<Placed<LineRow>[]> {
  const { order, limit } = query
  const { where, values } = linesFrom(streetId, query)
  const by = { id: 'v.id', at: values.length + 1 }
  const { sortKey, isAfter, inOrder } = sqlOfOrder(order, lineColumns[order.by], by)
  const { rows } = await db.$client.query<Placed<LineRow>>({
    text: `select v.id, v.kind, v.edit ->> 'title' as title, v.edit ->> 'issuer' as issuer, v.status,
        v.status_reason as "statusReason", a.name as "areaName",
        coalesce(v.shown, v.edit) ->> 'validFrom' as "validFrom",
        coalesce(v.shown, v.edit) ->> 'validUntil' as "validUntil", v.shown is not null as "isShown",
        v.assured_date::text as "assuredDate", m.name as "submittedBy", v.writers, v.is_sample as "isSample",
        v.updated_at as "updatedAt", ${sortKey}
      from article v
      left join area a on a.street_id = $1 and a.id = v.area_id
      left join member m on m.street_id = $1 and m.id = v.submitted_by
      where ${where} and ${isAfter} ${inOrder} limit $${values.length + 3}`,
    values: [...values, ...orderValues(order), limit],
  })
  return rows
}

/** Counts the articles of a list, with its first page. */
export function countLines(db: Executor, streetId: string, query: LineQuery): Promise<number | null> {
  const { where, values } = linesFrom(streetId, query)
  return countListed(db, query.order, `from article v where ${where}`, values)
}
