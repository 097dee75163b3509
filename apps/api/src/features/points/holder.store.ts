import type { HolderSort } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import {
  bySound,
  countListed,
  type Order,
  orderValues,
  type Placed,
  type SortColumns,
  sqlOfOrder,
} from '../../platform/sorting.ts'

/** Somebody who holds points. */
export interface HolderRow {
  personId: string
  personName: string
  number: string
  balance: number
}

/** SQL: holds for a volunteer of that number or name; the names are looked up first, by their index. */
const isCalled = `(v.number = $2 or v.person_id = any(array(
          select id from member where street_id = $1 and name = $2
          union all select id from dependant where street_id = $1 and name = $2)))`

const holderColumns: SortColumns<HolderSort> = {
  number: { sql: 'v.number', type: 'text' },
  name: bySound('coalesce(d.name, m.name)'),
  balance: { sql: 'a.balance', type: 'int' },
}

/** What a list of those who hold points is picked by. */
export interface HolderQuery {
  streetId: string
  q: string | undefined
  inDebt: boolean
  order: Order<HolderSort>
  limit: number
}

const holders = ({ q }: HolderQuery) => `from points_account a
      join volunteer v on v.street_id = $1 and v.person_id = a.person_id
      join member m on m.street_id = $1 and m.id = v.member_id
      left join dependant d on d.street_id = $1 and d.id = v.dependant_id
      where a.street_id = $1 and a.kind = 'person'
        ${q === undefined ? 'and $2::text is null' : `and ${isCalled}`}
        and (not $3::boolean or a.balance < 0)`

const holderValues = ({ streetId, q, inDebt }: HolderQuery) => [streetId, q, inDebt]

/** Returns who holds points. */
export async function listHolders(db: Executor, ask: HolderQuery): Promise<Placed<HolderRow>[]> {
  const { order } = ask
  const column = holderColumns[order.by]
  const { sortKey, isAfter, inOrder } = sqlOfOrder(order, column, { id: 'a.person_id', at: 4 })
  const { rows } = await db.$client.query<Placed<HolderRow>>({
    text: `select a.person_id as "personId", coalesce(d.name, m.name) as "personName", v.number, a.balance,
        ${sortKey} ${holders(ask)} and ${isAfter} ${inOrder} limit $6`,
    values: [...holderValues(ask), ...orderValues(order), ask.limit],
  })
  return rows
}

/** Counts those who hold points, with the first page. */
export const countHolders = (db: Executor, ask: HolderQuery) =>
  countListed(db, ask.order, holders(ask), holderValues(ask))
