import type { Input } from '@yunxuan/contract'
import { isAllowed, isInForce } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { scopeOf } from '../../platform/scope.ts'
import { listLogins } from '../account/account.store.ts'
import { isOrganization } from '../directory/directory.store.ts'
import { isCommunity } from '../member/member.store.ts'
import { listAreaPath } from '../street/area.store.ts'
import { logByAdministrator, requireAdministrator } from './administrator.ts'
import { tellNewAdministrator } from './login-request-notices.ts'
import {
  findGrant,
  type GrantRow,
  hasGrant,
  insertGrant,
  listGrants,
  lockAdministrators,
  lockMember,
  revokeGrant,
} from './role.store.ts'

type GrantWish = Input<'POST /v1/streets/:streetId/roles'>['body']

/** A grant with the console log-in of whoever holds it. */
export type GrantWithLogin = GrantRow & { login: string | null }

/** Returns who holds which role, in what the caller administers. */
export async function listRoles(
  db: Executor,
  streetId: string,
  caller: MemberCaller,
): Promise<GrantWithLogin[]> {
  return withLogins(db, await listGrants(db, streetId, scopeOf(caller, ['administrator'])))
}

/** Grants a role to somebody else, within what the caller administers. */
export async function grantRole(
  tx: Tx,
  call: { streetId: string; caller: MemberCaller; wish: GrantWish; now: Date },
): Promise<GrantWithLogin> {
  const { streetId, caller, wish, now } = call
  const { memberId, role, areaId, organizationId } = wish
  if (memberId === caller.member.id) throw new Refusal('own_role')
  await requireAdministrator(tx, call, reachOf(wish))
  const startsAt = wish.startsAt === undefined ? now : new Date(wish.startsAt)
  const endsAt = typeof wish.endsAt === 'string' ? new Date(wish.endsAt) : null
  if (endsAt !== null && (endsAt <= startsAt || endsAt <= now)) throw new Refusal('role_span_invalid')
  await checkScope(tx, streetId, wish)
  if ((await lockMember(tx, streetId, memberId)) === undefined) throw new Refusal('not_found')
  const grant = { streetId, memberId, role, areaId, organizationId }
  if (await hasGrant(tx, grant, now)) throw wrongField('role', '这位已经有这个身份了')
  const id = newId()
  await insertGrant(tx, { ...grant, id, startsAt, endsAt, grantedBy: caller.member.id })
  const detail = { role, areaId, organizationId, startsAt, endsAt, grantId: id }
  await logByAdministrator(tx, call, { action: 'role.grant', subjectId: memberId, detail })
  const granted = await load(tx, streetId, id)
  if (role === 'administrator') await tellNewAdministrator(tx, call, granted)
  return granted
}

/** Revokes somebody else's role at once. A street keeps an administrator, since nobody revokes their own. */
export async function revokeRole(
  tx: Tx,
  call: { streetId: string; caller: MemberCaller; grantId: string; now: Date },
): Promise<GrantWithLogin> {
  const { streetId, caller, grantId, now } = call
  // Two administrators who revoke each other at once wait here, and the second finds its own role gone.
  const administrators = await lockAdministrators(tx, streetId)
  const own = administrators.filter(grant => grant.memberId === caller.member.id && isInForce(grant, now))
  const grant = await findGrant(tx, streetId, grantId)
  if (grant === undefined) throw new Refusal('not_found')
  if (grant.memberId === caller.member.id) throw new Refusal('own_role')
  const place = { areaIds: await listAreaPath(tx, streetId, reachOf(grant)), organizationId: null }
  if (!isAllowed(own, ['administrator'], place, now)) throw new Refusal('not_allowed')
  if (!(await revokeGrant(tx, streetId, grantId, now))) throw new Refusal('not_found')
  const { memberId, role, areaId, organizationId } = grant
  const detail = { role, areaId, organizationId, grantId }
  await logByAdministrator(tx, call, { action: 'role.revoke', subjectId: memberId, detail })
  return load(tx, streetId, grantId)
}

/** Returns the area a grant reaches; null for the street, as with a provider's: an organization works anywhere. */
function reachOf({ role, areaId }: Pick<GrantWish, 'role' | 'areaId'>): string | null {
  return role === 'provider' ? null : areaId
}

/** Refuses an area or organization that is not the street's, and a provider without an organization. */
async function checkScope(tx: Tx, streetId: string, wish: GrantWish): Promise<void> {
  const { role, areaId, organizationId } = wish
  if (areaId !== null && !(await isCommunity(tx, streetId, areaId))) {
    throw wrongField('areaId', '请选本街道的社区')
  }
  if (role === 'provider' && organizationId === null) {
    throw wrongField('organizationId', '服务人员要选所在的机构')
  }
  if (role !== 'provider' && organizationId !== null)
    throw wrongField('organizationId', '只有服务人员要选机构')
  if (organizationId !== null && !(await isOrganization(tx, streetId, organizationId))) {
    throw wrongField('organizationId', '请选本街道的机构')
  }
}

async function load(db: Executor, streetId: string, grantId: string): Promise<GrantWithLogin> {
  const row = await findGrant(db, streetId, grantId)
  const [grant] = row === undefined ? [] : await withLogins(db, [row])
  if (grant === undefined) throw new Error('a grant vanished while it was written')
  return grant
}

async function withLogins(db: Executor, rows: readonly GrantRow[]): Promise<GrantWithLogin[]> {
  const accountIds = rows.flatMap(row => (row.accountId === null ? [] : [row.accountId]))
  const logins = await listLogins(db, accountIds)
  return rows.map(row => ({
    ...row,
    login: row.accountId === null ? null : (logins.get(row.accountId) ?? null),
  }))
}
