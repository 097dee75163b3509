import Fastify, { type FastifyInstance } from 'fastify'
import { type Codes, codeExchange } from './codes.ts'
import { failure } from './failure.ts'
import { spoil } from './faults.ts'
import { type SmsOptions, smsSender } from './sms.ts'
import { subscriptions } from './subscriptions.ts'
import { tokenIssuer } from './tokens.ts'

export interface WechatFakeOptions {
  appId: string
  secret: string
  clock?: () => Date
  /** The template of its messages, and how many a day shows. */
  templateId?: string
  quota?: number
  /** Text messages are sent as well, as Aliyun does. */
  sms?: SmsOptions
}

/**
 * WeChat's server as far as the API speaks to it: the same paths, parameters, replies and errors, always HTTP 200;
 * and Aliyun's, where it is told a key. `/control/` is for whoever tests: it says what was shown and texted, gives
 * grants, and spoils answers.
 */
export function wechatFake(options: WechatFakeOptions): FastifyInstance {
  const { appId, secret, clock = () => new Date(), templateId = 'told', quota = 10_000_000 } = options
  const app = Fastify()
  const exchange: Codes = codeExchange(clock)
  const tokens = tokenIssuer(clock)
  const messages = subscriptions({ templateId, quota })
  spoil(app)

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
    return tokens.issue(given.force_refresh === true)
  })

  app.post<{ Querystring: Record<string, unknown>; Body: Record<string, unknown> | null }>(
    '/cgi-bin/message/subscribe/send',
    ({ query, body }) =>
      tokens.isValid(query.access_token) ? messages.send(body ?? {}) : failure(40001, 'invalid credential'),
  )

  app.post<{ Body: { openid: string; count: number } }>('/control/grants', ({ body }) => {
    messages.accept(body.openid, body.count)
    return {}
  })
  app.get('/control/shown', () => messages.shown)
  if (options.sms !== undefined) sendTexts(app, options.sms, clock)
  return app
}

function sendTexts(app: FastifyInstance, options: SmsOptions, clock: () => Date): void {
  const { send, texted } = smsSender(options, clock)
  app.post('/', async (request, reply) => {
    const answer = send({ query: request.url.split('?')[1] ?? '', headers: request.headers })
    return reply.code(answer.status).send(answer.body)
  })
  app.get('/control/texted', () => texted)
}
