import type { RoleGrantView } from '@yunxuan/contract'
import type { Serving } from '../../platform/serve.ts'
import {
  approveLogin,
  approveOwnLogin,
  askForLogin,
  findOwnRequest,
  listLoginRequests,
  rejectLogin,
  rejectOwnLogin,
} from './login-request.service.ts'
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

  bindLoginRequests(on)
}

function bindLoginRequests(on: Serving): void {
  on.read('GET /v1/streets/:streetId/login-requests', async ({ db, params, caller, now }) => ({
    items: await listLoginRequests(db, { ...params, caller, now }),
  }))

  on.secret(
    'POST /v1/streets/:streetId/members/:memberId/login-requests',
    ({ tx, params, body, caller, now }) => askForLogin(tx, { ...params, ...body, caller, now }),
  )

  on.secret('POST /v1/streets/:streetId/login-requests/:requestId/approval', ({ tx, params, caller, now }) =>
    approveLogin(tx, { ...params, caller, now }),
  )

  on.write(
    'POST /v1/streets/:streetId/login-requests/:requestId/rejection',
    async ({ tx, params, caller, now }) => {
      await rejectLogin(tx, { ...params, caller, now })
      return null
    },
  )

  on.read('GET /v1/streets/:streetId/me/login-request', async ({ db, params, caller, now }) => ({
    request: await findOwnRequest(db, { ...params, caller, now }),
  }))

  on.secret(
    'POST /v1/streets/:streetId/me/login-requests/:requestId/approval',
    ({ tx, params, caller, now }) => approveOwnLogin(tx, { ...params, caller, now }),
  )

  on.write(
    'POST /v1/streets/:streetId/me/login-requests/:requestId/rejection',
    async ({ tx, params, caller, now }) => {
      await rejectOwnLogin(tx, { ...params, caller, now })
      return null
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
