/** What somebody agrees to for itself, beside using the app: a purpose that could be left out (个人信息保护法 §14–15, §29). */
export const consentPurposes = ['groups', 'health', 'family', 'identity'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

/**
 * The wording that is asked for now, by purpose; raised when the purpose or what is kept for it changes. Who agreed to
 * an earlier one is asked again.
 */
export const consentVersions: Readonly<Record<ConsentPurpose, number>> = {
  /** A disability or need, to see which services there are (health and specific identity). */
  groups: 1,
  /** What one wrote of one's health to whoever gives a service. */
  health: 1,
  /** People of the family one books for. */
  family: 1,
  /** A volunteer's name and number on documents. */
  identity: 1,
}

/** Purposes that end with a tap; the family is ended person by person, and the documents with being a volunteer. */
export const withdrawablePurposes = ['groups', 'health'] as const satisfies readonly ConsentPurpose[]

/** Returns whether somebody has to be asked again: they agreed to an earlier wording, or nobody knows to which. */
export function isConsentOutdated(purpose: ConsentPurpose, version: number | null): boolean {
  return version === null || version < consentVersions[purpose]
}
