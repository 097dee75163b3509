const { PI, abs, cos, sin, sqrt } = Math

// The Krasovsky ellipsoid, on which the offset is defined.
const radius = 6_378_245
const eccentricity = 0.006_693_421_622_965_943

/** Returns a GPS point (WGS-84) as maps of mainland China show it; the browser says where it is in GPS terms. */
export function toGcj02(lat: number, lng: number): { lat: number; lng: number } {
  const [x, y] = [lng - 105, lat - 35]
  const shortWave = (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * (2 / 3)
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * sqrt(abs(x)) +
    shortWave +
    waves(y, [20, 40, 160, 320])
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * sqrt(abs(x)) +
    shortWave +
    waves(x, [20, 40, 150, 300])
  const curve = 1 - eccentricity * sin((lat * PI) / 180) ** 2
  const perLat = (radius * (1 - eccentricity) * PI) / (curve * sqrt(curve) * 180)
  const perLng = (radius * cos((lat * PI) / 180) * PI) / (sqrt(curve) * 180)
  return { lat: lat + north / perLat, lng: lng + east / perLng }
}

/**
 * Returns the GPS point (WGS-84) that Chinese maps show at a place. The offset has no inverse in closed form; it changes
 * so slowly that taking it off twice is true to less than a centimetre.
 */
export function fromGcj02(lat: number, lng: number): { lat: number; lng: number } {
  let guess = { lat, lng }
  for (let round = 0; round < 3; round++) {
    const shown = toGcj02(guess.lat, guess.lng)
    guess = { lat: guess.lat + lat - shown.lat, lng: guess.lng + lng - shown.lng }
  }
  return guess
}

function waves(at: number, [one, three, twelve, thirty]: [number, number, number, number]): number {
  const middle = (one * sin(at * PI) + three * sin((at / 3) * PI)) * (2 / 3)
  return middle + (twelve * sin((at / 12) * PI) + thirty * sin((at / 30) * PI)) * (2 / 3)
}
