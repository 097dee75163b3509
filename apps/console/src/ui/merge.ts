/** A field of which two people made different things. */
export interface Clash<V> {
  field: keyof V
  mine: V
  theirs: V
}

export interface Merged<V> {
  /** What both meant; of a clash, mine. */
  values: V
  /** What only the other one changed. */
  taken: readonly (keyof V)[]
  clashes: readonly Clash<V>[]
}

/** Joins two edits of one thing: a field that only one of them touched is as that one left it. */
export function mergeEdits<V extends object>(base: V, mine: V, theirs: V): Merged<V> {
  const values = { ...mine }
  const taken: (keyof V)[] = []
  const clashes: Clash<V>[] = []
  for (const field in theirs) {
    if (isSame(mine[field], theirs[field]) || isSame(theirs[field], base[field])) continue
    if (isSame(mine[field], base[field])) {
      values[field] = theirs[field]
      taken.push(field)
    } else clashes.push({ field, mine, theirs })
  }
  return { values, taken, clashes }
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
