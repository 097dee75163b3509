/** Why a point on the map is refused. */
export const pointDenials = ['point_incomplete', 'point_swapped', 'point_outside'] as const
export type PointDenial = (typeof pointDenials)[number]

/** A point as maps of mainland China show it (GCJ-02), in degrees. */
export interface Point {
  latitude: number | null
  longitude: number | null
}

// The mainland lies within; no latitude of it is a longitude of it, so two numbers say which is which.
const [south, north] = [3.8, 53.6]
const [west, east] = [73.5, 135.1]
const isLatitude = (degrees: number) => degrees >= south && degrees <= north
const isLongitude = (degrees: number) => degrees >= west && degrees <= east

/** Returns why a point is no place of mainland China, none or a whole one; undefined when it is fine. */
export function denyPoint({ latitude, longitude }: Point): PointDenial | undefined {
  if (latitude === null && longitude === null) return undefined
  if (latitude === null || longitude === null) return 'point_incomplete'
  if (isLatitude(latitude) && isLongitude(longitude)) return undefined
  return isLatitude(longitude) && isLongitude(latitude) ? 'point_swapped' : 'point_outside'
}

/** Returns the point that somebody copied from a map, whichever of the two it names first; undefined where it is none. */
export function readPoint(text: string): { latitude: number; longitude: number } | undefined {
  const parts = text.trim().split(/[\s,，、;；]+/)
  const [first = Number.NaN, second = Number.NaN] = parts.map(Number)
  if (parts.length !== 2) return undefined
  if (isLatitude(first) && isLongitude(second)) return { latitude: first, longitude: second }
  if (isLatitude(second) && isLongitude(first)) return { latitude: second, longitude: first }
  return undefined
}

/**
 * Decides whether a place stands elsewhere once its address is another: neither spaces, points and the width of
 * letters make it so, nor an address where none was said before, nor none in the place of one.
 */
export function isAddressMoved(before: string, after: string): boolean {
  const [was, is] = [plain(before), plain(after)]
  return was !== '' && is !== '' && was !== is
}

const plain = (address: string) =>
  address
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '')
