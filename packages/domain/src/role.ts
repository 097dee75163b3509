/** What a person may be within an area and a span of time (身份). */
export const roles = ['resident', 'provider', 'coordinator', 'liaison', 'reviewer', 'administrator'] as const
export type Role = (typeof roles)[number]

/** Roles that open the console. */
export const staffRoles = ['provider', 'coordinator', 'liaison', 'reviewer', 'administrator'] as const
export type StaffRole = (typeof staffRoles)[number]

/** One grant of a role: the whole street when `areaId` is null; a provider's is for one organization. */
export interface RoleGrant {
  role: StaffRole
  areaId: string | null
  organizationId: string | null
  startsAt: Date
  endsAt: Date | null
  revokedAt: Date | null
}

/** Where something stands: the area with all it lies in, innermost first, and the organization that offers it. */
export interface Place {
  areaIds: readonly string[]
  organizationId: string | null
}

/** Decides whether a grant is in force at an instant. */
export function isInForce(grant: RoleGrant, now: Date): boolean {
  const hasBegun = grant.startsAt <= now
  const hasEnded = grant.endsAt !== null && grant.endsAt <= now
  return hasBegun && !hasEnded && grant.revokedAt === null
}

/**
 * Decides whether one of the grants lets its holder act in one of `wanted` at a place.
 * A grant for the whole street covers every area; one for an area covers what lies in it;
 * a provider's covers only what its organization offers.
 */
export function isAllowed(
  grants: readonly RoleGrant[],
  wanted: readonly StaffRole[],
  place: Place,
  now: Date,
): boolean {
  return grants.some(grant => {
    if (!wanted.includes(grant.role) || !isInForce(grant, now)) return false
    if (grant.role === 'provider') {
      return grant.organizationId !== null && grant.organizationId === place.organizationId
    }
    return grant.areaId === null || place.areaIds.includes(grant.areaId)
  })
}
