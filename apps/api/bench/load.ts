import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'undici'

/** One request of a load: everything that differs from the next one. */
export interface Shot {
  path: string
  method: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
}

/** What a round of load showed. */
export interface Round {
  perSecond: number
  p50Ms: number
  p99Ms: number
  /** CPU time of the serving process, microseconds a request; NaN where the system does not tell. */
  cpuMicros: number
  /** The same of PostgreSQL with all its processes, and of this one, which asks. */
  databaseMicros: number
  clientMicros: number
  statuses: Map<number, number>
}

/**
 * Fires requests from a number of connections until the time is over or there are no more, and measures.
 * `pid` is the process whose CPU time is counted, beside that of PostgreSQL and of the load itself.
 */
export async function fire(
  origin: string,
  pid: number,
  options: { connections: number; seconds: number; postgresPid?: number; next: () => Shot | undefined },
): Promise<Round> {
  const pool = new Pool(origin, { connections: options.connections, pipelining: 1 })
  const times: number[] = []
  const statuses = new Map<number, number>()
  const cpu = () => [
    cpuSeconds(pid),
    options.postgresPid === undefined ? Number.NaN : treeCpuSeconds(options.postgresPid),
    cpuSeconds(process.pid),
  ]
  const before = cpu()
  const started = performance.now()
  const deadline = started + options.seconds * 1000
  const lane = async () => {
    while (performance.now() < deadline) {
      const shot = options.next()
      if (shot === undefined) return
      const at = performance.now()
      const reply = await pool.request(shot)
      await reply.body.dump()
      times.push(performance.now() - at)
      statuses.set(reply.statusCode, (statuses.get(reply.statusCode) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: options.connections }, lane))
  const seconds = (performance.now() - started) / 1000
  const [api = Number.NaN, database = Number.NaN, client = Number.NaN] = cpu().map(
    (after, index) => ((after - (before[index] ?? Number.NaN)) / times.length) * 1e6,
  )
  await pool.close()
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return {
    perSecond: times.length / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    cpuMicros: api,
    databaseMicros: database,
    clientMicros: client,
    statuses,
  }
}

/** Returns the middle one of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** Returns the resident memory of a process, MB; NaN where the system does not tell. */
export function residentMb(pid: number): number {
  try {
    const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kb) / 1024
  } catch {
    return Number.NaN
  }
}

/** Returns the most memory a process ever had resident, MB; NaN where the system does not tell. */
export function peakMb(pid: number): number {
  try {
    const kb = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kb) / 1024
  } catch {
    return Number.NaN
  }
}

const pulseEveryMs = 50

/** Asks a server again and again whether it is alive, and keeps the slowest answer. */
export function watchPulse(origin: string): { slowestMs: () => number; stop: () => Promise<number> } {
  let slowest = 0
  let isWatching = true
  const watching = (async () => {
    while (isWatching) {
      const begun = performance.now()
      const reply = await fetch(`${origin}/health/live`)
      await reply.arrayBuffer()
      if (!reply.ok) throw new Error(`/health/live: ${reply.status}`)
      slowest = Math.max(slowest, performance.now() - begun)
      await sleep(pulseEveryMs)
    }
  })()
  // Told by stop; until then what the watched work itself says comes first.
  watching.catch(() => undefined)
  return {
    slowestMs: () => slowest,
    stop: async () => {
      isWatching = false
      await watching
      return slowest
    },
  }
}

const ticksPerSecond = 100

function cpuSeconds(pid: number): number {
  const fields = statOf(pid)
  return (Number(fields?.[11]) + Number(fields?.[12])) / ticksPerSecond
}

/** The CPU time of a process with its children: those that live, and those it has waited for. */
export function treeCpuSeconds(pid: number): number {
  const fields = statOf(pid)
  const own = (Number(fields?.[13]) + Number(fields?.[14])) / ticksPerSecond + cpuSeconds(pid)
  const children = fields === undefined ? [] : processes().filter(child => Number(statOf(child)?.[1]) === pid)
  return children.reduce((sum, child) => sum + (cpuSeconds(child) || 0), own)
}

function processes(): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
}

/** The fields of a process after its name; undefined where the system does not tell, or it has ended. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}
