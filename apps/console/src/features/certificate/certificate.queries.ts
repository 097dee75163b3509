import { pathOf } from '@yunxuan/contract/client'
import { certificateSorts } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { knownSort, wanted } from '../../api/wanted.ts'
import { useWrite } from '../../api/write.ts'

const certificatesKey = (streetId: string) => ['street', streetId, 'records', 'certificates']

export interface CertificateFilter {
  q: string
  standing: 'all' | 'unborne'
  sort: string
}

export function useCertificates(streetId: string, { q, standing, sort }: CertificateFilter) {
  const query = wanted({ q, unborne: standing === 'unborne', sort: knownSort(certificateSorts, sort) })
  return usePaged({
    queryKey: [...certificatesKey(streetId), query],
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/certificates', {
        params: { streetId },
        query: { limit: 50, ...query, ...wanted({ cursor }) },
      }),
    file: pathOf('GET /v1/streets/:streetId/managed/certificates.xlsx', { params: { streetId }, query }),
  })
}

export const useRevoke = (streetId: string) =>
  useWrite([certificatesKey(streetId)], ({ number, reason }: { number: string; reason: string }) =>
    call('POST /v1/streets/:streetId/managed/certificates/:number/revocation', {
      params: { streetId, number },
      body: { reason },
    }),
  )
