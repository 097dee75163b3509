import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useRef, useState } from 'react'
import { isBusyElsewhere } from './shortcuts.tsx'

/** What a key does with the row that has the focus. */
export type RowKeys = Readonly<Record<string, (index: number) => void>>

interface RowProps {
  ref: (row: HTMLTableRowElement | null) => void
  tabIndex: number
  onFocus: () => void
  onKeyDown: (event: ReactKeyboardEvent<HTMLTableRowElement>) => void
}

interface Rows {
  count: number
  /** Those that are drawn. */
  indexes: readonly number[]
  /** Brings a row that is not drawn into sight. */
  show: (index: number) => void
}

/** Lets a table be walked with j and k or the arrows; one row at a time is in the tab order. */
export function useRowKeys({ count, indexes, show }: Rows, keys: RowKeys): (index: number) => RowProps {
  const rows = useRef(new Map<number, HTMLTableRowElement>())
  const wanted = useRef<number | null>(null)
  const [current, setCurrent] = useState(0)
  const active = Math.min(current, Math.max(0, count - 1))
  // Whoever comes by the tab key finds a row that is there.
  const inTabOrder = indexes.includes(active) ? active : indexes[0]

  const focusRow = (index: number) => {
    const there = Math.max(0, Math.min(count - 1, index))
    const row = rows.current.get(there)
    wanted.current = row === undefined ? there : null
    if (row === undefined) show(there)
    else row.focus()
  }
  const focusing = useRef(focusRow)
  focusing.current = focusRow

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'j' && event.key !== 'k') return
      if (event.ctrlKey || event.metaKey || event.altKey || isBusyElsewhere(event.target)) return
      const isInside = event.target instanceof Element && event.target.closest('tr[tabindex]') !== null
      focusing.current(isInside ? active + (event.key === 'j' ? 1 : -1) : active)
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [active])

  return index => ({
    ref: row => {
      if (row === null) {
        rows.current.delete(index)
        return
      }
      rows.current.set(index, row)
      if (wanted.current !== index) return
      wanted.current = null
      row.focus()
    },
    tabIndex: index === inTabOrder ? 0 : -1,
    onFocus: () => setCurrent(index),
    onKeyDown: event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        focusRow(index + (event.key === 'ArrowDown' ? 1 : -1))
        event.preventDefault()
        return
      }
      // A button inside the row keeps its own Enter; letters work from anywhere in the row.
      const isOnRow = event.target === event.currentTarget
      if (event.key === 'Enter' && !isOnRow) return
      const act = keys[event.key]
      if (act === undefined) return
      event.preventDefault()
      act(index)
    },
  })
}
