import * as contract from '@yunxuan/contract'
import type { TSchema } from 'typebox'

export type Json = { [key: string]: unknown }

/** Returns a schema, or what refers to it where the contract exports it. */
export type Refer = (schema: TSchema) => unknown

/** Schemas of which those that nobody sends are open: what is answered may come to have more, what is sent is closed. */
export function withOpenAnswers(schemas: { [name: string]: unknown }, paths: { [path: string]: Json }) {
  const operations = Object.values(paths).flatMap(path => Object.values(path).filter(isObject))
  const sent = new Set<string>()
  const find = (part: unknown): void => {
    const name = isObject(part) && typeof part.$ref === 'string' ? part.$ref.split('/schemas/')[1] : undefined
    if (name !== undefined && !sent.has(name)) {
      sent.add(name)
      find(schemas[name])
    } else if (typeof part === 'object' && part !== null) Object.values(part).forEach(find)
  }
  find(operations.map(({ requestBody, parameters }) => [requestBody, parameters]))
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, sent.has(name) ? schema : opened(schema)]),
  )
}

/** Returns a schema that lets what is answered have more fields than it says. */
export function opened(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(opened)
  if (!isObject(part)) return part
  const { additionalProperties, ...rest } = part
  const kept = additionalProperties === false ? rest : part
  return Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, opened(value)]))
}

/** Returns a schema that is one type, or one of some words, or null, as one that may be null: the same, said shorter. */
function withNullType(schema: Json): Json {
  const [first, second, ...more] = Array.isArray(schema.anyOf) ? schema.anyOf : []
  const isNullable = isObject(second) && second.type === 'null' && more.length === 0
  if (!isNullable || !isObject(first)) return schema
  if (Array.isArray(first.enum)) return { ...first, enum: [...first.enum, null] }
  if (typeof first.type !== 'string') return schema
  return { ...first, type: [first.type, 'null'] }
}

/** Schemas that the contract exports, by their names: wherever one stands inside another it is referred to. */
export function sharedSchemas(): { refer: Refer; used: { [name: string]: unknown } } {
  const names = new Map<string, string>()
  for (const [name, value] of Object.entries<unknown>(contract)) {
    if (isShared(value)) names.set(JSON.stringify(value), capital(name))
  }
  const used: { [name: string]: unknown } = {}
  const inside = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(refer)
    if (typeof value !== 'object' || value === null) return value
    return withNullType(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, refer(part)])))
  }
  const refer = (value: unknown): unknown => {
    const name = isObject(value) ? names.get(JSON.stringify(value)) : undefined
    if (name === undefined) return inside(value)
    if (!(name in used)) {
      used[name] = undefined
      used[name] = inside(value)
    }
    return { $ref: `#/components/schemas/${name}` }
  }
  return { refer, used }
}

/** An object of the contract, or what is longer than a reference to it: a list of values, a string with a pattern. */
function isShared(value: unknown): value is TSchema {
  if (!isObject(value)) return false
  const isPatterned = value.type === 'string' && 'pattern' in value
  return value.type === 'object' || Array.isArray(value.anyOf) || Array.isArray(value.enum) || isPatterned
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
