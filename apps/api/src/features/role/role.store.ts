import type { RoleGrant, StaffRole } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { isWithin } from '../street/area.store.ts'

/** A grant with the names of everybody and everything in it. */
export interface GrantRow extends RoleGrant {
  id: string
  memberId: string
  memberName: string
  accountId: string | null
  areaName: string | null
  organizationName: string | null
  grantedByName: string | null
}

const grantRows = `select g.id, g.member_id as "memberId", m.name as "memberName", m.account_id as "accountId",
    g.role, g.area_id as "areaId", a.name as "areaName", g.organization_id as "organizationId",
    o.name as "organizationName", g.starts_at as "startsAt", g.ends_at as "endsAt", g.revoked_at as "revokedAt",
    b.name as "grantedByName"
  from role_grant g
  join member m on m.street_id = $1 and m.id = g.member_id
  left join area a on a.street_id = $1 and a.id = g.area_id
  left join organization o on o.street_id = $1 and o.id = g.organization_id
  left join member b on b.street_id = $1 and b.id = g.granted_by`

/** Returns the grants of a street whose area lies in a scope: those not revoked first, newest first. */
export async function listGrants(db: Executor, streetId: string, scope: Scope): Promise<GrantRow[]> {
  const { rows } = await db.$client.query<GrantRow>({
    name: 'role-list',
    text: `${grantRows} where g.street_id = $1
        and ($2::boolean or ${isWithin(3, 'g.area_id')})
      order by g.revoked_at is not null, g.starts_at desc, g.id
      limit 1000`,
    values: [streetId, scope.isWholeStreet, scope.areaIds],
  })
  return rows
}

export async function findGrant(
  db: Executor,
  streetId: string,
  grantId: string,
): Promise<GrantRow | undefined> {
  const { rows } = await db.$client.query<GrantRow>({
    name: 'role-find',
    text: `${grantRows} where g.street_id = $1 and g.id = $2`,
    values: [streetId, grantId],
  })
  return rows[0]
}

/** Locks who may administer a street, in the order of ids; returns the grants that are not revoked. */
export async function lockAdministrators(
  tx: Tx,
  streetId: string,
): Promise<(RoleGrant & { memberId: string })[]> {
  const { rows } = await tx.$client.query<RoleGrant & { memberId: string }>({
    name: 'role-lock-administrators',
    text: `select member_id as "memberId", role, area_id as "areaId", organization_id as "organizationId",
        starts_at as "startsAt", ends_at as "endsAt", revoked_at as "revokedAt"
      from role_grant where street_id = $1 and role = 'administrator' and revoked_at is null
      order by id for update`,
    values: [streetId],
  })
  return rows
}

export async function insertGrant(
  tx: Tx,
  row: {
    streetId: string
    id: string
    memberId: string
    role: StaffRole
    areaId: string | null
    organizationId: string | null
    startsAt: Date
    endsAt: Date | null
    grantedBy: string | null
  },
): Promise<void> {
  await tx.$client.query({
    name: 'role-insert',
    text: `insert into role_grant (street_id, id, member_id, role, area_id, organization_id, starts_at, ends_at,
        granted_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      row.streetId,
      row.id,
      row.memberId,
      row.role,
      row.areaId,
      row.organizationId,
      row.startsAt,
      row.endsAt,
      row.grantedBy,
    ],
  })
}

/** Revokes a grant; returns false when it was revoked before. */
export async function revokeGrant(tx: Tx, streetId: string, grantId: string, now: Date): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'role-revoke',
    text: 'update role_grant set revoked_at = $3 where street_id = $1 and id = $2 and revoked_at is null',
    values: [streetId, grantId, now],
  })
  return rowCount === 1
}

/** Locks a member while roles and log-ins are given to them. */
export async function lockMember(
  tx: Tx,
  streetId: string,
  memberId: string,
): Promise<{ accountId: string | null } | undefined> {
  const { rows } = await tx.$client.query<{ accountId: string | null }>({
    name: 'role-member-lock',
    text: `select account_id as "accountId" from member where street_id = $1 and id = $2 for no key update`,
    values: [streetId, memberId],
  })
  return rows[0]
}

/** Whether a member holds this very role already. */
export async function hasGrant(
  tx: Tx,
  grant: {
    streetId: string
    memberId: string
    role: StaffRole
    areaId: string | null
    organizationId: string | null
  },
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'role-has',
    text: `select from role_grant where street_id = $1 and member_id = $2 and role = $3
        and area_id is not distinct from $4::uuid and organization_id is not distinct from $5::uuid
        and revoked_at is null and (ends_at is null or ends_at > $6)`,
    values: [grant.streetId, grant.memberId, grant.role, grant.areaId, grant.organizationId, now],
  })
  return (rowCount ?? 0) > 0
}

/** Whether a member holds any role at an instant. */
export async function holdsRole(
  tx: Tx,
  of: { streetId: string; memberId: string },
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'role-holds',
    text: `select from role_grant where street_id = $1 and member_id = $2 and revoked_at is null
        and starts_at <= $3 and (ends_at is null or ends_at > $3) limit 1`,
    values: [of.streetId, of.memberId, now],
  })
  return rowCount === 1
}

/** Whether an account is a person of another street as well. */
export async function isMemberElsewhere(db: Executor, streetId: string, accountId: string): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'role-member-elsewhere',
    text: 'select from member where account_id = $2 and street_id <> $1 limit 1',
    values: [streetId, accountId],
  })
  return rowCount === 1
}

export async function linkAccount(
  tx: Tx,
  streetId: string,
  memberId: string,
  accountId: string,
): Promise<void> {
  await tx.$client.query({
    name: 'role-link-account',
    text: 'update member set account_id = $3 where street_id = $1 and id = $2',
    values: [streetId, memberId, accountId],
  })
}
