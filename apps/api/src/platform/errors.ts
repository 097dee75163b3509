import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { allEndpoints } from '@yunxuan/contract'
import type { ConnectionError, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { wrongCursor } from './cursor.ts'
import { brokenConstraint } from './database.ts'
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

/** PostgreSQL's class 22: a value that the type cannot hold, such as an id inside a made-up cursor. */
const dataException = /^22/

/** Codes of PostgreSQL that mean it has too much to do just now: asked again, it answers. */
const overload = ['40001', '40P01', '53300', '55P03', '57014']

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
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    const refusal = refusalOf(error, request)
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
  const sqlState = sqlStateOf(error)
  if (sqlState !== undefined && dataException.test(sqlState)) {
    return hasCursor(request.query) ? wrongCursor() : new Refusal('invalid_request')
  }
  if (sqlState !== undefined && overload.includes(sqlState)) return new Refusal('overloaded')
  return new Refusal('internal')
}

function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const status = statusOf(refusal.code)
  if (status === 401) void reply.header('www-authenticate', 'Bearer')
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
