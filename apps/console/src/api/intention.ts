import { UnreachableError } from '@yunxuan/contract/client'

/** A write was sent and nothing answered: whether it was done is not known. */
export class UnansweredError extends UnreachableError {
  override name = 'UnansweredError'
}

/** What shows who somebody is was sent and nothing answered; it is neither kept nor sent again but by them. */
export class AskAnewError extends UnreachableError {
  override name = 'AskAnewError'
}

/** How long a write without an answer is taken up again under its key; by then its page was read anew. */
const openMs = 10 * 60_000
// What answers so has not said whether the write was done: a commit may have gone through before it.
const firstUndecided = 500

/** The keys of writes whose answer is not known, by what they ask. */
const open = new Map<string, { key: string; since: number }>()

/**
 * Sends a write under one idempotency key for as long as the same is asked and nothing has answered it: a double
 * click and a try after a lost answer have one effect. Once it was answered, asking the same is another intention.
 */
export async function sendIntended<R extends { status: number }>(
  wish: string,
  send: (key: string) => Promise<R>,
): Promise<R> {
  const key = keyOf(wish)
  const answer = await send(key).catch(cause => {
    throw new UnansweredError('no answer to a write', { cause })
  })
  if (answer.status < firstUndecided && open.get(wish)?.key === key) open.delete(wish)
  return answer
}

function keyOf(wish: string): string {
  const now = Date.now()
  const before = open.get(wish)
  if (before !== undefined && now - before.since < openMs) return before.key
  const key = newKey()
  open.set(wish, { key, since: now })
  return key
}

// crypto.randomUUID is missing on plain http, where a desk inside the building may well be.
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), part => part.toString(36)).join('-')
}
