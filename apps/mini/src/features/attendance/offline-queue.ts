import type { LeaderScan, LeaderScanAnswer } from '@yunxuan/contract'
import { readPersonalCode } from '@yunxuan/domain'

/** A leader's scan as the phone keeps it: until it was answered, and with its answer until somebody clears it. */
export interface KeptScan {
  streetId: string
  shiftId: string
  personId: string
  scan: LeaderScan
  answer: LeaderScanAnswer | null
}

/** What one call may hand in. */
export const mostAtOnce = 500

/** A hand that holds a code still is read many times; that is one scan. */
const sameMs = 60_000

export type Kept = { queue: KeptScan[]; outcome: 'kept' | 'again' | 'not_personal' | 'other_street' }

/** Adds a scan to what is kept, unless it is no personal code of this street or the same one a moment ago. */
export function keepScan(
  queue: readonly KeptScan[],
  at: { streetId: string; shiftId: string },
  scan: LeaderScan,
): Kept {
  const code = readPersonalCode(scan.personalCode)
  if (code === undefined) return { queue: [...queue], outcome: 'not_personal' }
  if (code.streetId !== at.streetId) return { queue: [...queue], outcome: 'other_street' }
  const isAgain = queue.some(
    kept =>
      kept.shiftId === at.shiftId &&
      kept.personId === code.personId &&
      kept.scan.direction === scan.direction &&
      Math.abs(Date.parse(kept.scan.scannedAt) - Date.parse(scan.scannedAt)) < sameMs,
  )
  if (isAgain) return { queue: [...queue], outcome: 'again' }
  return { queue: [...queue, { ...at, personId: code.personId, scan, answer: null }], outcome: 'kept' }
}

/** Returns the scans of a shift that wait for the network, as many as one call takes, the oldest first. */
export function nextBatch(queue: readonly KeptScan[], shiftId: string): LeaderScan[] {
  return waitingOf(queue, shiftId)
    .slice(0, mostAtOnce)
    .map(kept => kept.scan)
}

/** Writes answers beside their scans; scans without an answer keep waiting. */
export function settle(queue: readonly KeptScan[], answers: readonly LeaderScanAnswer[]): KeptScan[] {
  const byId = new Map(answers.map(answer => [answer.scanId, answer]))
  return queue.map(kept => ({ ...kept, answer: byId.get(kept.scan.scanId) ?? kept.answer }))
}

/** Drops what was answered at a shift; what waits is never dropped. */
export function clearAnswered(queue: readonly KeptScan[], shiftId: string): KeptScan[] {
  return queue.filter(kept => kept.shiftId !== shiftId || kept.answer === null)
}

export function waitingOf(queue: readonly KeptScan[], shiftId: string): KeptScan[] {
  return queue.filter(kept => kept.shiftId === shiftId && kept.answer === null)
}
