import Fastify, { type FastifyInstance } from 'fastify'
import { type Codes, codeExchange } from './codes.ts'
import { failure } from './failure.ts'
import { tokenIssuer } from './tokens.ts'

export interface WechatFakeOptions {
  appId: string
  secret: string
  clock?: () => Date
}

/** WeChat's server as far as the API speaks to it: the same paths, parameters, replies and errors, always HTTP 200. */
export function wechatFake({ appId, secret, clock = () => new Date() }: WechatFakeOptions): FastifyInstance {
  const app = Fastify()
  const exchange: Codes = codeExchange(clock)
  const issueToken = tokenIssuer(clock)

  const denyApp = (given: Record<string, unknown>) => {
    if (given.appid !== appId) return failure(40013, 'invalid appid')
    if (given.secret !== secret) return failure(40125, 'invalid appsecret')
    return undefined
  }

  app.get<{ Querystring: Record<string, unknown> }>('/sns/jscode2session', ({ query }) => {
    const denial = denyApp(query)
    if (denial) return denial
    if (query.grant_type !== 'authorization_code') return failure(40002, 'invalid grant_type')
    return typeof query.js_code === 'string' ? exchange(query.js_code) : failure(41008, 'missing code')
  })

  app.post<{ Body: Record<string, unknown> | null }>('/cgi-bin/stable_token', ({ body }) => {
    const given = body ?? {}
    const denial = denyApp(given)
    if (denial) return denial
    if (given.grant_type !== 'client_credential') return failure(40002, 'invalid grant_type')
    return issueToken(given.force_refresh === true)
  })

  return app
}
