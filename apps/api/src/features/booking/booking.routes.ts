import { FileReply, madeOf, type Serving } from '../../platform/serve.ts'
import { listOwnBookings, readOwnBooking, readSignedBooking } from './booking.queries.ts'
import { acceptOffer, bookSlot, cancelBooking } from './booking.service.ts'
import { toCalendar, toSlip } from './booking-paper.ts'
import { type PresentContext, presentBooking } from './booking-present.ts'
import type { PresentPlace } from './place-ask.ts'
import { listSlotViews } from './slot-view.ts'

export function bindBooking(on: Serving): void {
  on.read(
    'GET /v1/streets/:streetId/services/:serviceId/slots',
    async ({ db, deps, params, query, caller, now }) => {
      const items = await listSlotViews(db, {
        config: deps.config,
        ...params,
        member: caller?.member ?? null,
        dependantId: query.dependantId,
        from: query.from,
        to: query.to,
        now,
      })
      return madeOf({ items })
    },
  )

  on.batch(
    'POST /v1/streets/:streetId/slots/:slotId/bookings',
    ({ params, body, caller, now, claim, deps }) => {
      const present = presentingIn({ config: deps.config, streetId: params.streetId, now })
      return bookSlot(deps, { ...params, memberId: caller.member.id, wish: body, now, claim, present })
    },
  )

  on.batch(
    'POST /v1/streets/:streetId/waitlist/:entryId/acceptance',
    ({ params, caller, now, claim, deps }) => {
      const present = presentingIn({ config: deps.config, streetId: params.streetId, now })
      return acceptOffer(deps, { ...params, memberId: caller.member.id, now, claim, present })
    },
  )

  on.read('GET /v1/streets/:streetId/me/bookings', ({ params, query, caller, now, db, deps }) =>
    listOwnBookings(db, caller.member.id, query, { config: deps.config, streetId: params.streetId, now }),
  )

  on.read('GET /v1/streets/:streetId/bookings/:bookingId', ({ params, caller, now, db, deps }) =>
    readOwnBooking(db, caller.member.id, params.bookingId, {
      config: deps.config,
      streetId: params.streetId,
      now,
    }),
  )

  on.write(
    'DELETE /v1/streets/:streetId/bookings/:bookingId',
    async ({ params, body, caller, now, tx, deps }) => {
      const ask = { ...params, memberId: caller.member.id, word: body.word ?? '', now }
      const { booking, slot } = await cancelBooking(tx, { ...ask, kind: 'service' })
      return presentBooking(booking, slot, { config: deps.config, streetId: params.streetId, now })
    },
  )

  on.read(
    'GET /v1/streets/:streetId/bookings/:bookingId/calendar.ics',
    async ({ params, query, now, db, deps }) => {
      const context = { config: deps.config, streetId: params.streetId, now }
      const { booking, slot } = await readSignedBooking(db, params.bookingId, query.sig, context)
      return new FileReply(toCalendar(booking, slot, now), 'text/calendar; charset=utf-8', {
        fileName: `${slot.title}.ics`,
      })
    },
  )

  on.read('GET /v1/streets/:streetId/bookings/:bookingId/slip', async ({ params, query, now, db, deps }) => {
    const context = { config: deps.config, streetId: params.streetId, now }
    const { booking, slot } = await readSignedBooking(db, params.bookingId, query.sig, context)
    return new FileReply(toSlip(booking, slot), 'text/html; charset=utf-8')
  })
}

function presentingIn(context: PresentContext): PresentPlace {
  return ({ booking, slot }) => presentBooking(booking, slot, context)
}
