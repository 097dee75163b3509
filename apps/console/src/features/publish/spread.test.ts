import type { ManagedSlot } from '@yunxuan/contract'
import { expect, test } from 'vitest'
import type { Offering } from './offering.ts'
import { sayToGroup } from './spread.ts'

const offering: Offering = {
  id: 's',
  kind: 'service',
  version: 1,
  title: '中医科义诊',
  status: 'published',
  isSubmittedByCaller: false,
  durationMinutes: 60,
  places: 5,
  words: { times: '场次', one: '场', book: '预约', booked: '已约', bookers: '约好的居民', people: '居民' },
  invite: { summary: '把脉、问诊', place: '党群服务中心', bring: ['医保卡'], phone: '' },
}
const street = { name: '沙河街道', deskPhone: '028-1234567' }
const slotOn = (day: number, more: Partial<ManagedSlot> = {}): ManagedSlot => ({
  id: String(day),
  startsAt: `2026-03-0${day}T01:00:00.000Z`,
  endsAt: `2026-03-0${day}T02:00:00.000Z`,
  status: 'open',
  places: 5,
  taken: 0,
  held: 0,
  waiting: 0,
  locationId: null,
  locationName: '党群服务中心',
  isElsewhere: false,
  room: '',
  sequence: 0,
  reason: '',
  ...more,
})

test('a group reads what, when, where, what to bring, how to book and whom to call', () => {
  const slots = [
    slotOn(7),
    slotOn(8, { status: 'cancelled' }),
    slotOn(9, { isElsewhere: true, locationName: '小广场' }),
  ]
  expect(sayToGroup(offering, street, slots, 'https://x/#/s').split('\n')).toEqual([
    '【沙河街道】中医科义诊',
    '把脉、问诊',
    '',
    '时间：3 月 7 日 周六 上午 9:00',
    '　　　3 月 9 日 周一 上午 9:00（在小广场）',
    '地点：党群服务中心',
    '请带：医保卡',
    '',
    '点这里预约：https://x/#/s',
    '不方便点的，打电话 028-1234567，我们帮您办。',
  ])
})

test('of many times three are said, and that there are more', () => {
  const words = sayToGroup(offering, street, [slotOn(1), slotOn(2), slotOn(3), slotOn(4)], '')
  expect(words).toContain('3 月 3 日')
  expect(words).not.toContain('3 月 4 日')
  expect(words).toContain('后面还有')
})
