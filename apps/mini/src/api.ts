import {
  type CallRequest,
  createClient,
  type Incoming,
  type Outgoing,
  UnreachableError,
} from '@yunxuan/contract/client'
import { exchange } from './session/exchange.ts'
import { accessToken, accountNow, renewSession } from './session/session.ts'
import { keptWrites } from './words/writes.ts'
import { sendKept } from './writes/send-kept.ts'

export { RefusedError, UnreachableError } from '@yunxuan/contract/client'
export { UnansweredError } from './writes/send-kept.ts'

/** The API by its endpoints' keys: `api('GET /v1/streets/:streetId', { params: { streetId } })`. */
export const api = createClient(request => {
  const accountId = accountNow()
  if (accountId === undefined || !(request.endpoint in keptWrites)) return send(request)
  return sendKept(sendAs, request, accountId)
}, pause)

const send = (request: CallRequest) => sendWith(accessToken, request)

/** Sends in the name of one account: whoever has signed in on this phone meanwhile is not asked to. */
export const sendAs = (request: CallRequest, accountId: string) => sendWith(() => tokenOf(accountId), request)

async function sendWith(
  tokenNow: () => Promise<string | undefined>,
  request: CallRequest,
): Promise<Incoming> {
  const token = await tokenNow()
  const reply = await exchange(token ? signed(request, token) : request)
  if (!token || reply.status !== 401) return reply
  if ((await renewSession(token)) === undefined) return reply
  const next = await tokenNow()
  return next ? exchange(signed(request, next)) : reply
}

async function tokenOf(accountId: string): Promise<string | undefined> {
  const token = await accessToken()
  const now = accountNow()
  if (now !== undefined && now !== accountId) throw new UnreachableError('somebody else is signed in')
  return token
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

function signed(request: Outgoing, token: string): Outgoing {
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } }
}
