import { allEndpoints, type Client, type Endpoint } from '@yunxuan/contract'
import type { TSchema } from 'typebox'

/** A word that nobody would guess, where it was written, and who reads it by asking for all there is. */
export interface Plant {
  word: string
  /** What it was written in. */
  said: string
  /** Names of the callers who read it; nobody else does. */
  by: readonly string[]
  /** The tables it lies in, to be read by whoever reads the database. */
  lies: readonly string[]
}

const length = 4
/** Characters of the second level of GB 2312: simplified, each in no word but the one it is given to. */
const rows = Array.from({ length: 16 }, (_, row) => row)
const rare = rows.flatMap(row => [
  ...new TextDecoder('gb18030').decode(Uint8Array.from({ length: 188 }, (_, at) => byteAt(row, at))),
])

function byteAt(row: number, at: number): number {
  return at % 2 === 0 ? 0xe1 + row : 0xa1 + (at - 1) / 2
}

/** Returns the next words that have not been given to anybody. */
export function wordMaker(): () => string {
  let given = 0
  return () => {
    const word = Array.from({ length }, (_, at) => rare[given + at * 370] ?? '').join('')
    given += 1
    return word
  }
}

/** Whether two neighbouring characters of a word stand in a text: of a part that was cut off, or a key to search by. */
export function isIn(word: string, text: string): boolean {
  const characters = [...word]
  return characters.some((one, at) => at > 0 && text.includes(`${characters[at - 1]}${one}`))
}

/** Keeps what was planted, and into which fields of the contract. */
export function planting() {
  const next = wordMaker()
  const plants: Plant[] = []
  const fields = new Set<string>()

  /** Returns a word for a text that is written by a resident. */
  function plant(said: string, by: readonly string[], lies: readonly string[]): string {
    const word = next()
    plants.push({ word, said, by, lies })
    return word
  }

  /** Notes which fields a client writes planted words into. */
  function through(client: Client): Client {
    return (key, ...rest) => {
      const [input] = rest
      for (const [field, text] of textsIn(input)) {
        if (plants.some(({ word }) => text.includes(word))) fields.add(`${key}${field}`)
      }
      return client(key, ...rest)
    }
  }

  return { plant, through, plants, fields, unplanted: next }
}

function* textsIn(value: unknown, at = ''): Generator<[field: string, text: string]> {
  if (typeof value === 'string') yield [at, value]
  if (typeof value !== 'object' || value === null) return
  for (const [key, below] of Object.entries(value)) {
    yield* textsIn(below, Array.isArray(value) ? `${at}[]` : `${at}.${key}`)
  }
}

/** The fields in which somebody who holds no role may write what they like: `POST … .body.field`. */
export function freeFields(): string[] {
  return Object.entries<Endpoint>(allEndpoints).flatMap(([key, { access, body }]) =>
    typeof access !== 'string' || body === undefined
      ? []
      : [...new Set(freeTexts(body))].map(field => `${key}.body${field}`),
  )
}

function* freeTexts(schema: TSchema, at = ''): Generator<string> {
  const { type, format, pattern = '', properties = {}, anyOf = [], items } = schema as Shape
  if (type === 'string' && format === undefined && ['', '\\S'].includes(pattern)) yield at
  for (const [name, below] of Object.entries(properties)) yield* freeTexts(below, `${at}.${name}`)
  for (const below of anyOf) yield* freeTexts(below, at)
  if (items !== undefined) yield* freeTexts(items, `${at}[]`)
}

interface Shape {
  type?: string
  format?: string
  pattern?: string
  properties?: Record<string, TSchema>
  anyOf?: readonly TSchema[]
  items?: TSchema
}
