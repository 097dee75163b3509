import { expect, test } from 'vitest'
import { sayCancelling } from './booking.ts'

const now = new Date('2026-11-28T00:00:00.000Z')

test('before booking it is said until when one cancels freely, or that it is too late for that', () => {
  const tomorrow = '2026-11-29T02:00:00.000Z'
  expect(sayCancelling(120, tomorrow, now)).toBe('不能来了？明天上午 8 点前都可以取消。')
  expect(sayCancelling(26 * 60, tomorrow, now)).toBe('这一场快开始了：约好再取消，算临时取消。')
  expect(sayCancelling(120, undefined, now)).toBe('不能来了？开始前 2 小时都可以取消。')
})
