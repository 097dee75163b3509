import { useState } from 'react'
import { sayError } from '../refusal-words.ts'

/** What came of one thing done to many. */
export interface ManyDone<T> {
  done: readonly T[]
  refused: readonly { item: T; why: string }[]
}

/** Does one thing to many, one after the other: whatever is refused stops none of the others. */
export function useMany<T>(act: (item: T) => Promise<unknown>) {
  const [count, setCount] = useState<number | null>(null)
  const run = async (items: readonly T[]): Promise<ManyDone<T>> => {
    const done: T[] = []
    const refused: { item: T; why: string }[] = []
    for (const [index, item] of items.entries()) {
      setCount(index)
      try {
        await act(item)
        done.push(item)
      } catch (error) {
        refused.push({ item, why: sayError(error) })
      }
    }
    setCount(null)
    return { done, refused }
  }
  return { run, isPending: count !== null, count: count ?? 0 }
}
