import type { StationFacility } from '@yunxuan/contract'
import type { StationKind } from '@yunxuan/domain'
import { api } from '../../api.ts'
import { useOfStreet, usePaged } from '../../shell/ask.ts'
import type { Here } from '../../shell/here.ts'

export interface StationFilter {
  kind?: StationKind
  facility?: StationFacility['facility']
  /** Whose community's come first where nobody said from where. */
  areaId?: string
  here?: Here
}

// The address of a question is written down on its way: a hundred metres say as much of a way on foot.
const roughly = (degrees: number) => Math.round(degrees * 1000) / 1000

/** Where one may go in: what is open first, then what is near. */
export function useStations({ here, ...filter }: StationFilter) {
  const from = here && { latitude: roughly(here.lat), longitude: roughly(here.lng) }
  return usePaged(['stations', { ...filter, ...from }], (streetId, paging) =>
    api('GET /v1/streets/:streetId/stations', {
      params: { streetId },
      query: { ...filter, ...from, ...paging },
    }),
  )
}

export function useStation(locationId: string) {
  return useOfStreet(['station', locationId], streetId =>
    api('GET /v1/streets/:streetId/stations/:locationId', { params: { streetId, locationId } }),
  )
}
