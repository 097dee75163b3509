import { createHash, randomBytes } from 'node:crypto'
import { type Failure, failure } from './failure.ts'

export interface Session {
  openid: string
  session_key: string
}

export type Codes = (code: string) => Session | Failure

const signInsPerMinute = 100
const minuteMs = 60_000

/**
 * Exchanges codes for sessions. `demo-<name>` is that person's code, `demo-<name>.<anything>` a further one:
 * each counts once, the openid depends on the name alone. `blocked-…` is an account WeChat holds to be risky (40226),
 * `busy-…` meets WeChat at a bad moment (-1); everything else is no code (40029). A person signs in 100 times a
 * minute at most (45011).
 */
export function codeExchange(clock: () => Date): Codes {
  const used = new Set<string>()
  const recent = new Map<string, number[]>()

  return code => {
    if (code.startsWith('blocked-')) return failure(40226, 'code blocked')
    if (code.startsWith('busy-')) return failure(-1, 'system error')
    const name = /^demo-([^.]+)(?:\.|$)/.exec(code)?.[1]
    if (name === undefined || used.has(code)) return failure(40029, 'invalid code')
    const now = clock().getTime()
    const lately = (recent.get(name) ?? []).filter(at => at > now - minuteMs)
    if (lately.length >= signInsPerMinute)
      return failure(45011, 'api minute-quota reach limit, must slower, retry next minute')
    recent.set(name, [...lately, now])
    used.add(code)
    return { openid: openidOf(name), session_key: randomBytes(16).toString('base64') }
  }
}

/** 28 characters beginning with o, as WeChat's are. */
function openidOf(name: string): string {
  return `o${createHash('sha256').update(name).digest('base64url').slice(0, 27)}`
}
