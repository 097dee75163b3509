import { expect, test } from 'vitest'
import { sayAhead, sayComingLarge, saySpan } from './when.ts'

const plain = (text: string) => text.replaceAll('\u2060', '').replaceAll('\u00a0', ' ')

test('a span says its part of the day again only when it is another', () => {
  const span = (from: string, to: string) => plain(saySpan(`2026-11-28T${from}:00Z`, `2026-11-28T${to}:00Z`))
  expect(span('01:00', '03:00')).toBe('11 月 28 日 周六 上午 9:00–11:00')
  expect(span('06:30', '08:30')).toBe('11 月 28 日 周六 下午 2:30–4:30')
  expect(span('03:00', '06:00')).toBe('11 月 28 日 周六 上午 11:00–下午 2:00')
})

test('a headline may break between day and time only', () => {
  const now = new Date('2026-11-20T01:00:00Z')
  const pieces = (at: string) =>
    sayComingLarge(at, now)
      .replaceAll('\u00a0', '_')
      .split(/[\u200b ]/)
  expect(pieces('2026-12-04T01:00:00Z')).toEqual(['12_月_4_日', '上午_9_点'])
  expect(pieces('2026-11-21T10:30:00Z')).toEqual(['明天', '晚上_6_点半'])
})

test('a notice is said in the largest whole unit', () => {
  expect([0, 30, 90, 120, 1440, 10_080].map(sayAhead)).toEqual([
    '开始前',
    '开始前 30 分钟',
    '开始前 90 分钟',
    '开始前 2 小时',
    '开始前 1 天',
    '开始前 7 天',
  ])
})
