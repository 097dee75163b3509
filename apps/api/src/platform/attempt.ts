import { createHmac } from 'node:crypto'
import { normalizeIP } from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import type { Config } from './config.ts'
import type { Db } from './database.ts'

/** What is counted by address, whichever instance is asked: so many in a span are none too many. */
export interface Limit {
  what: string
  most: number
  spanMs: number
}

type LimitConfig = Pick<Config, 'sealKey' | 'requestsPerMinute'>
const usualRequestsPerMinute = 300

/** Returns a limit in the proportion in which an installation lets requests in. */
export function limitOf({ requestsPerMinute }: LimitConfig, usual: Limit): Limit {
  return { ...usual, most: Math.ceil((usual.most * requestsPerMinute) / usualRequestsPerMinute) }
}

/** Returns the address that asks: a network of IPv6 is one, since whoever has it has all addresses in it. */
export const addressOf = (request: FastifyRequest): string => normalizeIP(request.ip)

/** Somebody's attempts within one span; addresses themselves are not kept. */
export interface Attempts {
  what: string
  who: Buffer
  since: Date
  /** Seconds until the next span. */
  waitSeconds: number
}

/** Returns where an address's attempts of now are counted. */
export function attemptsOf(config: LimitConfig, request: FastifyRequest, limit: Limit, now: Date): Attempts {
  const { what, spanMs } = limit
  const who = createHmac('sha256', config.sealKey)
    .update(`${what} ${addressOf(request)}`)
    .digest()
  const since = new Date(now.getTime() - (now.getTime() % spanMs))
  return { what, who, since, waitSeconds: Math.ceil((since.getTime() + spanMs - now.getTime()) / 1000) }
}

/** Counts one attempt more; returns how many there are. */
export async function countAttempt(db: Db, { what, who, since }: Attempts): Promise<number> {
  const { rows } = await db.$client.query<{ count: number }>({
    name: 'attempt-count',
    text: `insert into attempt (what, who, since, count) values ($1, $2, $3, 1)
      on conflict (what, who, since) do update set count = attempt.count + 1 returning count`,
    values: [what, who, since],
  })
  return rows[0]?.count ?? 0
}

/** Returns how many attempts there were. */
export async function readAttempts(db: Db, { what, who, since }: Attempts): Promise<number> {
  const { rows } = await db.$client.query<{ count: number }>({
    name: 'attempt-read',
    text: 'select count from attempt where what = $1 and who = $2 and since = $3',
    values: [what, who, since],
  })
  return rows[0]?.count ?? 0
}

/** Deletes what was counted in spans that began before an instant. */
export async function deleteAttemptsBefore(db: Db, before: Date): Promise<void> {
  await db.$client.query({
    name: 'attempt-clean',
    text: 'delete from attempt where since < $1',
    values: [before],
  })
}
