import { expect, test } from 'vitest'
import { toGcj02 } from './gcj02.ts'

test('a GPS point is shown where Chinese maps show it', () => {
  // Tiananmen as the published transformation gives it.
  const { lat, lng } = toGcj02(39.90734, 116.39089)
  expect(lat).toBeCloseTo(39.908_742, 4)
  expect(lng).toBeCloseTo(116.397_133, 4)
})
