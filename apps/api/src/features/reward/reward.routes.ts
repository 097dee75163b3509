import type { ManagedRedemption, ManagedReward, Redemption, Reward } from '@yunxuan/contract'
import {
  isAllowed,
  type RedemptionDenial,
  type RedemptionSort,
  type StaffRole,
  stockLeft,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import { fromCursor, toPage } from '../../platform/cursor.ts'
import { Refusal } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import type { Serving } from '../../platform/serve.ts'
import { orderOf, toSortedPage } from '../../platform/sorting.ts'
import { isStreet } from '../member/member.store.ts'
import { collect, giveBack, redeem, takeBack } from './redemption.service.ts'
import {
  countRedemptions,
  findRedemption,
  listRedemptions,
  listRedemptionsOf,
  type RedemptionRow,
} from './redemption.store.ts'
import { addReward, editReward, moveStock, readRewards } from './reward.service.ts'
import { type KeptRewardRow, listRewards, listStockMoves, type RewardRow } from './reward.store.ts'

const keepers = ['administrator', 'coordinator'] as const satisfies readonly StaffRole[]
const wholeStreet = { areaIds: [], organizationId: null }
const pageSize = 20

export function bindReward(on: Serving): void {
  on.read('GET /v1/streets/:streetId/rewards', async ({ db, params, query, caller, now }) => {
    if (!(await isStreet(db, params.streetId))) throw new Refusal('not_found')
    const rewards = await readRewards(db, { ...params, caller, personId: query.personId, now })
    return { items: rewards.map(({ reward, denial }) => presentReward(reward, denial)) }
  })

  on.write(
    'POST /v1/streets/:streetId/rewards/:rewardId/redemptions',
    async ({ tx, params, body, caller, now }) =>
      presentRedemption(
        await redeem(tx, { ...params, personId: body.personId ?? caller.member.id, caller, now }),
      ),
  )

  on.read('GET /v1/streets/:streetId/redemptions/:redemptionId', async ({ db, params, caller }) => {
    const row = await findRedemption(db, params.streetId, params.redemptionId)
    if (row?.memberId !== caller.member.id) throw new Refusal('not_found')
    return presentRedemption(row)
  })

  on.write('DELETE /v1/streets/:streetId/redemptions/:redemptionId', async ({ tx, params, caller, now }) =>
    presentRedemption(await giveBack(tx, { ...params, caller, now })),
  )

  on.read('GET /v1/streets/:streetId/me/redemptions', async ({ db, params, query, caller }) => {
    const limit = query.limit ?? pageSize
    const of = { ...params, memberId: caller.member.id }
    const rows = await listRedemptionsOf(db, of, { before: idOf(query.cursor), limit: limit + 1 })
    const { items, nextCursor } = toPage(rows, limit, row => [row.id])
    return { items: items.map(presentRedemption), nextCursor }
  })

  on.read('GET /v1/streets/:streetId/managed/rewards', async ({ db, params }) => {
    const rows = await listRewards(db, params.streetId, null)
    return { items: rows.map(presentManaged) }
  })

  on.write('POST /v1/streets/:streetId/managed/rewards', async ({ tx, params, body, caller, now }) =>
    presentManaged(await addReward(tx, { ...params, actor: keeperOf(caller, now), edit: body, now })),
  )

  on.write('PUT /v1/streets/:streetId/managed/rewards/:rewardId', async ({ tx, params, body, caller, now }) =>
    presentManaged(await editReward(tx, { ...params, ...body, actor: keeperOf(caller, now), now })),
  )

  on.read(
    'GET /v1/streets/:streetId/managed/rewards/:rewardId/stock-moves',
    async ({ db, params: { streetId, rewardId } }) => {
      const [reward] = await listRewards(db, streetId, rewardId)
      if (reward === undefined) throw new Refusal('not_found')
      const moves = await listStockMoves(db, streetId, rewardId)
      return { items: moves.map(move => ({ ...move, at: move.at.toISOString() })) }
    },
  )

  on.write(
    'POST /v1/streets/:streetId/managed/rewards/:rewardId/stock-moves',
    async ({ tx, params, body, caller, now }) =>
      presentManaged(await moveStock(tx, { ...params, ...body, actor: keeperOf(caller, now), now })),
  )

  on.read('GET /v1/streets/:streetId/managed/redemptions', async ({ db, params, query, caller, now }) => {
    const { limit = pageSize, q, status, rewardId } = query
    // Whoever only hands over learns of nobody who does not stand there with their code.
    const code = isAllowed(caller.grants, keepers, wholeStreet, now) ? null : (q ?? '')
    const order = orderOf<RedemptionSort>('-new', query)
    const ask = { ...params, q, code, status, rewardId, order, limit: limit + 1 }
    const page = toSortedPage(await listRedemptions(db, ask), limit, order, row => row.id)
    return { ...page, total: await countRedemptions(db, ask), items: page.items.map(presentForDesk) }
  })

  on.write(
    'POST /v1/streets/:streetId/managed/redemptions/collection',
    async ({ tx, params, body, caller, now }) => {
      const role = deskRoleOf(caller)
      return presentForDesk(await collect(tx, { ...params, code: body.code, caller, role, now }))
    },
  )

  on.write(
    'POST /v1/streets/:streetId/managed/redemptions/:redemptionId/return',
    async ({ tx, params, body, caller, now }) => {
      const { role } = keeperOf(caller, now)
      return presentForDesk(await takeBack(tx, { ...params, caller, role, reason: body.reason, now }))
    },
  )
}

/** Rewards belong to the whole street: whoever keeps a part of it only hands them over. */
function keeperOf(caller: MemberCaller, now: Date): { memberId: string; role: string } {
  return { memberId: caller.member.id, role: roleAt(caller, keepers, wholeStreet, now) }
}

/** The endpoint has let in only who holds one of these; any of them stands at a desk. */
function deskRoleOf(caller: MemberCaller): string {
  const held = [...keepers, 'provider' as const].find(role =>
    caller.grants.some(grant => grant.role === role),
  )
  if (held === undefined) throw new Refusal('not_allowed')
  return held
}

function idOf(cursor: string | undefined): string | null {
  if (cursor === undefined) return null
  const [id] = fromCursor(cursor, 1)
  return String(id)
}

function presentReward(row: RewardRow, denial: RedemptionDenial | null): Reward {
  const { id, kind, name, description, points, yearlyLimit, collectAt, serviceId, isSample } = row
  const left = stockLeft(row)
  return { id, kind, name, description, points, left, yearlyLimit, collectAt, serviceId, isSample, denial }
}

function presentManaged(row: KeptRewardRow): ManagedReward {
  const { id, version, stock, reserved, collected, isSample } = row
  const { kind, name, description, points, yearlyLimit, collectAt, serviceId, status } = row
  const edit = { kind, name, description, points, yearlyLimit, collectAt, serviceId, status }
  return { id, version, edit, stock, reserved, collected, isSample }
}

function presentRedemption(row: RedemptionRow): Redemption {
  return { ...presentClaim(row), code: row.code }
}

function presentClaim(row: RedemptionRow): Omit<Redemption, 'code'> {
  return {
    id: row.id,
    rewardId: row.rewardId,
    rewardName: row.rewardName,
    kind: row.kind,
    personId: row.personId,
    personName: row.personName,
    points: row.points,
    status: row.status,
    collectAt: row.collectAt,
    reservedAt: row.reservedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    reason: row.reason,
  }
}

function presentForDesk(row: RedemptionRow): ManagedRedemption {
  const { number, phoneTail, endedByName } = row
  return { ...presentClaim(row), number, phoneTail, endedByName }
}
