import { pinyin } from 'pinyin-pro'
import { simplified } from './service-search.ts'

/** The words a street's services are called by. */
export interface Vocabulary {
  /** Words as somebody wrote them down: keywords, brands, kinds of service. */
  terms: readonly string[]
  /** What words are found in, of whatever length. */
  titles: readonly string[]
}

const mostWords = 3
const shortest = 2
// A longer one is a sentence: it is read for words, not held against them.
const longest = 8

/**
 * Returns words that somebody may have meant who typed what finds nothing, the likeliest first: those that stand in a
 * sentence, then those that sound the same, are one letter off, or are spelt like that in Latin letters. Each occurs in
 * the vocabulary, so it finds something.
 */
export function nearWords(typed: string, { terms, titles }: Vocabulary): string[] {
  const [run = '', ...others] = runsOf(typed)
  const text = [run, ...others].join('')
  const said = new Map<string, number>()
  for (const term of terms) {
    if (term.length >= shortest && term !== text && text.includes(term)) keep(said, term, -term.length)
  }
  if (others.length === 0 && run.length >= shortest) {
    const whole = new Set(terms)
    const runs = new Set([...terms, ...titles].flatMap(runsOf))
    for (const one of likeSounding(runs, run)) keep(said, one, whole.has(one) ? 0 : 1)
    // Of two letters one that is wrong leaves one: nearly anything would be near.
    for (const one of [...terms, ...wordsOf(runs, run)]) {
      if (run.length > shortest && isOneOff(run, one)) keep(said, one, whole.has(one) ? 2 : 3)
    }
  }
  return [...said.entries()]
    .sort(([one, a], [other, b]) => a - b || one.length - other.length || (one < other ? -1 : 1))
    .slice(0, mostWords)
    .map(([word]) => word)
}

function keep(said: Map<string, number>, word: string, rank: number): void {
  said.set(word, Math.min(rank, said.get(word) ?? rank))
}

/** Whether one letter put in, left out or taken for another makes one text of the other. */
function isOneOff(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1 || a === b || long.length > longest) return false
  let at = 0
  while (at < short.length && long[at] === short[at]) at += 1
  return long.slice(at + 1) === short.slice(long.length === short.length ? at + 1 : at)
}

/** Whether two texts are read the same, tones apart; what is typed in Latin letters is a way to read. */
function soundsSame(typed: string, word: string): boolean {
  if (typed === word) return false
  if (/^[a-z]+$/.test(typed)) return typed.length >= 4 && isSpelt(typed, word)
  if (typed.length !== word.length) return false
  return Array.from(typed).every((letter, at) => {
    const other = word[at] ?? ''
    return letter === other || readings(letter).some(one => readings(other).includes(one))
  })
}

/** Whether Latin letters are the whole of how a text is read. */
function isSpelt(typed: string, word: string): boolean {
  if (word === '') return typed === ''
  return readings(word[0] ?? '').some(
    syllable => typed.startsWith(syllable) && isSpelt(typed.slice(syllable.length), word.slice(1)),
  )
}

const known = new Map<string, readonly string[]>()

/** How a letter may be read, without tones; kept, since a street has some thousand letters. */
function readings(letter: string): readonly string[] {
  const before = known.get(letter)
  if (before !== undefined) return before
  const all = /\p{Script=Han}/u.test(letter)
    ? [...new Set(pinyin(letter, { multiple: true, toneType: 'none', type: 'array', v: true }))]
    : []
  known.set(letter, all)
  return all
}

/** What is read as something is wherever it stands: 中依 as the beginning of 中医科. */
function likeSounding(runs: ReadonlySet<string>, typed: string): string[] {
  const isLatin = /^[a-z]+$/.test(typed)
  if (typed.length > longest * (isLatin ? 3 : 1)) return []
  const [least, most] = isLatin ? [shortest, longest] : [typed.length, typed.length]
  const found: string[] = []
  for (const run of runs) {
    for (let at = 0; at + least <= run.length; at += 1) {
      for (let length = least; length <= most && at + length <= run.length; length += 1) {
        const piece = run.slice(at, at + length)
        if (soundsSame(typed, piece)) found.push(piece)
      }
    }
  }
  return found
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const mostJoined = 3

/** The words of texts, and those next to each other together, that are about as long as what was typed. */
function wordsOf(runs: ReadonlySet<string>, typed: string): Set<string> {
  const pieces = new Set<string>()
  if (typed.length > longest) return pieces
  for (const run of runs) {
    const words = Array.from(segmenter.segment(run), ({ segment }) => segment)
    for (let from = 0; from < words.length; from += 1) {
      for (let count = 1; count <= mostJoined && from + count <= words.length; count += 1) {
        const piece = words.slice(from, from + count).join('')
        if (piece.length >= shortest && Math.abs(piece.length - typed.length) <= 1) pieces.add(piece)
      }
    }
  }
  return pieces
}

/** What is left of a text that letters can be told by: no emoji, no punctuation. */
function runsOf(text: string): string[] {
  return (
    simplified(text.normalize('NFKC'))
      .toLowerCase()
      .match(/\p{Script=Han}+|[a-z0-9]+/gu) ?? []
  )
}
