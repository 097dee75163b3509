import type { Input } from '@yunxuan/contract'
import type { Db } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { madeOfText, type Serving } from '../../platform/serve.ts'
import {
  type HsdsAsk,
  readAtLocations,
  readLocations,
  readMeta,
  readOrganization,
  readOrganizations,
  readServices,
  readWhole,
} from './hsds.service.ts'

/** What everybody may read may be read by a page of anybody's, too. */
const headers = { 'access-control-allow-origin': '*' }

interface Call<Asked extends object> {
  db: Db
  deps: Deps
  params: Input<'GET /hsds/:streetId'>['params'] & Asked
  query?: object
  now: Date
}

export function bindHsds(on: Serving): void {
  /** Answers out of the catalogue's cache: the same for everybody who asks. */
  const answer =
    <Asked extends object>(
      name: string,
      read: (db: Db, ask: HsdsAsk & Asked) => Promise<Record<string, unknown>>,
    ) =>
    ({ db, deps, params, query = {}, now }: Call<Asked>) =>
      deps.catalogue({
        streetId: params.streetId,
        key: `hsds ${name} ${JSON.stringify([Object.entries(params).sort(), Object.entries(query).sort()])}`,
        now,
        make: async () => {
          const ask = { ...query, ...params, publicUrl: deps.config.publicUrl, now }
          return madeOfText(JSON.stringify(await read(db, ask)), 'application/json; charset=utf-8', {
            headers,
          })
        },
      })
  on.read('GET /hsds/:streetId', answer('meta', readMeta))
  on.read('GET /hsds/:streetId/services', answer('services', readServices))
  on.read('GET /hsds/:streetId/services/:serviceId', answer<{ serviceId: string }>('service', readWhole))
  on.read('GET /hsds/:streetId/organizations', answer('organizations', readOrganizations))
  on.read(
    'GET /hsds/:streetId/organizations/:organizationId',
    answer<{ organizationId: string }>('organization', readOrganization),
  )
  on.read('GET /hsds/:streetId/locations', answer('locations', readLocations))
  on.read('GET /hsds/:streetId/service_at_locations', answer('at locations', readAtLocations))
}
