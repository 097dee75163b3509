import type { PendingQualification } from '@yunxuan/contract'
import { isMinor, maskName } from '@yunxuan/domain'
import { fromCursor, toPage } from '../../platform/cursor.ts'
import { scopeOf } from '../../platform/scope.ts'
import type { Serving } from '../../platform/serve.ts'
import { sheetReply } from '../../platform/sheet-reply.ts'
import { exportList, type ListPart } from '../audit/list-export.ts'
import {
  correctIdentity,
  findVolunteers,
  lookAtVolunteer,
  lookUpIdNumber,
  managing,
  noteConsent,
  noteWithdrawal,
} from './managed-volunteer.service.ts'
import { addQualification, answerQualification, removeQualification } from './qualification.service.ts'
import { listPendingQualifications, type PendingRow } from './qualification.store.ts'
import { readOwnVolunteers, showVolunteer } from './volunteer.queries.ts'
import { changeProfile, leaveVolunteering, withdrawOwnConsent } from './volunteer.service.ts'
import { presentLine, presentQualification } from './volunteer-present.ts'
import { volunteerColumns } from './volunteer-sheet.ts'

const pageSize = 30

export function bindVolunteer(on: Serving): void {
  bindOwn(on)
  bindOwnQualifications(on)
  bindManaged(on)
  bindManagedQualifications(on)
}

function bindOwn(on: Serving): void {
  on.read('GET /v1/streets/:streetId/me/volunteers', ({ db, deps, params, caller, now }) =>
    readOwnVolunteers(db, { config: deps.config, streetId: params.streetId, now }, caller.member.id),
  )

  on.write('PUT /v1/streets/:streetId/me/volunteers', async ({ tx, deps, params, body, caller, now }) => {
    const showing = { config: deps.config, streetId: params.streetId, now }
    const row = await changeProfile(tx, { ...showing, caller, edit: body })
    return showVolunteer(tx, showing, row)
  })

  on.write(
    'DELETE /v1/streets/:streetId/me/volunteers/:personId',
    async ({ tx, deps, params, caller, now }) => {
      const { config, endVolunteering } = deps
      await leaveVolunteering(tx, { ...params, config, endVolunteering, caller, now })
      return null
    },
  )

  on.write(
    'DELETE /v1/streets/:streetId/me/volunteers/:personId/guardian-consent',
    async ({ tx, deps, params, caller, now }) => {
      const showing = { config: deps.config, streetId: params.streetId, now }
      const row = await withdrawOwnConsent(tx, { ...showing, personId: params.personId, caller })
      return showVolunteer(tx, showing, row)
    },
  )
}

function bindOwnQualifications(on: Serving): void {
  on.write(
    'POST /v1/streets/:streetId/me/volunteers/:personId/qualifications',
    async ({ tx, params, body, caller, now }) =>
      presentQualification(await addQualification(tx, { ...params, ...body, caller, now })),
  )

  on.write(
    'DELETE /v1/streets/:streetId/me/volunteers/:personId/qualifications/:qualificationId',
    async ({ tx, params, caller, now }) => {
      await removeQualification(tx, { ...params, caller, now })
      return null
    },
  )
}

function bindManaged(on: Serving): void {
  on.read('GET /v1/streets/:streetId/managed/volunteers', async ({ db, params, query, caller, now }) => {
    const limit = query.limit ?? pageSize
    const page = await findVolunteers(db, { streetId: params.streetId, caller, now }, query, limit)
    return { ...page, items: page.items.map(row => presentLine(row, now)) }
  })

  on.read('GET /v1/streets/:streetId/managed/volunteers.xlsx', ({ db, params, query, caller, now }) => {
    const ask = { ...params, caller, now }
    const page = async ({ limit, ...part }: ListPart) => {
      const found = await findVolunteers(db, ask, { ...query, ...part }, limit)
      return { ...found, items: found.items.map(row => presentLine(row, now)) }
    }
    return sheetReply(exportList(db, { ...ask, list: '志愿者', columns: volunteerColumns, page }))
  })

  on.write(
    'POST /v1/streets/:streetId/managed/volunteers/lookups',
    async ({ tx, deps, params, body, caller, now }) => {
      const call = { config: deps.config, streetId: params.streetId, caller, now }
      return presentLine(await lookUpIdNumber(tx, { ...call, ...body }), now)
    },
  )

  on.write(
    'POST /v1/streets/:streetId/managed/volunteers/:personId/looks',
    async ({ tx, deps, params, body, caller, now }) => {
      const row = await lookAtVolunteer(tx, { ...params, caller, reason: body.reason, now })
      return showVolunteer(tx, { config: deps.config, streetId: params.streetId, now }, row)
    },
  )

  on.write(
    'POST /v1/streets/:streetId/managed/volunteers/:personId/guardian-consent',
    async ({ tx, deps, params, body, caller, now }) =>
      presentLine(await noteConsent(tx, { ...params, config: deps.config, caller, paper: body, now }), now),
  )

  on.write(
    'POST /v1/streets/:streetId/managed/volunteers/:personId/guardian-consent/withdrawal',
    async ({ tx, params, body, caller, now }) =>
      presentLine(await noteWithdrawal(tx, { ...params, ...body, caller, now }), now),
  )

  on.write(
    'POST /v1/streets/:streetId/managed/volunteers/:personId/identity',
    async ({ tx, deps, params, body, caller, now }) =>
      presentLine(
        await correctIdentity(tx, { ...params, config: deps.config, caller, seen: body, now }),
        now,
      ),
  )
}

function bindManagedQualifications(on: Serving): void {
  on.read('GET /v1/streets/:streetId/managed/qualifications', async ({ db, params, query, caller, now }) => {
    const limit = query.limit ?? pageSize
    const after = query.cursor === undefined ? null : String(fromCursor(query.cursor, 1)[0])
    const scope = scopeOf(caller, managing)
    const found = await listPendingQualifications(db, params.streetId, { scope, after, limit: limit + 1 })
    const page = toPage(found, limit, row => [row.id])
    return { ...page, items: page.items.map(row => presentPending(row, now)) }
  })

  on.write(
    'POST /v1/streets/:streetId/managed/qualifications/:qualificationId/approval',
    async ({ tx, params, caller, now }) => {
      const answer = { status: 'approved', reason: '' } as const
      return presentQualification(await answerQualification(tx, { ...params, caller, answer, now }))
    },
  )

  on.write(
    'POST /v1/streets/:streetId/managed/qualifications/:qualificationId/rejection',
    async ({ tx, params, body, caller, now }) => {
      const answer = { status: 'rejected', reason: body.reason } as const
      return presentQualification(await answerQualification(tx, { ...params, caller, answer, now }))
    },
  )
}

function presentPending({ birthDate, claimedAt, ...row }: PendingRow, now: Date): PendingQualification {
  const isYoung = birthDate !== null && isMinor(birthDate, now)
  return {
    ...row,
    name: isYoung ? maskName(row.name) : row.name,
    claimedAt: claimedAt.toISOString(),
  }
}
