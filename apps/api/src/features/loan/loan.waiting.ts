import { coordinators } from '@yunxuan/contract'
import { dayMs, shanghaiDate } from '@yunxuan/domain'
import type { Asking } from '../../platform/asking.ts'
import type { Executor } from '../../platform/database.ts'
import { countRows, lineOf, type Waiting } from '../../platform/waiting.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { isWithin } from '../street/area.store.ts'
import { isCountDue, isEmpty } from './item.store.ts'

/** What has not come back by its day. */
export const lateLoanWaiting: Waiting = {
  name: '过期没还的',
  roles: coordinators.roles,
  async count(db, ask) {
    const count = await countWhere(db, ask, {
      name: 'loan-late',
      from: `loan o join item i on i.street_id = $1 and i.id = o.item_id`,
      clause: `o.street_id = $1 and o.status = 'out' and o.due_date < $4::date`,
      values: [shanghaiDate(ask.now)],
    })
    return lineOf(count, {
      band: 'today',
      text: '样东西借出去过期没还',
      hint: '打个电话问一声；找不着了就记成丢了',
      way: '去催还',
      to: 'loans?state=overdue',
    })
  },
}

/** What nobody has counted for long, or more of which is out than there is. */
export const itemCountWaiting: Waiting = {
  name: '要盘点的物品',
  roles: coordinators.roles,
  async count(db, ask) {
    const { itemCountDays } = await loadPolicy(db, ask.streetId)
    const count = await countWhere(db, ask, {
      name: 'item-count-due',
      from: 'item i',
      clause: isCountDue('$4'),
      values: [new Date(ask.now.getTime() - itemCountDays * dayMs)],
    })
    return lineOf(count, {
      band: 'week',
      text: '种借用物品该盘点了',
      hint: '去架子上数一数，对不上写一句为什么',
      way: '去盘点',
      to: 'items?due=count',
    })
  },
}

/** What is taken for good and has run out. */
export const emptyItemWaiting: Waiting = {
  name: '用完的物品',
  roles: coordinators.roles,
  async count(db, ask) {
    const count = await countWhere(db, ask, { name: 'item-empty', from: 'item i', clause: isEmpty })
    return lineOf(count, {
      band: 'today',
      text: '种应急物品用完了',
      hint: '补上以后盘点一次，数就对了',
      way: '去补',
      to: 'items?due=empty',
    })
  },
}

async function countWhere(
  db: Executor,
  { streetId, scope }: Pick<Asking, 'streetId' | 'scope'>,
  question: { name: string; from: string; clause: string; values?: readonly unknown[] },
): Promise<number> {
  const { name, from, clause, values = [] } = question
  const { count } = await countRows(db, {
    name,
    rows: `select null::timestamptz as first from ${from}
      join location l on l.street_id = $1 and l.id = i.location_id
      where i.street_id = $1 and ($2::boolean or ${isWithin(3, 'l.area_id')}) and ${clause}`,
    values: [streetId, scope.isWholeStreet, scope.areaIds, ...values],
  })
  return count
}
