import { type ReactNode, useState } from 'react'
import { useUnsavedGuard } from '../../ui/use-unsaved-guard.tsx'

interface Editing<T> {
  /** What the form was filled from. */
  held: T
  isDirty: boolean
  setDirty: (isDirty: boolean) => void
  /** The question for whoever leaves before saving, to draw. */
  guard: ReactNode
}

/** Holds the version a form was filled from while somebody types, and lets nobody leave unasked. */
export function useEditing<T extends { version: number }>(newest: T): Editing<T> {
  const [isDirty, setDirty] = useState(false)
  const [held, setHeld] = useState(newest)
  const guard = useUnsavedGuard(isDirty)
  if (!isDirty && held.version !== newest.version) setHeld(newest)
  return { held, isDirty, setDirty, guard }
}
