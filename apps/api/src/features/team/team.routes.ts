import { fromCursor, toPage } from '../../platform/cursor.ts'
import { scopeOf } from '../../platform/scope.ts'
import type { Serving } from '../../platform/serve.ts'
import { keeping } from './lead.ts'
import {
  answerInvitation,
  applyToTeam,
  approveApplication,
  inviteToTeam,
  leaveTeam,
  rejectApplication,
  removeFromTeam,
} from './membership.service.ts'
import { listOwnStandings } from './membership.store.ts'
import {
  presentManagedTeam,
  presentMember,
  presentStanding,
  presentTeam,
  readMembers,
  readTeam,
} from './team.queries.ts'
import { changeTeam, closeTeam, foundTeam, nameLeaders } from './team.service.ts'
import { listManagedTeams, listTeams } from './team.store.ts'

const pageSize = 30

export function bindTeam(on: Serving): void {
  bindTeams(on)
  bindMembers(on)
  bindOwn(on)
  bindManaged(on)
}

function bindTeams(on: Serving): void {
  on.read('GET /v1/streets/:streetId/teams', async ({ db, params, query }) => {
    const limit = query.limit ?? pageSize
    const { areaId, parentId } = query
    const after = nameAfter(query.cursor)
    const wanted = { q: query.q?.trim(), areaId, parentId, after, limit: limit + 1 }
    const page = toPage(await listTeams(db, params.streetId, wanted), limit, row => [row.name])
    return { ...page, items: page.items.map(presentTeam) }
  })

  on.read('GET /v1/streets/:streetId/teams/:teamId', ({ db, params, caller }) =>
    readTeam(db, { ...params, caller }),
  )
}

function bindMembers(on: Serving): void {
  on.read('GET /v1/streets/:streetId/teams/:teamId/members', async ({ db, params, query, caller, now }) => {
    const limit = query.limit ?? pageSize
    const { rows, role } = await readMembers(db, { ...params, caller, now }, query, limit)
    const page = toPage(rows, limit, row => [row.name, row.personId])
    return { ...page, items: page.items.map(row => presentMember({ row, role }, now)) }
  })

  on.write(
    'POST /v1/streets/:streetId/teams/:teamId/members/:personId/approval',
    async ({ tx, params, caller, now }) =>
      presentMember(await approveApplication(tx, { ...params, caller, now }), now),
  )

  on.write(
    'POST /v1/streets/:streetId/teams/:teamId/members/:personId/rejection',
    async ({ tx, params, body, caller, now }) =>
      presentMember(await rejectApplication(tx, { ...params, ...body, caller, now }), now),
  )

  on.write(
    'POST /v1/streets/:streetId/teams/:teamId/members/:personId/removal',
    async ({ tx, params, body, caller, now }) =>
      presentMember(await removeFromTeam(tx, { ...params, ...body, caller, now }), now),
  )

  on.write(
    'POST /v1/streets/:streetId/teams/:teamId/invitations',
    async ({ tx, params, body, caller, now }) =>
      presentMember(await inviteToTeam(tx, { ...params, ...body, caller, now }), now),
  )
}

function bindOwn(on: Serving): void {
  on.write(
    'POST /v1/streets/:streetId/teams/:teamId/applications',
    async ({ tx, params, body, caller, now }) => {
      const { personId, message = '' } = body
      return presentStanding(await applyToTeam(tx, { ...params, personId, message, caller, now }))
    },
  )

  on.read('GET /v1/streets/:streetId/me/teams', async ({ db, params, caller }) => {
    const rows = await listOwnStandings(db, params.streetId, caller.member.id, undefined)
    return { items: rows.map(presentStanding) }
  })

  on.write(
    'POST /v1/streets/:streetId/me/invitations/:teamId/answer',
    async ({ tx, params, body, caller, now }) => {
      const { personId, accept } = body
      return presentStanding(await answerInvitation(tx, { ...params, personId, accept, caller, now }))
    },
  )

  on.write('DELETE /v1/streets/:streetId/me/teams/:teamId', async ({ tx, params, query, caller, now }) => {
    await leaveTeam(tx, { ...params, personId: query.personId, caller, now })
    return null
  })
}

function bindManaged(on: Serving): void {
  on.read('GET /v1/streets/:streetId/managed/teams', async ({ db, params, query, caller }) => {
    const limit = query.limit ?? pageSize
    const found = await listManagedTeams(db, params.streetId, {
      scope: scopeOf(caller, keeping),
      q: query.q?.trim(),
      status: query.status,
      after: nameAfter(query.cursor),
      limit: limit + 1,
    })
    const page = toPage(found, limit, row => [row.name])
    return { ...page, items: page.items.map(presentManagedTeam) }
  })

  on.write('POST /v1/streets/:streetId/managed/teams', async ({ tx, params, body, caller, now }) =>
    presentManagedTeam(await foundTeam(tx, { ...params, caller, edit: body, now })),
  )

  on.write('PUT /v1/streets/:streetId/managed/teams/:teamId', async ({ tx, params, body, caller, now }) =>
    presentManagedTeam(await changeTeam(tx, { ...params, caller, edit: body, now })),
  )

  on.write(
    'PUT /v1/streets/:streetId/managed/teams/:teamId/leaders',
    async ({ tx, params, body, caller, now }) =>
      presentManagedTeam(await nameLeaders(tx, { ...params, numbers: body.leaders, caller, now })),
  )

  on.write(
    'POST /v1/streets/:streetId/managed/teams/:teamId/closing',
    async ({ tx, params, body, caller, now }) =>
      presentManagedTeam(await closeTeam(tx, { ...params, ...body, caller, now })),
  )
}

function nameAfter(cursor: string | undefined): string | null {
  return cursor === undefined ? null : String(fromCursor(cursor, 1)[0])
}
