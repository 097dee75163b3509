import { allEndpoints } from '@yunxuan/contract'
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { brokenConstraint } from './database.ts'
import { Refusal, statusOf, toProblem } from './refuse.ts'
import { fieldErrors } from './validation.ts'

const byFastifyCode: Readonly<Record<string, ConstructorParameters<typeof Refusal>[0]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_REQ_FILE_TOO_LARGE: 'body_too_large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported_media',
}

/** PostgreSQL's class 22: a value that the type cannot hold, such as an id inside a made-up cursor. */
const dataException = /^22/

/** Codes of PostgreSQL that mean it has too much to do just now: asked again, it answers. */
const overload = ['40001', '40P01', '53300', '55P03', '57014']

/** Every answer that is not a success is problem+json; what people see never carries a raw message. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal.code === 'internal') request.log.error(forLog(error), 'request failed')
    return sendProblem(reply, refusal)
  })
  const known = Object.keys(allEndpoints).map(key => {
    const [method = '', path = ''] = key.split(' ')
    return { method, path: new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`) }
  })
  app.setNotFoundHandler((request, reply) => {
    const address = request.url.split('?')[0] ?? ''
    const methods = known.filter(one => one.path.test(address)).map(one => one.method)
    if (methods.length === 0) return sendProblem(reply, new Refusal('not_found'))
    return sendProblem(reply.header('allow', methods.join(', ')), new Refusal('method_not_allowed'))
  })
}

function refusalOf(error: FastifyError | Refusal): Refusal {
  if (error instanceof Refusal) return error
  if (Array.isArray(error.validation)) {
    // Ajv made these; Fastify's own type of them is narrower.
    const errors = fieldErrors(error.validation as Parameters<typeof fieldErrors>[0])
    return new Refusal('invalid_request', { errors })
  }
  const code = byFastifyCode[error.code]
  if (code !== undefined) return new Refusal(code)
  if (error.statusCode === 429) return new Refusal('too_many_requests')
  if (error.statusCode === 503) return new Refusal('overloaded')
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new Refusal('invalid_request')
  }
  const sqlState = sqlStateOf(error)
  if (sqlState !== undefined && dataException.test(sqlState)) return new Refusal('invalid_request')
  if (sqlState !== undefined && overload.includes(sqlState)) return new Refusal('overloaded')
  return new Refusal('internal')
}

function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply
    .code(statusOf(refusal.code))
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(toProblem(refusal)))
}

/** Returns PostgreSQL's five-letter code, through drizzle's wrapping; undefined for any other error. */
function sqlStateOf(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && 'severity' in at) return at.code
  }
  return undefined
}

/**
 * Returns what is logged of a failure: of the database only codes and names, since its messages and drizzle's
 * repeat the values that people typed.
 */
function forLog(error: Error): Record<string, unknown> {
  const frames = (error.stack ?? '').split('\n').filter(line => line.startsWith('    at '))
  const stack = frames.join('\n')
  const sqlState = sqlStateOf(error)
  if (sqlState === undefined) return { name: error.name, reason: innermost(error).message, stack }
  return { name: error.name, sqlState, constraint: brokenConstraint(error), stack }
}

function innermost(error: Error): Error {
  return error.cause instanceof Error ? innermost(error.cause) : error
}
