import { skipToken, useQuery } from '@tanstack/react-query'
import type { Member } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { useAccountId } from '../../session/session.ts'
import { useMine } from '../../shell/ask.ts'
import { afterRefresh, useSend, useWrite } from '../../shell/send.ts'

/** Where this account is signed in. */
export function useOwnSessions() {
  const accountId = useAccountId()
  return useQuery({
    queryKey: ['own-sessions', accountId],
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
    afterRefresh(() => undefined, 'own-sessions'),
  )
}

/** The console log-in that somebody asked for in one's name; asked only of those who work for the street. */
export function useLoginRequest(member: Member) {
  return useMine(['login-request', member.id], async streetId =>
    member.roles.length > 0
      ? api('GET /v1/streets/:streetId/me/login-request', { params: { streetId } })
      : { request: null },
  )
}

export function useApproveLogin(
  onDone: (opened: { login: string; setupCode: string; endsAt: string }) => void,
) {
  return useWrite(
    (requestId: string, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/me/login-requests/:requestId/approval',
        { params: { streetId, requestId } },
        options,
      ),
    onDone,
  )
}

export function useRejectLogin() {
  return useWrite(
    (requestId: string, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/me/login-requests/:requestId/rejection',
        { params: { streetId, requestId } },
        options,
      ),
    afterRefresh(() => undefined, 'login-request'),
  )
}
