import type { Location } from '@yunxuan/contract'

/** A location in the row of whatever is had there. */
export interface LocationColumns {
  locationId: string
  locationName: string
  address: string
  access: string
  areaId: string | null
  areaName: string | null
  latitude: number | null
  longitude: number | null
}

/** Returns a place as people find it. */
export function presentLocation(row: LocationColumns): Location {
  return {
    id: row.locationId,
    name: row.locationName,
    address: row.address,
    access: row.access,
    areaId: row.areaId,
    areaName: row.areaName,
    latitude: row.latitude,
    longitude: row.longitude,
  }
}
