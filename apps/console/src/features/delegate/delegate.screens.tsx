import { ShopOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const delegateAccess = {
  delegates: {
    behind: 'GET /v1/streets/:streetId/managed/delegates',
    roles: ['coordinator', 'liaison', 'administrator'],
    isWholeStreet: true,
  },
} as const satisfies Record<string, Access>

export const delegateScreens: readonly Screen[] = [
  {
    path: 'delegates',
    title: '单位代表',
    Icon: ShopOutlined,
    may: 'delegates',
    load: () => import('./pages/Delegates.tsx'),
  },
]
