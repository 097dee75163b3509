import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { useWrite } from '../../api/write.ts'

const sessionsKey = ['own-sessions']

export const useOwnSessions = () =>
  useQuery({ queryKey: sessionsKey, queryFn: () => call('GET /v1/me/sessions', {}) })

export const useEndSession = () =>
  useWrite([sessionsKey], (sessionId: string) =>
    call('DELETE /v1/me/sessions/:sessionId', { params: { sessionId } }),
  )

export const useEndOtherSessions = () =>
  useWrite([sessionsKey], (_: undefined) => call('DELETE /v1/me/sessions', {}))

export const useChangePassword = () =>
  useWrite([sessionsKey], (body: { password: string; newPassword: string }) =>
    call('PUT /v1/me/password', { body }),
  )
