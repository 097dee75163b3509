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

/** Lets a table be walked with j and k or the arrows; one row at a time is in the tab order. */
export function useRowKeys(count: number, keys: RowKeys): { rowProps: (index: number) => RowProps } {
  const rows = useRef(new Map<number, HTMLTableRowElement>())
  const [current, setCurrent] = useState(0)
  const active = Math.min(current, Math.max(0, count - 1))

  const focusRow = (index: number) => rows.current.get(Math.max(0, Math.min(count - 1, index)))?.focus()

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'j' && event.key !== 'k') return
      if (event.ctrlKey || event.metaKey || event.altKey || isBusyElsewhere(event.target)) return
      const isInside = event.target instanceof Element && event.target.closest('tr[tabindex]') !== null
      const step = event.key === 'j' ? 1 : -1
      rows.current.get(isInside ? Math.max(0, Math.min(count - 1, active + step)) : active)?.focus()
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [active, count])

  const rowProps = (index: number): RowProps => ({
    ref: row => {
      if (row === null) rows.current.delete(index)
      else rows.current.set(index, row)
    },
    tabIndex: index === active ? 0 : -1,
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
  return { rowProps }
}
