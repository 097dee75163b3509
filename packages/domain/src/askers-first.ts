const hourMs = 3_600_000

/** Whoever asked books first, but never on the last day before it begins: places that stay free help nobody. */
export const openToAllHours = 24

/**
 * Returns until when only those book a slot who asked for its service, or said that they needed it as well; null where
 * everybody does. The hours of the policy are counted from the day the service was published, and end on the hour.
 */
export function askersFirstUntil(
  slot: { askersFirstUntil: Date | null; startsAt: Date },
  now: Date,
): Date | null {
  if (slot.askersFirstUntil === null) return null
  const latest = slot.startsAt.getTime() - openToAllHours * hourMs
  const until = Math.min(slot.askersFirstUntil.getTime(), latest)
  return now.getTime() < until ? new Date(until) : null
}

/** Returns until when those who asked come first, of a service that is published now: said in whole hours. */
export function askersFirstFrom(now: Date, { askersFirstHours }: { askersFirstHours: number }): Date {
  if (askersFirstHours === 0) return now
  return new Date(Math.ceil((now.getTime() + askersFirstHours * hourMs) / hourMs) * hourMs)
}

/** Decides whether somebody waits for those who asked; the desk is bound by the same rule. */
export function denyBeforeAskers(
  slot: { askersFirstUntil: Date | null; startsAt: Date },
  { hasAsked }: { hasAsked: boolean },
  now: Date,
): 'askers_first' | undefined {
  return !hasAsked && askersFirstUntil(slot, now) !== null ? 'askers_first' : undefined
}
