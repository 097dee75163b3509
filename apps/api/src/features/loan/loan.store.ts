import type { HeldLoans, LoanSort, LoanStatus } from '@yunxuan/domain'
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
import type { LocationColumns } from '../directory/location-present.ts'
import { isWithin } from '../street/area.store.ts'

/** A loan as its row has it. */
export interface LoanRow {
  id: string
  itemId: string
  memberId: string
  status: LoanStatus
  takenAt: Date
  dueDate: string
  endedAt: Date | null
  isTold: boolean
}

/** A loan with its thing and where that goes back to. */
export interface PlacedLoanRow extends LoanRow, LocationColumns {
  itemName: string
}

const loanColumns = `o.id, o.item_id as "itemId", o.member_id as "memberId", o.status, o.taken_at as "takenAt",
    o.due_date::text as "dueDate", o.ended_at as "endedAt", o.is_told as "isTold", i.name as "itemName"`
const placeColumns = `l.id as "locationId", l.name as "locationName", l.address, l.access, l.area_id as "areaId",
    a.name as "areaName", l.latitude, l.longitude`
const joined = `loan o
    join item i on i.street_id = $1 and i.id = o.item_id
    join location l on l.street_id = $1 and l.id = i.location_id`
const withArea = 'left join area a on a.street_id = $1 and a.id = l.area_id'

/** Locks whoever borrows until the end of the transaction, so that two phones count what they have one after the other. */
export async function lockBorrower(tx: Tx, streetId: string, memberId: string): Promise<void> {
  await tx.$client.query({
    name: 'loan-borrower',
    text: 'select from member where street_id = $1 and id = $2 for no key update',
    values: [streetId, memberId],
  })
}

/**
 * Returns how much a person has, and when the first of it was due. What they alone say is lost or broken counts until the next
 * count of its thing, and as late where it was: else whoever may take no more would only have to say so.
 */
export async function heldBy(db: Executor, streetId: string, memberId: string): Promise<HeldLoans> {
  const { rows } = await db.$client.query<HeldLoans>({
    name: 'loan-held',
    text: `select count(*)::int as count,
        min(o.due_date) filter (where o.status = 'out' or o.ended_at >= o.due_date::timestamp at time zone 'Asia/Shanghai')
          ::text as "firstDue"
      from loan o join item i on i.street_id = $1 and i.id = o.item_id
      where o.street_id = $1 and o.member_id = $2 and (o.status = 'out' or o.status <> 'back' and o.back_by is null
        and o.ended_at > coalesce(i.counted_at, '-infinity'::timestamptz))`,
    values: [streetId, memberId],
  })
  return rows[0] ?? { count: 0, firstDue: null }
}

/** Returns one loan. */
export async function findLoan(
  db: Executor,
  streetId: string,
  loanId: string,
): Promise<PlacedLoanRow | undefined> {
  const { rows } = await db.$client.query<PlacedLoanRow>({
    name: 'loan-find',
    text: `select ${loanColumns}, ${placeColumns} from ${joined} ${withArea} where o.street_id = $1 and o.id = $2`,
    values: [streetId, loanId],
  })
  return rows[0]
}

/** Writes a loan; returns false where there is one of that id. */
export async function insertLoan(
  tx: Tx,
  streetId: string,
  { outBy, ...row }: Omit<LoanRow, 'status' | 'endedAt'> & { outBy: string | null },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'loan-insert',
    text: `insert into loan (street_id, id, item_id, member_id, status, taken_at, due_date, is_told, out_by)
      values ($1, $2, $3, $4, 'out', $5, $6, $7, $8) on conflict do nothing`,
    values: [streetId, row.id, row.itemId, row.memberId, row.takenAt, row.dueDate, row.isTold, outBy],
  })
  return rowCount === 1
}

/** Writes how a loan ended whose thing is locked. */
export async function endLoan(
  tx: Tx,
  streetId: string,
  row: { id: string; status: LoanStatus; endedAt: Date; backBy: string | null },
): Promise<void> {
  await tx.$client.query({
    name: 'loan-end',
    text: `update loan set status = $3, ended_at = $4, back_by = $5 where street_id = $1 and id = $2`,
    values: [streetId, row.id, row.status, row.endedAt, row.backBy],
  })
}

/** Returns what a person has, the first due first, or what they had, the last returned first. */
export async function listOwnLoans(
  db: Executor,
  streetId: string,
  of: { memberId: string; state: 'out' | 'ended'; after: { at: string; id: string } | null; limit: number },
): Promise<Placed<PlacedLoanRow>[]> {
  const isOut = of.state === 'out'
  const { sortKey, isAfter, inOrder } = sqlOfOrder(
    { isDescending: !isOut },
    isOut ? { sql: 'o.due_date', type: 'date' } : { sql: 'o.ended_at', type: 'timestamptz' },
    { id: 'o.id', at: 3 },
  )
  const { rows } = await db.$client.query<Placed<PlacedLoanRow>>({
    name: `loan-own-${of.state}`,
    text: `select ${sortKey}, ${loanColumns}, ${placeColumns} from ${joined} ${withArea}
      where o.street_id = $1 and o.member_id = $2 and o.status ${isOut ? '=' : '<>'} 'out'
        and ${isAfter} ${inOrder} limit $5`,
    values: [streetId, of.memberId, of.after?.at ?? null, of.after?.id ?? null, of.limit],
  })
  return rows
}

/** A loan for those who keep the thing. */
export interface KeptLoanRow extends LoanRow {
  itemName: string
  locationName: string
  personName: string
  phone: string | null
  outByName: string | null
  backByName: string | null
}

const keptColumns = `${loanColumns}, l.name as "locationName", m.name as "personName",
    case when o.status = 'out' then m.phone end as phone, u.name as "outByName", b.name as "backByName"`
const keptJoined = `${joined}
    join member m on m.street_id = $1 and m.id = o.member_id
    left join member u on u.street_id = $1 and u.id = o.out_by
    left join member b on b.street_id = $1 and b.id = o.back_by`

/** What loans are listed by for those who keep things. */
export interface LoanQuery {
  q: string
  itemId: string | undefined
  state: 'out' | 'overdue' | 'gone' | 'back' | undefined
  today: string
  isWholeStreet: boolean
  areaIds: readonly string[]
  order: Order<LoanSort>
  limit: number
}

const sorts: SortColumns<LoanSort> = {
  due: { sql: 'o.due_date', type: 'date' },
  taken: { sql: 'o.taken_at', type: 'timestamptz' },
  item: bySound('i.name'),
  name: bySound('m.name'),
}

const narrowed = `o.street_id = $1 and ($2::text = '' or i.name like $2 or l.name like $2 or m.name like $2)
    and ($3::uuid is null or o.item_id = $3)
    and ($4::text is null or case $4 when 'out' then o.status = 'out' when 'back' then o.status = 'back'
      when 'gone' then o.status in ('lost', 'broken') else o.status = 'out' and o.due_date < $5::date end)
    and $5::date is not null and ($6::boolean or ${isWithin(7, 'l.area_id')})`

const narrowedValues = (streetId: string, query: LoanQuery) => [
  streetId,
  query.q.trim() === '' ? '' : `%${likeText(query.q.trim())}%`,
  query.itemId ?? null,
  query.state ?? null,
  query.today,
  query.isWholeStreet,
  query.areaIds,
]

/** Returns loans for those who keep the things. */
export async function listLoans(
  db: Executor,
  streetId: string,
  query: LoanQuery,
): Promise<Placed<KeptLoanRow>[]> {
  const { order } = query
  const { sortKey, isAfter, inOrder } = sqlOfOrder(order, sorts[order.by], { id: 'o.id', at: 8 })
  const { rows } = await db.$client.query<Placed<KeptLoanRow>>({
    text: `select ${sortKey}, ${keptColumns} from ${keptJoined} where ${narrowed} and ${isAfter} ${inOrder} limit $10`,
    values: [...narrowedValues(streetId, query), ...orderValues(order), query.limit],
  })
  return rows
}

/** Counts the loans of a list, with its first page. */
export const countLoans = (db: Executor, streetId: string, query: LoanQuery) =>
  countListed(db, query.order, `from ${keptJoined} where ${narrowed}`, narrowedValues(streetId, query))

/** Returns one loan for those who keep the thing. */
export async function findKeptLoan(
  db: Executor,
  streetId: string,
  loanId: string,
): Promise<KeptLoanRow | undefined> {
  const { rows } = await db.$client.query<KeptLoanRow>({
    name: 'loan-kept',
    text: `select ${keptColumns} from ${keptJoined} where o.street_id = $1 and o.id = $2`,
    values: [streetId, loanId],
  })
  return rows[0]
}
