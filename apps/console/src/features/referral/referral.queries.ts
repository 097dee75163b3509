import { useQuery } from '@tanstack/react-query'
import type { Input } from '@yunxuan/contract'
import { call } from '../../api/client.ts'
import { useWrite } from '../../api/write.ts'

const key = (streetId: string, matterId: string) => ['street', streetId, 'matters', matterId, 'referrals']

/** Whom the office asked to answer what an enterprise needs. */
export const useReferrals = (streetId: string, matterId: string) =>
  useQuery({
    queryKey: key(streetId, matterId),
    queryFn: () =>
      call('GET /v1/streets/:streetId/managed/matters/:matterId/referrals', {
        params: { streetId, matterId },
      }),
  })

export type AskWish = Input<'POST /v1/streets/:streetId/managed/matters/:matterId/referrals'>['body']

/** Asks an organization. */
export const useRefer = (streetId: string, matterId: string) =>
  useWrite([key(streetId, matterId)], (body: AskWish) =>
    call('POST /v1/streets/:streetId/managed/matters/:matterId/referrals', {
      params: { streetId, matterId },
      body,
    }),
  )

export type StepWish = Input<'POST /v1/streets/:streetId/referrals/:referralId/steps'>['body'] & {
  referralId: string
}

/** The next thing that staff do with it; the need is read again as well. */
export const useReferralStep = (streetId: string) =>
  useWrite([['street', streetId, 'matters']], ({ referralId, ...body }: StepWish) =>
    call('POST /v1/streets/:streetId/referrals/:referralId/steps', {
      params: { streetId, referralId },
      body,
    }),
  )
