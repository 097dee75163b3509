import { TableOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { readSession } from '../api/session.ts'
import type { Column } from './columns.ts'

/** Which columns of a table this person left out; kept in the browser. */
export function useColumnChoice<T>(label: string, columns: readonly Column<T>[]) {
  const key = `yunxuan.console.columns.${readSession()?.accountId ?? ''}.${label}`
  const [hidden, setHidden] = useState(() => readHidden(key))
  return {
    shown: columns.filter(({ title, isFixed }) => isFixed || !hidden.includes(title)),
    hidden,
    hide(titles: readonly string[]) {
      localStorage.setItem(key, JSON.stringify(titles))
      setHidden(titles)
    },
  }
}

function readHidden(key: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(title => typeof title === 'string') : []
  } catch {
    return []
  }
}

interface Props<T> {
  columns: readonly Column<T>[]
  hidden: readonly string[]
  onHide: (titles: readonly string[]) => void
  /** Where it is put: among the filters of the list. */
  corner: HTMLElement
}

/** Chooses which columns a table has. */
export function ColumnChoice<T>({ columns, hidden, onHide, corner }: Props<T>) {
  const free = columns.filter(({ isFixed }) => !isFixed).map(({ title }) => title)
  if (free.length < 2) return null
  const choice = (
    <Checkbox.Group
      className="column-choice"
      options={free}
      value={free.filter(title => !hidden.includes(title))}
      onChange={shown => onHide(free.filter(title => !shown.includes(title)))}
    />
  )
  return createPortal(
    <Popover content={choice} trigger="click" placement="bottomRight" destroyOnHidden>
      <Button icon={<TableOutlined aria-hidden />}>选列</Button>
    </Popover>,
    corner,
  )
}
