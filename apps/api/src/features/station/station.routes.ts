import { coordinators, type ManagedStation, type Station } from '@yunxuan/contract'
import { addDays, isAllowed, opennessAt, type StationSort, shanghaiDate } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import type { Serving } from '../../platform/serve.ts'
import { orderOf, toSortedPage } from '../../platform/sorting.ts'
import { presentLocation } from '../directory/location-present.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { fromMinutes } from './opening-minutes.ts'
import { assureStation, endStation, putStation } from './station.service.ts'
import {
  countStations,
  findStation,
  listManagedStations,
  listNearby,
  type StationRow,
} from './station.store.ts'

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

  on.read('GET /v1/streets/:streetId/stations/:locationId', async ({ db, params, now }) => {
    const found = await findStation(db, params.streetId, params.locationId)
    if (found === undefined) throw new Refusal('not_found')
    return presentStation(found, await confirmedSince(db, params.streetId, now), now)
  })

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

/** The day since which somebody has to have said that a station is as it is written. */
async function confirmedSince(db: Executor, streetId: string, now: Date): Promise<string> {
  const { unconfirmedAfterDays } = await loadPolicy(db, streetId)
  return addDays(shanghaiDate(now), -unconfirmedAfterDays)
}

function presentStation(row: StationRow, since: string, now: Date): Station {
  const hours = fromMinutes(row.openMinutes)
  const { closedFrom, closedReason, kind, note, phone, facilities, confirmedDate } = row
  const closure =
    closedFrom === null || closedReason === null
      ? null
      : { from: closedFrom, until: row.closedUntil, reason: closedReason }
  return {
    ...{ location: presentLocation(row), kind, note, phone, facilities, hours, closure },
    openness: presentOpenness(opennessAt({ hours, closure }, now)),
    metres: null,
    confirmedDate,
    isUnconfirmed: confirmedDate < since,
  }
}

function presentOpenness(openness: ReturnType<typeof opennessAt>): Station['openness'] {
  if (openness.state === 'open') return { ...openness, until: openness.until?.toISOString() ?? null }
  if (openness.state === 'closed') return { ...openness, opens: openness.opens?.toISOString() ?? null }
  return openness
}

function presentManaged(row: StationRow, caller: MemberCaller, since: string, now: Date): ManagedStation {
  const place = { areaIds: row.areaIds, organizationId: null }
  return {
    ...presentStation(row, since, now),
    version: row.version,
    isOwn: isAllowed(caller.grants, coordinators.roles, place, now),
  }
}
