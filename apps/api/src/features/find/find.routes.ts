import type { Serving } from '../../platform/serve.ts'

export function bindFind(on: Serving): void {
  on.read('GET /v1/streets/:streetId/find', ({ params: { streetId }, query, caller, now, deps }) =>
    deps.askFinders({ streetId, caller, now, q: query.q }),
  )

  on.read('GET /v1/streets/:streetId/search', ({ params: { streetId }, query: { q }, now, deps }) =>
    deps.catalogue({ streetId, key: `search ${q}`, now, make: () => deps.askPublic({ streetId, q, now }) }),
  )
}
