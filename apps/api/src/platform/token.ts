import jwt from '@fastify/jwt'
import type { FastifyInstance } from 'fastify'
import type { Token } from './caller.ts'
import type { SigningSecrets } from './seal.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The access token that came with the request, verified; null for a guest. */
    token: Token | null
  }
  interface FastifyContextConfig {
    endpointKey?: string
    isSignIn?: boolean
  }
}

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: { sub: string; sid: string }
    user: { sub: string; sid: string }
  }
}

/** How long an access token lasts, seconds. */
export const accessTokenSeconds = 15 * 60

/** Reads the access token of every request before anything else asks who calls. */
export async function readTokens(app: FastifyInstance, secrets: SigningSecrets): Promise<void> {
  await app.register(jwt, {
    secret: secrets.jwtSecret,
    sign: { algorithm: 'HS256', expiresIn: accessTokenSeconds },
    // Not remembered: to find a token again costs a hash, as much as its signature does.
    verify: { algorithms: ['HS256'] },
  })
  app.decorateRequest('token', null)
  app.addHook('onRequest', (request, _reply, done) => {
    const header = request.headers.authorization
    if (header?.startsWith('Bearer ') === true) request.token = verified(app, header.slice(7), secrets)
    done()
  })
}

/** Returns what a token says, or null when it is forged, expired or malformed: its bearer is a guest. */
function verified(app: FastifyInstance, text: string, { previousJwtSecret }: SigningSecrets): Token | null {
  const options = previousJwtSecret === undefined ? [{}] : [{}, { key: previousJwtSecret }]
  for (const option of options) {
    try {
      const { sub, sid } = app.jwt.verify<{ sub: string; sid: string }>(text, option)
      return { accountId: sub, sessionId: sid }
    } catch {
      // Perhaps by the secret before.
    }
  }
  return null
}
