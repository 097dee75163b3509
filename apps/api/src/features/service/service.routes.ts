import { fromTimeCursor, toPage } from '../../platform/cursor.ts'
import { Refusal } from '../../platform/refuse.ts'
import { madeOf, type Serving } from '../../platform/serve.ts'
import { listServices, readService } from './catalogue.service.ts'
import { isPublished, listRatings } from './service.store.ts'
import { presentRating } from './service-present.ts'
import { suggestWords } from './words.service.ts'

const usualRatings = 20

export function bindService(on: Serving): void {
  on.read('GET /v1/streets/:streetId/services', ({ db, deps, params, query, now }) =>
    deps.catalogue({
      streetId: params.streetId,
      key: `services ${JSON.stringify(Object.entries(query).sort())}`,
      now,
      make: () => listServices(db, params.streetId, query, now),
    }),
  )

  on.read('GET /v1/streets/:streetId/search/words', ({ db, deps, params: { streetId }, query: { q }, now }) =>
    deps.catalogue({
      streetId,
      key: `words ${q ?? ''}`,
      now,
      make: () => suggestWords(db, streetId, q),
    }),
  )

  on.read('GET /v1/streets/:streetId/services/:serviceId', ({ db, deps, params, now }) =>
    deps.catalogue({
      streetId: params.streetId,
      key: `service ${params.serviceId}`,
      now,
      make: () => readService(db, params.streetId, params.serviceId, now),
    }),
  )

  on.read('GET /v1/streets/:streetId/services/:serviceId/ratings', async ({ db, params, query }) => {
    const { streetId, serviceId } = params
    if (!(await isPublished(db, streetId, serviceId))) throw new Refusal('not_found')
    const limit = query.limit ?? usualRatings
    const before = query.cursor === undefined ? null : fromTimeCursor(query.cursor)
    const found = await listRatings(db, streetId, { serviceId, before, limit: limit + 1 })
    const page = toPage(found, limit, row => [row.createdAt.toISOString(), row.id])
    return madeOf({ ...page, items: page.items.map(presentRating) })
  })
}
