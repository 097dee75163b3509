import type { ImportError } from '@yunxuan/contract'
import type { CellError } from './import-plan.ts'

const mostChoices = 30

/** Joins what is wrong in the same way in many rows of a column to one line. */
export function groupErrors(errors: readonly CellError[]): ImportError[] {
  const groups = new Map<string, { first: CellError; rows: number }>()
  for (const error of errors) {
    const key = `${error.sheet}|${error.column}|${error.message}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { first: error, rows: 1 })
    else group.rows += 1
  }
  return [...groups.values()].map(({ first: { unknown, ...error }, rows }) => ({
    ...error,
    rows,
    word: unknown?.word ?? null,
    choices: unknown === undefined ? [] : nearest(unknown.word, unknown.list).slice(0, mostChoices),
  }))
}

/** Returns the words of a list, those first that have most letters in common with what was written. */
export function nearest(word: string, list: readonly string[]): string[] {
  const letters = new Set(word)
  const likeness = (other: string) => {
    const shared = [...new Set(other)].filter(letter => letters.has(letter)).length
    return (2 * shared) / (letters.size + new Set(other).size)
  }
  return [...list].sort((a, b) => likeness(b) - likeness(a))
}
