import { remembered } from '../../shell/remembered.ts'

const kept = 8

const stored = remembered<string[]>('recent-words', value =>
  Array.isArray(value) ? value.filter(one => typeof one === 'string').slice(0, kept) : [],
)

/** Words searched on this phone, newest first; they stay on it. */
export const recentWords = {
  use: stored.use,
  add(word: string): void {
    stored.set([word, ...stored.get().filter(one => one !== word)].slice(0, kept))
  },
  clear(): void {
    stored.set([])
  },
}
