import { spokenThings } from './spoken-things.ts'

/** Something that may answer a need, or a need that somebody may answer, as it is ranked. */
export interface Ranked {
  id: string
  /** What it is called; what it says in short, with the words people find it by; what it says at length. */
  title: string
  words: string
  text: string
  /** Where it is at home; null is the whole street. */
  areaId: string | null
  /** Whether it can be had within a few weeks. */
  hasTimes: boolean
  /** How many needs were answered by it, or by whoever offers it, to the end. */
  delivered: number
  /** How those who had it found it, one to five; null as long as too few have said. */
  stars: number | null
}

/** Why something stands where it stands, one line each; the words decide first, the rest among what is alike. */
export type RankReason =
  | { kind: 'thing'; name: string }
  | { kind: 'words'; words: string[] }
  | { kind: 'area' }
  | { kind: 'times' }
  | { kind: 'delivered'; count: number }
  | { kind: 'stars'; stars: number }

export interface Rank {
  id: string
  score: number
  reasons: RankReason[]
}

/** How much something counts, by where it stands: found by tuning on one half of the labelled needs. */
const weights = { title: 1.3, words: 1, text: 0.6 } as const
const thingWeight = 1.3
const thingInTextWeight = 0.65
const letterWeight = 0.35
/** Beside the words: enough to decide between two that speak of the same, never to bring up what does not. */
const areaBonus = 0.6
const timesBonus = 0.4
const deliveredBonus = 0.5
const starsBonus = 0.3
const goodStars = 4.5

/** Letters that say nothing of what somebody wants. */
const commonLetters = new Set(
  '的了在是我有和就不人都一个上也很到说要去你会着没看好自己这那他她它们吗呢吧啊能想给让把被谁怎么什哪里大家小老年天来下出过得还多少家里外地时候做用可以知道听找学些点几两三十社区街道邻居方便需要帮忙教问再又只太真先后前中从对为与跟',
)

type Marks = ReadonlyMap<string, number>

/** What is ranked, with how often each mark is found among all of it: made once for many questions. */
export interface RankIndex {
  items: readonly Ranked[]
  /** Of each mark, the places of those that carry it, and how much it weighs there. */
  postings: ReadonlyMap<string, { places: number[]; weights: number[] }>
}

/** Returns an index of what may be ranked. */
export function indexForRank(items: readonly Ranked[]): RankIndex {
  const postings = new Map<string, { places: number[]; weights: number[] }>()
  for (const [place, item] of items.entries()) {
    for (const [mark, weight] of marksOf(item)) {
      const posting = postings.get(mark) ?? { places: [], weights: [] }
      if (posting.places.length === 0) postings.set(mark, posting)
      posting.places.push(place)
      posting.weights.push(weight)
    }
  }
  return { items, postings }
}

function marksOf({ title, words, text }: Ranked): Marks {
  const marks = new Map<string, number>()
  const put = (mark: string, weight: number) => marks.set(mark, Math.max(weight, marks.get(mark) ?? 0))
  for (const thing of thingsIn(text)) put(thing, thingInTextWeight)
  for (const thing of thingsIn(`${title} ${words}`)) put(thing, thingWeight)
  for (const [of, weight] of [
    [text, weights.text],
    [words, weights.words],
    [title, weights.title],
  ] as const) {
    const { pairs, letters } = partsOf(of)
    for (const pair of pairs) put(pair, weight)
    for (const letter of letters) put(letter, weight * letterWeight)
  }
  return marks
}

/** Returns what an index holds that answers some words best, best first; of equals the one with the smaller id. */
export function rankFor(
  { items, postings }: RankIndex,
  asked: { text: string; areaId: string | null },
  most: number,
): Rank[] {
  const { pairs, letters } = partsOf(asked.text)
  const things = thingsIn(asked.text)
  const scores = new Float64Array(items.length)
  for (const mark of [...things, ...pairs, ...letters]) {
    const posting = postings.get(mark)
    if (posting === undefined) continue
    const rarity = Math.log((items.length + 1) / posting.places.length)
    for (const [at, place] of posting.places.entries()) {
      scores[place] = (scores[place] ?? 0) + rarity * (posting.weights[at] ?? 0)
    }
  }
  const found = items.flatMap((item, place) => {
    const said = scores[place] ?? 0
    return said > 0 ? [{ item, place, score: said + besideWords(item, asked.areaId) }] : []
  })
  const best = found.sort((a, b) => b.score - a.score || (a.item.id < b.item.id ? -1 : 1)).slice(0, most)
  return best.map(({ item, score }) => ({
    id: item.id,
    score: Math.round(score * 100) / 100,
    reasons: reasonsFor(item, asked.areaId, { things, pairs }),
  }))
}

/** Returns the words by which whatever may answer some words is looked for: their own, and what else the things are called. */
export function wordsToFind(text: string): string[] {
  const { pairs } = partsOf(text)
  const names = thingsIn(text).flatMap(
    thing => spokenThings.find(([name]) => thing.endsWith(name ?? ' ')) ?? [],
  )
  return [...new Set([...pairs, ...names.filter(name => name.length === 2)])]
}

const isNear = (item: Ranked, areaId: string | null): boolean => areaId !== null && item.areaId === areaId

function besideWords(item: Ranked, areaId: string | null): number {
  const { hasTimes, delivered, stars } = item
  return (
    (isNear(item, areaId) ? areaBonus : 0) +
    (hasTimes ? timesBonus : 0) +
    (delivered > 0 ? deliveredBonus : 0) +
    (stars !== null && stars >= goodStars ? starsBonus : 0)
  )
}

function reasonsFor(
  item: Ranked,
  areaId: string | null,
  asked: { things: readonly string[]; pairs: readonly string[] },
): RankReason[] {
  const { title, words, text, hasTimes, delivered, stars } = item
  const all = `${title} ${words} ${text}`
  const own = new Set(thingsIn(all))
  const { pairs } = partsOf(all)
  const theirs = new Set(pairs)
  const shared = asked.pairs.filter(pair => theirs.has(pair))
  return [
    ...asked.things
      .filter(thing => own.has(thing))
      .map(name => ({ kind: 'thing' as const, name: name.slice(1) })),
    ...(shared.length > 0 ? [{ kind: 'words' as const, words: shared.slice(0, 3) }] : []),
    ...(isNear(item, areaId) ? [{ kind: 'area' as const }] : []),
    ...(hasTimes ? [{ kind: 'times' as const }] : []),
    ...(delivered > 0 ? [{ kind: 'delivered' as const, count: delivered }] : []),
    ...(stars !== null && stars >= goodStars ? [{ kind: 'stars' as const, stars }] : []),
  ]
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

/** The words of things by their first letter, each with its thing: a text is read once, letter by letter. */
const thingsByLetter = new Map<string, { word: string; thing: string }[]>()
for (const [name = '', ...others] of spokenThings) {
  for (const word of [name, ...others]) {
    const letter = word.charAt(0)
    const beginning = thingsByLetter.get(letter) ?? []
    if (beginning.length === 0) thingsByLetter.set(letter, beginning)
    beginning.push({ word, thing: `\u0001${name}` })
  }
}

/** Returns the things that a text speaks of, each by its first word behind a sign that no text has. */
function thingsIn(text: string): string[] {
  const folded = fold(text)
  const things = new Set<string>()
  for (let at = 0; at < folded.length; at += 1) {
    for (const { word, thing } of thingsByLetter.get(folded.charAt(at)) ?? []) {
      if (folded.startsWith(word, at)) things.add(thing)
    }
  }
  return [...things]
}

/** Returns the pairs of letters that say something, and the letters that do by themselves; words of other scripts whole. */
function partsOf(text: string): { pairs: string[]; letters: string[] } {
  const pairs = new Set<string>()
  const single = new Set<string>()
  for (const run of fold(text).match(/[\p{Script=Han}]+|[a-z0-9]+/gu) ?? []) {
    if (/[a-z0-9]/.test(run)) {
      pairs.add(run)
      continue
    }
    const letters = Array.from(run)
    for (const [index, letter] of letters.entries()) {
      const next = letters[index + 1]
      const isCommon = commonLetters.has(letter)
      if (!isCommon) single.add(letter)
      if (next !== undefined && !(isCommon && commonLetters.has(next))) pairs.add(letter + next)
    }
  }
  return { pairs: [...pairs], letters: [...single] }
}
