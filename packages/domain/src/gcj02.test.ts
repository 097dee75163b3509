import { expect, test } from 'vitest'
import { fromGcj02, toGcj02 } from './gcj02.ts'

test('a GPS point is shown where Chinese maps show it', () => {
  // Tiananmen as the published transformation gives it.
  const { lat, lng } = toGcj02(39.90734, 116.39089)
  expect(lat).toBeCloseTo(39.908_742, 4)
  expect(lng).toBeCloseTo(116.397_133, 4)
})

test('a place on a Chinese map is found where GPS says it is', () => {
  const shown = toGcj02(40.8412, 111.6603)
  const { lat, lng } = fromGcj02(shown.lat, shown.lng)
  expect(lat).toBeCloseTo(40.8412, 7)
  expect(lng).toBeCloseTo(111.6603, 7)
})
