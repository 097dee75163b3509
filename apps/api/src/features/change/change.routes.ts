import { scopeOf } from '../../platform/scope.ts'
import type { Serving } from '../../platform/serve.ts'
import { staff } from '../publish/publish.service.ts'
import { readChange } from '../publish/unread.service.ts'
import { listChanges } from './change.queries.ts'

export function bindChange(on: Serving): void {
  on.read('GET /v1/streets/:streetId/managed/changes', async ({ db, params, caller }) => {
    const changes = await listChanges(db, params.streetId, scopeOf(caller, staff))
    return {
      items: changes.map(({ by, names, ...change }) => ({
        ...change,
        changedBy: names,
        isByCaller: by.includes(caller.member.id),
      })),
    }
  })

  on.write(
    'POST /v1/streets/:streetId/managed/services/:serviceId/reading',
    async ({ tx, params, body, caller, now }) => {
      await readChange(tx, { ...params, ...body, caller, now })
      return null
    },
  )
}
