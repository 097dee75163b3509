import { useQuery } from '@tanstack/react-query'
import type { Certificate, CertificateCheck } from '@yunxuan/contract'
import { api, RefusedError } from '../../api.ts'
import { queries } from '../../queries.ts'
import { useAccountId } from '../../session/session.ts'
import { useSend } from '../../shell/send.ts'

export function useCertificates(streetId: string) {
  const accountId = useAccountId()
  return useQuery({
    queryKey: ['certificates', accountId, streetId],
    queryFn: () => api('GET /v1/streets/:streetId/me/certificates', { params: { streetId } }),
  })
}

/** A proof of what was served until now, free and at any time. */
export function useProve(streetId: string, onDone: (certificate: Certificate) => void) {
  return useSend(
    (personId: string | undefined, options) =>
      api(
        'POST /v1/streets/:streetId/me/service-proofs',
        { params: { streetId }, body: personId === undefined ? {} : { personId } },
        options,
      ),
    async certificate => {
      await queries.invalidateQueries({ queryKey: ['certificates'] })
      onDone(certificate)
    },
  )
}

/** Public: what is known of a number. A street that is not there has issued nothing. */
export function useCheck(streetId: string, number: string) {
  return useQuery({
    queryKey: ['certificate', streetId, number],
    queryFn: () => check(streetId, number),
  })
}

async function check(streetId: string, number: string): Promise<CertificateCheck> {
  try {
    return await api('GET /v1/streets/:streetId/certificates/:number', { params: { streetId, number } })
  } catch (error) {
    if (!(error instanceof RefusedError) || error.code !== 'not_found') throw error
    return { number, standing: 'unknown', certificate: null }
  }
}
