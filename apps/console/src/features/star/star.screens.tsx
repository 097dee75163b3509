import { TrophyOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const starAccess = {
  stars: {
    behind: 'GET /v1/streets/:streetId/managed/star-runs',
    roles: ['coordinator', 'reviewer', 'administrator'],
    isWholeStreet: true,
  },
  rate: {
    behind: 'POST /v1/streets/:streetId/managed/star-runs',
    roles: ['coordinator', 'administrator'],
    isWholeStreet: true,
  },
} as const satisfies Record<string, Access>

export const starScreens: readonly Screen[] = [
  {
    path: 'stars',
    title: '评星',
    Icon: TrophyOutlined,
    may: 'stars',
    load: () => import('./pages/Stars.tsx'),
  },
  { path: 'stars/:runId', load: () => import('./pages/StarRun.tsx') },
]
