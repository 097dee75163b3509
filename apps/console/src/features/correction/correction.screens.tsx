import { CommentOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'
import { useCorrections } from './correction.queries.ts'

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
    useCount: (streetId, isWanted) => {
      const asked = useCorrections(streetId, isWanted).data?.items ?? []
      return asked.filter(each => each.status === 'open').length
    },
    load: () => import('./pages/Corrections.tsx'),
  },
]
