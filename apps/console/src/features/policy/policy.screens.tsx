import { SettingOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const policyAccess = {
  policy: { behind: 'GET /v1/streets/:streetId/policy', roles: ['coordinator', 'reviewer', 'administrator'] },
  changePolicy: { behind: 'PUT /v1/streets/:streetId/policy', roles: ['administrator'], isWholeStreet: true },
} as const satisfies Record<string, Access>

export const policyScreens: readonly Screen[] = [
  {
    path: 'policy',
    title: '街道设置',
    Icon: SettingOutlined,
    may: 'policy',
    load: () => import('./pages/Policy.tsx'),
  },
]
