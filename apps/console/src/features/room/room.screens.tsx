import { ScheduleOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const roomAccess = {
  rooms: {
    behind: 'GET /v1/streets/:streetId/managed/rooms',
    roles: ['coordinator', 'administrator'],
  },
} as const satisfies Record<string, Access>

export const roomScreens: readonly Screen[] = [
  {
    path: 'rooms',
    title: '场地日历',
    Icon: ScheduleOutlined,
    may: 'rooms',
    load: () => import('./pages/Rooms.tsx'),
  },
]
