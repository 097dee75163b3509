import type { Column } from './columns.ts'
import { isDescending, nextSort, sortKey as sortedKey } from './sorting.ts'

interface Props<T> {
  column: Column<T>
  /** What it is sorted under; none where it cannot be. */
  sortKey: string | undefined
  sort: string
  onSort: (sort: string) => void
}

/** The heading of a column, which sorts by it: up, down, and as it was. */
export function Heading<T>({ column: { title, align, width }, sortKey, sort, onSort }: Props<T>) {
  const style = width === undefined ? undefined : { width }
  if (sortKey === undefined) {
    return (
      <th scope="col" className={align} style={style}>
        {title}
      </th>
    )
  }
  const isSorted = sortedKey(sort) === sortKey
  const direction = isDescending(sort) ? 'descending' : 'ascending'
  return (
    <th scope="col" className={align} style={style} {...(isSorted ? { 'aria-sort': direction } : {})}>
      <button type="button" className="sort" onClick={() => onSort(nextSort(sort, sortKey))}>
        {title}
        <span aria-hidden className="sort-mark">
          {isSorted ? (isDescending(sort) ? '↓' : '↑') : '↕'}
        </span>
      </button>
    </th>
  )
}
