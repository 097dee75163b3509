import { AuditOutlined, CalendarOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const publishAccess = {
  services: {
    behind: 'GET /v1/streets/:streetId/managed/services',
    roles: ['provider', 'coordinator', 'reviewer', 'administrator'],
  },
  edit: {
    behind: 'PUT /v1/streets/:streetId/managed/services/:serviceId',
    roles: ['provider', 'coordinator', 'administrator'],
  },
  review: {
    behind: 'POST /v1/streets/:streetId/managed/services/:serviceId/transition',
    roles: ['provider', 'coordinator', 'reviewer', 'administrator'],
  },
  readChanges: {
    behind: 'POST /v1/streets/:streetId/managed/services/:serviceId/reading',
    roles: ['reviewer', 'administrator'],
  },
  addOrganization: {
    behind: 'POST /v1/streets/:streetId/organizations',
    roles: ['coordinator', 'administrator'],
  },
} as const satisfies Record<string, Access>

export const publishScreens: readonly Screen[] = [
  {
    path: 'services',
    title: '服务与场次',
    Icon: CalendarOutlined,
    may: 'services',
    load: () => import('./pages/Services.tsx'),
  },
  { path: 'services/new', load: () => import('./pages/NewService.tsx') },
  { path: 'services/:serviceId', load: () => import('./pages/ServicePage.tsx') },
  {
    path: 'review',
    title: '发布审核',
    Icon: AuditOutlined,
    may: 'review',
    load: () => import('./pages/Review.tsx'),
  },
]
