import { useQuery } from '@tanstack/react-query'
import type { Input, PolicyView } from '@yunxuan/contract'
import { call } from '../../api/client.ts'
import { useWrite } from '../../api/write.ts'

const policyKey = (streetId: string) => ['street', streetId, 'policy']

export type PolicyWish = Input<'PUT /v1/streets/:streetId/policy'>['body']

export const usePolicy = (streetId: string) =>
  useQuery({
    queryKey: policyKey(streetId),
    queryFn: () => call('GET /v1/streets/:streetId/policy', { params: { streetId } }),
  })

export const useChangePolicy = (streetId: string) =>
  useWrite(
    [policyKey(streetId)],
    (body: PolicyWish) => call('PUT /v1/streets/:streetId/policy', { params: { streetId }, body }),
    { keep: (policy, client) => client.setQueryData<PolicyView>(policyKey(streetId), policy) },
  )
