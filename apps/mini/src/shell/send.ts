import { useMutation } from '@tanstack/react-query'
import { type CallOptions, RefusedError, randomKey } from '@yunxuan/contract/client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { UnansweredError } from '../api.ts'
import { queries } from '../queries.ts'
import { useIsAnswered, watchWrite } from '../writes/unanswered.ts'
import { useStreetId } from './street.queries.ts'

const firstUndecided = 500

/** One kind of write of a screen. */
export interface Sending<Input> {
  send: (input: Input) => void
  /** Sends the last wish once more, under the same key. */
  again: () => void
  isSending: boolean
  isDone: boolean
  error: Error | null
  /** Puts the answer away; a refusal showed that the screen was old, so what it shows is asked for again. */
  forget: () => void
}

/**
 * Sends a wish so that double taps and repeated tries have one effect: the key stays the same
 * until the API gives a definite answer or the wish itself changes. `about` says what a wish is of, for whoever
 * hears of it later than on this screen.
 */
export function useSend<Input, Result>(
  call: (input: Input, options: CallOptions) => Promise<Result>,
  onDone: (result: Result) => unknown,
  about?: (input: Input) => string,
): Sending<Input> {
  const intent = useRef<{ wish: string; key: string } | undefined>(undefined)
  const last = useRef<{ input: Input } | undefined>(undefined)
  // State arrives with the next render, a second tap may be earlier.
  const isOnItsWay = useRef(false)
  const wasRefused = useRef(false)
  /** The key of the write that this screen waits for. */
  const [awaited, setAwaited] = useState<string>()
  const mutation = useMutation({
    mutationFn(input: Input) {
      const wish = JSON.stringify(input) ?? ''
      if (intent.current?.wish !== wish) intent.current = { wish, key: randomKey() }
      setAwaited(intent.current.key)
      return call(input, { idempotencyKey: intent.current.key, ...(about ? { about: about(input) } : {}) })
    },
    async onSuccess(result) {
      intent.current = undefined
      setAwaited(undefined)
      await onDone(result)
    },
    onError(error) {
      setAwaited(error instanceof UnansweredError ? error.key : undefined)
      // Trouble inside the API, also while it commits, does not say whether the wish was done.
      if (!(error instanceof RefusedError) || error.problem.status >= firstUndecided) return
      intent.current = undefined
      wasRefused.current = true
    },
    onSettled() {
      isOnItsWay.current = false
    },
  })
  const { reset } = mutation
  const forget = useCallback(() => {
    if (wasRefused.current) void queries.invalidateQueries()
    wasRefused.current = false
    setAwaited(undefined)
    reset()
  }, [reset])
  const send = (input: Input) => {
    if (isOnItsWay.current) return
    isOnItsWay.current = true
    last.current = { input }
    mutation.mutate(input)
  }
  const again = () => last.current && send(last.current.input)
  useLateAnswer(awaited, again)
  return {
    send,
    again,
    isSending: mutation.isPending,
    isDone: mutation.isSuccess,
    error: mutation.error,
    forget,
  }
}

/** A screen that waits for a write speaks of it itself, and goes on when its answer comes late. */
function useLateAnswer(key: string | undefined, again: () => void): void {
  const isAnswered = useIsAnswered(key)
  const heard = useRef(again)
  heard.current = again
  useEffect(() => (key === undefined ? undefined : watchWrite(key)), [key])
  useEffect(() => {
    if (isAnswered) heard.current()
  }, [isAnswered])
}

/** A wish to the street that is shown; without more, all that is on the screen is asked for again once it is done. */
export function useWrite<Input, Result>(
  call: (input: Input, streetId: string, options: CallOptions) => Promise<Result>,
  onDone: (result: Result) => unknown = afterRefresh(() => undefined),
  about?: (input: Input) => string,
): Sending<Input> {
  const streetId = useStreetId()
  return useSend(
    (input: Input, options) => {
      if (streetId === undefined) throw new Error('a write before the street was known')
      return call(input, streetId, options)
    },
    onDone,
    about,
  )
}

/** Goes on when what is shown (all, or what one query names) has been asked for again: the page behind is new. */
export function afterRefresh<Result>(onDone: (result: Result) => unknown, name?: string) {
  return async (result: Result) => {
    await queries.invalidateQueries(name === undefined ? undefined : { queryKey: [name] })
    onDone(result)
  }
}

/** Goes on at once, to a page that asks for itself. */
export function beforeRefresh<Result>(onDone: (result: Result) => unknown) {
  return (result: Result) => {
    onDone(result)
    void queries.invalidateQueries()
  }
}
