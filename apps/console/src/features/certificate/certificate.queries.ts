import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { wanted } from '../../api/wanted.ts'
import { useWrite } from '../../api/write.ts'

const certificatesKey = (streetId: string) => ['street', streetId, 'records', 'certificates']

export interface CertificateFilter {
  q: string
  standing: 'all' | 'unborne'
}

export const useCertificates = (streetId: string, { q, standing }: CertificateFilter) =>
  usePaged({
    queryKey: [...certificatesKey(streetId), q, standing],
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/certificates', {
        params: { streetId },
        query: { limit: 50, ...wanted({ q, unborne: standing === 'unborne', cursor }) },
      }),
  })

export const useRevoke = (streetId: string) =>
  useWrite([certificatesKey(streetId)], ({ number, reason }: { number: string; reason: string }) =>
    call('POST /v1/streets/:streetId/managed/certificates/:number/revocation', {
      params: { streetId, number },
      body: { reason },
    }),
  )
