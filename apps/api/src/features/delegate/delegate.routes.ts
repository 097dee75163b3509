import type { Serving } from '../../platform/serve.ts'
import {
  dismissDelegate,
  nameDelegate,
  readDelegacies,
  readDelegates,
  renewDelegate,
} from './delegate.service.ts'

export function bindDelegate(on: Serving): void {
  on.read('GET /v1/streets/:streetId/managed/delegates', async ({ db, params, caller, now }) => ({
    items: await readDelegates(db, { ...params, caller, now }),
  }))

  on.write('POST /v1/streets/:streetId/managed/delegates', ({ tx, params, body, caller, now }) =>
    nameDelegate(tx, { ...params, caller, now, wish: body }),
  )

  on.write(
    'POST /v1/streets/:streetId/managed/delegates/:delegateId/confirmation',
    ({ tx, params, caller, now }) => renewDelegate(tx, { ...params, caller, now }),
  )

  on.write(
    'DELETE /v1/streets/:streetId/managed/delegates/:delegateId',
    async ({ tx, params, caller, now }) => {
      await dismissDelegate(tx, { ...params, caller, now })
      return null
    },
  )

  on.read('GET /v1/streets/:streetId/me/delegacies', async ({ db, params, caller, now }) => ({
    items: await readDelegacies(db, { ...params, caller, now }),
  }))
}
