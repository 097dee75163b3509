import { confirmationDenials, denyConfirmation, type PublicNotice } from './public-notice.ts'
import type { EvidenceGrade } from './scan.ts'

/** The life of a rating run: counted, told to everybody, confirmed by a second person, or dropped. */
export const starRunStatuses = ['frozen', 'published', 'confirmed', 'cancelled'] as const
export type StarRunStatus = (typeof starRunStatuses)[number]

/** What became of somebody in a run. */
export const candidateStatuses = ['proposed', 'confirmed', 'struck'] as const
export type CandidateStatus = (typeof candidateStatuses)[number]

/** Minutes by the evidence they rest on. */
export type GradeMinutes = Readonly<Record<EvidenceGrade, number>>

/**
 * Returns the stars of so many minutes, counted since registration, on a ladder of hours in rising order
 * (共青团《中国注册志愿者管理办法》§16: 100, 300, 600, 1000, 1500).
 */
export function starsOf(minutes: number, ladderHours: readonly number[]): number {
  return ladderHours.filter(hours => minutes >= hours * 60).length
}

/** Returns the next step of the ladder and the minutes it still takes; undefined at the top. */
export function nextStar(
  minutes: number,
  ladderHours: readonly number[],
): { stars: number; missingMinutes: number } | undefined {
  const stars = starsOf(minutes, ladderHours)
  const hours = ladderHours[stars]
  return hours === undefined ? undefined : { stars: stars + 1, missingMinutes: hours * 60 - minutes }
}

/** Why a run is not counted or told to everybody. */
export const noticeDenials = ['run_not_possible', 'run_in_future', 'run_empty'] as const
export type NoticeDenial = (typeof noticeDenials)[number]

/** Why a run may not be confirmed. */
export const runConfirmationDenials = ['run_not_possible', ...confirmationDenials] as const
export type RunConfirmationDenial = (typeof runConfirmationDenials)[number]

/** Decides why a run may not be told to everybody. */
export function denyNotice(run: { status: StarRunStatus; candidates: number }): NoticeDenial | undefined {
  if (run.status !== 'frozen') return 'run_not_possible'
  return run.candidates === 0 ? 'run_empty' : undefined
}

/** What the rules know of a run that is told to everybody. */
export interface RunFacts {
  status: StarRunStatus
  noticeUntil: Date | null
  openObjections: number
  frozenBy: string
  publishedBy: string | null
}

/** Returns a run as it hangs out for everybody; undefined when it does not. */
export function noticeOfRun(run: RunFacts): PublicNotice | undefined {
  const { status, noticeUntil: until, openObjections, frozenBy, publishedBy } = run
  if (status !== 'published' || until === null) return undefined
  return { until, openObjections, makers: [frozenBy, publishedBy] }
}

/** Decides why a run may not be confirmed: it does not hang out, or its notice does not allow it. */
export function denyRunConfirmation(
  run: RunFacts,
  by: { memberId: string; isNamed: boolean },
  now: Date,
): RunConfirmationDenial | undefined {
  const notice = noticeOfRun(run)
  return notice === undefined ? 'run_not_possible' : denyConfirmation(notice, by, now)
}
