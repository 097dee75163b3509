import { CloudUploadOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const uploadAccess = {
  uploads: {
    behind: 'GET /v1/streets/:streetId/managed/uploads',
    roles: ['coordinator', 'administrator'],
    isWholeStreet: true,
  },
} as const satisfies Record<string, Access>

export const uploadScreens: readonly Screen[] = [
  {
    path: 'uploads',
    title: '上报',
    Icon: CloudUploadOutlined,
    may: 'uploads',
    load: () => import('./pages/Uploads.tsx'),
  },
  { path: 'uploads/:uploadId', load: () => import('./pages/UploadPage.tsx') },
]
