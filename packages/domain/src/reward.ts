import { type Stock, stockLeft } from './stock.ts'

/** A thing to take home, or a service that somebody else gives back (以服务换服务). */
export const rewardKinds = ['gift', 'service'] as const
export type RewardKind = (typeof rewardKinds)[number]

/** The life of a reward. */
export const rewardStatuses = ['open', 'closed'] as const
export type RewardStatus = (typeof rewardStatuses)[number]

/** The life of a redemption: kept for the person, handed over, or given back with its points. */
export const redemptionStatuses = ['reserved', 'collected', 'returned'] as const
export type RedemptionStatus = (typeof redemptionStatuses)[number]

/** Why a reward may not be had. */
export const redemptionDenials = [
  'reward_closed',
  'reward_gone',
  'points_in_debt',
  'points_missing',
  'reward_limit_reached',
] as const
export type RedemptionDenial = (typeof redemptionDenials)[number]

/** What the rule knows of a reward. */
export interface RewardFacts extends Stock {
  status: RewardStatus
  points: number
  /** How many one person may have in a calendar year; null for any number. */
  yearlyLimit: number | null
}

/**
 * Decides why a person may not redeem a reward. Debt is asked before the price: hours that were taken back pause
 * redeeming until new ones make up for them.
 */
export function denyRedemption(
  reward: RewardFacts,
  person: { balance: number; hadThisYear: number },
): RedemptionDenial | undefined {
  if (reward.status === 'closed') return 'reward_closed'
  if (stockLeft(reward) < 1) return 'reward_gone'
  if (person.balance < 0) return 'points_in_debt'
  if (person.balance < reward.points) return 'points_missing'
  const isLimited = reward.yearlyLimit !== null && person.hadThisYear >= reward.yearlyLimit
  return isLimited ? 'reward_limit_reached' : undefined
}

/** Why a redemption may not be collected or given back. */
export const collectionDenials = ['redemption_over', 'redemption_collected', 'redemption_returned'] as const
export type CollectionDenial = (typeof collectionDenials)[number]

/** Decides why a redemption is not handed over, or not given back, any more. */
export function denyCollection(
  redemption: { status: RedemptionStatus; expiresAt: Date },
  now: Date,
): CollectionDenial | undefined {
  if (redemption.status === 'collected') return 'redemption_collected'
  if (redemption.status === 'returned') return 'redemption_returned'
  return now >= redemption.expiresAt ? 'redemption_over' : undefined
}
