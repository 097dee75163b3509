/** A list that hangs out for everybody to object to, before somebody else confirms it (公示). */
export interface PublicNotice {
  until: Date
  openObjections: number
  /** Whoever made the list or hung it out. */
  makers: readonly (string | null)[]
}

/** Why a list that hangs out may not be confirmed. */
export const confirmationDenials = ['notice_not_over', 'objections_open', 'same_person_reviews'] as const
export type ConfirmationDenial = (typeof confirmationDenials)[number]

/**
 * Decides why a list may not be confirmed: its time has run out, every objection is answered, and whoever confirms
 * neither made nor hung it out, and is not on it, nor is a child of theirs.
 */
export function denyConfirmation(
  notice: PublicNotice,
  by: { memberId: string; isNamed: boolean },
  now: Date,
): ConfirmationDenial | undefined {
  if (now < notice.until) return 'notice_not_over'
  if (notice.openObjections > 0) return 'objections_open'
  return by.isNamed || notice.makers.includes(by.memberId) ? 'same_person_reviews' : undefined
}

/** The life of an objection. */
export const objectionStatuses = ['open', 'upheld', 'rejected'] as const
export type ObjectionStatus = (typeof objectionStatuses)[number]

/** Why an objection is not taken, or not answered. */
export const objectionDenials = ['notice_over', 'objection_answered'] as const
export type ObjectionDenial = (typeof objectionDenials)[number]

/** Decides why nobody objects any more; undefined stands for a list that does not hang out. */
export function denyObjection(
  notice: Pick<PublicNotice, 'until'> | undefined,
  now: Date,
): ObjectionDenial | undefined {
  return notice !== undefined && now < notice.until ? undefined : 'notice_over'
}

/** Decides why somebody does not answer an objection: they made it, or it is against them or a child of theirs. */
export function denyObjectionAnswer(
  objection: { byMemberId: string; againstMemberId: string },
  by: string,
): 'same_person_reviews' | undefined {
  const isTheirs = objection.byMemberId === by || objection.againstMemberId === by
  return isTheirs ? 'same_person_reviews' : undefined
}
