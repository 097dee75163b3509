import path from 'node:path'
import { expect, test } from 'vitest'
import { Host } from './host.ts'
import { recordedApi } from './recorded.ts'

const dist = path.resolve(import.meta.dirname, '../dist/weapp')

test('on a phone one browses as a guest, signs in with WeChat, books and holds the booking', async () => {
  const { answer, asked } = recordedApi()
  const host = new Host(dist, answer)
  host.launch()
  await host.waitFor(() => host.text().includes('近一周在身边'))
  await host.waitFor(() => host.text().includes('中医科义诊'))

  const [tile] = host.byRole('link').filter(link => JSON.stringify(link).includes('中医科义诊'))
  if (!tile) throw new Error('home shows no service')
  host.fire(tile, 'tap')
  await host.waitFor(() => host.byRole('button', '登录后预约').length === 1)
  expect(host.top.route).toBe('features/service/pages/service')
  expect(host.text()).toContain('医保卡')

  host.tap('button', '登录后预约')
  await host.waitFor(() => host.byRole('button', '微信登录').length === 1)
  host.tap('button', '微信登录')
  await host.waitFor(() => host.text().includes('给谁预约'))

  const isBook = (one: { children: unknown }) => /预约.*上午\s*9\s*点/.test(JSON.stringify(one.children))
  // The slots are asked again for whoever has just signed in.
  await host.waitFor(() => host.byRole('button').some(isBook))
  const [book] = host.byRole('button').filter(isBook)
  if (!book) throw new Error(`nothing to book with: ${host.text()}`)
  // A finger that taps twice has booked once.
  host.fire(book, 'tap')
  host.fire(book, 'tap')
  await host.waitFor(() => host.text().includes('382641'))
  expect(host.top.route).toBe('features/booking/pages/booking')
  expect(host.byRole('img')).toHaveLength(1)
  const writes = asked.filter(({ method, url }) => method === 'POST' && url.includes('/slots/'))
  expect(writes).toHaveLength(1)
  expect(writes[0]?.headers['idempotency-key']).toMatch(/\S{16}/)

  host.tap('button', '到时候微信提醒我')
  await host.waitFor(() => asked.some(({ url }) => url.endsWith('/me/wechat-grants')))
  const [granted] = asked.filter(({ url }) => url.endsWith('/me/wechat-grants'))
  expect(granted).toMatchObject({ method: 'POST', body: '{"accepted":true}' })

  host.tap('button', '加到手机日历')
  await host.waitFor(() => host.called.includes('addPhoneCalendar'))
  host.tap('button', '打印大字单')
  await host.waitFor(() => host.called.includes('setClipboardData'))

  expect(Math.max(...host.setDataBytes)).toBeLessThan(64 * 1024)
  expect([...host.missing]).toEqual([])
})

test('the catalogue with a page of twenty services crosses to the screen in small pieces', async () => {
  const { answer } = recordedApi()
  const host = new Host(dist, answer)
  host.launch()
  await host.waitFor(() => host.text().includes('近一周在身边'))
  host.tap('tab', '服务')
  await host.waitFor(() => host.text().includes('第 20 站'))
  expect(Math.max(...host.setDataBytes)).toBeLessThan(64 * 1024)
  host.tap('button', '筛选')
  await host.waitFor(() => host.byRole('dialog').length === 1)
  host.tap('button', '同心书苑')
  await host.waitFor(() => host.byRole('button', '同心书苑')[0]?.attr.ariaSelected === true)
  host.tap('button', '看结果')
  await host.waitFor(() => host.top.route === 'features/service/pages/find')
  expect(host.top.options).toEqual({ brand: 'b1' })
  await host.waitFor(() => host.byRole('button', '去掉同心书苑').length === 1)
  expect([...host.missing]).toEqual([])
})
