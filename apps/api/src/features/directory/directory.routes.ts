import type { Serving } from '../../platform/serve.ts'
import { addLocation, addOrganization } from './directory.service.ts'
import { listLocations, listOrganizations } from './directory.store.ts'

export function bindDirectory(on: Serving): void {
  on.read('GET /v1/streets/:streetId/organizations', async ({ db, params }) => ({
    items: await listOrganizations(db, params.streetId),
  }))

  on.write('POST /v1/streets/:streetId/organizations', ({ tx, params, body, caller, now }) =>
    addOrganization(tx, { ...params, caller, now, name: body.name }),
  )

  on.read('GET /v1/streets/:streetId/locations', async ({ db, params }) => ({
    items: await listLocations(db, params.streetId),
  }))

  on.write('POST /v1/streets/:streetId/locations', ({ tx, params, body, caller, now }) =>
    addLocation(tx, { ...params, caller, now, edit: body }),
  )
}
