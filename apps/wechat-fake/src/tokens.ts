import { randomBytes } from 'node:crypto'
import { type Failure, failure } from './failure.ts'

export interface AccessToken {
  access_token: string
  expires_in: number
}

const lifeSeconds = 7200
/** Below this WeChat hands out the next token; the old one stays valid as long. */
const renewBelowSeconds = 300
const forcedEverySeconds = 30
const forcedPerDay = 20

export interface Tokens {
  /** One token until it is nearly over; forced, a new one: 30 s apart and 20 a day at most. */
  issue(isForced: boolean): AccessToken | Failure
  /** The present one, and the one before it for five minutes. */
  isValid(token: unknown): boolean
}

export function tokenIssuer(clock: () => Date): Tokens {
  let token = ''
  let expiresAt = 0
  let forcedAt: number[] = []
  let before = { token: '', until: 0 }

  const issue = (isForced: boolean) => {
    const now = clock().getTime() / 1000
    if (isForced) {
      forcedAt = forcedAt.filter(at => at > now - 86_400)
      const isTooSoon = forcedAt.some(at => at > now - forcedEverySeconds)
      if (!isTooSoon && forcedAt.length >= forcedPerDay) {
        return failure(45009, 'reach max api daily quota limit')
      }
      if (!isTooSoon) {
        forcedAt.push(now)
        expiresAt = 0
      }
    }
    if (expiresAt - now < renewBelowSeconds) {
      before = { token, until: now + renewBelowSeconds }
      // As long as WeChat's may become: a column that is too short shows here.
      token = randomBytes(384).toString('base64url')
      expiresAt = now + lifeSeconds
    }
    return { access_token: token, expires_in: Math.floor(expiresAt - now) }
  }
  const isValid = (given: unknown) => {
    const now = clock().getTime() / 1000
    const isNow = given === token && now < expiresAt
    return given !== '' && (isNow || (given === before.token && now < before.until))
  }
  return { issue, isValid }
}
