import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Config } from './config.ts'
import { Refusal } from './refuse.ts'

const yearMs = 365 * 24 * 3_600_000
// Built files carry their hash in their names; the pages that name them must not be kept.
const hashed = /(\.[0-9a-f]{8}|[/\\]assets[/\\].+-[\w-]{8})\.(js|css|woff2?|png|svg)(\.br|\.gz)?$/
const code = /(\.[0-9a-f]{8}|\/assets\/[^?]+-[\w-]{8})\.(js|css)$/
const file = /\.\w+$/
// The build lays a file.br and a file.gz beside each; they go out under the name of the file alone.
const packed = { preCompressed: true, globIgnore: ['**/*.br', '**/*.gz'] }

/**
 * Whether an address is that of a script or sheet which a page of ours names: no page by itself, so of what protects
 * pages it needs only what holds for a file. The rest was 7 KB of 160 before the first screen.
 */
export const isCode = (url: string): boolean => code.test(url)

/** Returns, as a policy names them, the scripts that stand in the mini-program's page itself. */
export function inlineScripts({ miniDir }: Pick<Config, 'miniDir'>): string[] {
  const page = miniDir === undefined ? undefined : path.join(miniDir, 'index.html')
  if (page === undefined || !existsSync(page)) return []
  const scripts = readFileSync(page, 'utf8').matchAll(/<script>(.+?)<\/script>/gs)
  return [...scripts].map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
}

/** Serves the built mini-program under / and the console under /console/, where they are. */
export async function serveFaces(app: FastifyInstance, config: Config): Promise<void> {
  const { miniDir, consoleDir } = config
  const setHeaders = (reply: FastifyReply, file: string) => {
    const cache = hashed.test(file) ? `public, max-age=${yearMs / 1000}, immutable` : 'no-cache'
    void reply.header('cache-control', cache)
  }
  if (consoleDir !== undefined && existsSync(path.join(consoleDir, 'index.html'))) {
    await app.register(fastifyStatic, {
      root: path.resolve(consoleDir),
      prefix: '/console/',
      cacheControl: false,
      setHeaders,
      wildcard: false,
      ...packed,
    })
    app.get('/console', (_request, reply) => reply.redirect('/console/'))
    // The console routes in the browser: every address below it is its one page.
    app.get<{ Params: { '*': string } }>('/console/*', (request, reply) => {
      if (file.test(request.params['*'])) throw new Refusal('not_found')
      return reply.sendFile('index.html', path.resolve(consoleDir))
    })
  }
  if (miniDir !== undefined && existsSync(path.join(miniDir, 'index.html'))) {
    await app.register(fastifyStatic, {
      root: path.resolve(miniDir),
      prefix: '/',
      cacheControl: false,
      setHeaders,
      wildcard: false,
      ...packed,
      decorateReply: consoleDir === undefined,
    })
  }
}
