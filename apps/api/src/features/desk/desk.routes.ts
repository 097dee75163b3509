import { shanghaiDate } from '@yunxuan/domain'
import { inTransaction } from '../../platform/database.ts'
import { writeOnce } from '../../platform/idempotency.ts'
import { scopeOf } from '../../platform/scope.ts'
import { FileReply, type Serving } from '../../platform/serve.ts'
import { sheetReply } from '../../platform/sheet-reply.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { exportList, type ListPart } from '../audit/list-export.ts'
import { findBooking } from '../booking/booking.store.ts'
import { presentRosterLine } from '../booking/booking-present.ts'
import type { PresentPlace } from '../booking/place-ask.ts'
import { plainPhone } from '../member/member.service.ts'
import { noteAbsences } from './absence.service.ts'
import { approvalColumns } from './approval-sheet.ts'
import { listApprovals, lookUpCode, readDesk, readRoster, toCsv } from './desk.queries.ts'
import { bookAtDesk, deskRoles, reactivateBooking, receiveBooking, rejectBooking } from './desk.service.ts'
import { searchMembers } from './desk.store.ts'
import { memberKeepers, writeDownBirthDate } from './desk-member.service.ts'
import { deskScopeOf } from './desk-scope.ts'

export function bindDesk(on: Serving): void {
  bindReading(on)
  bindReception(on)
  bindBookings(on)
}

function bindReading(on: Serving): void {
  on.read('GET /v1/streets/:streetId/desk', async ({ params, query, caller, now, db }) => {
    const scope = await deskScopeOf(db, params.streetId, caller, deskRoles, now)
    return readDesk(db, { ...params, query, now, scope, reach: scopeOf(caller, deskRoles) })
  })

  on.read('GET /v1/streets/:streetId/desk/lookup', async ({ params, query, caller, now, db }) => {
    const scope = await deskScopeOf(db, params.streetId, caller, deskRoles, now)
    return lookUpCode(db, { ...params, code: query.code, now, scope })
  })

  on.read('GET /v1/streets/:streetId/slots/:slotId/roster', async ({ params, query, caller, now, db }) => {
    const scope = await deskScopeOf(db, params.streetId, caller, deskRoles, now)
    return readRoster(db, { ...params, isMasked: query.masked ?? false, scope })
  })

  on.read(
    'GET /v1/streets/:streetId/slots/:slotId/roster.csv',
    async ({ params, query, caller, now, db }) => {
      const scope = await deskScopeOf(db, params.streetId, caller, deskRoles, now)
      const roster = await readRoster(db, { ...params, isMasked: query.masked ?? false, scope })
      const day = shanghaiDate(new Date(roster.slot.startsAt))
      const name = `名册-${roster.slot.serviceTitle}-${day}.csv`
      const detail = { list: query.masked ? '名册（遮名）' : '名册', rows: roster.lines.length }
      const saved = {
        role: caller.grants[0]?.role ?? '',
        action: 'export.save',
        subject: 'slot',
        id: params.slotId,
        detail,
      }
      await inTransaction(db, tx => writeDeed(tx, { ...params, caller, now }, saved))
      return new FileReply(toCsv(roster.lines), 'text/csv; charset=utf-8', { fileName: name })
    },
  )

  on.read('GET /v1/streets/:streetId/members', async ({ params, query, caller, db }) => {
    const typed = { name: query.q.trim(), phone: plainPhone(query.q) }
    return { items: await searchMembers(db, params.streetId, typed, scopeOf(caller, memberKeepers)) }
  })

  on.write(
    'PUT /v1/streets/:streetId/members/:memberId/birth-date',
    async ({ params, body, caller, now, tx }) => {
      await writeDownBirthDate(tx, { ...params, ...body, caller, now })
      return null
    },
  )

  on.read('GET /v1/streets/:streetId/approvals', ({ params, query, caller, now, db }) =>
    listApprovals(db, { ...params, now, query, scope: scopeOf(caller, deskRoles) }),
  )

  on.read('GET /v1/streets/:streetId/approvals.xlsx', ({ params, query, caller, now, db }) => {
    const ask = { ...params, now, scope: scopeOf(caller, deskRoles) }
    const page = (part: ListPart) => listApprovals(db, { ...ask, query: { ...query, ...part } })
    return sheetReply(
      exportList(db, { ...params, caller, now, list: '待审核预约', columns: approvalColumns, page }),
    )
  })
}

function bindReception(on: Serving): void {
  const receptions = {
    'check-in': 'check_in',
    excuse: 'excuse',
    'no-show': 'no_show',
  } as const
  for (const word of ['check-in', 'excuse', 'no-show'] as const) {
    on.write(
      `POST /v1/streets/:streetId/bookings/:bookingId/${word}`,
      async ({ params, caller, now, tx }) => {
        const { booking, slot } = await receiveBooking(tx, {
          ...params,
          caller,
          now,
          reception: receptions[word],
        })
        return presentRosterLine(booking, slot)
      },
    )
  }

  on.write('POST /v1/streets/:streetId/slots/:slotId/no-shows', ({ params, body, caller, now, tx }) =>
    noteAbsences(tx, { ...params, ...body, caller, now, reception: 'no_show' }),
  )

  on.write('POST /v1/streets/:streetId/slots/:slotId/no-shows/undo', ({ params, body, caller, now, tx }) =>
    noteAbsences(tx, { ...params, ...body, caller, now, reception: 'undo' }),
  )

  // An excused party has given its places back, so undoing that takes places like any booking.
  on.batch(
    'POST /v1/streets/:streetId/bookings/:bookingId/undo',
    async ({ params, caller, now, claim, deps }) => {
      const found = await findBooking(deps.db, params.streetId, params.bookingId)
      if (found?.booking.status === 'excused') {
        return reactivateBooking(deps, { ...params, caller, now, claim, kind: 'restore', present })
      }
      return writeOnce(deps.db, claim, now, async tx => {
        const { booking, slot } = await receiveBooking(tx, { ...params, caller, now, reception: 'undo' })
        return presentRosterLine(booking, slot)
      })
    },
  )
}

function bindBookings(on: Serving): void {
  on.batch(
    'POST /v1/streets/:streetId/slots/:slotId/desk-bookings',
    ({ params, body, caller, now, claim, deps }) =>
      bookAtDesk(deps, { ...params, caller, now, claim, wish: body, source: 'desk', present }),
  )

  on.batch(
    'POST /v1/streets/:streetId/slots/:slotId/walk-ins',
    ({ params, body, caller, now, claim, deps }) =>
      bookAtDesk(deps, { ...params, caller, now, claim, wish: body, source: 'walk_in', present }),
  )

  on.batch(
    'POST /v1/streets/:streetId/bookings/:bookingId/approval',
    ({ params, caller, now, claim, deps }) =>
      reactivateBooking(deps, { ...params, caller, now, claim, kind: 'approve', present }),
  )

  on.write(
    'POST /v1/streets/:streetId/bookings/:bookingId/rejection',
    async ({ params, body, caller, now, tx }) => {
      const { booking, slot } = await rejectBooking(tx, { ...params, caller, now, reason: body.reason })
      return presentRosterLine(booking, slot)
    },
  )
}

const present: PresentPlace = ({ booking, slot }) => presentRosterLine(booking, slot)
