import {
  collectionDenials,
  redemptionDenials,
  redemptionSorts,
  redemptionStatuses,
  rewardKinds,
  rewardStatuses,
  stockDenials,
  stockMoves,
} from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { coordinators, endpoints, keepers } from './endpoint.ts'
import {
  countedPage,
  id,
  inStreet,
  instant,
  line,
  list,
  oneOf,
  orNull,
  page,
  paging,
  record,
  searchText,
  sortedBy,
  streetId,
} from './schema.ts'

/** A reward as this caller sees it: the decision comes with it. */
export const reward = record({
  id,
  kind: oneOf(rewardKinds),
  name: Type.String(),
  description: Type.String(),
  points: Type.Integer(),
  left: Type.Integer(),
  yearlyLimit: orNull(Type.Integer()),
  collectAt: Type.String(),
  serviceId: orNull(id),
  isSample: Type.Boolean(),
  /** Why this caller may not have it now; null when they may. */
  denial: orNull(oneOf(redemptionDenials)),
})
export type Reward = Static<typeof reward>

const claim = {
  id,
  rewardId: id,
  rewardName: Type.String(),
  kind: oneOf(rewardKinds),
  personId: id,
  personName: Type.String(),
  points: Type.Integer(),
  status: oneOf(redemptionStatuses),
  collectAt: Type.String(),
  reservedAt: instant,
  /** Given back with its points when it is not collected by then. */
  expiresAt: instant,
  endedAt: orNull(instant),
  reason: Type.String(),
}

export const redemption = record({
  ...claim,
  /** Shown where it is collected; works once. */
  code: Type.String(),
})
export type Redemption = Static<typeof redemption>

export const rewardEdit = record({
  kind: oneOf(rewardKinds),
  name: line(30),
  description: line(300, 0),
  points: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  yearlyLimit: orNull(Type.Integer({ minimum: 1, maximum: 100 })),
  collectAt: line(60),
  serviceId: orNull(id),
  status: oneOf(rewardStatuses),
})
export type RewardEdit = Static<typeof rewardEdit>

export const managedReward = record({
  id,
  version: Type.Integer(),
  edit: rewardEdit,
  stock: Type.Integer(),
  reserved: Type.Integer(),
  collected: Type.Integer(),
  isSample: Type.Boolean(),
})
export type ManagedReward = Static<typeof managedReward>

/** A redemption as the desk has it: the code is brought by whoever collects. */
export const managedRedemption = record({
  ...claim,
  number: orNull(Type.String()),
  phoneTail: orNull(Type.String()),
  endedByName: orNull(Type.String()),
})
export type ManagedRedemption = Static<typeof managedRedemption>

export const stockLine = record({
  id,
  kind: oneOf(stockMoves),
  change: Type.Integer(),
  note: Type.String(),
  byName: orNull(Type.String()),
  at: instant,
})
export type StockLine = Static<typeof stockLine>

const inReward = record({ streetId, rewardId: id })
const inRedemption = record({ streetId, redemptionId: id })

export const rewardEndpoints = endpoints({
  'GET /v1/streets/:streetId/rewards': {
    summary: 'What points are redeemed for, cheapest first',
    access: 'public',
    params: inStreet,
    query: record({ personId: Type.Optional(id) }),
    reply: list(reward),
    refusals: ['not_found'],
  },
  'POST /v1/streets/:streetId/rewards/:rewardId/redemptions': {
    summary: 'Redeem a reward: it is kept for the person, and the points go at once',
    access: 'member',
    params: inReward,
    body: record({ personId: Type.Optional(id) }),
    bodyOptional: true,
    reply: redemption,
    status: 201,
    refusals: ['not_found', 'volunteer_missing', ...redemptionDenials],
  },
  'GET /v1/streets/:streetId/redemptions/:redemptionId': {
    summary: 'One own redemption, however long ago',
    access: 'member',
    params: inRedemption,
    reply: redemption,
    refusals: ['not_found'],
  },
  'DELETE /v1/streets/:streetId/redemptions/:redemptionId': {
    summary: 'Give a redemption back that was not collected; its points return',
    access: 'member',
    params: inRedemption,
    reply: redemption,
    refusals: ['not_found', ...collectionDenials],
  },
  'GET /v1/streets/:streetId/me/redemptions': {
    summary: 'Own redemptions, newest first',
    access: 'member',
    params: inStreet,
    query: record(paging),
    reply: page(redemption),
    refusals: [],
  },
  'GET /v1/streets/:streetId/managed/rewards': {
    summary: 'Rewards with their stock',
    access: keepers,
    params: inStreet,
    reply: list(managedReward),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/rewards': {
    summary: 'Add a reward; its stock comes by stock-taking',
    access: coordinators,
    params: inStreet,
    body: rewardEdit,
    reply: managedReward,
    status: 201,
    refusals: ['not_allowed', 'name_taken', 'not_found'],
  },
  'PUT /v1/streets/:streetId/managed/rewards/:rewardId': {
    summary: 'Change a reward whose version is still the one that was read',
    access: coordinators,
    params: inReward,
    body: record({ version: Type.Integer(), edit: rewardEdit }),
    reply: managedReward,
    refusals: ['not_found', 'not_allowed', 'changed_meanwhile', 'name_taken'],
  },
  'GET /v1/streets/:streetId/managed/rewards/:rewardId/stock-moves': {
    summary: 'Why the stock of a reward is what it is, newest first',
    access: keepers,
    params: inReward,
    reply: list(stockLine),
    refusals: ['not_found', 'not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/rewards/:rewardId/stock-moves': {
    summary: 'Receive, write off, or count the stock; what was counted becomes the stock',
    access: coordinators,
    params: inReward,
    body: record({
      kind: oneOf(['received', 'written_off', 'counted']),
      /** Pieces received or written off; the number there when counted. */
      pieces: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
      note: line(100, 0),
    }),
    reply: managedReward,
    status: 201,
    refusals: ['not_found', 'not_allowed', ...stockDenials],
  },
  'GET /v1/streets/:streetId/managed/redemptions': {
    summary:
      'Redemptions, newest first; by a code, a name or a volunteer number. By a code alone for who does not keep the whole street',
    access: keepers,
    params: inStreet,
    query: record({
      q: searchText,
      status: Type.Optional(oneOf(redemptionStatuses)),
      rewardId: Type.Optional(id),
      ...sortedBy(redemptionSorts),
      ...paging,
    }),
    reply: countedPage(managedRedemption),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/redemptions/collection': {
    summary: 'Hand over what a code stands for; a code works once',
    access: keepers,
    params: inStreet,
    body: record({ code: line(20) }),
    reply: managedRedemption,
    refusals: ['not_allowed', 'code_not_found', ...collectionDenials],
  },
  'POST /v1/streets/:streetId/managed/redemptions/:redemptionId/return': {
    summary: 'Take a redemption back for somebody, with a reason; its points return',
    access: coordinators,
    params: inRedemption,
    body: record({ reason: line(100) }),
    reply: managedRedemption,
    refusals: ['not_found', 'not_allowed', ...collectionDenials],
  },
})
