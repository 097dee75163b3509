/** A street's settings, versioned; every number is a default that a street may change. */
export interface Policy {
  /** Largest party of one booking, people. */
  partyMax: number
  /** A member cancels freely until this many minutes before the start. */
  cancelCutoffMinutes: number
  /** Booking opens this many days before the start. */
  bookingOpensDays: number
  /** Booking closes this many minutes before the start. */
  bookingClosesMinutes: number
  /** How long a place that came free is held for a waiting party, minutes. */
  offerHoldMinutes: number
  /** The same once the start is nearer than `offerNearHours`, minutes. */
  offerHoldNearMinutes: number
  offerNearHours: number
  /** A private note is erased this many days after the slot ended. */
  noteKeptDays: number
  /** A service not confirmed for this many days is shown as unconfirmed (HSDS assured_date). */
  unconfirmedAfterDays: number
  /** An average is shown from this many ratings on. */
  ratingsShownFrom: number
  /** Reception opens this many minutes before the start. */
  checkInOpensMinutes: number
}

/** The settings of a street that has changed none. */
export const defaultPolicy: Policy = {
  partyMax: 6,
  cancelCutoffMinutes: 120,
  bookingOpensDays: 28,
  bookingClosesMinutes: 0,
  offerHoldMinutes: 120,
  offerHoldNearMinutes: 20,
  offerNearHours: 24,
  noteKeptDays: 30,
  unconfirmedAfterDays: 180,
  ratingsShownFrom: 5,
  checkInOpensMinutes: 120,
}
