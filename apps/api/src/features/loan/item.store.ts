import type { ItemEdit } from '@yunxuan/contract'
import type { ItemFacts, ItemMove, ItemSort, ItemStock } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import {
  bySound,
  countListed,
  type Order,
  orderValues,
  type Placed,
  type SortColumns,
  sqlOfOrder,
} from '../../platform/sorting.ts'
import { likeText } from '../../platform/words.ts'
import { areaPath } from '../street/area.store.ts'

/** A thing with where it stands. */
export interface ItemRow extends ItemFacts {
  id: string
  locationId: string
  locationName: string
  name: string
  daysMax: number
  version: number
  areaIds: string[]
  overdue: number
}

const stockColumns = `i.total, i.out, i.lost, i.beyond, i.counted_at as "countedAt"`
const overdue = (
  today: string,
) => `(select count(*)::int from loan o where o.street_id = $1 and o.item_id = i.id
    and o.status = 'out' and o.due_date < ${today}::date)`
const columns = (
  today: string,
) => `i.id, i.location_id as "locationId", l.name as "locationName", i.name, ${stockColumns},
    i.days_max as "daysMax", i.is_used_up as "isUsedUp", i.needs_person as "needsPerson",
    i.is_withdrawn as "isWithdrawn", i.version, ${areaPath('$1', 'l.area_id')} as "areaIds",
    ${overdue(today)} as overdue`
const joined = 'item i join location l on l.street_id = $1 and l.id = i.location_id'

/** SQL: what stands on the shelf. */
const shelf = '(i.total - i.out - i.lost + i.beyond)'
/** SQL: not counted since the instant of a parameter, or told of more than there are. */
export const isCountDue = (since: string) =>
  `not i.is_withdrawn and (i.beyond > 0 or i.counted_at is null or i.counted_at < ${since}::timestamptz)`
export const isEmpty = `not i.is_withdrawn and i.is_used_up and ${shelf} = 0`

/** What a place lends, in the order of its names. */
export async function listItemsAt(
  db: Executor,
  streetId: string,
  { locationId, today }: { locationId: string; today: string },
): Promise<ItemRow[]> {
  const { rows } = await db.$client.query<ItemRow>({
    name: 'item-at',
    text: `select ${columns('$3')} from ${joined}
      where i.street_id = $1 and i.location_id = $2 and not i.is_withdrawn
      order by i.is_used_up, ${bySound('i.name').sql}, i.id`,
    values: [streetId, locationId, today],
  })
  return rows
}

/** What those who keep things list them by. */
export interface ItemQuery {
  q: string
  locationId: string | undefined
  due: 'count' | 'overdue' | 'empty' | undefined
  today: string
  /** Since when an item has to have been counted. */
  since: Date
  order: Order<ItemSort>
  limit: number
}

const sorts: SortColumns<ItemSort> = {
  place: bySound('l.name'),
  name: bySound('i.name'),
  left: { sql: shelf, type: 'int' },
  out: { sql: 'i.out', type: 'int' },
  counted: { sql: `coalesce(i.counted_at, '-infinity')`, type: 'timestamptz' },
}

const narrowed = `i.street_id = $1 and ($2::text = '' or i.name like $2 or l.name like $2)
    and ($3::uuid is null or i.location_id = $3)
    and ($4::text is null or case $4 when 'count' then ${isCountDue('$6')}
      when 'empty' then ${isEmpty} else ${overdue('$5')} > 0 end)
    and $5::date is not null and $6::timestamptz is not null`

const narrowedValues = (streetId: string, { q, locationId, due, today, since }: ItemQuery) => [
  streetId,
  q.trim() === '' ? '' : `%${likeText(q.trim())}%`,
  locationId ?? null,
  due ?? null,
  today,
  since,
]

/** Returns things for those who keep them. */
export async function listItems(
  db: Executor,
  streetId: string,
  query: ItemQuery,
): Promise<Placed<ItemRow>[]> {
  const { order } = query
  const { sortKey, isAfter, inOrder } = sqlOfOrder(order, sorts[order.by], { id: 'i.id', at: 7 })
  const { rows } = await db.$client.query<Placed<ItemRow>>({
    text: `select ${sortKey}, ${columns('$5')} from ${joined} where ${narrowed} and ${isAfter} ${inOrder} limit $9`,
    values: [...narrowedValues(streetId, query), ...orderValues(order), query.limit],
  })
  return rows
}

/** Counts the things of a list, with its first page. */
export const countItems = (db: Executor, streetId: string, query: ItemQuery) =>
  countListed(db, query.order, `from ${joined} where ${narrowed}`, narrowedValues(streetId, query))

/** Returns one thing. */
export async function findItem(
  db: Executor,
  streetId: string,
  { itemId, today }: { itemId: string; today: string },
): Promise<ItemRow | undefined> {
  const { rows } = await db.$client.query<ItemRow>({
    name: 'item-find',
    text: `select ${columns('$3')} from ${joined} where i.street_id = $1 and i.id = $2`,
    values: [streetId, itemId, today],
  })
  return rows[0]
}

/** Locks a thing until the end of the transaction: its pieces are counted by one at a time. */
export async function lockItem(
  tx: Tx,
  streetId: string,
  of: { itemId: string; today: string },
): Promise<ItemRow | undefined> {
  const { rowCount } = await tx.$client.query({
    name: 'item-lock',
    text: 'select from item where street_id = $1 and id = $2 for no key update',
    values: [streetId, of.itemId],
  })
  return rowCount === 1 ? findItem(tx, streetId, of) : undefined
}

/** Writes the pieces of a thing that is locked. */
export async function writeStock(
  tx: Tx,
  streetId: string,
  { itemId, stock }: { itemId: string; stock: ItemStock },
): Promise<void> {
  await tx.$client.query({
    name: 'item-stock',
    text: `update item set total = $3, "out" = $4, lost = $5, beyond = $6, counted_at = $7
      where street_id = $1 and id = $2`,
    values: [streetId, itemId, stock.total, stock.out, stock.lost, stock.beyond, stock.countedAt],
  })
}

/** Adds a thing, counted now; returns false where its place has one of that name. */
export async function insertItem(
  tx: Tx,
  streetId: string,
  row: { id: string; locationId: string; edit: ItemEdit; pieces: number; now: Date },
): Promise<boolean> {
  const { edit } = row
  const { rowCount } = await tx.$client.query({
    name: 'item-insert',
    text: `insert into item (street_id, id, location_id, name, total, days_max, is_used_up, needs_person,
        is_withdrawn, counted_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    values: [
      ...[streetId, row.id, row.locationId, edit.name, row.pieces, edit.daysMax],
      ...[edit.isUsedUp, edit.needsPerson, edit.isWithdrawn, row.now],
    ],
  })
  return rowCount === 1
}

/** Writes what was edited of a thing that is locked; returns false where its place has another of that name. */
export async function updateItem(
  tx: Tx,
  streetId: string,
  { itemId, edit }: { itemId: string; edit: ItemEdit },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'item-update',
    text: `update item set name = $3, days_max = $4, is_used_up = $5, needs_person = $6, is_withdrawn = $7,
        version = version + 1
      where street_id = $1 and id = $2 and not exists (select from item o where o.street_id = $1
        and o.location_id = item.location_id and o.name = $3 and o.id <> $2)`,
    values: [streetId, itemId, edit.name, edit.daysMax, edit.isUsedUp, edit.needsPerson, edit.isWithdrawn],
  })
  return rowCount === 1
}

/** Why the pieces of a thing changed. */
export interface ItemMoveRow {
  id: string
  kind: ItemMove
  pieces: number
  difference: number
  note: string
  at: Date
}

/** Notes why pieces changed; returns false where it was noted before under its id. */
export async function insertItemMove(
  tx: Tx,
  streetId: string,
  { itemId, by, ...move }: ItemMoveRow & { itemId: string; by: string | null },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'item-move-insert',
    text: `insert into item_move (street_id, id, item_id, kind, pieces, difference, note, "by", at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    values: [
      ...[streetId, move.id, itemId, move.kind, move.pieces],
      ...[move.difference, move.note, by, move.at],
    ],
  })
  return rowCount === 1
}

const movesShown = 60

/** Returns the last moves of a thing, newest first. */
export async function listItemMoves(
  db: Executor,
  streetId: string,
  itemId: string,
): Promise<(ItemMoveRow & { byName: string | null })[]> {
  const { rows } = await db.$client.query<ItemMoveRow & { byName: string | null }>({
    name: 'item-moves',
    text: `select v.id, v.kind, v.pieces, v.difference, v.note, v.at, m.name as "byName"
      from item_move v left join member m on m.street_id = $1 and m.id = v.by
      where v.street_id = $1 and v.item_id = $2 order by v.at desc, v.id desc limit $3`,
    values: [streetId, itemId, movesShown],
  })
  return rows
}
