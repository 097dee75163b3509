import type { ReactNode } from 'react'
import { isDescending, sortKey } from './sorting.ts'

export interface Column<T> {
  title: string
  /** What it says of a row: sorted by, and shown where nothing else is drawn; a dash where there is none. */
  value?: (row: T) => string | number | null
  render?: (row: T) => ReactNode
  /** What the server calls it, which then sorts by it. */
  sort?: string
  /** Numbers stand under each other at the right; days and codes have figures of one width. */
  align?: 'right' | 'number'
  width?: number
  /** Nobody leaves it out. */
  isFixed?: boolean
}

/** Returns what a column is sorted under; none where its rows are not all here and the server does not sort by it. */
export function sortKeyOf<T>({ sort, value, title }: Column<T>, isWhole: boolean): string | undefined {
  return sort ?? (isWhole && value !== undefined ? title : undefined)
}

/** Returns rows in the order that is wanted; what the server sorts comes sorted. */
export function sortRows<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  sort: string,
  isWhole: boolean,
): readonly T[] {
  const column = columns.find(each => each.sort === undefined && each.title === sortKey(sort))
  const value = column?.value
  if (value === undefined || !isWhole) return rows
  const sign = isDescending(sort) ? -1 : 1
  return [...rows].sort((a, b) => sign * compareValues(value(a), value(b)))
}

const collator = new Intl.Collator('zh-CN')

/** What has no value comes last. */
function compareValues(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
}
