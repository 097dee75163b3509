import { StarOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const ratingAccess = {
  ratings: {
    behind: 'GET /v1/streets/:streetId/managed/ratings',
    roles: ['provider', 'coordinator', 'reviewer', 'administrator'],
  },
} as const satisfies Record<string, Access>

export const ratingScreens: readonly Screen[] = [
  {
    path: 'ratings',
    title: '评价',
    Icon: StarOutlined,
    may: 'ratings',
    load: () => import('./pages/Ratings.tsx'),
  },
]
