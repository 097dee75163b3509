/** What of a published service a second person reads after somebody changed it: what people rely on when they come. */
const serviceFields = [
  'title',
  'summary',
  'description',
  'organizationId',
  'locationId',
  'mode',
  'audiences',
  'isAudienceStrict',
  'eligibility',
  'minimumAge',
  'maximumAge',
  'residentsOf',
  'preparation',
  'bring',
  'feeFen',
  'feeNote',
  'phone',
  'needsApproval',
  'noteKind',
  'picture',
] as const

/** What they read of an activity besides: what volunteers are told of it, and what makes it volunteering. */
const activityFields = [
  'content',
  'project',
  'responsibleId',
  'leaderIds',
  'teamId',
  'isTeamOnly',
  'skills',
  'qualification',
  'risk',
  'insurance',
  'training',
  'stalls',
  'answers',
] as const
export type ActivityField = (typeof activityFields)[number]

/** All that a second person reads. A service has nothing in the fields of an activity. */
export const materialFields = [...serviceFields, ...activityFields] as const
export type MaterialField = (typeof materialFields)[number]
type Material = Readonly<
  Record<(typeof serviceFields)[number], unknown> & Partial<Record<ActivityField, unknown>>
>

/** What was changed of a published service since a second person last read it. */
export interface UnreadChange {
  /** Everybody who changed it. */
  by: readonly string[]
  /** The fields that differ, as they were then. */
  before: Partial<Material>
}

/**
 * Returns what is unread after one more change; undefined when everything is again as it was read.
 * It is compared with what was read, not with the change before.
 */
export function addUnread(
  unread: UnreadChange | undefined,
  change: { by: string; before: Material; after: Material },
): UnreadChange | undefined {
  const read: Material = { ...change.before, ...unread?.before }
  const differing = materialFields.filter(field => !isSame(read[field], change.after[field]))
  if (differing.length === 0) return undefined
  const isMaterial = materialFields.some(field => !isSame(change.before[field], change.after[field]))
  const by = new Set([...(unread?.by ?? []), ...(isMaterial ? [change.by] : [])])
  return { by: [...by], before: Object.fromEntries(differing.map(field => [field, read[field]])) }
}

/** Decides who may read a change as the second person: nobody who had a hand in it. */
export function denyReading(unread: UnreadChange, reader: string): 'same_person_reviews' | undefined {
  return unread.by.includes(reader) ? 'same_person_reviews' : undefined
}

/** Returns whether two values say the same. The database keeps no order of keys, so it does not count. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, keysInOrder) === JSON.stringify(b, keysInOrder)
}

function keysInOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
