import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { Refusal, statusOf, toProblem } from './refuse.ts'
import { fieldErrors } from './validation.ts'

const byFastifyCode: Readonly<Record<string, ConstructorParameters<typeof Refusal>[0]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_REQ_FILE_TOO_LARGE: 'body_too_large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported_media',
  FST_UNDER_PRESSURE: 'overloaded',
}

/** PostgreSQL's class 22: a value that the type cannot hold, such as an id inside a made-up cursor. */
const dataException = /^22/

/** Every answer that is not a success is problem+json; what people see never carries a raw message. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal.code === 'internal') request.log.error({ err: error }, 'request failed')
    return sendProblem(reply, refusal)
  })
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, new Refusal('not_found')))
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
  if (isDataException(error)) return new Refusal('invalid_request')
  return new Refusal('internal')
}

function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply
    .code(statusOf(refusal.code))
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(toProblem(refusal)))
}

function isDataException(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && at.code.length === 5 && dataException.test(at.code))
      return true
  }
  return false
}
