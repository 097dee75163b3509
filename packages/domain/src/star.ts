import type { EvidenceGrade } from './scan.ts'

/** The life of a rating run: counted, told to everybody, confirmed by a second person, or dropped. */
export const starRunStatuses = ['frozen', 'published', 'confirmed', 'cancelled'] as const
export type StarRunStatus = (typeof starRunStatuses)[number]

/** What became of somebody in a run. */
export const candidateStatuses = ['proposed', 'confirmed', 'struck'] as const
export type CandidateStatus = (typeof candidateStatuses)[number]

/** The life of an objection. */
export const objectionStatuses = ['open', 'upheld', 'rejected'] as const
export type ObjectionStatus = (typeof objectionStatuses)[number]

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
export const confirmationDenials = [
  'run_not_possible',
  'notice_not_over',
  'objections_open',
  'same_person_reviews',
] as const
export type ConfirmationDenial = (typeof confirmationDenials)[number]

/** Decides why a run may not be told to everybody. */
export function denyNotice(run: { status: StarRunStatus; candidates: number }): NoticeDenial | undefined {
  if (run.status !== 'frozen') return 'run_not_possible'
  return run.candidates === 0 ? 'run_empty' : undefined
}

/**
 * Decides why a run may not be confirmed: its notice has run out, every objection is answered, and whoever confirms
 * neither counted nor published it, and is not on the list, nor is a child of theirs.
 */
export function denyConfirmation(
  run: {
    status: StarRunStatus
    noticeUntil: Date | null
    openObjections: number
    frozenBy: string
    publishedBy: string | null
  },
  by: { memberId: string; isCandidate: boolean },
  now: Date,
): ConfirmationDenial | undefined {
  if (run.status !== 'published' || run.noticeUntil === null) return 'run_not_possible'
  if (now < run.noticeUntil) return 'notice_not_over'
  if (run.openObjections > 0) return 'objections_open'
  const isTheirs = by.isCandidate || run.frozenBy === by.memberId || run.publishedBy === by.memberId
  return isTheirs ? 'same_person_reviews' : undefined
}

/** Why an objection is not taken, or not answered. */
export const objectionDenials = ['notice_over', 'objection_answered'] as const
export type ObjectionDenial = (typeof objectionDenials)[number]

/** Decides why nobody objects any more. */
export function denyObjection(
  run: { status: StarRunStatus; noticeUntil: Date | null },
  now: Date,
): ObjectionDenial | undefined {
  const isOpen = run.status === 'published' && run.noticeUntil !== null && now < run.noticeUntil
  return isOpen ? undefined : 'notice_over'
}

/** Decides why somebody does not answer an objection: they made it, or it is against them or a child of theirs. */
export function denyObjectionAnswer(
  objection: { byMemberId: string; candidateMemberId: string },
  by: string,
): 'same_person_reviews' | undefined {
  const isTheirs = objection.byMemberId === by || objection.candidateMemberId === by
  return isTheirs ? 'same_person_reviews' : undefined
}
