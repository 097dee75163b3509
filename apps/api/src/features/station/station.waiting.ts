import { coordinators } from '@yunxuan/contract'
import { addDays, shanghaiDate } from '@yunxuan/domain'
import type { Asking } from '../../platform/asking.ts'
import type { Executor } from '../../platform/database.ts'
import { countRows, lineOf, type Waiting } from '../../platform/waiting.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { isWithin } from '../street/area.store.ts'
import { isUnconfirmed, wanting } from './station.store.ts'

/** What is broken or used up where people go to rest. */
export const wantingStationWaiting: Waiting = {
  name: '缺东西的驿站',
  roles: coordinators.roles,
  async count(db, ask) {
    const count = await countWhere(db, ask, { name: 'station-wanting', clause: `${wanting} > 0` })
    return lineOf(count, {
      band: 'week',
      text: '处驿站有东西坏了或用完了',
      hint: '修好、补上以后改一下，来的人看到的就是能用',
      way: '去看',
      to: 'stations?due=wanting',
    })
  },
}

/** Stations of which nobody has said for long that they are as is written. */
export const unconfirmedStationWaiting: Waiting = {
  name: '未核实的驿站',
  roles: coordinators.roles,
  async count(db, ask) {
    const { unconfirmedAfterDays } = await loadPolicy(db, ask.streetId)
    const since = addDays(shanghaiDate(ask.now), -unconfirmedAfterDays)
    const count = await countWhere(db, ask, {
      name: 'station-unconfirmed',
      clause: isUnconfirmed('$4'),
      values: [since],
    })
    return lineOf(count, {
      band: 'week',
      text: `处驿站超过 ${unconfirmedAfterDays} 天没有核实`,
      hint: '居民看到的是“未核实”；去看一眼还对不对，点一下就好',
      way: '去核实',
      to: 'stations?due=unconfirmed',
    })
  },
}

async function countWhere(
  db: Executor,
  { streetId, scope }: Pick<Asking, 'streetId' | 'scope'>,
  { name, clause, values = [] }: { name: string; clause: string; values?: readonly unknown[] },
): Promise<number> {
  const { count } = await countRows(db, {
    name,
    rows: `select null::timestamptz as first from station st
      join location l on l.street_id = $1 and l.id = st.location_id
      where st.street_id = $1 and ($2::boolean or ${isWithin(3, 'l.area_id')}) and ${clause}`,
    values: [streetId, scope.isWholeStreet, scope.areaIds, ...values],
  })
  return count
}
