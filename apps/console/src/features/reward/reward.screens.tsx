import { GiftOutlined, SwapOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const rewardAccess = {
  redemptions: {
    behind: 'GET /v1/streets/:streetId/managed/redemptions',
    roles: ['provider', 'coordinator', 'administrator'],
  },
  takeBack: {
    behind: 'POST /v1/streets/:streetId/managed/redemptions/:redemptionId/return',
    roles: ['coordinator', 'administrator'],
    isWholeStreet: true,
  },
  rewards: {
    behind: 'GET /v1/streets/:streetId/managed/rewards',
    roles: ['provider', 'coordinator', 'administrator'],
  },
  keepRewards: {
    behind: 'PUT /v1/streets/:streetId/managed/rewards/:rewardId',
    roles: ['coordinator', 'administrator'],
    isWholeStreet: true,
  },
} as const satisfies Record<string, Access>

export const rewardScreens: readonly Screen[] = [
  {
    path: 'redemptions',
    title: '兑换',
    Icon: SwapOutlined,
    may: 'redemptions',
    load: () => import('./pages/Redemptions.tsx'),
  },
  {
    path: 'rewards',
    title: '礼品',
    Icon: GiftOutlined,
    may: 'rewards',
    load: () => import('./pages/Rewards.tsx'),
  },
]
