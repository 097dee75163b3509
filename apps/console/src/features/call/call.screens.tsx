import { PhoneOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const callAccess = {
  calls: { behind: 'GET /v1/streets/:streetId/calls', roles: ['provider', 'coordinator', 'administrator'] },
} as const satisfies Record<string, Access>

export const callScreens: readonly Screen[] = [
  {
    path: 'calls',
    title: '待电话联系',
    Icon: PhoneOutlined,
    may: 'calls',
    load: () => import('./pages/Calls.tsx'),
  },
]
