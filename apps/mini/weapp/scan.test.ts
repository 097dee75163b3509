import path from 'node:path'
import { expect, test } from 'vitest'
import { Host } from './host.ts'
import { recordedApi } from './recorded.ts'

const dist = path.resolve(import.meta.dirname, '../dist/weapp')

test("on a phone the code on the wall is read by WeChat's scanner, which one may leave without a scan", async () => {
  const { answer, asked } = recordedApi()
  const host = new Host(dist, answer)
  const scans = () => asked.filter(({ method, url }) => method === 'POST' && url.endsWith('/scans'))
  host.launch()
  await host.waitFor(() => host.byRole('tab', '我的').length === 1)
  host.tap('tab', '我的')
  await host.waitFor(() => host.byRole('button', '登录').length === 1)
  host.tap('button', '登录')
  await host.waitFor(() => host.byRole('button', '微信登录').length === 1)
  host.tap('button', '微信登录')
  await host.waitFor(() => host.text().includes('王秀兰'))

  host.open('/features/attendance/pages/scan?shift=sh1')
  await host.waitFor(() => host.byRole('button', '扫一扫').length === 1)
  expect(host.byRole('button', '手动输入')).toHaveLength(1)
  expect(host.text()).not.toContain('相机')
  expect(scans()).toHaveLength(0)

  host.code = 'the code on the wall'
  host.tap('button', '扫一扫')
  await host.waitFor(() => host.text().includes('签到成功'))
  expect(host.text()).toContain('上午 9 点到')
  expect(scans().map(({ body }) => JSON.parse(body ?? ''))).toEqual([
    {
      code: 'the code on the wall',
      direction: 'in',
      shiftId: 'sh1',
      deviceId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      scannedAt: expect.any(String),
      position: { latitude: 30.65, longitude: 104.09 },
    },
  ])
  expect([...host.missing]).toEqual([])
})
