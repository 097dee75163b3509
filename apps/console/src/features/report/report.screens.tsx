import { FileTextOutlined, MessageOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const reportAccess = {
  reports: {
    behind: 'GET /v1/streets/:streetId/reports',
    roles: ['provider', 'coordinator', 'liaison', 'reviewer', 'administrator'],
  },
  writeReport: {
    behind: 'POST /v1/streets/:streetId/reports',
    roles: ['coordinator', 'administrator'],
    isWholeStreet: true,
  },
  reportRows: {
    behind: 'GET /v1/streets/:streetId/reports/:reportId/figures/:figureId/rows',
    roles: ['coordinator', 'reviewer', 'administrator'],
    isWholeStreet: true,
  },
  claims: {
    behind: 'GET /v1/streets/:streetId/claims',
    roles: ['provider', 'coordinator', 'liaison', 'reviewer', 'administrator'],
  },
} as const satisfies Record<string, Access>

export const reportScreens: readonly Screen[] = [
  {
    path: 'reports',
    title: '简报',
    Icon: FileTextOutlined,
    may: 'reports',
    load: () => import('./pages/Reports.tsx'),
  },
  { path: 'reports/:reportId', load: () => import('./pages/Report.tsx') },
  { path: 'reports/:reportId/figures/:figureId', load: () => import('./pages/ReportRows.tsx') },
  { path: 'report-wall/:reportId', isBare: true, load: () => import('./pages/ReportWall.tsx') },
  {
    path: 'claims',
    title: '街道填报',
    Icon: MessageOutlined,
    may: 'claims',
    load: () => import('./pages/Claims.tsx'),
  },
]
