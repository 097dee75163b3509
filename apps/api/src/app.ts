import { isUtf8 } from 'node:buffer'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import underPressure from '@fastify/under-pressure'
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify'
import { wechatOver } from './features/account/wechat-http.ts'
import { takingScans } from './features/attendance/scan.service.ts'
import { messengersOf } from './features/message/messengers.ts'
import { takingPlaces } from './features/place/place.service.ts'
import { catalogueOf } from './features/service/catalogue.ts'
import { endingVolunteering } from './features/volunteer/end-volunteering.ts'
import { finders, floors, partings, publicFinders, waitings } from './features.ts'
import { addressOf, attemptsOf, countAttempt, type Limit, limitOf } from './platform/attempt.ts'
import { callerLookup } from './platform/caller.ts'
import type { Config } from './platform/config.ts'
import type { Db } from './platform/database.ts'
import type { Deps } from './platform/deps.ts'
import { answeringUnroutable, handleErrors, wrongBody } from './platform/errors.ts'
import { inlineScripts, isCode, serveFaces } from './platform/faces.ts'
import { askingFinders, askingPublicFinders } from './platform/finding.ts'
import { measure } from './platform/metrics.ts'
import { openApiOf } from './platform/openapi.ts'
import { type AskReadiness, askingReadiness } from './platform/readiness.ts'
import { Refusal } from './platform/refuse.ts'
import { madeOf, type Serving, serving } from './platform/serve.ts'
import { readTokens } from './platform/token.ts'
import { requestValidator } from './platform/validation.ts'
import { askingWaiting } from './platform/waiting.ts'

export interface AppOptions {
  config: Config
  db: Db
  clock?: () => Date
  logger?: FastifyServerOptions['logger']
  wechat?: Deps['wechat']
  messengers?: Deps['messengers']
  answerWithinMs?: number | undefined
}

const bodyLimitBytes = 256 * 1024
const importLimitBytes = 8 * 1024 * 1024
// A spreadsheet over a slow line needs half of it; a client that only pretends to send gets no more.
const requestTimeoutMs = 60_000
// As many as a list that is read has rows.
const picturesToARequest = 10
const signIns: Limit = { what: 'sign-in', most: 30, spanMs: 60_000 }

/** Returns the whole API, ready to listen; every feature is listed in features.ts. */
export async function buildApp(
  options: AppOptions,
): Promise<{ app: FastifyInstance; deps: Deps; on: Serving }> {
  const { config, db } = options
  const clock = options.clock ?? (() => new Date())
  const app = Fastify({
    logger: options.logger ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    // The client is whom the outermost of our proxies saw; what it was told by others anybody can make up.
    trustProxy: (_address, hop) => hop < config.trustedProxies,
    bodyLimit: bodyLimitBytes,
    requestTimeout: requestTimeoutMs,
    routerOptions: { maxParamLength: 200 },
    ...answeringUnroutable,
  })
  const wechat = options.wechat ?? wechatOver(config.wechat, clock)
  const deps: Deps = {
    config,
    db,
    clock,
    log: app.log,
    findCaller: callerLookup(db),
    signAccess: ({ accountId, sessionId }) => app.jwt.sign({ sub: accountId, sid: sessionId }),
    takePlaces: takingPlaces(db, config),
    takeScan: takingScans(db, config),
    endVolunteering: endingVolunteering(partings),
    askFinders: askingFinders(db, finders),
    askPublic: askingPublicFinders(db, publicFinders),
    askWaiting: askingWaiting(db, waitings),
    wechat,
    messengers: options.messengers ?? messengersOf(config, wechat, clock),
    catalogue: catalogueOf(db, madeOf),
  }
  app.setValidatorCompiler(requestValidator())
  handleErrors(app)
  await protect(app, config)
  limitSignIns(app, deps)
  logResponses(app)
  measure(app, db.$client)
  showHealth(app, askingReadiness(config.databaseUrl))
  const on = serving(app, deps, options.answerWithinMs)
  for (const bindFeature of floors.flat()) bindFeature(on)
  await document(app, openApiOf(on.bound, config.publicUrl))
  await serveFaces(app, config)
  return { app, deps, on }
}

/** A page shows many pictures, and says not who asks for them: they are counted by themselves. */
function isPicture(request: FastifyRequest): boolean {
  return request.routeOptions.config.endpointKey === 'GET /v1/streets/:streetId/pictures/:pictureId/:size'
}

/** Data, and the slip as the only page: nothing is fetched or run, whatever somebody typed. */
const endpointHeaders = (isProduction: boolean) => ({
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // What people book is on nobody else's disk; what may be kept says so itself.
  'cache-control': 'no-store',
  ...(isProduction ? hsts : {}),
})

const codeHeaders = (isProduction: boolean) => ({
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  ...(isProduction ? hsts : {}),
})

const hsts = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

async function protect(app: FastifyInstance, config: Config): Promise<void> {
  await readTokens(app, config)
  await app.register(helmet, {
    global: false,
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'", ...inlineScripts(config)],
        connectSrc: ["'self'"],
        upgradeInsecureRequests: null,
      },
    },
    hsts: config.isProduction,
  })
  const forEndpoints = endpointHeaders(config.isProduction)
  const forCode = codeHeaders(config.isProduction)
  app.addHook('onRequest', (request, reply, done) => {
    // Working out the pages' headers cost a fifth of a booking's time; what an endpoint needs is constant.
    if (request.routeOptions.config.endpointKey !== undefined) void reply.headers(forEndpoints)
    else if (isCode(request.url)) void reply.headers(forCode)
    else void reply.helmet()
    done()
  })
  await app.register(rateLimit, {
    max: request => config.requestsPerMinute * (isPicture(request) ? picturesToARequest : 1),
    timeWindow: 60_000,
    // Files of the faces are not counted: a whole community may sit behind one address.
    allowList: request => request.routeOptions.config.endpointKey === undefined,
    // An account is one in all its sessions. Who signs in is an address: a token would buy a fresh count.
    keyGenerator: request =>
      isPicture(request)
        ? `pictures ${addressOf(request)}`
        : ((request.routeOptions.config.isSignIn === true ? undefined : request.token?.accountId) ??
          addressOf(request)),
  })
  await app.register(underPressure, {
    maxEventLoopDelay: config.overloadDelayMs,
    // Without a sample, just after a pause, the delay is said to be endless; and health tells of itself.
    pressureHandler: (request, reply, _type, delayMs) => {
      if (!Number.isFinite(delayMs) || request.routeOptions.config.endpointKey === undefined) return undefined
      reply.header('retry-after', '5')
      return Promise.reject(new Refusal('overloaded'))
    },
  })
  // A file beyond the limit ends early and says so: each endpoint has its own word for it.
  const limits = { fileSize: importLimitBytes, files: 1, fields: 5 }
  await app.register(multipart, { throwFileSizeLimit: false, limits })
  app.removeContentTypeParser('text/plain')
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    // Read as UTF-8 all the same, every byte of another encoding would become the same replacement character.
    if (typeof body === 'string' || !isUtf8(body)) done(wrongBody())
    else if (body.length === 0) done(null, undefined)
    else void parse(request, body.toString(), done)
  })
}

/** Sign-ins of an address are counted in the database: another instance is no other try. */
function limitSignIns(app: FastifyInstance, { config, db, clock }: Deps): void {
  const limit = limitOf(config, signIns)
  const count = async (request: FastifyRequest, reply: FastifyReply) => {
    const attempts = attemptsOf(config, request, limit, clock())
    if ((await countAttempt(db, attempts)) <= limit.most) return
    reply.header('retry-after', String(attempts.waitSeconds))
    throw new Refusal('too_many_requests')
  }
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.config.isSignIn !== true) return done()
    count(request, reply).then(() => done(), done)
  })
}

async function document(app: FastifyInstance, openApi: ReturnType<typeof openApiOf>): Promise<void> {
  // By its types the plugin knows only what was before 3.1.
  const specification = { document: openApi as never }
  await app.register(swagger, { mode: 'static', specification })
  await app.register(swaggerUi, { routePrefix: '/docs' })
  app.get('/openapi.json', () => openApi)
}

/** One line a request, by route: no addresses, names or bodies. */
function logResponses(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        route: `${request.method} ${request.routeOptions.url ?? 'none'}`,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    )
    done()
  })
}

function showHealth(app: FastifyInstance, readiness: AskReadiness): void {
  app.get('/health/live', () => ({ status: 'live' }))
  app.get('/health/ready', async (_request, reply) => {
    const status = await readiness.ask()
    return reply.code(status === 'ready' ? 200 : 503).send({ status })
  })
  app.addHook('onClose', () => readiness.end())
}
