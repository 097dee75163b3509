import { ImportOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const importAccess = {
  import: { behind: 'POST /v1/streets/:streetId/imports', roles: ['coordinator', 'administrator'] },
} as const satisfies Record<string, Access>

export const importScreens: readonly Screen[] = [
  {
    path: 'import',
    title: '导入',
    Icon: ImportOutlined,
    may: 'import',
    load: () => import('./pages/Import.tsx'),
  },
]
