import type { MouseEvent } from 'react'
import { ColumnChoice, useColumnChoice } from './ColumnChoice.tsx'
import { type Column, sortKeyOf, sortRows } from './columns.ts'
import { Gap } from './Gap.tsx'
import { Heading } from './Heading.tsx'
import { useSorting } from './sorting.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useVirtualRows } from './use-virtual-rows.ts'

export type { Column } from './columns.ts'

interface Props<T> {
  /** What the table is, for people who do not see it. */
  label: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string
  /** What a press on a row, or Enter, opens. */
  onOpen?: (row: T) => void
  keys?: Readonly<Record<string, (row: T) => void>>
  /** Rows that nothing can be done with now. */
  isFaint?: (row: T) => boolean
}

/** A dense table that is walked with the keyboard and sorted by its headings; of a long one what is in sight is drawn. */
export function DataTable<T>({ label, columns, rows, rowKey, onOpen, keys, isFaint }: Props<T>) {
  const { sort, onSort, isWhole, corner } = useSorting()
  const { shown, hidden, hide } = useColumnChoice(label, columns)
  const sorted = sortRows(rows, columns, sort, isWhole)
  const { frame, indexes, before, after, measure, show } = useVirtualRows(sorted.length)
  const onRow = (act: ((row: T) => void) | undefined) => (index: number) => {
    const row = sorted[index]
    if (row !== undefined) act?.(row)
  }
  const rowProps = useRowKeys(
    { count: sorted.length, indexes, show },
    {
      ...(onOpen === undefined ? {} : { Enter: onRow(onOpen) }),
      ...Object.fromEntries(Object.entries(keys ?? {}).map(([key, act]) => [key, onRow(act)])),
    },
  )
  const draw = (row: T, index: number) => {
    const { ref, ...props } = rowProps(index)
    return (
      <tr
        key={rowKey(row)}
        {...props}
        ref={element => {
          ref(element)
          measure?.(element)
        }}
        data-index={index}
        aria-rowindex={index + 2}
        className={isFaint?.(row) ? 'none' : onOpen === undefined ? undefined : 'opens'}
        onClick={event => onOpen !== undefined && isOnRow(event) && onOpen(row)}
      >
        {shown.map(column => (
          <td key={column.title} className={column.align}>
            {column.render === undefined ? (column.value?.(row) ?? '—') : column.render(row)}
          </td>
        ))}
      </tr>
    )
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section ref={frame} className="table-frame" aria-label={label} tabIndex={0}>
      {corner !== null && <ColumnChoice columns={columns} hidden={hidden} onHide={hide} corner={corner} />}
      <table className="table" aria-rowcount={sorted.length + 1}>
        <thead>
          <tr>
            {shown.map(column => (
              <Heading
                key={column.title}
                column={column}
                sortKey={sortKeyOf(column, isWhole)}
                sort={sort}
                onSort={onSort}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={before} />
          {indexes.map(index => {
            const row = sorted[index]
            return row === undefined ? null : draw(row, index)
          })}
          <Gap height={after} />
        </tbody>
      </table>
    </section>
  )
}

/** Whether a press was on the row itself: not on what can be pressed in it, and not to mark its text. */
function isOnRow({ target }: MouseEvent): boolean {
  if (window.getSelection()?.isCollapsed === false) return false
  return target instanceof Element && target.closest('a, button, input, label, [role=button]') === null
}
