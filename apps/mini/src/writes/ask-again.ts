import { focusManager } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sendAs } from '../api.ts'
import { queries } from '../queries.ts'
import { accountNow, useAccountId } from '../session/session.ts'
import { useOnline } from '../shell/online.ts'
import { finishLate } from './late-answer.ts'
import { tryOnce } from './send-kept.ts'
import { isAskable, type KeptWrite, unanswered, useIsInDoubt } from './unanswered.ts'

const soonMs = 2_000
const againMs = 10_000
const firstRefused = 300

/** Asks by itself what became of each write: when the app opens, is shown again or has a network, and in between. */
export function useAskAgain(): void {
  const accountId = useAccountId()
  const isOnline = useOnline()
  const isWaiting = useIsInDoubt(accountId)
  useEffect(() => {
    if (!isOnline || !isWaiting) return
    const ask = () => {
      if (focusManager.isFocused()) void askAll()
    }
    const soon = setTimeout(ask, soonMs)
    const timer = setInterval(ask, againMs)
    const stop = focusManager.subscribe(ask)
    return () => {
      clearTimeout(soon)
      clearInterval(timer)
      stop()
    }
  }, [isOnline, isWaiting])
}

let asking: Promise<void> | undefined

/** Asks of everything this person waits to hear of, the oldest first; once, however many ask for it. */
export function askAll(): Promise<void> {
  asking ??= askEach().finally(() => {
    asking = undefined
  })
  return asking
}

async function askEach(): Promise<void> {
  for (const write of unanswered.of(accountNow())) {
    if (write.answer !== undefined) continue
    // What cannot be asked now waits for the next time.
    await askOne(write).catch(() => undefined)
  }
}

async function askOne(write: KeptWrite): Promise<void> {
  if (isAskable(write, Date.now())) {
    const reply = await tryOnce(sendAs, write)
    if (reply.status < firstRefused) finishLate(write)
    unanswered.settle(write.key, reply)
  } else {
    // Seldom needed, and never without a network: its code comes with the question.
    const { lookUp } = await import('./look-up.ts')
    unanswered.settle(write.key, { read: await lookUp(write) })
  }
  void queries.invalidateQueries()
}
