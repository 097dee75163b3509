import { madeOf, type Serving } from '../../platform/serve.ts'
import { readBoard, readCheckInCode, readLeading, readPersonalCodes } from './attendance.queries.ts'
import { handInScans } from './leader-scan.service.ts'
import { approveWalkIn, askToJoin, rejectWalkIn } from './walk-in.service.ts'

export function bindAttendance(on: Serving): void {
  bindScans(on)
  bindLeader(on)
  bindWalkIns(on)
}

function bindScans(on: Serving): void {
  on.batch('POST /v1/streets/:streetId/scans', ({ params, body, caller, now, claim, deps }) =>
    deps.takeScan({ ...params, memberId: caller.member.id, wish: body, now, claim }),
  )

  on.read(
    'GET /v1/streets/:streetId/me/personal-codes',
    async ({ params, query, caller, now, db, deps }) => ({
      items: await readPersonalCodes(db, deps.config, {
        ...params,
        member: caller.member,
        shiftId: query.shiftId,
        now,
      }),
    }),
  )
}

function bindLeader(on: Serving): void {
  on.read('GET /v1/streets/:streetId/shifts/:shiftId/check-in-code', ({ params, caller, now, db, deps }) =>
    readCheckInCode(db, deps.config, { ...params, caller, now }),
  )

  on.write(
    'POST /v1/streets/:streetId/shifts/:shiftId/leader-scans',
    async ({ params, body, caller, now, tx, deps }) =>
      handInScans(tx, deps.config, { ...params, scans: body.scans, caller, now }),
  )

  on.read('GET /v1/streets/:streetId/shifts/:shiftId/board', async ({ params, query, caller, now, db }) => {
    const { masked: isMasked = false, show = 'all', q = '' } = query
    return madeOf(await readBoard(db, { ...params, caller, now, isMasked, show, q }))
  })

  on.read('GET /v1/streets/:streetId/me/leading', async ({ params, caller, now, db }) => ({
    items: await readLeading(db, { ...params, caller, now }),
  }))
}

function bindWalkIns(on: Serving): void {
  on.write('POST /v1/streets/:streetId/shifts/:shiftId/walk-ins', ({ params, body, caller, now, tx }) =>
    askToJoin(tx, {
      ...params,
      memberId: caller.member.id,
      dependantId: body.dependantId ?? null,
      guardianConsents: body.guardianConsents ?? false,
      now,
    }),
  )

  on.batch(
    'POST /v1/streets/:streetId/shifts/:shiftId/walk-ins/:requestId/approval',
    ({ params, caller, now, claim, deps }) => approveWalkIn(deps, { ...params, caller, now, claim }),
  )

  on.write(
    'POST /v1/streets/:streetId/shifts/:shiftId/walk-ins/:requestId/rejection',
    ({ params, body, caller, now, tx }) => rejectWalkIn(tx, { ...params, caller, now, reason: body.reason }),
  )
}
