import { createClient, type Outgoing } from '@yunxuan/contract/client'
import { exchange } from './session/exchange.ts'
import { accessToken, renewSession } from './session/session.ts'

export { RefusedError, UnreachableError } from '@yunxuan/contract/client'

/** The API by its endpoints' keys: `api('GET /v1/streets/:streetId', { params: { streetId } })`. */
export const api = createClient(async request => {
  const token = await accessToken()
  const reply = await exchange(token ? signed(request, token) : request)
  if (!token || reply.status !== 401) return reply
  const next = await renewSession(token)
  return next ? exchange(signed(request, next)) : reply
}, pause)

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

function signed(request: Outgoing, token: string): Outgoing {
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } }
}
