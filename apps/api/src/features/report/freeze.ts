import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import {
  type FactSource,
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
import type { Executor } from '../../platform/database.ts'
import { instantsOf } from '../figure/figure.service.ts'
import { type Fact, listFacts } from '../figure/figure.store.ts'

/** A number with what it was folded from; no rows of what is sealed. */
export interface CountedFigure {
  id: FigureId
  value: number | null
  unnamed: number
  hidden: 'too_few' | 'only_whole_months' | null
  facts: FrozenFact[] | null
}

/**
 * Counts figures of the whole street. Each source is read once, and each number is the fold of the rows that are returned
 * with it: whatever is written meanwhile, they cannot differ.
 */
export async function countFigures(
  db: Executor,
  { streetId, span, ids, now }: { streetId: string; span: Span; ids: readonly FigureId[]; now: Date },
): Promise<CountedFigure[]> {
  const read = new Map<FactSource, Fact[]>()
  for (const source of new Set(ids.map(id => figures[id].source))) {
    read.set(source, await listFacts(db, source, { streetId, ...instantsOf(span, now) }))
  }
  return ids.map(id => {
    const facts = read.get(figures[id].source)?.filter(fact => isCountedBy(figures[id], fact)) ?? []
    const frozen = facts.map(withoutWho())
    return figures[id].isSealed === true
      ? sealed(id, frozen, span, now)
      : { id, ...foldFacts(figures[id], frozen), hidden: null, facts: frozen }
  })
}

function sealed(id: FigureId, facts: readonly FrozenFact[], span: Span, now: Date): CountedFigure {
  const { value } = foldFacts(figures[id], facts)
  const isFew = value !== null && value > 0 && value < smallest
  const tooFew = isFew ? 'too_few' : null
  const hidden = mayTellSealed(span, shanghaiDate(now), false) ? tooFew : 'only_whole_months'
  return { id, value: hidden === null ? value : null, unnamed: 0, hidden, facts: null }
}

/** Persons are told apart by the order in which they come, which says nothing of who they are. */
function withoutWho(): (fact: Fact) => FrozenFact {
  const numbers = new Map<string, number>()
  return ({ id, at, title, place, weight, unnamed, isMet, partOf, person }) => {
    const who = person === null ? null : (numbers.get(person) ?? numbers.size)
    if (person !== null && who !== null) numbers.set(person, who)
    return { id, at: at.getTime(), title, place, weight, unnamed, isMet, partOf, who }
  }
}

/** Rows as they are kept. */
export interface PackedRows {
  rows: Buffer
  sha256: Buffer
}

const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)

/** Returns rows deflated, with the hash of what they say. */
export async function packRows(value: unknown): Promise<PackedRows> {
  const text = Buffer.from(JSON.stringify(value))
  return { rows: await deflate(text), sha256: createHash('sha256').update(text).digest() }
}

/** Returns rows as they were packed. */
export async function unpackRows<T>(rows: Buffer): Promise<T> {
  const value: T = JSON.parse((await inflate(rows)).toString('utf8'))
  return value
}
