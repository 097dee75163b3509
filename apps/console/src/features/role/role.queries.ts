import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Input } from '@yunxuan/contract'
import { call } from '../../api/client.ts'

const rolesKey = (streetId: string) => ['street', streetId, 'roles']

export type GrantWish = Input<'POST /v1/streets/:streetId/roles'>['body']

export const useRoles = (streetId: string) =>
  useQuery({
    queryKey: rolesKey(streetId),
    queryFn: () => call('GET /v1/streets/:streetId/roles', { params: { streetId } }),
  })

export const useGrant = (streetId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: GrantWish) => call('POST /v1/streets/:streetId/roles', { params: { streetId }, body }),
    onSettled: () => void client.invalidateQueries({ queryKey: rolesKey(streetId) }),
  })
}

export const useRevoke = (streetId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (grantId: string) =>
      call('DELETE /v1/streets/:streetId/roles/:grantId', { params: { streetId, grantId } }),
    onSettled: () => void client.invalidateQueries({ queryKey: rolesKey(streetId) }),
  })
}

export const useGiveLogin = (streetId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ memberId, login }: { memberId: string; login: string }) =>
      call('POST /v1/streets/:streetId/members/:memberId/login', {
        params: { streetId, memberId },
        body: { login },
      }),
    onSettled: () => void client.invalidateQueries({ queryKey: rolesKey(streetId) }),
  })
}
