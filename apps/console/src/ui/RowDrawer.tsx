import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { Facts } from './Facts.tsx'

interface Props<T> {
  /** The row that is open; nothing is shown without one. */
  row: T | null
  title: (row: T) => string
  facts: (row: T) => readonly (readonly [string, ReactNode])[]
  /** What else is to be seen of it, and can be done with it. */
  children?: (row: T) => ReactNode
  onClose: () => void
}

/** All that a list knows of one row, beside the list. */
export function RowDrawer<T>({ row, title, facts, children, onClose }: Props<T>) {
  return (
    <Drawer
      open={row !== null}
      onClose={onClose}
      title={row === null ? '' : title(row)}
      size={420}
      destroyOnHidden
    >
      {row !== null && (
        <>
          <Facts facts={facts(row)} />
          {children?.(row)}
        </>
      )}
    </Drawer>
  )
}
