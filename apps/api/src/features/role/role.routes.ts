import type { RoleGrantView } from '@yunxuan/contract'
import type { Serving } from '../../platform/serve.ts'
import { giveLogin } from './give-login.service.ts'
import { type GrantWithLogin, grantRole, listRoles, revokeRole } from './role.service.ts'

export function bindRole(on: Serving): void {
  on.read('GET /v1/streets/:streetId/roles', async ({ db, params, caller }) => ({
    items: (await listRoles(db, params.streetId, caller)).map(presentGrant),
  }))

  on.write('POST /v1/streets/:streetId/roles', async ({ tx, params, body, caller, now }) =>
    presentGrant(await grantRole(tx, { streetId: params.streetId, caller, wish: body, now })),
  )

  on.write('DELETE /v1/streets/:streetId/roles/:grantId', async ({ tx, params, caller, now }) =>
    presentGrant(await revokeRole(tx, { ...params, caller, now })),
  )

  on.secret(
    'POST /v1/streets/:streetId/members/:memberId/login',
    async ({ tx, params, body, caller, now }) => {
      const { login, setupCode, endsAt } = await giveLogin(tx, { ...params, ...body, caller, now })
      return { login, setupCode, endsAt: endsAt.toISOString() }
    },
  )
}

function presentGrant(row: GrantWithLogin): RoleGrantView {
  const { id, memberId, memberName, role, areaId, areaName, organizationId, organizationName, login } = row
  return {
    id,
    memberId,
    memberName,
    role,
    areaId,
    areaName,
    organizationId,
    organizationName,
    login,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    grantedByName: row.grantedByName ?? '系统',
  }
}
