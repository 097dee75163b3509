import { IdcardOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const volunteerAccess = {
  volunteers: {
    behind: 'GET /v1/streets/:streetId/managed/volunteers',
    roles: ['coordinator', 'administrator'],
  },
} as const satisfies Record<string, Access>

export const volunteerScreens: readonly Screen[] = [
  {
    path: 'volunteers',
    title: '志愿者',
    Icon: IdcardOutlined,
    may: 'volunteers',
    load: () => import('./pages/Volunteers.tsx'),
  },
]
