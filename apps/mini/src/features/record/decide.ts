import type { Input, RosterRecord } from '@yunxuan/contract'

export type Decision = Input<'POST /v1/streets/:streetId/shifts/:shiftId/approval'>['body']['lines'][number]

export type LineKind = 'decided' | 'own' | 'absent' | 'scanned' | 'odd' | 'plain'

/** Returns what a leader has to do with a line of a roster. */
export function kindOf(line: RosterRecord): LineKind {
  if (line.decided !== null) return 'decided'
  if (line.isOwn) return 'own'
  if (line.grade === null) return 'absent'
  if (line.isOwnScan) return 'scanned'
  return line.suspicions.length > 0 ? 'odd' : 'plain'
}

/** Returns why a line can only be left out by whoever looks at it. */
export function whyOnlyLeftOut(line: RosterRecord): string | undefined {
  if (line.suspicions.includes('below-share')) return '在场时间不够'
  return line.isOwnScan ? '您扫的码，请别人确认' : undefined
}

/** What the leader said of an odd line so far. */
export interface Judgement {
  outcome: Decision['outcome'] | undefined
  reason: string
}

export interface Said {
  /** Plain lines that are not to be approved now. */
  unticked: readonly string[]
  /** By booking. */
  judgements: Readonly<Record<string, Judgement>>
}

/** Returns what is sent: every plain line that is ticked, and every other one that was decided with its reason. */
export function decisionsOf(lines: readonly RosterRecord[], said: Said): Decision[] {
  return lines.flatMap((line): Decision[] => {
    const { bookingId, minutes: seenMinutes } = line
    const kind = kindOf(line)
    if (kind === 'plain') {
      return said.unticked.includes(bookingId) ? [] : [{ bookingId, outcome: 'approved', seenMinutes }]
    }
    const { outcome, reason = '' } = said.judgements[bookingId] ?? {}
    if (!isJudged(kind) || outcome === undefined || reason.trim() === '') return []
    return [{ bookingId, outcome, seenMinutes, reason: reason.trim() }]
  })
}

/** Returns the lines that were decided and lack their reason. */
export function withoutReason(lines: readonly RosterRecord[], said: Said): RosterRecord[] {
  return lines.filter(line => {
    const judgement = said.judgements[line.bookingId]
    return isJudged(kindOf(line)) && judgement?.outcome !== undefined && judgement.reason.trim() === ''
  })
}

/** A line that is decided by itself, with a reason; of own scans it can only be left out. */
function isJudged(kind: LineKind): boolean {
  return kind === 'odd' || kind === 'scanned'
}
