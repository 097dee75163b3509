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
