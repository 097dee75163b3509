import { madeOf, type Serving } from '../../platform/serve.ts'
import { readStreet } from './street.service.ts'
import { listStreets, listStreetsOf } from './street.store.ts'

export function bindStreet(on: Serving): void {
  on.read('GET /v1/streets', async ({ db }) => madeOf({ items: await listStreets(db) }))

  on.read('GET /v1/me/streets', async ({ db, caller, now }) => ({
    items: await listStreetsOf(db, caller.accountId, now),
  }))

  on.read('GET /v1/streets/:streetId', ({ db, deps, params, now }) =>
    deps.catalogue({
      streetId: params.streetId,
      key: 'street',
      now,
      make: () => readStreet(db, params.streetId),
    }),
  )
}
