import type { EndpointKey, RefusalCode } from '@yunxuan/contract'
import { type CallRequest, type Incoming, isProblem, UnreachableError } from '@yunxuan/contract/client'
import { type KeptWrite, unanswered } from './unanswered.ts'

/** A write that nothing has answered: whether it was done is not known, and is asked by itself. */
export class UnansweredError extends UnreachableError {
  override name = 'UnansweredError'
  readonly endpoint: EndpointKey
  readonly key: string
  constructor({ key, request }: KeptWrite, options?: ErrorOptions) {
    super(`no answer to ${request.endpoint}`, options)
    this.endpoint = request.endpoint
    this.key = key
  }
}

/** Sends a request in the name of one account, and not at all where another is signed in by then. */
export type SendAs = (request: CallRequest, accountId: string) => Promise<Incoming>

/** Sends a write that is kept before it leaves; rejects with UnansweredError while nothing has answered. */
export async function sendKept(send: SendAs, request: CallRequest, accountId: string): Promise<Incoming> {
  const write = unanswered.keep(request, accountId, Date.now())
  // Asked for in the background meanwhile.
  if (write.answer === undefined) return ask(send, write)
  unanswered.drop(write.key)
  if ('read' in write.answer) return sendKept(send, request, accountId)
  return write.answer
}

async function ask(send: SendAs, write: KeptWrite): Promise<Incoming> {
  const reply = await tryOnce(send, write)
  unanswered.drop(write.key)
  return reply
}

/** Asks what came of a write, by sending it as it was sent; what was done before is not done again. */
export async function tryOnce(send: SendAs, write: KeptWrite): Promise<Incoming> {
  const isFirst = !unanswered.isLost(write.key)
  let reply: Incoming
  try {
    reply = await send(write.request, write.accountId)
  } catch (cause) {
    unanswered.lose(write.key)
    throw new UnansweredError(write, { cause })
  }
  if (isAnswer(reply, isFirst)) return reply
  unanswered.lose(write.key)
  throw new UnansweredError(write)
}

/** What refuses one try before anything is done, whatever came of the try before. */
const ofThisTry: readonly RefusalCode[] = [
  'session_ended',
  'not_signed_in',
  'too_many_requests',
  'overloaded',
]
const firstUndecided = 500

/**
 * Whether a reply says what became of a write. Trouble inside the API does not, nor does what is not the API's, such
 * as the sign-in page of a café.
 */
function isAnswer({ status, body }: Incoming, isFirst: boolean): boolean {
  if (status >= 200 && status < 300) return status === 204 || (typeof body === 'object' && body !== null)
  if (!isProblem(body)) return false
  return ofThisTry.includes(body.code) ? isFirst : status < firstUndecided
}
