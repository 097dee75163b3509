import path from 'node:path'
import { expect, test } from 'vitest'
import { Host } from './host.ts'
import type { Answer } from './wx.ts'

const dist = path.resolve(import.meta.dirname, '../dist/weapp')

const street = {
  id: '510104030',
  name: '沙河街道',
  district: '锦江区',
  city: '成都市',
  province: '四川省',
  platformName: '锦江·归来荟',
  platformModel: '资源上云、群众自选',
  deskPhone: '028-12345678',
  areas: [],
  brands: [{ id: 'b1', name: '同心书苑', services: 9 }],
  categories: [{ category: 'clinic', services: 3 }],
  audiences: [],
}

const answers: Record<string, unknown> = {
  '/v1/streets': { items: [street] },
  '/v1/streets/510104030': street,
  '/v1/streets/510104030/services': { items: [], nextCursor: null },
  '/v1/streets/510104030/activities': { items: [], nextCursor: null },
}

const answer: Answer = async ({ url }) => {
  const body = answers[url.replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/, '')]
  if (!body) throw new Error(`no answer for ${url}`)
  return { status: 200, body: JSON.stringify(body) }
}

test('the app launches in a realm without a browser and its five tabs render', async () => {
  const host = new Host(dist, answer)
  host.launch()
  await host.waitFor(() => host.text().includes('这一周没有场次'))
  expect(host.byRole('tab').map(tab => tab.attr.ariaSelected)).toEqual([true, false, false, false, false])

  host.tap('tab', '服务')
  await host.waitFor(() => host.text().includes('看全部服务'))
  expect(host.text()).toContain('同心书苑')
  expect(host.byRole('button', '义诊')).toHaveLength(1)
  expect(host.top.route).toBe('tabs/services')

  host.tap('tab', '活动')
  await host.waitFor(() => host.text().includes('看看服务队'))

  host.tap('tab', '消息')
  await host.waitFor(() => host.text().includes('登录后看消息'))

  host.tap('tab', '我的')
  // A number is not broken at its hyphen.
  await host.waitFor(() => host.text().replaceAll('\u2060', '').includes('028-12345678'))
  expect(host.text()).toContain('告诉邻居')
  expect(Math.max(...host.setDataBytes)).toBeLessThan(64 * 1024)
  expect([...host.missing]).toEqual([])
})

test('elder mode is one tap from home and remembered on the other tabs', async () => {
  const host = new Host(dist, answer)
  host.launch()
  await host.waitFor(() => host.byRole('button', '换成长辈版').length === 1)
  host.tap('button', '换成长辈版')
  await host.waitFor(() => host.byRole('button', '换成普通版').length === 1)
  host.tap('tab', '消息')
  await host.waitFor(() => host.byTag('view').some(view => String(view.attr.class).includes('elder')))
})

test('without a network a screen says so and offers to try again', async () => {
  const host = new Host(dist, () => Promise.reject(new Error('no network')))
  host.launch()
  await host.waitFor(() => host.text().includes('连不上网络'))
  expect(host.byRole('button', '再试一次')).toHaveLength(1)
})
