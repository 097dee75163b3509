import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { LocationEdit } from '@yunxuan/contract'
import { locationSorts } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { knownSort, wanted } from '../../api/wanted.ts'
import { useWrite } from '../../api/write.ts'

const locationsKey = (streetId: string) => ['street', streetId, 'managed-locations']
// What a place is called and where it stands is shown wherever services and places are chosen.
const stale = (streetId: string) => [locationsKey(streetId), ['street', streetId]]

export interface LocationFilter {
  q: string
  /** Empty for the whole street. */
  areaId: string
  sort: string
}

export const useManagedLocations = (streetId: string, { q, areaId, sort }: LocationFilter) =>
  usePaged({
    queryKey: [...locationsKey(streetId), q, areaId, sort],
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/locations', {
        params: { streetId },
        query: { limit: 50, ...wanted({ q, areaId, cursor, sort: knownSort(locationSorts, sort) }) },
      }),
  })

export const useNewLocation = (streetId: string) =>
  useWrite(stale(streetId), (body: LocationEdit) =>
    call('POST /v1/streets/:streetId/locations', { params: { streetId }, body }),
  )

export interface LocationChange {
  id: string
  /** As it was read by whoever changes it. */
  version: number
  edit: LocationEdit
}

export const useChangeLocation = (streetId: string) =>
  useWrite(
    stale(streetId),
    ({ id: locationId, ...body }: LocationChange) =>
      call('PUT /v1/streets/:streetId/managed/locations/:locationId', {
        params: { streetId, locationId },
        body,
      }),
    { isAwaited: true },
  )

/** Whom another address would concern; asked only once it is one. */
export const useLocationPreview = (streetId: string, locationId: string, edit: LocationEdit | null) =>
  useQuery({
    queryKey: [...locationsKey(streetId), locationId, 'preview', edit?.address],
    enabled: edit !== null,
    placeholderData: keepPreviousData,
    queryFn: () =>
      edit === null
        ? null
        : call('POST /v1/streets/:streetId/managed/locations/:locationId/preview', {
            params: { streetId, locationId },
            body: edit,
          }),
  })
