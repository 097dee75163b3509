import type { HolderSort } from '@yunxuan/domain'
import { fromCursor, toPage } from '../../platform/cursor.ts'
import { Refusal } from '../../platform/refuse.ts'
import { requireScope } from '../../platform/scope.ts'
import type { Serving } from '../../platform/serve.ts'
import { orderOf, toSortedPage } from '../../platform/sorting.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { isPersonOf } from '../volunteer/person.store.ts'
import { runsOutNext } from './expiry.service.ts'
import { countHolders, listHolders } from './holder.store.ts'
import { balanceOf, listMoves, sumPoints } from './points.store.ts'

const keepers = ['coordinator', 'administrator'] as const
const wholeStreet = { areaIds: [], organizationId: null }
const pageSize = 20

export function bindPoints(on: Serving): void {
  on.read('GET /v1/streets/:streetId/me/points', async ({ db, params, query, caller, now }) => {
    const { streetId } = params
    const personId = query.personId ?? caller.member.id
    if (!(await isPersonOf(db, streetId, caller.member.id, personId))) throw new Refusal('not_found')
    const policy = await loadPolicy(db, streetId)
    const limit = query.limit ?? pageSize
    const moves = await listMoves(
      db,
      { streetId, personId },
      { before: idOf(query.cursor), limit: limit + 1 },
    )
    const { items, nextCursor } = toPage(moves, limit, move => [move.id])
    return {
      personId,
      balance: await balanceOf(db, streetId, personId),
      runsOut: await runsOutNext(db, { streetId, personId, keptYears: policy.pointsKeptYears, now }),
      rules: { perHour: policy.pointsPerHour, holidayPercent: policy.pointsShareHoliday },
      items: items.map(move => ({ ...move, at: move.at.toISOString() })),
      nextCursor,
    }
  })

  on.read('GET /v1/streets/:streetId/managed/points', async ({ db, params, query, caller, now }) => {
    requireScope(caller, keepers, wholeStreet, now)
    const { limit = pageSize, q, inDebt = false } = query
    const order = orderOf<HolderSort>('number', query)
    const ask = { ...params, q, inDebt, order, limit: limit + 1 }
    const page = toSortedPage(await listHolders(db, ask), limit, order, row => row.personId)
    return { ...page, total: await countHolders(db, ask) }
  })

  on.read('GET /v1/streets/:streetId/managed/points/totals', async ({ db, params, caller, now }) => {
    requireScope(caller, keepers, wholeStreet, now)
    return sumPoints(db, params.streetId)
  })
}

function idOf(cursor: string | undefined): string | null {
  if (cursor === undefined) return null
  const [id] = fromCursor(cursor, 1)
  return String(id)
}
