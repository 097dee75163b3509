import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { allEndpoints } from '@yunxuan/contract'
import type { ConnectionError, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inBursts } from './burst.ts'
import { wrongCursor } from './cursor.ts'
import {
  brokenConstraint,
  forLog,
  inShort,
  isContention,
  isDatabaseTrouble,
  isWrongValue,
} from './database-error.ts'
import { Refusal, statusOf, toProblem, wrongField } from './refuse.ts'

const byFastifyCode: Readonly<Record<string, ConstructorParameters<typeof Refusal>[0]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_REQ_FILE_TOO_LARGE: 'body_too_large',
  FST_FILES_LIMIT: 'body_too_large',
  FST_FIELDS_LIMIT: 'body_too_large',
  FST_PARTS_LIMIT: 'body_too_large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported_media',
}

const problemType = 'application/problem+json; charset=utf-8'

/** How long whoever is told to come again should wait, seconds. */
const comeAgainAfter = '2'

/** What cannot be taken for a request at all, by Node's code; everything else is a 400. */
const unreadable: Readonly<Record<string, { status: number; field: string; message: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, field: 'headers', message: '地址或请求头太长' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, field: 'body', message: '等了太久没有收完，请再发一次' },
}

/**
 * Answers what no route is found for: an address that is none, as Fastify's `frameworkErrors`, and what is not even
 * HTTP, as its `clientErrorHandler`, straight to the connection.
 */
export const answeringUnroutable = {
  frameworkErrors: (_error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void => {
    void sendProblem(reply, wrongField('url', '地址不对，请检查后再试'))
  },
  clientErrorHandler: (error: ConnectionError, socket: Socket): void => {
    if (socket.writable && error.code !== 'ECONNRESET') {
      const { status, field, message } = unreadable[error.code] ?? {
        status: 400,
        field: 'request',
        message: '不是完整的 HTTP 请求',
      }
      const body = JSON.stringify({ ...toProblem(wrongField(field, message)), status })
      const head = [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        'Connection: close',
        `Content-Type: ${problemType}`,
        `Content-Length: ${Buffer.byteLength(body)}`,
      ]
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
    }
    socket.destroy(error)
  },
}

/** Every answer that is not a success is problem+json; what people see never carries a raw message. */
export function handleErrors(app: FastifyInstance): void {
  const logTrouble = inBursts((error, missed) =>
    app.log.error({ reason: inShort(error), missed }, 'trouble with the database'),
  )
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    const refusal = refusalOf(error, request)
    if (refusal.code === 'unavailable') logTrouble(error)
    else if (refusal.code === 'internal') request.log.error(forLog(error), 'request failed')
    else if (brokenConstraint(error) !== undefined) request.log.warn(forLog(error), 'a constraint said no')
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

function refusalOf(error: FastifyError | Refusal, request: FastifyRequest): Refusal {
  if (error instanceof Refusal) return error
  const code = byFastifyCode[error.code]
  if (code !== undefined) return new Refusal(code)
  if (error.statusCode === 429) return new Refusal('too_many_requests')
  if (error.statusCode === 503) return new Refusal('overloaded')
  // What is left has no schema to fail: a body that is no JSON or not as long as it says, or a range of a file.
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return request.method === 'GET' ? wrongField('headers', '请求头不对') : wrongBody()
  }
  if (isWrongValue(error)) return hasCursor(request.query) ? wrongCursor() : new Refusal('invalid_request')
  if (isContention(error)) return new Refusal('overloaded')
  if (isDatabaseTrouble(error)) return new Refusal('unavailable')
  // Somebody was faster than what was read before: seen again, it is decided with what there is now.
  if (brokenConstraint(error) !== undefined) return new Refusal('changed_meanwhile')
  return new Refusal('internal')
}

function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const status = statusOf(refusal.code)
  if (status === 401) void reply.header('www-authenticate', 'Bearer')
  if (status === 503 && !reply.hasHeader('retry-after')) void reply.header('retry-after', comeAgainAfter)
  return reply
    .code(status)
    .type(problemType)
    .send(JSON.stringify(toProblem(refusal)))
}

/** Returns the refusal of a body that cannot be read. */
export function wrongBody(): Refusal {
  return wrongField('body', '不是完整的 JSON（UTF-8）')
}

function hasCursor(query: unknown): boolean {
  return typeof query === 'object' && query !== null && 'cursor' in query
}
