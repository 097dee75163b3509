import type { StationEdit } from '@yunxuan/contract'
import { type StationKind, stationKinds, stationSorts } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { knownSort, wanted } from '../../api/wanted.ts'
import { useWrite } from '../../api/write.ts'

const stationsKey = (streetId: string) => ['street', streetId, 'managed-stations']
// What waits of them is counted on 今天.
const stale = (streetId: string) => [stationsKey(streetId), ['street', streetId]]

export const stationDues = ['wanting', 'unconfirmed'] as const
export type StationDue = (typeof stationDues)[number]

export interface StationFilter {
  q: string
  kind: StationKind | 'all'
  due: StationDue | 'all'
  sort: string
}

export const useManagedStations = (streetId: string, { q, kind, due, sort }: StationFilter) =>
  usePaged({
    queryKey: [...stationsKey(streetId), q, kind, due, sort],
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/stations', {
        params: { streetId },
        query: {
          limit: 50,
          ...wanted({ q, cursor, sort: knownSort(stationSorts, sort) }),
          ...(stationKinds.some(one => one === kind) && { kind: kind as StationKind }),
          ...(stationDues.some(one => one === due) && { due: due as StationDue }),
        },
      }),
  })

export interface StationChange {
  locationId: string
  /** As it was read; 0 where it is no station yet. */
  version: number
  edit: StationEdit
}

export const usePutStation = (streetId: string) =>
  useWrite(stale(streetId), ({ locationId, ...body }: StationChange) =>
    call('PUT /v1/streets/:streetId/managed/stations/:locationId', {
      params: { streetId, locationId },
      body,
    }),
  )

export const useConfirmStation = (streetId: string) =>
  useWrite(stale(streetId), (locationId: string) =>
    call('POST /v1/streets/:streetId/managed/stations/:locationId/confirmation', {
      params: { streetId, locationId },
    }),
  )

export const useEndStation = (streetId: string) =>
  useWrite(stale(streetId), (locationId: string) =>
    call('DELETE /v1/streets/:streetId/managed/stations/:locationId', { params: { streetId, locationId } }),
  )
