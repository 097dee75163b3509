import fc, { type Arbitrary } from 'fast-check'
import type { TSchema } from 'typebox'

/** JSON schema as the contract writes it; everything else there is only said to people. */
interface Schema {
  type?: string
  enum?: readonly unknown[]
  const?: unknown
  anyOf?: readonly Schema[]
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  items?: Schema
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
}

/** What stands for an id: of rows that are there, of another street's, and of nothing. */
export type IdsOf = (name: string) => Arbitrary<string>

const days = ['2026-11-28', '2026-12-01', '2028-02-29', '1000-01-01', '1900-02-28', '9999-12-31']
const instants = [
  '2026-11-28T00:00:00.000Z',
  '2026-12-31T23:59:59+08:00',
  '1000-01-01T00:00:00Z',
  '2999-12-31T23:59:59.999Z',
]
const words = [
  ...[
    '王秀兰',
    '一',
    '中医',
    'clinic',
    '13800138000',
    '急救',
    '0',
    ' 两 边 ',
    '%',
    '_',
    '\\',
    "'",
    '"',
    ';--',
  ],
  ...[
    '=1+1',
    '＝1',
    '👨‍👩‍👧‍👦',
    'é',
    '\u202e',
    '\ufeff字',
    '\t字',
    '字\n字',
    '𠮷',
    '\u200b字',
    '<b>',
    '../..',
  ],
]

/** Returns values that fit a schema, with its edges often; what has no length of its own stays short. */
export function fitting(schema: TSchema, idsOf: IdsOf): Arbitrary<unknown> {
  // TypeBox schemas are JSON schemas.
  return fittingOf(schema as Schema, '', idsOf)
}

function fittingOf(schema: Schema, name: string, idsOf: IdsOf): Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.anyOf !== undefined) {
    return fc.oneof(...schema.anyOf.map(branch => fittingOf(branch, name, idsOf)))
  }
  switch (schema.type) {
    case 'object':
      return objects(schema, idsOf)
    case 'array':
      return arrays(schema, name, idsOf)
    case 'string':
      return strings(schema, name, idsOf)
    case 'integer':
      return integers(schema)
    case 'number':
      return fc.oneof(integers(schema), fc.double({ ...boundsOf(schema), noNaN: true }))
    case 'boolean':
      return fc.boolean()
    default:
      return fc.constant(null)
  }
}

function objects({ properties = {}, required = [] }: Schema, idsOf: IdsOf): Arbitrary<unknown> {
  const parts = Object.entries(properties).map(
    ([name, part]) => [name, fittingOf(part, name, idsOf)] as const,
  )
  return fc.record(Object.fromEntries(parts), { requiredKeys: [...required] })
}

function arrays(schema: Schema, name: string, idsOf: IdsOf): Arbitrary<unknown> {
  const { items = {}, minItems = 0, maxItems = 4, uniqueItems = false } = schema
  const item = fittingOf(items, name, idsOf)
  const most = Math.max(minItems, Math.min(maxItems, 4))
  if (!uniqueItems) return fc.array(item, { minLength: minItems, maxLength: most })
  const selector = (one: unknown) => JSON.stringify(one)
  return fc.uniqueArray(item, { minLength: minItems, maxLength: most, selector })
}

function strings(schema: Schema, name: string, idsOf: IdsOf): Arbitrary<string> {
  const { format, pattern = '', minLength = 0, maxLength = 60 } = schema
  if (format === 'uuid' || name === 'streetId') return idsOf(name)
  if (format === 'date') return fc.constantFrom(...days)
  if (format === 'date-time') return fc.constantFrom(...instants)
  if (name === 'number' || name === 'signature' || name === 'code' || name === 'personalCode')
    return idsOf(name)
  if (pattern !== '' && pattern !== '\\S') return fc.stringMatching(new RegExp(pattern))
  const some = fc.oneof(
    fc.constantFrom(...words),
    fc.string({ unit: 'grapheme', maxLength }),
    fc.constantFrom('字'.repeat(maxLength), 'a'.repeat(maxLength), '𠮷'.repeat(Math.floor(maxLength / 2))),
  )
  return some.filter(
    text => text.length <= maxLength && text.length >= minLength && (pattern === '' || /\S/.test(text)),
  )
}

function boundsOf({ minimum, maximum, exclusiveMinimum }: Schema): { min: number; max: number } {
  return { min: minimum ?? exclusiveMinimum ?? -(2 ** 53), max: maximum ?? 2 ** 53 }
}

function integers(schema: Schema): Arbitrary<number> {
  const { min, max } = boundsOf(schema)
  const edges = [min, min + 1, max - 1, max, 0, 1, 2 ** 31 - 1, 2 ** 31, -1].filter(n => n >= min && n <= max)
  return fc.oneof(
    fc.constantFrom(...edges.map(Math.trunc)),
    fc.integer({ min: Math.max(Math.ceil(min), -1000), max: Math.min(Math.floor(max), 100_000) }),
  )
}

const wrong: readonly unknown[] = [
  ...[null, '', ' ', 'x', 'x'.repeat(100_000), '\0', 'a\0b', '\ud800', '\udc00字', '__proto__', 'NaN'],
  ...[-1, 0, 0.5, 1e308, -1e308, 2 ** 31, 2 ** 53, 2 ** 63, true, false, [], {}, [[]], [null]],
  ...[
    '2026-02-30',
    '0000-01-01',
    '-000001-01-01',
    '9999-99-99',
    '+275760-09-13T00:00:00Z',
    '2026-12-31T23:59:60Z',
  ],
  ...['00000000-0000-0000-0000-000000000000', "1' or '1'='1", { constructor: {} }, Array(5_000).fill('x')],
]

/** Returns such values with one thing in them made wrong: another type, nothing, too much, or a field more. */
export function spoilt(values: Arbitrary<unknown>): Arbitrary<unknown> {
  return fc
    .tuple(values, fc.nat(), fc.constantFrom(...wrong))
    .map(([value, where, instead]) => spoil(value, where, instead))
}

function spoil(value: unknown, where: number, instead: unknown): unknown {
  if (typeof value !== 'object' || value === null) return instead
  const keys = Object.keys(value)
  const at = where % (keys.length + 2)
  if (at === keys.length) return instead
  if (at === keys.length + 1) return Array.isArray(value) ? [...value, instead] : { ...value, more: instead }
  const key = keys[at] ?? ''
  const inner = Object.entries(value)
  const deeper = spoil(Reflect.get(value, key), Math.floor(where / (keys.length + 2)), instead)
  if (Array.isArray(value)) return inner.map(([name, old]) => (name === key ? deeper : old))
  return Object.fromEntries(inner.map(([name, old]) => [name, name === key ? deeper : old]))
}
