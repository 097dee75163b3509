import { SkinOutlined, SwapOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const loanAccess = {
  lending: {
    behind: 'GET /v1/streets/:streetId/managed/items',
    roles: ['coordinator', 'administrator'],
  },
} as const satisfies Record<string, Access>

export const loanScreens: readonly Screen[] = [
  {
    path: 'items',
    title: '借用物品',
    tab: '借用物品',
    Icon: SkinOutlined,
    may: 'lending',
    load: () => import('./pages/Items.tsx'),
  },
  {
    path: 'loans',
    title: '借还',
    tab: '借还',
    Icon: SwapOutlined,
    may: 'lending',
    load: () => import('./pages/Loans.tsx'),
  },
]
