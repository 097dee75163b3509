import type { PolicyView } from '@yunxuan/contract'
import type { Serving } from '../../platform/serve.ts'
import { changePolicy } from './policy.service.ts'
import { loadPolicyVersion, type PolicyVersion } from './policy.store.ts'

export function bindPolicy(on: Serving): void {
  on.read('GET /v1/streets/:streetId/policy', async ({ db, params }) =>
    presentPolicy(await loadPolicyVersion(db, params.streetId)),
  )

  on.write('PUT /v1/streets/:streetId/policy', async ({ tx, params, body, caller, now }) =>
    presentPolicy(await changePolicy(tx, { ...body, streetId: params.streetId, caller, now })),
  )
}

function presentPolicy({ version, settings, changedAt, changedByName }: PolicyVersion): PolicyView {
  return { version, settings, changedAt: changedAt?.toISOString() ?? null, changedByName }
}
