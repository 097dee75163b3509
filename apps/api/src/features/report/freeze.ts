import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createDeflateRaw, inflateRaw } from 'node:zlib'
import {
  type FactsChange,
  type FigureId,
  type FrozenFact,
  figures,
  foldFacts,
  isCountedBy,
  mayTellSealed,
  type Span,
  shanghaiDate,
  smallest,
} from '@yunxuan/domain'
import { type Executor, withinOne } from '../../platform/database.ts'
import { instantsOf } from '../figure/figure.service.ts'
import { countSource, type Fact, ofWholeStreet, readFacts } from '../figure/figure.store.ts'

/** A number with what it was folded from; no rows of what is sealed, or where nobody asked for any. */
export interface CountedFigure {
  id: FigureId
  value: number | null
  unnamed: number
  hidden: 'too_few' | 'only_whole_months' | null
  facts: FrozenFact[] | null
  /** The marks of these rows, added up; null where there are none. */
  mark: string | null
}

/** Returns figures by their sources, in the order in which the first of each is told. */
export function bySource(ids: readonly FigureId[]): FigureId[][] {
  const sources = [...new Set(ids.map(id => figures[id].source))]
  return sources.map(source => ids.filter(id => figures[id].source === source))
}

/** What a figure counts of its source: figures of which it is the same have their rows in common. */
export const listKey = (id: FigureId): string => {
  const { source, facets, category } = figures[id]
  return JSON.stringify([source, facets, category])
}

/**
 * Counts figures of one source over the whole street. It is read once, and each number is the fold of the rows that are
 * returned with it: whatever is written meanwhile, they cannot differ. Figures that count the same share their rows.
 */
export async function countFigures(
  db: Executor,
  { streetId, span, ids, now }: { streetId: string; span: Span; ids: readonly FigureId[]; now: Date },
): Promise<CountedFigure[]> {
  const [first] = ids
  if (first === undefined) return []
  const lists = new Map(ids.map(id => [listKey(id), new FrozenList(id)]))
  await withinOne(db, async tx => {
    const read = readFacts(tx, figures[first].source, { streetId, ...instantsOf(span, now) })
    for await (const facts of read) for (const list of lists.values()) list.add(facts)
  })
  return ids.map(id => {
    const { facts = [], mark = null } = lists.get(listKey(id)) ?? {}
    return figures[id].isSealed === true
      ? sealed(id, foldFacts(figures[id], facts).value, span, now)
      : { id, ...foldFacts(figures[id], facts), hidden: null, facts, mark }
  })
}

/** Counts figures of one source over the whole street, and reads no row of it. */
export async function countValues(
  db: Executor,
  { streetId, span, ids, now }: { streetId: string; span: Span; ids: readonly FigureId[]; now: Date },
): Promise<CountedFigure[]> {
  const [first] = ids
  if (first === undefined) return []
  const asked = ofWholeStreet(streetId, instantsOf(span, now))
  const counted = await countSource(db, figures[first].source, asked)
  return ids.map(id => {
    const { value, unnamed } = counted.get(id) ?? { value: null, unnamed: 0 }
    return figures[id].isSealed === true
      ? sealed(id, value, span, now)
      : { id, value, unnamed, hidden: null, facts: null, mark: null }
  })
}

function sealed(id: FigureId, value: number | null, span: Span, now: Date): CountedFigure {
  const isFew = value !== null && value > 0 && value < smallest
  const tooFew = isFew ? 'too_few' : null
  const hidden = mayTellSealed(span, shanghaiDate(now), false) ? tooFew : 'only_whole_months'
  return { id, value: hidden === null ? value : null, unnamed: 0, hidden, facts: null, mark: null }
}

/** The rows that a figure counts, as they are read. */
class FrozenList {
  readonly facts: FrozenFact[] = []
  readonly #id: FigureId
  readonly #freeze = withoutWho()
  #marks = 0n

  constructor(id: FigureId) {
    this.#id = id
  }

  add(facts: readonly Fact[]): void {
    for (const fact of facts) {
      if (!isCountedBy(figures[this.#id], fact)) continue
      this.facts.push(this.#freeze(fact))
      this.#marks += BigInt(fact.mark)
    }
  }

  get mark(): string {
    return this.#marks.toString()
  }
}

/** Persons are told apart by the order in which they come, which says nothing of who they are. */
function withoutWho(): (fact: Fact) => FrozenFact {
  const numbers = new Map<string, number>()
  // A hundred thousand rows have some hundred titles and places, and some thousand slots: each is held once.
  const words = new Map<string | null, string | null>()
  const once = <W extends string | null>(word: W): W => {
    if (!words.has(word)) words.set(word, word)
    return words.get(word) as W
  }
  return ({ id, at, title, place, weight, unnamed, isMet, partOf, person }) => {
    const who = person === null ? null : (numbers.get(person) ?? numbers.size)
    if (person !== null && who !== null) numbers.set(person, who)
    return {
      ...{ id, at: at.getTime(), title: once(title), place: once(place) },
      ...{ weight, unnamed, isMet, partOf: once(partOf), who },
    }
  }
}

/** Rows as they are kept. */
export interface PackedRows {
  rows: Buffer
  sha256: Buffer
}

const inflate = promisify(inflateRaw)

const factsOfPiece = 2_000

/** Returns rows deflated, with the hash of what they say. */
export const packFacts = (facts: readonly FrozenFact[]): Promise<PackedRows> => pack(jsonOf(facts))

/** Returns the rows by which a number changed, in the same way. */
export const packChange = (change: FactsChange<FrozenFact>): Promise<PackedRows> =>
  pack([JSON.stringify(change)])

/** A JSON list piece by piece: whole it is tens of megabytes, and others are answered between two pieces. */
function* jsonOf(facts: readonly FrozenFact[]): Generator<string> {
  yield '['
  for (let from = 0; from < facts.length; from += factsOfPiece) {
    const piece = JSON.stringify(facts.slice(from, from + factsOfPiece)).slice(1, -1)
    yield from === 0 ? piece : `,${piece}`
  }
  yield ']'
}

async function pack(pieces: Iterable<string>): Promise<PackedRows> {
  const hash = createHash('sha256')
  const deflated: Buffer[] = []
  await pipeline(
    Readable.from(pieces),
    async function* hashed(text: AsyncIterable<string>) {
      for await (const piece of text) {
        hash.update(piece)
        yield Buffer.from(piece)
      }
    },
    createDeflateRaw(),
    async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) deflated.push(chunk)
    },
  )
  return { rows: Buffer.concat(deflated), sha256: hash.digest() }
}

/** Returns rows as they were packed. */
export async function unpackRows<T>(rows: Buffer): Promise<T> {
  const value: T = JSON.parse((await inflate(rows)).toString('utf8'))
  return value
}
