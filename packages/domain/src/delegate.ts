import { addDays, shanghaiDate } from './shanghai.ts'

/** Somebody who speaks for an organization of a street (单位代表), from the day they are named on. */
export interface Delegacy {
  /** The last day, unless it is confirmed again. */
  until: string
  endedAt: Date | null
}

/** Nobody speaks for a firm they left: whoever looks after delegates confirms each of them once a year. */
export const delegateDays = 365

/** This long before the last day it is asked for. */
export const delegateAskDays = 30

/** Decides whether a delegate speaks for the organization at an instant. */
export function speaksFor({ until, endedAt }: Delegacy, now: Date): boolean {
  return endedAt === null && shanghaiDate(now) <= until
}

/** Returns the last day of whoever is named, or confirmed, today. */
export const delegateUntil = (now: Date): string => addDays(shanghaiDate(now), delegateDays)

/** Why somebody may not be named. */
export const delegateDenials = ['delegate_self', 'delegate_named', 'too_young'] as const
