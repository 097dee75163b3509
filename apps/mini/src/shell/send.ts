import { useMutation } from '@tanstack/react-query'
import { type CallOptions, RefusedError, randomKey } from '@yunxuan/contract/client'
import { useCallback, useRef } from 'react'
import { queries } from '../queries.ts'
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
 * until the API gives a definite answer or the wish itself changes.
 */
export function useSend<Input, Result>(
  call: (input: Input, options: CallOptions) => Promise<Result>,
  onDone: (result: Result) => unknown,
): Sending<Input> {
  const intent = useRef<{ wish: string; key: string } | undefined>(undefined)
  const last = useRef<{ input: Input } | undefined>(undefined)
  // State arrives with the next render, a second tap may be earlier.
  const isOnItsWay = useRef(false)
  const wasRefused = useRef(false)
  const mutation = useMutation({
    mutationFn(input: Input) {
      const wish = JSON.stringify(input) ?? ''
      if (intent.current?.wish !== wish) intent.current = { wish, key: randomKey() }
      return call(input, { idempotencyKey: intent.current.key })
    },
    async onSuccess(result) {
      intent.current = undefined
      await onDone(result)
    },
    onError(error) {
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
    reset()
  }, [reset])
  const send = (input: Input) => {
    if (isOnItsWay.current) return
    isOnItsWay.current = true
    last.current = { input }
    mutation.mutate(input)
  }
  return {
    send,
    again: () => last.current && send(last.current.input),
    isSending: mutation.isPending,
    isDone: mutation.isSuccess,
    error: mutation.error,
    forget,
  }
}

/** A wish to the street that is shown; without more, all that is on the screen is asked for again once it is done. */
export function useWrite<Input, Result>(
  call: (input: Input, streetId: string, options: CallOptions) => Promise<Result>,
  onDone: (result: Result) => unknown = afterRefresh(() => undefined),
): Sending<Input> {
  const streetId = useStreetId()
  return useSend((input: Input, options) => {
    if (streetId === undefined) throw new Error('a write before the street was known')
    return call(input, streetId, options)
  }, onDone)
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
