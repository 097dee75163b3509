/** The life of what is published once a second person has read it: a service, an activity. */
export const publicationStatuses = ['draft', 'in_review', 'published', 'paused', 'archived'] as const
export type PublicationStatus = (typeof publicationStatuses)[number]

const nextStatuses: Readonly<Record<PublicationStatus, readonly PublicationStatus[]>> = {
  draft: ['in_review', 'archived'],
  in_review: ['published', 'draft'],
  published: ['paused', 'archived'],
  paused: ['published', 'archived'],
  archived: ['draft'],
}

/** Why something may not go to a status. */
export const transitionDenials = ['transition_not_possible', 'reason_missing', 'same_person_reviews'] as const
export type TransitionDenial = (typeof transitionDenials)[number]

/** A wish to bring something to another status. */
export interface Transition {
  from: PublicationStatus
  to: PublicationStatus
  reason: string
  /** Who last sent it to review, and who asks now. */
  submittedBy: string | null
  by: string
}

/**
 * Decides whether something may go to another status.
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
 * Returns the status of something after it was edited; undefined when it may not be edited. What was published and is
 * changed by somebody whose words are not believed by themselves is read by a second person again.
 */
export function editedStatus(
  status: PublicationStatus,
  by: { isReadAgain: boolean },
): PublicationStatus | undefined {
  if (status === 'archived') return undefined
  const wasPublished = status === 'published' || status === 'paused'
  return wasPublished && by.isReadAgain ? 'in_review' : status
}
