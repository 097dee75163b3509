import type { Problem } from '@yunxuan/contract'
import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Refusal } from './refuse.ts'

const strict: Options = { allErrors: false, strict: false, useDefaults: false }

function ajvWith(options: Options): Ajv {
  const ajv = new Ajv({ ...strict, ...options })
  addFormats.default(ajv)
  return ajv
}

// The contract's schemas are constants: whatever app of this process asks for one, it is compiled once.
const asItIs = ajvWith({})
const fromText = ajvWith({ coerceTypes: true })

/** To compile the whole contract took a second of the start, which whoever waits for the API back waited too. */
function onFirstUse(ajv: Ajv, schema: TSchema): () => ValidateFunction {
  let isValid: ValidateFunction | undefined
  return () => {
    isValid ??= ajv.compile(schema)
    return isValid
  }
}

/**
 * Returns the compiler of request schemas. A body is taken as it is, so that "3" is not 3 and null is not '';
 * addresses are text, so params and query are read as what they mean.
 */
export function requestValidator(): FastifySchemaCompiler<TSchema> {
  return ({ schema, httpPart }) => {
    const check = onFirstUse(httpPart === 'body' ? asItIs : fromText, schema)
    return (part: unknown) => {
      const isValid = check()
      const errors = isValid(part) ? unkeepable(part, '') : fieldErrors(isValid.errors ?? [])
      return errors.length === 0 || { error: new Refusal('invalid_request', { errors }) }
    }
  }
}

type FieldErrors = NonNullable<Problem['errors']>

const halfOfPair = /\p{Surrogate}/u

/**
 * Returns the fields whose text no database keeps as it is: with the character 0, or half of a UTF-16 pair, which
 * would be kept as another character. Asked of what fits its schema, so it is no deeper than that.
 */
function unkeepable(value: unknown, path: string): FieldErrors {
  if (typeof value === 'string') {
    const isKept = !value.includes('\0') && !halfOfPair.test(value)
    return isKept ? [] : [{ field: path, message: '有存不下来的字符，请删掉再填' }]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) =>
    unkeepable(item, path === '' ? key : `${path}.${key}`),
  )
}

/** Returns a check of a reply against its schema, which throws where they differ. */
export function replyChecker(schema: TSchema): (reply: unknown) => void {
  const check = onFirstUse(asItIs, schema)
  return reply => {
    const isValid = check()
    if (!isValid(reply))
      throw new Error(`reply differs from its schema: ${asItIs.errorsText(isValid.errors)}`)
  }
}

/** Returns what to mend in a request, field by field, in Chinese. */
function fieldErrors(errors: readonly ErrorObject[]): FieldErrors {
  const byField = new Map<string, string>()
  for (const error of errors) {
    const field = fieldOf(error)
    // A value that fits no branch of a union has an error for each: the first says most.
    if (!byField.has(field)) byField.set(field, messageOf(error))
  }
  return [...byField].map(([field, message]) => ({ field, message }))
}

function fieldOf(error: ErrorObject): string {
  const path = error.instancePath.replace(/^\//, '').replaceAll('/', '.')
  const { missingProperty, additionalProperty } = error.params
  const last: unknown = missingProperty ?? additionalProperty
  if (typeof last !== 'string') return path === '' ? 'body' : path
  return path === '' ? last : `${path}.${last}`
}

function messageOf(error: ErrorObject): string {
  const { limit } = error.params
  switch (error.keyword) {
    case 'required':
      return '必须填写'
    case 'additionalProperties':
      return '没有这一项，请去掉'
    case 'minLength':
      return '不能为空'
    case 'maxLength':
      return `最多 ${limit} 个字`
    case 'minItems':
      return `至少选 ${limit} 项`
    case 'maxItems':
      return `最多 ${limit} 项`
    case 'minimum':
      return `不能小于 ${limit}`
    case 'maximum':
      return `不能大于 ${limit}`
    case 'uniqueItems':
      return '有重复的'
    case 'enum':
    case 'const':
    case 'anyOf':
      return '不在可选的范围内'
    default:
      return '格式不对'
  }
}
