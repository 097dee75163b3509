import type { Serving } from '../../platform/serve.ts'
import { readFigures, readParts, readRows } from './figure.service.ts'

export function bindFigure(on: Serving): void {
  on.read('GET /v1/streets/:streetId/figures', async ({ db, params, query, caller, now }) => ({
    countedAt: now.toISOString(),
    items: await readFigures(db, { ...params, ...query, caller, now }),
  }))

  on.read('GET /v1/streets/:streetId/figures/:figureId', async ({ db, params, query, caller, now }) => ({
    countedAt: now.toISOString(),
    ...(await readParts(db, { ...params, ...query, caller, now })),
  }))

  on.read('GET /v1/streets/:streetId/figures/:figureId/rows', ({ db, params, query, caller, now }) =>
    readRows(db, { ...params, ...query, caller, now }),
  )
}
