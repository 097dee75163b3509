import { AccountBookOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const pointsAccess = {
  points: {
    behind: 'GET /v1/streets/:streetId/managed/points',
    roles: ['coordinator', 'administrator'],
    isWholeStreet: true,
  },
} as const satisfies Record<string, Access>

export const pointsScreens: readonly Screen[] = [
  {
    path: 'points',
    title: '积分',
    Icon: AccountBookOutlined,
    may: 'points',
    load: () => import('./pages/Points.tsx'),
  },
]
