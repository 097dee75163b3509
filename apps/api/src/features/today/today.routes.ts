import type { TodayDay } from '@yunxuan/contract'
import { addDays, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import type { Db } from '../../platform/database.ts'
import { type Scope, scopeOf } from '../../platform/scope.ts'
import type { Serving } from '../../platform/serve.ts'
import { deskRoles } from '../desk/desk.service.ts'
import { type DaySlotRow, listDay } from './today.store.ts'

const slotsShown = 7

export function bindToday(on: Serving): void {
  on.read('GET /v1/streets/:streetId/today', async ({ db, params: { streetId }, caller, now, deps }) => {
    const scope = scopeOf(caller, deskRoles)
    const isAtDesk = caller.grants.some(({ role }) => deskRoles.some(each => each === role))
    const today = shanghaiDate(now)
    const days = isAtDesk ? [today, addDays(today, 1)] : []
    const [waited, ...read] = await Promise.all([
      deps.askWaiting({ streetId, caller, now }),
      ...days.map(day => readDay(db, { streetId, scope, day, now })),
    ])
    return { ...waited, days: read }
  })
}

async function readDay(
  db: Db,
  { day, ...ask }: { streetId: string; scope: Scope; day: string; now: Date },
): Promise<TodayDay> {
  const span = { from: shanghaiInstant(day), to: shanghaiInstant(addDays(day, 1)) }
  const rows = await listDay(db, { ...ask, span, limit: slotsShown })
  // Each row says of how many slots it is the first.
  const [first] = rows
  return { day, slots: first?.slots ?? 0, people: first?.people ?? 0, first: rows.map(presentSlot) }
}

function presentSlot({ slots, people, ...row }: DaySlotRow): TodayDay['first'][number] {
  return { ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() }
}
