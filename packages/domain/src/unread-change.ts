/** What of a published service a second person reads after somebody changed it: what people rely on when they come. */
export const materialFields = [
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
  'bring',
  'feeFen',
  'feeNote',
  'phone',
  'needsApproval',
  'noteKind',
] as const
export type MaterialField = (typeof materialFields)[number]
type Material = Readonly<Record<MaterialField, unknown>>

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

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
