import { skipToken, useQuery } from '@tanstack/react-query'
import type { Member } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { queries } from '../../queries.ts'
import { useAccountId } from '../../session/session.ts'
import { useSend } from '../../shell/send.ts'

const sessionsKey = (accountId: string | undefined) => ['own-sessions', accountId]
const requestKey = ['login-request']

/** Where this account is signed in. */
export function useOwnSessions() {
  const accountId = useAccountId()
  return useQuery({
    queryKey: sessionsKey(accountId),
    queryFn: accountId ? () => api('GET /v1/me/sessions', {}) : skipToken,
  })
}

/** Ends one session, or all but this phone's. */
export function useEndSessions() {
  return useSend(
    (sessionId: string | undefined, options) =>
      sessionId === undefined
        ? api('DELETE /v1/me/sessions', {}, options)
        : api('DELETE /v1/me/sessions/:sessionId', { params: { sessionId } }, options),
    () => queries.invalidateQueries({ queryKey: ['own-sessions'] }),
  )
}

/** The console log-in that somebody asked for in one's name; asked only of those who work for the street. */
export function useLoginRequest(member: Member, streetId: string) {
  return useQuery({
    queryKey: [...requestKey, streetId, member.id],
    queryFn:
      member.roles.length > 0
        ? () => api('GET /v1/streets/:streetId/me/login-request', { params: { streetId } })
        : skipToken,
  })
}

export function useApproveLogin(
  streetId: string,
  onDone: (opened: { login: string; setupCode: string; endsAt: string }) => void,
) {
  return useSend(
    (requestId: string, options) =>
      api(
        'POST /v1/streets/:streetId/me/login-requests/:requestId/approval',
        { params: { streetId, requestId } },
        options,
      ),
    onDone,
  )
}

export function useRejectLogin(streetId: string) {
  return useSend(
    (requestId: string, options) =>
      api(
        'POST /v1/streets/:streetId/me/login-requests/:requestId/rejection',
        { params: { streetId, requestId } },
        options,
      ),
    () => queries.invalidateQueries({ queryKey: requestKey }),
  )
}
