import type { CallRequest, Incoming } from '@yunxuan/contract/client'
import { remembered } from '../shell/remembered.ts'

/** A write as this phone keeps it, from before it is sent until what came of it was seen. */
export interface KeptWrite {
  /** Its idempotency key. */
  key: string
  request: CallRequest
  /** Who made it; nobody else sends it, or is shown it. */
  accountId: string
  sentAtMs: number
  /** What came of it where no screen waited any more; `read` where the key was too old and it was looked up. */
  answer?: Incoming | { read: 'done' | 'not_done' | 'unknown' }
}

/** The server keeps the answer to a key for 24 hours; an hour is left for a clock that was set. */
const askableMs = 23 * 3_600_000
/** Nobody comes back for what was weeks ago. */
const shownMs = 14 * 24 * 3_600_000

const stored = remembered('unanswered', value => (Array.isArray(value) ? (value as KeptWrite[]) : []))
/** Keys whose first try is under way: a screen waits for them, and nothing is lost yet. */
const firstTries = new Set<string>()
/** Keys whose screen says by itself that nothing is known yet. */
const watched = new Map<string, number>()

/** Whether an answer can still be had by the key; later the same request would act anew. */
export function isAskable({ sentAtMs }: KeptWrite, nowMs: number): boolean {
  return nowMs - sentAtMs < askableMs
}

export const unanswered = {
  /** Keeps a write before it is sent; the same wish of the same person, while it is kept, is the write it was. */
  keep(request: CallRequest, accountId: string, nowMs: number): KeptWrite {
    const before = stored.get().find(write => write.accountId === accountId && isSame(write.request, request))
    if (before !== undefined && (before.answer !== undefined || isAskable(before, nowMs))) return before
    const key = request.headers['idempotency-key'] ?? ''
    const write = { key, request, accountId, sentAtMs: nowMs }
    firstTries.add(key)
    stored.set([...stored.get().filter(one => one !== before), write])
    return write
  },
  /** The first try had no answer: from now on it is asked for. */
  lose(key: string): void {
    firstTries.delete(key)
    stored.set([...stored.get()])
  },
  isLost: (key: string): boolean => !firstTries.has(key) && stored.get().some(write => write.key === key),
  settle(key: string, answer: NonNullable<KeptWrite['answer']>): void {
    firstTries.delete(key)
    stored.set(stored.get().map(write => (write.key === key ? { ...write, answer } : write)))
  },
  drop(key: string): void {
    firstTries.delete(key)
    stored.set(stored.get().filter(write => write.key !== key))
  },
  /** What this person's phone waits to hear of or has heard and not shown, the oldest first. */
  of: (accountId: string | undefined): KeptWrite[] => stored.get().filter(isShownTo(accountId)),
  /** Somebody else uses this phone now, or nobody: what others wrote is theirs. */
  forgetOthers(accountId: string | undefined, nowMs: number): void {
    const kept = stored
      .get()
      .filter(write => write.accountId === accountId && nowMs - write.sentAtMs < shownMs)
    if (kept.length < stored.get().length) stored.set(kept)
  },
}

/** A screen that says itself how its write stands; whatever says it elsewhere leaves this one out. */
export function watchWrite(key: string): () => void {
  watched.set(key, (watched.get(key) ?? 0) + 1)
  stored.set([...stored.get()])
  return () => {
    const left = (watched.get(key) ?? 1) - 1
    if (left === 0) watched.delete(key)
    else watched.set(key, left)
    stored.set([...stored.get()])
  }
}

/** This person's writes that no screen speaks of. */
export function useUnanswered(accountId: string | undefined): KeptWrite[] {
  return stored.use().filter(write => isShownTo(accountId)(write) && !watched.has(write.key))
}

/** Whether anything is to be asked for, also where a screen waits for it. */
export function useIsInDoubt(accountId: string | undefined): boolean {
  return stored.use().some(write => isShownTo(accountId)(write) && write.answer === undefined)
}

/** Whether what came of a write has been heard. */
export function useIsAnswered(key: string | undefined): boolean {
  return stored.use().some(write => write.key === key && write.answer !== undefined)
}

/** A part of the address that an endpoint names, such as the slot of a booking. */
export function paramOf({ request }: KeptWrite, name: string): string | undefined {
  const at = request.endpoint.split(' ')[1]?.split('/').indexOf(`:${name}`) ?? -1
  return at < 0 ? undefined : request.path.split('?')[0]?.split('/')[at]
}

const isShownTo =
  (accountId: string | undefined) =>
  (write: KeptWrite): boolean =>
    write.accountId === accountId && !firstTries.has(write.key)

function isSame(one: CallRequest, other: CallRequest): boolean {
  return one.endpoint === other.endpoint && one.path === other.path && one.body === other.body
}
