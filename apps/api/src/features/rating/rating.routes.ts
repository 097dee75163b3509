import type { Serving } from '../../platform/serve.ts'
import { answerRating, rateBooking } from './rating.service.ts'

export function bindRating(on: Serving): void {
  on.write(
    'POST /v1/streets/:streetId/bookings/:bookingId/rating',
    async ({ tx, params, body, caller, now }) => rateBooking(tx, { ...params, caller, wish: body, now }),
  )

  on.write('POST /v1/streets/:streetId/ratings/:ratingId/answer', async ({ tx, params, body, caller, now }) =>
    answerRating(tx, { ...params, caller, text: body.text, now }),
  )
}
