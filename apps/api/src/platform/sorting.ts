import { mostCounted, type Sort } from '@yunxuan/domain'
import { fromCursor, toPage, wrongCursor } from './cursor.ts'
import type { Executor } from './database.ts'

/** SQL of what rows are sorted by, which is never null: every row has its place; and its type. */
export interface SortColumn {
  sql: string
  type: 'date' | 'int' | 'text' | 'timestamptz' | 'uuid'
}

/** The columns a list may be sorted by. */
export type SortColumns<K extends string> = Readonly<Record<K, SortColumn>>

/** SQL: a text by its sound, as indexOfSound has it. */
export const bySound = (sql: string): SortColumn => ({ sql: `${sql} collate "zh-x-icu"`, type: 'text' })

/** In which order rows are wanted, and after which of them. */
export interface Order<K extends string = string> {
  sort: Sort<K>
  by: K
  isDescending: boolean
  after: { at: string; id: string } | null
}

/** Returns the order that is asked for, or the usual one; a cursor goes on in the order it was made in. */
export function orderOf<K extends string>(
  usual: Sort<K>,
  query: { sort?: Sort<K> | undefined; cursor?: string | undefined },
): Order<K> {
  const sort = query.sort ?? usual
  const isDescending = sort.startsWith('-')
  // Sort<K> is one of K, with or without a minus.
  const by = (isDescending ? sort.slice(1) : sort) as K
  if (query.cursor === undefined) return { sort, by, isDescending, after: null }
  const [of, at, id] = fromCursor(query.cursor, 3)
  if (of !== sort) throw wrongCursor()
  return { sort, by, isDescending, after: { at: String(at), id: String(id) } }
}

/** A row with its place in the order, as a cursor keeps it. */
export type Placed<T> = T & { sortKey: string }

/**
 * SQL of an order: the place to select, what lies after the parameters `at` and `at + 1`, and the order itself. Rows of one
 * place stand by their id, a uuid where its type does not say otherwise.
 */
export function sqlOfOrder(
  { isDescending }: Pick<Order, 'isDescending'>,
  { sql, type }: SortColumn,
  { id, idType = 'uuid', at }: { id: string; idType?: 'text' | 'uuid'; at: number },
) {
  const way = isDescending ? 'desc' : 'asc'
  return {
    sortKey: `(${sql})::text as "sortKey"`,
    isAfter: `($${at}::text is null or (${sql}, ${id}) ${isDescending ? '<' : '>'} ($${at}::text::${type}, $${at + 1}::${idType}))`,
    inOrder: `order by ${sql} ${way}, ${id} ${way}`,
  }
}

/** Returns the two parameters of an order. */
export const orderValues = ({ after }: Order) => [after?.at ?? null, after?.id ?? null]

/** Returns a page of what was asked for with one more than fits, in an order. */
export function toSortedPage<T extends { sortKey: string }>(
  found: readonly T[],
  limit: number,
  { sort }: Order,
  idOf: (item: T) => string,
): { items: Omit<T, 'sortKey'>[]; nextCursor: string | null } {
  const { items, nextCursor } = toPage(found, limit, item => [sort, item.sortKey, idOf(item)])
  return { items: items.map(({ sortKey: _sortKey, ...item }) => item), nextCursor }
}

/** Counts what a question with the first page returns, as far as lists are counted; null further on. */
export async function countListed(
  db: Executor,
  { after }: Order,
  from: string,
  values: readonly unknown[],
): Promise<number | null> {
  if (after !== null) return null
  const { rows } = await db.$client.query<{ count: number }>({
    text: `select count(*)::int as count from (select 1 ${from} limit ${mostCounted + 1}) counted`,
    values: [...values],
  })
  return rows[0]?.count ?? 0
}
