import type { Sort } from '@yunxuan/domain'

/** Returns an order as it is asked for; one that the server does not know, as of an old address, is none. */
export function knownSort<K extends string>(columns: readonly K[], sort: string): Sort<K> | '' {
  return columns.flatMap((each): Sort<K>[] => [each, `-${each}`]).find(each => each === sort) ?? ''
}

type Nothing = '' | 'all' | null | false
type Wanted<F> = { [K in keyof F]?: Exclude<F[K], Nothing> }

/** Returns of a filter what narrows: a part that is empty, no or everything is not asked for. */
export function wanted<F extends object>(filter: F): Wanted<F> {
  const parts: Wanted<F> = {}
  for (const name in filter) {
    const value = filter[name]
    if (narrows(value)) parts[name] = value
  }
  return parts
}

function narrows<V>(value: V): value is Exclude<V, Nothing> {
  return !(value === '' || value === 'all' || value === null || value === false)
}
