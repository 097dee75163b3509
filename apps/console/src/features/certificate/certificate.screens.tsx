import { SafetyCertificateOutlined } from '@ant-design/icons'
import type { Access, Screen } from '../../screen.ts'

export const certificateAccess = {
  certificates: {
    behind: 'GET /v1/streets/:streetId/managed/certificates',
    roles: ['coordinator', 'reviewer', 'administrator'],
    isWholeStreet: true,
  },
  revokeCertificate: {
    behind: 'POST /v1/streets/:streetId/managed/certificates/:number/revocation',
    roles: ['reviewer', 'administrator'],
    isWholeStreet: true,
  },
} as const satisfies Record<string, Access>

export const certificateScreens: readonly Screen[] = [
  {
    path: 'certificates',
    title: '证书',
    Icon: SafetyCertificateOutlined,
    may: 'certificates',
    load: () => import('./pages/Certificates.tsx'),
  },
]
