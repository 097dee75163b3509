import { keepers } from '@yunxuan/contract'
import { clockState } from '@yunxuan/domain'
import type { Asking } from '../../platform/asking.ts'
import type { Db } from '../../platform/database.ts'
import { lineOf, mostCounted, type Waiting } from '../../platform/waiting.ts'
import { workingDaysSince } from '../../platform/working-days.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { listResponsible, listWaiting, type WaitingRow } from './approval.store.ts'

/** Rosters nobody has confirmed: those whose time is over, and those whose is not. */
export const recordWaiting: Waiting = {
  name: '时长确认',
  roles: keepers.roles,
  async count(db, ask) {
    const { streetId, scope, now } = ask
    const policy = await loadPolicy(db, streetId)
    const rows = await listWaiting(db, { streetId, scope, now, limit: mostCounted + 1 })
    const aged = rows.map(row => ({ row, days: workingDaysSince(row.endsAt, now) }))
    const late = aged.filter(({ days }) => clockState(days, policy) === 'overdue')
    const open = aged.filter(each => !late.includes(each))
    const within = policy.recordWithinDays
    const latest = late[0]?.days ?? 0
    const soonest = within - (open[0]?.days ?? 0)
    return [
      ...lineOf(late.length, {
        band: 'now',
        text: '张名册过了确认时长的期限',
        hint: `最早的一张 · ${late[0]?.row.title ?? ''} · 晚了 ${latest - within + 1} 个工作日`,
        way: '去确认',
        to: 'rosters',
        isLate: true,
        people: await listLate(
          db,
          ask,
          late.map(({ row }) => row),
        ),
      }),
      ...lineOf(open.length, {
        band: 'today',
        text: '张名册要确认时长',
        hint: `最早的一张还剩 ${soonest} 个工作日`,
        way: '去确认',
        to: 'rosters',
      }),
    ]
  },
}

/** Returns with whom how many are late; only an administrator looks after everybody. */
async function listLate(db: Db, { streetId, caller }: Asking, rows: readonly WaitingRow[]) {
  if (!caller.grants.some(({ role }) => role === 'administrator')) return []
  const names = await listResponsible(db, streetId, [...new Set(rows.map(row => row.activityId))])
  const counts = new Map<string, number>()
  for (const { activityId } of rows) {
    const name = names.get(activityId) ?? '没有负责人'
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count)
}
