import { TeamOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const roleAccess = {
  roles: { behind: 'GET /v1/streets/:streetId/roles', roles: ['administrator'] },
  loginRequests: {
    behind: 'GET /v1/streets/:streetId/login-requests',
    roles: ['administrator'],
    isWholeStreet: true,
  },
} as const satisfies Record<string, Access>

export const roleScreens: readonly Screen[] = [
  {
    path: 'roles',
    title: '人员与权限',
    Icon: TeamOutlined,
    may: 'roles',
    load: () => import('./pages/Roles.tsx'),
  },
]
