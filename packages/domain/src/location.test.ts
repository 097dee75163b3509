import { describe, expect, test } from 'vitest'
import { denyPoint, isAddressMoved, readPoint } from './location.ts'

describe('a point on the map', () => {
  test.each([
    [null, null, undefined],
    [41.8, 123.4, undefined],
    [41.8, null, 'point_incomplete'],
    [123.4, 41.8, 'point_swapped'],
    [0, 0, 'point_outside'],
    [51.5, -0.1, 'point_outside'],
  ])('%s, %s is %s', (latitude, longitude, denial) => {
    expect(denyPoint({ latitude, longitude })).toBe(denial)
  })

  test.each(['123.4321,41.8012', '41.8012, 123.4321', ' 41.8012 123.4321 ', '123.4321，41.8012'])(
    '%s is read whichever comes first',
    text => {
      expect(readPoint(text)).toEqual({ latitude: 41.8012, longitude: 123.4321 })
    },
  )

  test.each(['', '41.8', '41.8,123.4,5', '沙河路,12', '0,0'])('%s is none', text => {
    expect(readPoint(text)).toBeUndefined()
  })
})

describe('an address', () => {
  test.each([
    ['沙河路 12 号', '沙河路12号', false],
    ['沙河路１２号（2 楼）', '沙河路12号2楼', false],
    ['', '沙河路 12 号', false],
    ['沙河路 12 号', ' ', false],
    ['沙河路 12 号', '沙河路 21 号', true],
  ])('from “%s” to “%s” moves: %s', (before, after, isMoved) => {
    expect(isAddressMoved(before, after)).toBe(isMoved)
  })
})
