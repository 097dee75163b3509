import type { EvidenceGrade } from './scan.ts'

/** Whose points an account counts: a person's, or what the street gave out, took for rewards or let run out. */
export const pointsAccounts = ['person', 'issued', 'redeemed', 'expired'] as const
export type PointsAccount = (typeof pointsAccounts)[number]

/** Why points moved. Every kind moves them between a person and one account of the street. */
export const pointsKinds = ['record', 'reversal', 'redemption', 'return', 'expiry'] as const
export type PointsKind = (typeof pointsKinds)[number]

/** The street's account that each kind moves points from or to. */
export const counterAccount: Readonly<Record<PointsKind, Exclude<PointsAccount, 'person'>>> = {
  record: 'issued',
  reversal: 'issued',
  redemption: 'redeemed',
  return: 'redeemed',
  expiry: 'expired',
}

/** The rules by which hours become points, from one version of the street's policy. */
export interface PointsPolicy {
  pointsPerHour: number
  pointsShareLeaderScan: number
  pointsShareRecipientConfirmed: number
  pointsShareLateScan: number
  pointsShareBackFilled: number
  pointsShareHoliday: number
}

/**
 * Returns the points of a record: so many an hour, by its evidence, more on a public holiday; whole points, never
 * rounded up. Shares are percent.
 */
export function pointsOf(
  record: { minutes: number; grade: EvidenceGrade; isHoliday: boolean },
  policy: PointsPolicy,
): number {
  const shares: Readonly<Record<EvidenceGrade, number>> = {
    'rotating-code': 100,
    'leader-scan': policy.pointsShareLeaderScan,
    'recipient-confirmed': policy.pointsShareRecipientConfirmed,
    'late-scan': policy.pointsShareLateScan,
    'back-filled': policy.pointsShareBackFilled,
  }
  const holiday = record.isHoliday ? policy.pointsShareHoliday : 100
  return Math.floor(
    (record.minutes * policy.pointsPerHour * shares[record.grade] * holiday) / (60 * 100 * 100),
  )
}

/**
 * Returns how many points run out: what was earned up to a cut-off and not yet spent, the oldest spent first.
 * `spent` is all that was redeemed, less what came back, and all that ran out before.
 */
export function pointsRunOut(earnedUntilCutoff: number, spent: number): number {
  return Math.max(0, earnedUntilCutoff - spent)
}

/**
 * Returns how many points that ran out come back when hours were taken back since: those would not have been there to
 * run out, and nobody owes what they never had the use of.
 */
export function pointsRanOutTooMany(account: { earned: number; spent: number; ranOut: number }): number {
  const redeemed = account.spent - account.ranOut
  return Math.max(0, account.ranOut - pointsRunOut(account.earned, redeemed))
}

/** Returns the last year whose points have run out on a day: those of a year are good until 31 December, so many years later. */
export function lastYearRunOut(today: string, keptYears: number): number {
  return Number(today.slice(0, 4)) - 1 - keptYears
}

/** Returns the day on which points of the year that runs out next are gone. */
export function runOutDay(today: string): string {
  return `${today.slice(0, 4)}-12-31`
}
