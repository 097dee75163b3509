import { FieldTimeOutlined, ReadOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const recordAccess = {
  rosters: {
    behind: 'GET /v1/streets/:streetId/managed/approvals',
    roles: ['provider', 'coordinator', 'administrator'],
  },
  records: {
    behind: 'GET /v1/streets/:streetId/managed/records',
    roles: ['coordinator', 'reviewer', 'administrator'],
  },
} as const satisfies Record<string, Access>

export const recordScreens: readonly Screen[] = [
  {
    path: 'rosters',
    title: '时长确认',
    tab: '时长',
    Icon: FieldTimeOutlined,
    may: 'rosters',
    load: () => import('./pages/Rosters.tsx'),
  },
  { path: 'rosters/:shiftId', load: () => import('./pages/RosterPage.tsx') },
  {
    path: 'records',
    title: '服务记录',
    tab: '记录',
    Icon: ReadOutlined,
    may: 'records',
    load: () => import('./pages/Records.tsx'),
  },
]
