import { useQuery } from '@tanstack/react-query'
import type { Certificate, CertificateCheck } from '@yunxuan/contract'
import { api, RefusedError } from '../../api.ts'
import { askMineAhead, useMine, type Whose } from '../../shell/ask.ts'
import { afterRefresh, useWrite } from '../../shell/send.ts'

const listCertificates = (streetId: string) =>
  api('GET /v1/streets/:streetId/me/certificates', { params: { streetId } })

export function useCertificates() {
  return useMine(['certificates'], listCertificates)
}

export function askCertificatesAhead(whose: Whose): Promise<void> {
  return askMineAhead(['certificates'], listCertificates, whose)
}

/** A proof of what was served until now, free and at any time. */
export function useProve(onDone: (certificate: Certificate) => void) {
  return useWrite(
    (personId: string | undefined, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/me/service-proofs',
        { params: { streetId }, body: personId === undefined ? {} : { personId } },
        options,
      ),
    afterRefresh(onDone, 'certificates'),
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
