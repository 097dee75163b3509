import { readFileSync } from 'node:fs'
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
  statuses: Map<number, number>
}

/**
 * Fires requests from a number of connections until the time is over or there are no more, and measures.
 * `pid` is the process whose CPU time is counted.
 */
export async function fire(
  origin: string,
  pid: number,
  options: { connections: number; seconds: number; next: () => Shot | undefined },
): Promise<Round> {
  const pool = new Pool(origin, { connections: options.connections, pipelining: 1 })
  const times: number[] = []
  const statuses = new Map<number, number>()
  const cpuBefore = cpuSeconds(pid)
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
  const cpu = cpuSeconds(pid) - cpuBefore
  await pool.close()
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return {
    perSecond: times.length / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    cpuMicros: (cpu / times.length) * 1e6,
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

const ticksPerSecond = 100

function cpuSeconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
  } catch {
    return Number.NaN
  }
}
