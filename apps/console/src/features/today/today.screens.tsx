import { SunOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const todayAccess = {
  today: {
    behind: 'GET /v1/streets/:streetId/today',
    roles: ['provider', 'coordinator', 'liaison', 'reviewer', 'administrator'],
  },
} as const satisfies Record<string, Access>

export const todayScreens: readonly Screen[] = [
  {
    path: 'today',
    title: '今天',
    Icon: SunOutlined,
    may: 'today',
    load: () => import('./pages/Today.tsx'),
  },
]
