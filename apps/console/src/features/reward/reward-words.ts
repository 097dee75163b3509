import type { RedemptionStatus, RewardKind, RewardStatus, StockMove } from '@yunxuan/domain'
import type { Tone } from '../../ui/Tag.tsx'

export const rewardKindNames: Readonly<Record<RewardKind, string>> = { gift: '礼品', service: '服务' }

export const rewardStatusNames: Readonly<Record<RewardStatus, { name: string; tone: Tone }>> = {
  open: { name: '可兑换', tone: 'ok' },
  closed: { name: '已停', tone: 'plain' },
}

export const redemptionStatusNames: Readonly<Record<RedemptionStatus, { name: string; tone: Tone }>> = {
  reserved: { name: '待领', tone: 'gold' },
  collected: { name: '已领', tone: 'ok' },
  returned: { name: '已退回', tone: 'plain' },
}

/** Why a stock changed. */
export const stockMoveNames: Readonly<Record<StockMove, string>> = {
  received: '进货',
  collected: '领走',
  counted: '盘点',
  written_off: '报损',
}

/** Moves that somebody makes by hand, with the question they answer. */
export const handMoves = ['received', 'counted', 'written_off'] as const
export type HandMove = (typeof handMoves)[number]
export const handMoveWords: Readonly<Record<HandMove, { key: string; ask: string }>> = {
  received: { key: 'i', ask: '进了几件' },
  counted: { key: 'c', ask: '数下来一共有几件（含留给人的）' },
  written_off: { key: 'b', ask: '报损几件' },
}
