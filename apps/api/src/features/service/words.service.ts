import { categoryNames } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import { nearWords } from './near-words.ts'
import { listWords } from './words.store.ts'

const mostSuggested = 8

/** Returns words worth looking for: near what was typed, or, where nothing was, what most services are called by. */
export async function suggestWords(
  db: Executor,
  streetId: string,
  typed: string | undefined,
): Promise<{ items: string[] }> {
  const { titles, keywords, brands, categories } = await listWords(db, streetId)
  const names = categories.map(category => categoryNames[category].name)
  if (typed !== undefined) {
    return { items: nearWords(typed, { terms: [...new Set([...names, ...keywords, ...brands])], titles }) }
  }
  const counts = new Map<string, number>()
  for (const word of [...names, ...keywords]) counts.set(word, (counts.get(word) ?? 0) + 1)
  const common = [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word)
  return { items: common.slice(0, mostSuggested) }
}
