import type { Problem } from '@yunxuan/contract'
import { Ajv, type ErrorObject, type Options } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'

const strict: Options = { allErrors: false, strict: false, useDefaults: false }

function ajvWith(options: Options): Ajv {
  const ajv = new Ajv({ ...strict, ...options })
  addFormats.default(ajv)
  return ajv
}

/**
 * Returns the compiler of request schemas. A body is taken as it is, so that "3" is not 3 and null is not '';
 * addresses are text, so params and query are read as what they mean.
 */
export function requestValidator(): FastifySchemaCompiler<TSchema> {
  const asItIs = ajvWith({})
  const fromText = ajvWith({ coerceTypes: true })
  return ({ schema, httpPart }) => (httpPart === 'body' ? asItIs : fromText).compile(schema)
}

/** Returns a check of replies against their schema, which throws where they differ. */
export function replyChecker(): (schema: TSchema) => (reply: unknown) => void {
  const ajv = ajvWith({})
  return schema => {
    const isValid = ajv.compile(schema)
    return reply => {
      if (!isValid(reply)) throw new Error(`reply differs from its schema: ${ajv.errorsText(isValid.errors)}`)
    }
  }
}

/** Returns what to mend in a request, field by field, in Chinese. */
export function fieldErrors(errors: readonly ErrorObject[]): NonNullable<Problem['errors']> {
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
