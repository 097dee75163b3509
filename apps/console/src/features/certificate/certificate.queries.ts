import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'

const certificatesKey = (streetId: string) => ['street', streetId, 'records', 'certificates']

export interface CertificateFilter {
  q: string
  isUnborne: boolean
}

export const useCertificates = (streetId: string, { q, isUnborne }: CertificateFilter) =>
  usePaged({
    queryKey: [...certificatesKey(streetId), q, isUnborne],
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/certificates', {
        params: { streetId },
        query: {
          limit: 50,
          ...(q === '' ? {} : { q }),
          ...(isUnborne ? { unborne: true } : {}),
          ...(cursor === '' ? {} : { cursor }),
        },
      }),
  })

export const useRevoke = (streetId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ number, reason }: { number: string; reason: string }) =>
      call('POST /v1/streets/:streetId/managed/certificates/:number/revocation', {
        params: { streetId, number },
        body: { reason },
      }),
    onSettled: () => void client.invalidateQueries({ queryKey: certificatesKey(streetId) }),
  })
}
