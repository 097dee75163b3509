import { EnvironmentOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const locationAccess = {
  locations: {
    behind: 'GET /v1/streets/:streetId/managed/locations',
    roles: ['coordinator', 'administrator'],
  },
} as const satisfies Record<string, Access>

export const locationScreens: readonly Screen[] = [
  {
    path: 'locations',
    title: '地点',
    tab: '全部地点',
    Icon: EnvironmentOutlined,
    may: 'locations',
    load: () => import('./pages/Locations.tsx'),
  },
]
