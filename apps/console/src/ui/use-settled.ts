import { useEffect, useState } from 'react'

const settleMs = 250

/** Returns a value once it has not changed for a moment, so that typing does not ask at every letter. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
