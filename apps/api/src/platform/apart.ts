import { inShort, isDatabaseTrouble } from './database-error.ts'

// As many are named in the end: what ails one street mostly ails all that fail.
const mostNamed = 5

/**
 * Does the same for each of many, one after the other and apart: one that fails stops none of the others, and each
 * round begins at another, so that none is always last. In the end it throws what failed, and the queue tries again.
 * Where the database itself is gone the round ends at once.
 */
export async function eachApart<T>(
  all: readonly T[],
  nameOf: (one: T) => string,
  work: (one: T) => Promise<unknown>,
): Promise<void> {
  const first = Math.floor(Math.random() * all.length)
  const failures: string[] = []
  for (const one of [...all.slice(first), ...all.slice(0, first)]) {
    try {
      await work(one)
    } catch (error) {
      if (isDatabaseTrouble(error)) throw error
      failures.push(`${nameOf(one)}: ${inShort(error)}`)
    }
  }
  if (failures.length === 0) return
  const named = failures.slice(0, mostNamed).join('; ')
  throw new Error(`${failures.length} of ${all.length} failed: ${named}`)
}
