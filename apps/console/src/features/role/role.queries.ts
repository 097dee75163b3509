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

const requestsKey = (streetId: string) => ['street', streetId, 'login-requests']

export const useLoginRequests = (streetId: string, isAllowed: boolean) =>
  useQuery({
    queryKey: requestsKey(streetId),
    enabled: isAllowed,
    queryFn: () => call('GET /v1/streets/:streetId/login-requests', { params: { streetId } }),
  })

/** Asks for a log-in, agrees to one or says no; the lists of roles and requests follow. */
function useLoginMutation<Wish, Answer>(streetId: string, mutationFn: (wish: Wish) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: requestsKey(streetId) })
      void client.invalidateQueries({ queryKey: rolesKey(streetId) })
    },
  })
}

export const useAskForLogin = (streetId: string) =>
  useLoginMutation(streetId, ({ memberId, login }: { memberId: string; login: string }) =>
    call('POST /v1/streets/:streetId/members/:memberId/login-requests', {
      params: { streetId, memberId },
      body: { login },
    }),
  )

export const useApproveLogin = (streetId: string) =>
  useLoginMutation(streetId, (requestId: string) =>
    call('POST /v1/streets/:streetId/login-requests/:requestId/approval', {
      params: { streetId, requestId },
    }),
  )

export const useRejectLogin = (streetId: string) =>
  useLoginMutation(streetId, (requestId: string) =>
    call('POST /v1/streets/:streetId/login-requests/:requestId/rejection', {
      params: { streetId, requestId },
    }),
  )
