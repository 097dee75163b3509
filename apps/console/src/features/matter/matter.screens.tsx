import { SolutionOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const matterAccess = {
  matters: {
    behind: 'GET /v1/streets/:streetId/managed/matters',
    roles: ['coordinator', 'liaison', 'reviewer', 'administrator'],
  },
  raiseErrand: {
    behind: 'POST /v1/streets/:streetId/managed/errands',
    roles: ['coordinator', 'administrator'],
    isWholeStreet: true,
  },
} as const satisfies Record<string, Access>

export const matterScreens: readonly Screen[] = [
  {
    path: 'matters',
    title: '事项台',
    Icon: SolutionOutlined,
    may: 'matters',
    load: () => import('./pages/Matters.tsx'),
  },
  { path: 'matters/:matterId', load: () => import('./pages/Matter.tsx') },
]
