import type { Input, RosterRecord } from '@yunxuan/contract'

/** Where a line of a roster stands, for whoever looks at it. */
export const lineStandings = ['plain', 'odd', 'short', 'scanned', 'own', 'absent', 'decided'] as const
export type LineStanding = (typeof lineStandings)[number]

/**
 * Returns where a line stands: plain ones can be approved at once, odd ones with a reason, short ones only left out,
 * own ones and whom one scanned oneself by somebody else; who never came is not decided. The server decides again.
 */
export function standingOf(line: RosterRecord): LineStanding {
  if (line.decided !== null) return 'decided'
  if (line.grade === null) return 'absent'
  if (line.isOwn) return 'own'
  if (line.suspicions.includes('below-share')) return 'short'
  if (line.isOwnScan) return 'scanned'
  return line.suspicions.length > 0 ? 'odd' : 'plain'
}

/** What is sent for one line. */
export type LineWish = Input<'POST /v1/streets/:streetId/shifts/:shiftId/approval'>['body']['lines'][number]

/** Returns the wish to approve a line, with fewer minutes or a reason where there are any. */
export function approving(line: RosterRecord, more: { minutes?: number; reason?: string } = {}): LineWish {
  const { minutes = line.minutes, reason = '' } = more
  return {
    bookingId: line.bookingId,
    outcome: 'approved',
    seenMinutes: line.minutes,
    ...(minutes === line.minutes ? {} : { minutes }),
    ...(reason === '' ? {} : { reason }),
  }
}

/** Returns the wish to leave a line out, and why. */
export function leavingOut(line: RosterRecord, reason: string): LineWish {
  return { bookingId: line.bookingId, outcome: 'left_out', seenMinutes: line.minutes, reason }
}

/** Returns the lines that somebody else decided since an instant, while this page was open. */
export function decidedMeanwhile(
  lines: readonly RosterRecord[],
  since: { openedAt: Date; ownName: string },
): RosterRecord[] {
  return lines.filter(
    ({ decided }) =>
      decided !== null && decided.byName !== since.ownName && new Date(decided.at) > since.openedAt,
  )
}

/** Returns whether a line answers a search by name or volunteer number. */
export function answersSearch(line: RosterRecord, wanted: string): boolean {
  const text = wanted.trim().toLowerCase()
  return line.personName.toLowerCase().includes(text) || (line.number ?? '').toLowerCase().includes(text)
}
