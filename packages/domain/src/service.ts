import { type PublicationStatus, publicationStatuses } from './publication.ts'
import type { StaffRole } from './role.ts'
import { dayMs } from './shanghai.ts'

/** What neighbours book, and what volunteers do; both have slots, places and a second pair of eyes. */
export const serviceKinds = ['service', 'activity'] as const
export type ServiceKind = (typeof serviceKinds)[number]

/** Where a service is had. */
export const serviceModes = ['on_site', 'home_visit', 'online'] as const
export type ServiceMode = (typeof serviceModes)[number]

/** The life of a catalogue entry; HSDS status is active when published, inactive when paused or archived. */
export const serviceStatuses = publicationStatuses
export type ServiceStatus = PublicationStatus

/** What each status is called. */
export const serviceStatusWords: Readonly<Record<ServiceStatus, string>> = {
  draft: '草稿',
  in_review: '审核中',
  published: '已发布',
  paused: '已暂停',
  archived: '已归档',
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

/** Decides whether a service's facts are too old to be relied on (HSDS assured_date, not last edited). */
export function isUnconfirmed(assuredDate: string | null, today: string, afterDays: number): boolean {
  if (assuredDate === null) return true
  const ageDays = (Date.parse(today) - Date.parse(assuredDate)) / dayMs
  return ageDays > afterDays
}
