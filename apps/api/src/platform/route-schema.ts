import type { Endpoint } from '@yunxuan/contract'
import { mediaTypeOf, problem, record } from '@yunxuan/contract'
import type { FastifySchema } from 'fastify'
import { statusOf } from './refuse.ts'

/** Returns what Fastify validates and OpenAPI shows of an endpoint. */
export function routeSchema(key: string, endpoint: Endpoint): FastifySchema {
  const fileType = mediaTypeOf(endpoint.reply)
  const media = fileType ?? 'application/json'
  const replySchema = fileType === undefined ? endpoint.reply : { type: 'string', format: 'binary' }
  const refusals = new Map<number, string[]>()
  for (const code of endpoint.refusals) {
    const status = statusOf(code)
    refusals.set(status, [...(refusals.get(status) ?? []), code])
  }
  const problems = [...refusals].map(([status, codes]) => [
    status,
    { description: codes.join(', '), content: { 'application/problem+json': { schema: problem } } },
  ])
  const status = endpoint.status ?? 200
  return {
    summary: endpoint.summary,
    tags: [tagOf(key)],
    ...(endpoint.params === undefined ? {} : { params: endpoint.params }),
    // Without a query of its own an endpoint takes none: what is not known is refused.
    querystring: endpoint.query ?? record({}),
    ...(endpoint.body === undefined ? {} : { body: endpoint.body }),
    ...(endpoint.access === 'public' ? {} : { security: [{ bearer: [] }] }),
    response: {
      [status]:
        status === 204
          ? { description: 'done' }
          : { description: 'done', content: { [media]: { schema: replySchema } } },
      ...Object.fromEntries(problems),
    },
  }
}

function tagOf(key: string): string {
  const words =
    key
      .split(' ')[1]
      ?.split('/')
      .filter(word => word !== '' && !word.startsWith(':')) ?? []
  const inStreet = words.slice(words[1] === 'streets' ? 2 : 1)
  return inStreet[0] ?? 'streets'
}
