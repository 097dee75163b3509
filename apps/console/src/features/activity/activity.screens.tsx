import { HeartOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const activityAccess = {
  activities: {
    behind: 'GET /v1/streets/:streetId/managed/activities',
    roles: ['provider', 'coordinator', 'reviewer', 'administrator'],
  },
} as const satisfies Record<string, Access>

export const activityScreens: readonly Screen[] = [
  {
    path: 'activities',
    title: '活动与班次',
    Icon: HeartOutlined,
    may: 'activities',
    load: () => import('./pages/Activities.tsx'),
  },
  { path: 'activities/new', load: () => import('./pages/NewActivity.tsx') },
  { path: 'activities/:activityId', load: () => import('./pages/ActivityPage.tsx') },
]
