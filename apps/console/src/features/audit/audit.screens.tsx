import { ProfileOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const auditAccess = {
  audit: {
    behind: 'GET /v1/streets/:streetId/audit',
    roles: ['administrator', 'reviewer'],
    isWholeStreet: true,
  },
} as const satisfies Record<string, Access>

export const auditScreens: readonly Screen[] = [
  {
    path: 'audit',
    title: '日志',
    Icon: ProfileOutlined,
    may: 'audit',
    load: () => import('./pages/Audit.tsx'),
  },
]
