import type { Dependant, Member } from '@yunxuan/contract'
import type { RoleGrant } from '@yunxuan/domain'
import type { Serving } from '../../platform/serve.ts'
import { addDependant, changeDependant, changeMe, loadMe, removeDependant } from './member.service.ts'
import { countUnread, type DependantRow, listDependants, type MemberRow } from './member.store.ts'

export function bindMember(on: Serving): void {
  on.read('GET /v1/streets/:streetId/me', async ({ db, params, caller }) => {
    const { streetId } = params
    const row = await loadMe(db, streetId, caller)
    const unread = await countUnread(db, { streetId, memberId: row.id })
    return presentMember(row, caller.grants, unread)
  })

  on.write('PUT /v1/streets/:streetId/me', async ({ tx, params, body, caller, now }) => {
    const { streetId } = params
    const row = await changeMe(tx, { streetId, caller, edit: body, now })
    const unread = await countUnread(tx, { streetId, memberId: row.id })
    return presentMember(row, caller.grants, unread)
  })

  on.read('GET /v1/streets/:streetId/me/dependants', async ({ db, deps, params, caller }) => {
    const of = { config: deps.config, streetId: params.streetId, memberId: caller.member.id }
    const rows = await listDependants(db, of)
    return { items: rows.map(presentDependant) }
  })

  on.write('POST /v1/streets/:streetId/me/dependants', async ({ tx, deps, params, body, caller, now }) =>
    presentDependant(
      await addDependant(tx, { config: deps.config, streetId: params.streetId, caller, edit: body, now }),
    ),
  )

  on.write(
    'PUT /v1/streets/:streetId/me/dependants/:dependantId',
    async ({ tx, deps, params, body, caller, now }) =>
      presentDependant(
        await changeDependant(tx, { config: deps.config, ...params, caller, edit: body, now }),
      ),
  )

  on.write(
    'DELETE /v1/streets/:streetId/me/dependants/:dependantId',
    async ({ tx, deps, params, caller, now }) => {
      const { endVolunteering } = deps
      await removeDependant(tx, { ...params, caller, endVolunteering, now })
      return null
    },
  )
}

function presentMember(row: MemberRow, grants: readonly RoleGrant[], unreadNotices: number): Member {
  const roles = grants.map(({ role, areaId, organizationId }) => ({ role, areaId, organizationId }))
  return { ...row, unreadNotices, roles }
}

function presentDependant(row: DependantRow): Dependant {
  return { ...row, consentedAt: row.consentedAt.toISOString() }
}
