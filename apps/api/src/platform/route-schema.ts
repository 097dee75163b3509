import type { Endpoint } from '@yunxuan/contract'
import { mediaTypeOf, problem, record } from '@yunxuan/contract'
import type { FastifySchema } from 'fastify'
import Type, { type TSchema } from 'typebox'
import { statusOf } from './refuse.ts'

const keyMeanings = {
  kept: 'Within a day the same key and request give the same reply and act once; the same key with another request is refused as idempotency_mismatch.',
  notKept:
    'Accepted but not kept, since the reply is a secret that is stored nowhere: sent again it acts again. A sign-in begins one more session, what works once (a WeChat code, a refresh token, a six-digit code) is refused the second time, and a new set-up code replaces the one before.',
  needless: 'Accepted; sent again the request has the same effect.',
}
/** What becomes of an idempotency key. */
export type KeyMeaning = keyof typeof keyMeanings

/** Returns what Fastify validates and OpenAPI shows of an endpoint; a read has no key. */
export function routeSchema(key: string, endpoint: Endpoint, keyMeaning: KeyMeaning | null): FastifySchema {
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
    ...(keyMeaning === null ? {} : { headers: keyHeader(keyMeaning) }),
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

function keyHeader(meaning: KeyMeaning): TSchema {
  return Type.Object({
    'Idempotency-Key': Type.Optional(Type.String({ description: keyMeanings[meaning] })),
  })
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
