import { ApartmentOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const teamAccess = {
  teams: { behind: 'GET /v1/streets/:streetId/managed/teams', roles: ['coordinator', 'administrator'] },
} as const satisfies Record<string, Access>

export const teamScreens: readonly Screen[] = [
  {
    path: 'teams',
    title: '服务队',
    Icon: ApartmentOutlined,
    may: 'teams',
    load: () => import('./pages/Teams.tsx'),
  },
  { path: 'teams/:teamId', load: () => import('./pages/TeamPage.tsx') },
]
