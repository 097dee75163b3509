import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useRowKeys } from './use-row-keys.ts'

export interface Column<T> {
  title: string
  /** What it says of a row: sorted by, and shown where nothing else is drawn; a dash where there is none. */
  value?: (row: T) => string | number | null
  render?: (row: T) => ReactNode
  /** Numbers stand under each other at the right; days and codes have figures of one width. */
  align?: 'right' | 'number'
  width?: number
}

interface Props<T> {
  /** What the table is, for people who do not see it. */
  label: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string
  onOpen?: (row: T) => void
  keys?: Readonly<Record<string, (row: T) => void>>
  /** Rows that nothing can be done with now. */
  isFaint?: (row: T) => boolean
}

interface Sorting {
  title: string
  isDescending: boolean
}

// 3,000 rows at once take a second to draw; somebody who looks for one searches.
const atOnce = 200

/** A dense table that is walked with the keyboard and sorted by its headings. */
export function DataTable<T>({ label, columns, rows, rowKey, onOpen, keys, isFaint }: Props<T>) {
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const [most, setMost] = useState(atOnce)
  const sorted = sortRows(rows, columns, sorting).slice(0, most)
  const onRow = (act: ((row: T) => void) | undefined) => (index: number) => {
    const row = sorted[index]
    if (row !== undefined) act?.(row)
  }
  const { rowProps } = useRowKeys(sorted.length, {
    ...Object.fromEntries(Object.entries(keys ?? {}).map(([key, act]) => [key, onRow(act)])),
    ...(onOpen === undefined ? {} : { Enter: onRow(onOpen) }),
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className="table-frame" aria-label={label} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            {columns.map(column => (
              <Heading key={column.title} column={column} sorting={sorting} onSort={setSorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row, index) => (
            <tr
              key={rowKey(row)}
              {...rowProps(index)}
              className={isFaint?.(row) ? 'none' : onOpen === undefined ? undefined : 'opens'}
              onDoubleClick={() => onOpen?.(row)}
            >
              {columns.map(column => (
                <td key={column.title} className={column.align}>
                  {column.render === undefined ? (column.value?.(row) ?? '—') : column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && (
        <p className="more">
          <Button onClick={() => setMost(most + atOnce)}>再看一些（共 {rows.length} 行）</Button>
        </p>
      )}
    </section>
  )
}

interface HeadingProps<T> {
  column: Column<T>
  sorting: Sorting | null
  onSort: (sorting: Sorting) => void
}

function Heading<T>({ column, sorting, onSort }: HeadingProps<T>) {
  const isSorted = sorting?.title === column.title
  const isDescending = isSorted && sorting.isDescending
  const style = column.width === undefined ? undefined : { width: column.width }
  if (column.value === undefined) {
    return (
      <th scope="col" className={column.align} style={style}>
        {column.title}
      </th>
    )
  }
  const direction = isDescending ? 'descending' : 'ascending'
  return (
    <th scope="col" className={column.align} style={style} {...(isSorted ? { 'aria-sort': direction } : {})}>
      <button
        type="button"
        className="sort"
        onClick={() => onSort({ title: column.title, isDescending: isSorted && !isDescending })}
      >
        {column.title}
        <span aria-hidden className="sort-mark">
          {isSorted ? (isDescending ? '↓' : '↑') : '↕'}
        </span>
      </button>
    </th>
  )
}

function sortRows<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  sorting: Sorting | null,
): readonly T[] {
  const value = columns.find(column => column.title === sorting?.title)?.value
  if (value === undefined || sorting === null) return rows
  const sign = sorting.isDescending ? -1 : 1
  return [...rows].sort((a, b) => sign * compareValues(value(a), value(b)))
}

const collator = new Intl.Collator('zh-CN')

/** What has no value comes last. */
function compareValues(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
}
