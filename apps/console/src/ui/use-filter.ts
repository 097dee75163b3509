import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useSettled } from './use-settled.ts'

/** What narrows a list. */
export interface Filter<F> {
  /** As the page shows it. */
  value: F
  /** As it is asked for: once typing has paused, so that not every letter is. */
  settled: F
  isNarrowed: boolean
  reset: () => void
  search: { value: string; onChange: (q: string) => void }
  /** Ties one part to the control that shows it. */
  bind: <K extends keyof F>(part: K) => { value: F[K]; onChange: (value: F[K]) => void }
}

/** Narrows a list, by nothing at first; what is searched for may come with the address, as `?q=`. */
export function useFilter<F extends object>(start: F): Filter<F> {
  const [address] = useSearchParams()
  const asked = address.get('q')
  const [value, setValue] = useState<F>(asked === null ? start : { ...start, q: asked })
  const q = 'q' in value && typeof value.q === 'string' ? value.q : ''
  const settledQ = useSettled(q.trim())
  return {
    value,
    settled: { ...value, q: settledQ },
    isNarrowed: JSON.stringify(value) !== JSON.stringify(start),
    reset: () => setValue(start),
    search: { value: q, onChange: typed => setValue(before => ({ ...before, q: typed })) },
    bind: part => ({
      value: value[part],
      onChange: chosen => setValue(before => ({ ...before, [part]: chosen })),
    }),
  }
}
