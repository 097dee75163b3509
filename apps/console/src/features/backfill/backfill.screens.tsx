import { FormOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const backfillAccess = {
  backfills: {
    behind: 'GET /v1/streets/:streetId/managed/backfills',
    roles: ['provider', 'coordinator', 'reviewer', 'administrator'],
  },
  proposeBackfill: {
    behind: 'POST /v1/streets/:streetId/managed/backfills',
    roles: ['provider', 'coordinator', 'administrator'],
  },
  decideBackfill: {
    behind: 'POST /v1/streets/:streetId/managed/backfills/:backfillId/decision',
    roles: ['coordinator', 'reviewer', 'administrator'],
  },
} as const satisfies Record<string, Access>

export const backfillScreens: readonly Screen[] = [
  {
    path: 'backfills',
    title: '补录',
    Icon: FormOutlined,
    may: 'backfills',
    load: () => import('./pages/Backfills.tsx'),
  },
]
