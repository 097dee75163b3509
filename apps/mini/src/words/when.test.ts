import { expect, test } from 'vitest'
import { sayAhead, saySpan } from './when.ts'

const plain = (text: string) => text.replaceAll('\u2060', '').replaceAll('\u00a0', ' ')

test('a span says its part of the day again only when it is another', () => {
  const span = (from: string, to: string) => plain(saySpan(`2026-11-28T${from}:00Z`, `2026-11-28T${to}:00Z`))
  expect(span('01:00', '03:00')).toBe('11 月 28 日 周六 上午 9:00–11:00')
  expect(span('06:30', '08:30')).toBe('11 月 28 日 周六 下午 2:30–4:30')
  expect(span('03:00', '06:00')).toBe('11 月 28 日 周六 上午 11:00–下午 2:00')
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
