import { expect, it } from 'vitest'
import { sayMinutes } from './hours.ts'

it('says minutes as a neighbour would', () => {
  expect([0, 45, 60, 90, 120, -90, -5].map(sayMinutes)).toEqual([
    '0 分钟',
    '45 分钟',
    '1 小时',
    '1 小时 30 分',
    '2 小时',
    '−1 小时 30 分',
    '−5 分钟',
  ])
})
