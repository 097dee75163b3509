import { FileDoneOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'
import { useApprovalCount } from './booking.queries.ts'

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
    useCount: (streetId, isWanted) => useApprovalCount(streetId, isWanted).data ?? 0,
    load: () => import('./pages/Approvals.tsx'),
  },
]
