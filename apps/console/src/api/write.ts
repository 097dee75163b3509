import { type QueryClient, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { sayError } from '../refusal-words.ts'

interface Told<Answer> {
  /** Said in passing once it is done; nothing where the page itself shows it. */
  done?: string | ((answer: Answer) => string)
  /** Whom a refusal is about, where many rows look alike. */
  about?: string
  /** A refusal stands where it was asked for (`<Failed>`), and is not said in passing. */
  isStanding?: boolean
  after?: (answer: Answer) => void
}

interface Options<Answer> {
  /** Puts what came back where it is shown, before that is read again. */
  keep?: (answer: Answer, client: QueryClient) => unknown
  /** Takes as long as its lists take to be read again: what is pressed next goes by the version that is there now. */
  isAwaited?: boolean
}

/** The last part of the key of what waits for somebody: any write may change that. */
export const todayKey = 'today'

const isToday = ({ queryKey }: { queryKey: QueryKey }) => queryKey.at(-1) === todayKey

/**
 * A write, and the lists that are read again after it: also after a refusal, since what was refused was decided on
 * what is stale, and where no answer came. The same sent again is the same intention (`intention.ts`).
 */
export function useWrite<Wish, Answer>(
  stale: readonly QueryKey[],
  send: (wish: Wish) => Promise<Answer>,
  { keep, isAwaited = false }: Options<Answer> = {},
) {
  const client = useQueryClient()
  const { message } = App.useApp()
  const mutation = useMutation({
    mutationFn: send,
    onSuccess: answer => keep?.(answer, client),
    onSettled: () => {
      void client.invalidateQueries({ predicate: isToday })
      const read = Promise.all(stale.map(queryKey => client.invalidateQueries({ queryKey })))
      return isAwaited ? read : undefined
    },
  })
  /** Sends, and says what came of it also where the row it was pressed in has gone since. */
  const tell = (wish: Wish, { done, about, isStanding = false, after }: Told<Answer> = {}): Promise<void> =>
    mutation.mutateAsync(wish).then(
      answer => {
        if (done !== undefined) void message.success(typeof done === 'string' ? done : done(answer))
        after?.(answer)
      },
      error => {
        if (isStanding) return
        void message.error(about === undefined ? sayError(error) : `${about}：${sayError(error)}`)
      },
    )
  return { ...mutation, tell }
}
