import { BarChartOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const figureAccess = {
  figures: {
    behind: 'GET /v1/streets/:streetId/figures',
    roles: ['provider', 'coordinator', 'liaison', 'reviewer', 'administrator'],
  },
  figureRows: {
    behind: 'GET /v1/streets/:streetId/figures/:figureId/rows',
    roles: ['provider', 'coordinator', 'administrator'],
  },
} as const satisfies Record<string, Access>

export const figureScreens: readonly Screen[] = [
  {
    path: 'figures',
    title: '简报与数据',
    tab: '数据',
    Icon: BarChartOutlined,
    may: 'figures',
    load: () => import('./pages/Month.tsx'),
  },
  { path: 'figures/:figureId', load: () => import('./pages/Figure.tsx') },
]
