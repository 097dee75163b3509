import type { StaffRole } from './role.ts'

/** What neighbours book, and what volunteers do; both have slots, places and a second pair of eyes. */
export const serviceKinds = ['service', 'activity'] as const
export type ServiceKind = (typeof serviceKinds)[number]

/** Where a service is had. */
export const serviceModes = ['on_site', 'home_visit', 'online'] as const
export type ServiceMode = (typeof serviceModes)[number]

/** The life of a catalogue entry; HSDS status is active when published, inactive when paused or archived. */
export const serviceStatuses = ['draft', 'in_review', 'published', 'paused', 'archived'] as const
export type ServiceStatus = (typeof serviceStatuses)[number]

const nextStatuses: Readonly<Record<ServiceStatus, readonly ServiceStatus[]>> = {
  draft: ['in_review', 'archived'],
  in_review: ['published', 'draft'],
  published: ['paused', 'archived'],
  paused: ['published', 'archived'],
  archived: ['draft'],
}

/** Why a service may not go to a status. */
export const transitionDenials = ['transition_not_possible', 'reason_missing', 'same_person_reviews'] as const
export type TransitionDenial = (typeof transitionDenials)[number]

/** A wish to bring a service to another status. */
export interface Transition {
  from: ServiceStatus
  to: ServiceStatus
  reason: string
  /** Who last sent the service to review, and who asks now. */
  submittedBy: string | null
  by: string
}

/**
 * Decides whether a service may go to another status.
 * The second pair of eyes is never the first; sending back, pausing and archiving say why.
 */
export function denyTransition(wish: Transition): TransitionDenial | undefined {
  if (!nextStatuses[wish.from].includes(wish.to)) return 'transition_not_possible'
  const isReview = wish.from === 'in_review'
  if (isReview && wish.to === 'published' && wish.submittedBy === wish.by) return 'same_person_reviews'
  const needsReason = wish.to === 'paused' || wish.to === 'archived' || (isReview && wish.to === 'draft')
  if (needsReason && wish.reason.trim() === '') return 'reason_missing'
  return undefined
}

/**
 * Returns who may bring a service from one status to another: whoever keeps it submits, a second person
 * reviews, and the street decides what is paused, taken up again or archived.
 */
export function rolesForTransition(from: ServiceStatus, to: ServiceStatus): readonly StaffRole[] {
  if (from === 'draft' && to === 'in_review') return ['provider', 'coordinator', 'administrator']
  if (from === 'in_review') return ['reviewer', 'administrator']
  return ['coordinator', 'administrator']
}

/**
 * Returns the status a service has after it was edited; undefined when it may not be edited.
 * What a provider changes of a service that was published is read by a second person again.
 */
export function editedStatus(status: ServiceStatus, by: StaffRole): ServiceStatus | undefined {
  if (status === 'archived') return undefined
  const wasPublished = status === 'published' || status === 'paused'
  return wasPublished && by === 'provider' ? 'in_review' : status
}

/** Decides whether a service's facts are too old to be relied on (HSDS assured_date, not last edited). */
export function isUnconfirmed(assuredDate: string | null, today: string, afterDays: number): boolean {
  if (assuredDate === null) return true
  const ageDays = (Date.parse(today) - Date.parse(assuredDate)) / 86_400_000
  return ageDays > afterDays
}
