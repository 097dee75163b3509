import type { Session } from '@yunxuan/contract'
import { useSyncExternalStore } from 'react'

/** What the browser keeps of a sign-in. */
export type KeptSession = Pick<Session, 'accessToken' | 'refreshToken' | 'accountId'>

const storageKey = 'yunxuan.console.session'
const listeners = new Set<() => void>()
let cached: { text: string | null; session: KeptSession | null } = { text: null, session: null }

export function readSession(): KeptSession | null {
  const text = localStorage.getItem(storageKey)
  if (text !== cached.text) cached = { text, session: text === null ? null : parse(text) }
  return cached.session
}

export function keepSession(session: KeptSession): void {
  isLeft = false
  const { accessToken, refreshToken, accountId } = session
  localStorage.setItem(storageKey, JSON.stringify({ accessToken, refreshToken, accountId }))
  tell()
}

// Stands in the session's place, so that every open tab knows it from signing out.
const endedMark = 'ended'

let isLeft = false

/** Whether it was this tab whose person signed out; another one keeps what was typed in it. */
export const hasLeft = () => isLeft

/** Whether the last session ended by itself, which whoever worked here is told. */
export const hasSessionEnded = () => localStorage.getItem(storageKey) === endedMark

/** Forgets a session that the server does not renew. */
export function endSession(): void {
  localStorage.setItem(storageKey, endedMark)
  tell()
}

/** Ends the session where somebody signs out. */
export function forgetSession(): void {
  isLeft = true
  localStorage.removeItem(storageKey)
  tell()
}

/** Returns the session and follows it, also when another tab signs in or out. */
export function useSession(): KeptSession | null {
  return useSyncExternalStore(subscribe, readSession)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

function tell(): void {
  for (const listener of listeners) listener()
}

function parse(text: string): KeptSession | null {
  try {
    const kept: unknown = JSON.parse(text)
    return isKept(kept) ? kept : null
  } catch {
    return null
  }
}

function isKept(kept: unknown): kept is KeptSession {
  if (typeof kept !== 'object' || kept === null) return false
  return 'accessToken' in kept && 'refreshToken' in kept && 'accountId' in kept
}
