import { LinkOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const chainAccess = {
  chain: {
    behind: 'GET /v1/streets/:streetId/managed/chain/export',
    roles: ['coordinator', 'administrator'],
    isWholeStreet: true,
  },
} as const satisfies Record<string, Access>

export const chainScreens: readonly Screen[] = [
  {
    path: 'chain',
    title: '时长防伪',
    Icon: LinkOutlined,
    may: 'chain',
    load: () => import('./pages/Chain.tsx'),
  },
]
