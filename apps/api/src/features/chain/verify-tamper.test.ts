import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ChainLine,
  chainFile,
  chainHeader,
  chainOf,
  changedAt,
  rehashed,
} from '../../../test/sow-chain.ts'

interface Problem {
  seq: number
  what: string
  text: string
  line?: number
}

const script = path.resolve(import.meta.dirname, '../../../../../scripts/verify-chain.mjs')
// The reader itself, so that ten thousand files need not be ten thousand processes.
const reader: {
  verifyLines(
    lines: Iterable<string>,
    heads: { seq: number; hash: string }[],
    most?: number,
  ): { problems: Problem[] }
} = await import(script)

const verify = (text: string, entries: readonly ChainLine[]) =>
  reader.verifyLines(text.split('\n'), [{ seq: entries.length, hash: entries.at(-1)?.hash ?? '' }]).problems

/** What was done, and in which line; undefined where it is of no line. */
interface Tampered {
  text: string
  line?: number
}

type Draw = (most: number) => number
type Deed = (entries: readonly ChainLine[], draw: Draw) => Tampered

const pick = <T>(items: readonly T[], draw: Draw): T => {
  const item = items[draw(items.length)]
  if (item === undefined) throw new Error('nothing to draw from')
  return item
}

/** Writes the line of one entry otherwise. */
function relined(entries: readonly ChainLine[], at: number, change: (line: string) => string): Tampered {
  const lines = chainFile(entries).split('\n')
  lines[at + 1] = change(lines[at + 1] ?? '')
  return { text: lines.join('\n'), line: at + 2 }
}

/** An entry that has a row. */
const ofRecord = (entries: readonly ChainLine[], draw: Draw) => {
  const records = entries.flatMap(({ row }, index) => (row === null ? [] : [index]))
  return pick(records, draw)
}

const withRow = (change: (row: Record<string, unknown>, draw: Draw) => unknown): Deed => {
  return (entries, draw) =>
    relined(entries, ofRecord(entries, draw), line => {
      const entry = JSON.parse(line)
      return JSON.stringify({ ...entry, row: change(entry.row, draw) })
    })
}

const entryKeys = ['seq', 'at', 'kind', 'subjectId', 'body', 'prevHash', 'hash', 'row']
const rowKeys = ['grade', 'minutes', 'reverses', 'title']
const without = (row: Record<string, unknown>, key: string) =>
  Object.fromEntries(Object.entries(row).filter(([own]) => own !== key))
const moved = (entries: readonly ChainLine[], from: number, to: number) => {
  const others = entries.filter((_, index) => index !== from)
  return others.toSpliced(to, 0, ...entries.slice(from, from + 1))
}

const deeds: Record<string, Deed> = {
  'a letter is written over, put in or taken out': (entries, draw) => {
    const text = chainFile(entries)
    const at = draw(text.length - 2)
    const letter = pick([...'a09"\\{}[]:, -.e审\n\u200b'], draw)
    const spoiled = [
      text.slice(0, at) + letter + text.slice(at + 1),
      text.slice(0, at) + letter + text.slice(at),
      text.slice(0, at) + text.slice(at + 1),
    ]
    return { text: pick(spoiled, draw) }
  },
  'the row is taken out': (entries, draw) =>
    relined(entries, draw(entries.length), line => {
      const { row: _row, ...rest } = JSON.parse(line)
      return JSON.stringify(rest)
    }),
  'the row is nothing': withRow(() => null),
  'the row is something else': withRow((_, draw) => pick([[], 7, 'x', {}, false], draw)),
  'a fact of the row is another': withRow((row, draw) => ({ ...row, [pick(rowKeys, draw)]: 'else' })),
  'a fact of the row is gone': withRow((row, draw) => without(row, pick(rowKeys, draw))),
  'the row has a fact too many': withRow((row, draw) => ({ ...row, [`more${draw(9)}`]: null })),
  'the row stands in another order': withRow(row => Object.fromEntries(Object.entries(row).reverse())),
  'an approval has a row': entries => {
    const all = [...entries, ...chainOf([0])]
    const at = all.findIndex(({ row }) => row === null)
    if (at === entries.length) return { text: chainFile(all) }
    return relined(entries, at, line => line.replace('"row":null', '"row":{"minutes":60}'))
  },
  'an item stands twice, the true one last': (entries, draw) =>
    relined(entries, draw(entries.length), line => line.replace('{', `{"${pick(entryKeys, draw)}":1,`)),
  'an item stands twice, with the same value': (entries, draw) => {
    const key = pick(entryKeys, draw)
    return relined(entries, draw(entries.length), line => {
      return line.replace('{', `{"${key}":${JSON.stringify(JSON.parse(line)[key])},`)
    })
  },
  'a fact of the row stands twice': (entries, draw) =>
    relined(entries, ofRecord(entries, draw), line =>
      line.replace('"row":{', `"row":{"${pick(rowKeys, draw)}":999,`),
    ),
  'an item is there that nobody knows': (entries, draw) =>
    relined(entries, draw(entries.length), line =>
      line.replace(/}$/, `,"${pick(['note', '__proto__'], draw)}":1}`),
    ),
  'a number is spelt in another way': (entries, draw) =>
    relined(entries, draw(entries.length), line =>
      line.replace(/"seq":(\d+)/, pick(['"seq":$1.0', '"seq":$1e0', '"seq": $1'], draw)),
    ),
  'a letter is spelt in another way': (entries, draw) =>
    relined(entries, draw(entries.length), line => line.replace('"hash":"', '"ha\\u0073h":"')),
  'the head of the file has an item too many, or twice': (entries, draw) => ({
    text: chainFile(entries).replace(
      chainHeader,
      chainHeader.replace('{', pick(['{"more":1,', '{"version":2,', '{ '], draw)),
    ),
  }),
  'the street is another': entries => ({ text: chainFile(entries).replace('520103012', '520103013') }),
  'an entry is changed': (entries, draw) => ({ text: chainFile(changedAt(entries, draw(entries.length))) }),
  'an entry is changed and all hashes after it made anew': (entries, draw) => {
    const at = draw(entries.length)
    return { text: chainFile(rehashed(changedAt(entries, at), at)) }
  },
  'an entry is gone': (entries, draw) => ({
    text: chainFile(entries.toSpliced(draw(entries.length), 1)),
  }),
  'an entry stands twice': (entries, draw) => ({
    text: chainFile(entries.toSpliced(draw(entries.length), 0, pick(entries, draw))),
  }),
  'an entry stands elsewhere': (entries, draw) => {
    const from = draw(entries.length)
    const to = (from + 1 + draw(entries.length - 1)) % entries.length
    return { text: chainFile(moved(entries, from, to)) }
  },
  'two entries have each other’s hash': (entries, draw) => {
    const at = draw(entries.length - 1)
    const [one, two] = entries.slice(at, at + 2)
    if (one === undefined || two === undefined) throw new Error('two entries')
    return {
      text: chainFile(entries.with(at, { ...one, hash: two.hash }).with(at + 1, { ...two, hash: one.hash })),
    }
  },
  'the end is cut off': (entries, draw) => {
    const text = chainFile(entries)
    return { text: text.slice(0, draw(text.length - 1)) }
  },
  'a line is empty': (entries, draw) => {
    const at = draw(entries.length)
    return relined(entries, at, line => `\n${line}`)
  },
  'a record is said to be past the chain': (entries, draw) =>
    relined(entries, draw(entries.length), line => `{"unchained":"${'0'.repeat(36)}"}\n${line}`),
}

describe('whatever is done to an export', () => {
  test('nothing that changes it goes unseen against the printed head, in 10,000 ways', () => {
    const kinds = Object.keys(deeds)
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 480 }), { minLength: 2, maxLength: 8 }),
        fc.constantFrom(...kinds),
        fc.infiniteStream(fc.nat()),
        (minutes, kind, stream) => {
          // One of them is a record.
          const entries = chainOf([60, ...minutes])
          const draw: Draw = most => (stream.next().value ?? 0) % most
          const tampered = deeds[kind]?.(entries, draw)
          if (tampered === undefined) throw new Error(kind)
          if (tampered.text === chainFile(entries)) return
          seen.set(kind, (seen.get(kind) ?? 0) + 1)
          const problems = verify(tampered.text, entries)
          expect(problems).not.toEqual([])
          if (tampered.line !== undefined) expect(problems.map(one => one.line)).toContain(tampered.line)
          expect(verify(chainFile(entries), entries)).toEqual([])
        },
      ),
      { numRuns: 10_000, seed: 20_261_128 },
    )
    expect([...seen.keys()].sort()).toEqual(kinds.sort())
  }, 60_000)

  test('is told in words, with its line and what it is', () => {
    const entries = chainOf([60, 0])
    const words = ({ text }: Tampered) => verify(text, entries).map(({ line, text }) => [line, text])
    expect(words(relined(entries, 0, line => line.replace('{', '{"seq":9,')))).toEqual([
      [2, '第 1 条有的项写了两次（seq）'],
    ])
    expect(
      words(relined(entries, 0, line => line.replace('"row":{"grade"', '"row":{"grade":"x","grade"'))),
    ).toEqual([[2, '第 1 条有的项写了两次（grade）']])
    expect(words(relined(entries, 0, line => line.replace(/,"row".*$/, '}')))).toEqual([
      [2, '第 1 条少了该有的项（row）'],
    ])
    expect(words(relined(entries, 1, line => line.replace(/}$/, ',"note":1}')))).toEqual([
      [3, '第 2 条多了不该有的项（note）'],
    ])
    expect(words(relined(entries, 1, line => line.replace('"row":null', '"row":{}')))).toEqual([
      [3, '第 2 条不是服务记录，却带着一条记录的内容'],
    ])
    expect(words(relined(entries, 1, line => `\n${line}`))).toEqual([[3, '是空的']])
  })
})
