import path from 'node:path'
import { expect, test } from 'vitest'
import { Host } from './host.ts'
import { recordedApi } from './recorded.ts'

const dist = path.resolve(import.meta.dirname, '../dist/weapp')

test('on a phone one finds an activity, signs in with WeChat and signs up once', async () => {
  const { answer, asked } = recordedApi()
  const host = new Host(dist, answer)
  host.launch()
  await host.waitFor(() => host.byRole('tab', '活动').length === 1)
  host.tap('tab', '活动')
  await host.waitFor(() => host.text().includes('周末伴读'))
  const [tile] = host.byRole('link').filter(link => JSON.stringify(link).includes('周末伴读'))
  if (!tile) throw new Error('the tab shows no activity')
  host.fire(tile, 'tap')
  await host.waitFor(() => host.byRole('button', '登录后报名').length === 1)
  expect(host.top.route).toBe('features/activity/pages/activity')
  expect(host.text()).toContain('走动慢一点')

  host.tap('button', '登录后报名')
  await host.waitFor(() => host.byRole('button', '微信登录').length === 1)
  host.tap('button', '微信登录')
  const isSignUp = (one: { children: unknown }) => /报名.*上午\s*9\s*点/.test(JSON.stringify(one.children))
  await host.waitFor(() => host.byRole('button').some(isSignUp))
  const [signUp] = host.byRole('button').filter(isSignUp)
  if (!signUp) throw new Error(`nothing to sign up with: ${host.text()}`)
  host.fire(signUp, 'tap')
  host.fire(signUp, 'tap')
  await host.waitFor(() => host.text().includes('退出这一班'))
  expect(host.top.route).toBe('features/signup/pages/signup')
  const writes = asked.filter(({ method, url }) => method === 'POST' && url.includes('/shifts/'))
  expect(writes).toHaveLength(1)
  expect(Math.max(...host.setDataBytes)).toBeLessThan(64 * 1024)
  expect([...host.missing]).toEqual([])
})
