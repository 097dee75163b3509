import { CommentOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const correctionAccess = {
  corrections: {
    behind: 'GET /v1/streets/:streetId/managed/corrections',
    roles: ['coordinator', 'reviewer', 'administrator'],
  },
} as const satisfies Record<string, Access>

export const correctionScreens: readonly Screen[] = [
  {
    path: 'corrections',
    title: '纠错申诉',
    Icon: CommentOutlined,
    may: 'corrections',
    load: () => import('./pages/Corrections.tsx'),
  },
]
