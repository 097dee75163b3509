import type { ManagedLocation } from '@yunxuan/contract'
import { isAllowed, type LocationSort } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Serving } from '../../platform/serve.ts'
import { orderOf, toSortedPage } from '../../platform/sorting.ts'
import { presentPicture } from '../picture/picture-present.ts'
import { changeLocation, locationKeepers, previewLocation } from './location.service.ts'
import { countLocations, type LocationRow, listManagedLocations } from './location.store.ts'

const usualLimit = 50

export function bindLocation(on: Serving): void {
  on.read('GET /v1/streets/:streetId/managed/locations', async ({ db, params, query, caller, now }) => {
    const limit = query.limit ?? usualLimit
    const order = orderOf<LocationSort>('name', query)
    const asked = { q: query.q ?? '', areaId: query.areaId, order, limit: limit + 1, now }
    const found = await listManagedLocations(db, params.streetId, asked)
    const total = await countLocations(db, params.streetId, asked)
    const page = toSortedPage(found, limit, order, row => row.id)
    return { ...page, total, items: page.items.map(row => presentLocation(row, caller, now)) }
  })

  // It names who is concerned, with their numbers: that is kept nowhere.
  on.secret(
    'POST /v1/streets/:streetId/managed/locations/:locationId/preview',
    ({ tx, params, body, caller, now }) => previewLocation(tx, { ...params, caller, now, edit: body }),
  )

  on.write(
    'PUT /v1/streets/:streetId/managed/locations/:locationId',
    async ({ tx, params, body, caller, now }) => {
      const { location, ...told } = await changeLocation(tx, { ...params, ...body, caller, now })
      return { location: presentLocation(location, caller, now), ...told }
    },
  )
}

function presentLocation({ areaIds, ...row }: LocationRow, caller: MemberCaller, now: Date): ManagedLocation {
  return {
    ...row,
    picture: presentPicture(row.picture),
    isOwn: isAllowed(caller.grants, locationKeepers, { areaIds, organizationId: null }, now),
  }
}
