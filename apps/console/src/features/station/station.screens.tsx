import { CoffeeOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const stationAccess = {
  stations: {
    behind: 'GET /v1/streets/:streetId/managed/stations',
    roles: ['coordinator', 'administrator'],
  },
} as const satisfies Record<string, Access>

export const stationScreens: readonly Screen[] = [
  {
    path: 'stations',
    title: '驿站和场所',
    tab: '驿站和场所',
    Icon: CoffeeOutlined,
    may: 'stations',
    load: () => import('./pages/Stations.tsx'),
  },
]
