import { createContext, useContext, useState } from 'react'
import { useAddress } from './address.ts'

/** What rows are sorted by: a column's key, with a minus from the last to the first; empty where nobody chose. */
export interface Sorting {
  sort: string
  onSort: (sort: string) => void
}

/** Of a list that is a page or a tab: its order, which stands in the address, and what a table needs to know of it. */
interface ListSorting extends Sorting {
  /** Whether all its rows are here, so that they can be sorted here. */
  isWhole: boolean
  /** Where the choice of columns stands. */
  corner: HTMLElement | null
}

const Context = createContext<ListSorting | null>(null)
export const ListSortingProvider = Context.Provider

/** Returns the order of the list around; of a table by itself, one that ends with it. */
export function useSorting(): ListSorting {
  const [sort, onSort] = useState('')
  return useContext(Context) ?? { sort, onSort, isWhole: true, corner: null }
}

/** The order of a list, kept in the address. */
export function useAddressSort(): Sorting {
  const [address, changeAddress] = useAddress()
  return {
    sort: address.get('sort') ?? '',
    onSort: sort =>
      changeAddress(parts => {
        parts.delete('page')
        if (sort === '') parts.delete('sort')
        else parts.set('sort', sort)
      }),
  }
}

export const isDescending = (sort: string) => sort.startsWith('-')
export const sortKey = (sort: string) => (isDescending(sort) ? sort.slice(1) : sort)

/** Returns what a press on a heading asks for: up, down, and as it was. */
export function nextSort(sort: string, key: string): string {
  if (sortKey(sort) !== key) return key
  return isDescending(sort) ? '' : `-${key}`
}
