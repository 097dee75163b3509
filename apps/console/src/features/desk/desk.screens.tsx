import { CheckSquareOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const deskAccess = {
  desk: { behind: 'GET /v1/streets/:streetId/desk', roles: ['provider', 'coordinator', 'administrator'] },
  findMembers: { behind: 'GET /v1/streets/:streetId/members', roles: ['coordinator', 'administrator'] },
} as const satisfies Record<string, Access>

export const deskScreens: readonly Screen[] = [
  {
    path: 'desk',
    title: '今日服务台',
    Icon: CheckSquareOutlined,
    may: 'desk',
    load: () => import('./pages/Desk.tsx'),
  },
  { path: 'print/:slotId', isBare: true, load: () => import('./pages/PrintRoster.tsx') },
]
