import { FileDoneOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const bookingAccess = {
  approvals: {
    behind: 'GET /v1/streets/:streetId/approvals',
    roles: ['provider', 'coordinator', 'administrator'],
  },
} as const satisfies Record<string, Access>

export const bookingScreens: readonly Screen[] = [
  {
    path: 'approvals',
    title: '预约审核',
    Icon: FileDoneOutlined,
    may: 'approvals',
    load: () => import('./pages/Approvals.tsx'),
  },
]
