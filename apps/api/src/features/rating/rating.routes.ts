import type { ManagedRating } from '@yunxuan/contract'
import type { StaffRole } from '@yunxuan/domain'
import { fromTimeCursor, toPage } from '../../platform/cursor.ts'
import { scopeOf } from '../../platform/scope.ts'
import type { Serving } from '../../platform/serve.ts'
import { presentRating } from '../service/service-present.ts'
import { answering, answerRating, rateBooking, setRatingAside } from './rating.service.ts'
import { listManagedRatings, type ManagedRatingRow } from './rating.store.ts'

const usualLimit = 20
const readers = [
  'provider',
  'coordinator',
  'reviewer',
  'administrator',
] as const satisfies readonly StaffRole[]

export function bindRating(on: Serving): void {
  on.write(
    'POST /v1/streets/:streetId/bookings/:bookingId/rating',
    async ({ tx, params, body, caller, now }) => rateBooking(tx, { ...params, caller, wish: body, now }),
  )

  on.read('GET /v1/streets/:streetId/managed/ratings', async ({ db, params, query, caller }) => {
    const limit = query.limit ?? usualLimit
    const found = await listManagedRatings(db, params.streetId, {
      read: scopeOf(caller, readers),
      answer: scopeOf(caller, answering),
      serviceId: query.serviceId,
      standing: query.standing,
      before: query.cursor === undefined ? null : fromTimeCursor(query.cursor),
      limit: limit + 1,
    })
    const page = toPage(found, limit, row => [row.createdAt.toISOString(), row.id])
    return { ...page, items: page.items.map(presentManagedRating) }
  })

  on.write('POST /v1/streets/:streetId/ratings/:ratingId/answer', async ({ tx, params, body, caller, now }) =>
    answerRating(tx, { ...params, caller, text: body.text, now }),
  )

  on.write(
    'POST /v1/streets/:streetId/ratings/:ratingId/setting-aside',
    async ({ tx, params, body, caller, now }) => {
      await setRatingAside(tx, { ...params, caller, reason: body.reason, now })
      return null
    },
  )
}

function presentManagedRating(row: ManagedRatingRow): ManagedRating {
  const { serviceId, serviceTitle, organizationName, isAnswering, answer, setAside } = row
  return {
    ...presentRating(row),
    serviceId,
    serviceTitle,
    organizationName,
    setAside,
    mayAnswer: isAnswering && answer === null,
  }
}
