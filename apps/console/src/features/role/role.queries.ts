import { useQuery } from '@tanstack/react-query'
import type { Input } from '@yunxuan/contract'
import { call } from '../../api/client.ts'
import { useWrite } from '../../api/write.ts'

const rolesKey = (streetId: string) => ['street', streetId, 'roles']

export type GrantWish = Input<'POST /v1/streets/:streetId/roles'>['body']

export const useRoles = (streetId: string) =>
  useQuery({
    queryKey: rolesKey(streetId),
    queryFn: () => call('GET /v1/streets/:streetId/roles', { params: { streetId } }),
  })

export const useGrant = (streetId: string) =>
  useWrite([rolesKey(streetId)], (body: GrantWish) =>
    call('POST /v1/streets/:streetId/roles', { params: { streetId }, body }),
  )

export const useRevoke = (streetId: string) =>
  useWrite([rolesKey(streetId)], (grantId: string) =>
    call('DELETE /v1/streets/:streetId/roles/:grantId', { params: { streetId, grantId } }),
  )

const requestsKey = (streetId: string) => ['street', streetId, 'login-requests']

export const useLoginRequests = (streetId: string, isAllowed: boolean) =>
  useQuery({
    queryKey: requestsKey(streetId),
    enabled: isAllowed,
    queryFn: () => call('GET /v1/streets/:streetId/login-requests', { params: { streetId } }),
  })

export const useAskForLogin = (streetId: string) =>
  useWrite(
    [requestsKey(streetId), rolesKey(streetId)],
    ({ memberId, login }: { memberId: string; login: string }) =>
      call('POST /v1/streets/:streetId/members/:memberId/login-requests', {
        params: { streetId, memberId },
        body: { login },
      }),
  )

export const useApproveLogin = (streetId: string) =>
  useWrite([requestsKey(streetId), rolesKey(streetId)], (requestId: string) =>
    call('POST /v1/streets/:streetId/login-requests/:requestId/approval', {
      params: { streetId, requestId },
    }),
  )

export const useRejectLogin = (streetId: string) =>
  useWrite([requestsKey(streetId), rolesKey(streetId)], (requestId: string) =>
    call('POST /v1/streets/:streetId/login-requests/:requestId/rejection', {
      params: { streetId, requestId },
    }),
  )
