import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/client.ts'

const sessionsKey = ['own-sessions']

export const useOwnSessions = () =>
  useQuery({ queryKey: sessionsKey, queryFn: () => call('GET /v1/me/sessions', {}) })

/** Changes something about the log-in; which sessions live is asked anew. */
function useOwnMutation<Wish>(mutationFn: (wish: Wish) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () => void client.invalidateQueries({ queryKey: sessionsKey }),
  })
}

export const useEndSession = () =>
  useOwnMutation((sessionId: string) => call('DELETE /v1/me/sessions/:sessionId', { params: { sessionId } }))

export const useEndOtherSessions = () => useOwnMutation((_: undefined) => call('DELETE /v1/me/sessions', {}))

export const useChangePassword = () =>
  useOwnMutation((body: { password: string; newPassword: string }) => call('PUT /v1/me/password', { body }))
