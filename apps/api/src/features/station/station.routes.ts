import { coordinators, type ManagedStation } from '@yunxuan/contract'
import { isAllowed, type StationSort } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Serving } from '../../platform/serve.ts'
import { orderOf, toSortedPage } from '../../platform/sorting.ts'
import { confirmedSince, presentStation, readStation } from './station.queries.ts'
import { assureStation, endStation, putStation } from './station.service.ts'
import { countStations, listManagedStations, listNearby, type StationRow } from './station.store.ts'

const usualLimit = 50

export function bindStation(on: Serving): void {
  on.read('GET /v1/streets/:streetId/stations', async ({ db, params, query, now }) => {
    const limit = query.limit ?? usualLimit
    const order = orderOf<'near'>('near', { cursor: query.cursor })
    const { kind, facility, areaId, latitude, longitude } = query
    const point = latitude === undefined || longitude === undefined ? null : { latitude, longitude }
    const asked = { kind, facility, areaId, point, order, limit: limit + 1, now }
    const found = await listNearby(db, params.streetId, asked)
    const page = toSortedPage(found, limit, order, row => row.locationId)
    const since = await confirmedSince(db, params.streetId, now)
    return {
      ...page,
      items: page.items.map(({ metres, ...row }) => ({ ...presentStation(row, since, now), metres })),
    }
  })

  on.read('GET /v1/streets/:streetId/stations/:locationId', ({ db, params, now }) =>
    readStation(db, { ...params, now }),
  )

  on.read('GET /v1/streets/:streetId/managed/stations', async ({ db, params, query, caller, now }) => {
    const limit = query.limit ?? usualLimit
    const order = orderOf<StationSort>('-wanting', query)
    const since = await confirmedSince(db, params.streetId, now)
    const asked = { q: query.q ?? '', kind: query.kind, due: query.due, order, limit: limit + 1, since }
    const found = await listManagedStations(db, params.streetId, asked)
    const total = await countStations(db, params.streetId, asked)
    const page = toSortedPage(found, limit, order, row => row.locationId)
    return { ...page, total, items: page.items.map(row => presentManaged(row, caller, since, now)) }
  })

  on.write(
    'PUT /v1/streets/:streetId/managed/stations/:locationId',
    async ({ tx, params, body, caller, now }) => {
      const row = await putStation(tx, { ...params, ...body, caller, now })
      return presentManaged(row, caller, await confirmedSince(tx, params.streetId, now), now)
    },
  )

  on.write(
    'POST /v1/streets/:streetId/managed/stations/:locationId/confirmation',
    async ({ tx, params, caller, now }) => {
      const row = await assureStation(tx, { ...params, caller, now })
      return presentManaged(row, caller, await confirmedSince(tx, params.streetId, now), now)
    },
  )

  on.write(
    'DELETE /v1/streets/:streetId/managed/stations/:locationId',
    async ({ tx, params, caller, now }) => {
      await endStation(tx, { ...params, caller, now })
      return null
    },
  )
}

function presentManaged(row: StationRow, caller: MemberCaller, since: string, now: Date): ManagedStation {
  const place = { areaIds: row.areaIds, organizationId: null }
  return {
    ...presentStation(row, since, now),
    version: row.version,
    isOwn: isAllowed(caller.grants, coordinators.roles, place, now),
  }
}
