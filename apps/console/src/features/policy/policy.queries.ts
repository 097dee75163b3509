import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Input, PolicyView } from '@yunxuan/contract'
import { call } from '../../api/client.ts'

const policyKey = (streetId: string) => ['street', streetId, 'policy']

export type PolicyWish = Input<'PUT /v1/streets/:streetId/policy'>['body']

export const usePolicy = (streetId: string) =>
  useQuery({
    queryKey: policyKey(streetId),
    queryFn: () => call('GET /v1/streets/:streetId/policy', { params: { streetId } }),
  })

export const useChangePolicy = (streetId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: PolicyWish) =>
      call('PUT /v1/streets/:streetId/policy', { params: { streetId }, body }),
    onSuccess: (policy: PolicyView) => client.setQueryData(policyKey(streetId), policy),
    onError: () => void client.invalidateQueries({ queryKey: policyKey(streetId) }),
  })
}
