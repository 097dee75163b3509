import { describe, expect, test } from 'vitest'
import { networkOf, newDevice, readDevice, sayDevice } from './device.ts'

describe('sayDevice', () => {
  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
      'Windows 电脑上的 Chrome',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
      '苹果电脑上的 Safari',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
      'Windows 电脑上的 Edge',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.49(0x18003137) NetType/WIFI Language/zh_CN',
      '安卓手机上的 微信',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      '苹果手机上的 Safari',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Linux 电脑上的 Firefox'],
    ['', '不认识的设备'],
    ['lightMyRequest', '不认识的设备'],
  ])('%s', (userAgent, said) => {
    expect(sayDevice(userAgent)).toBe(said)
  })
})

describe('networkOf', () => {
  test.each([
    ['117.136.8.21', '117.136.8.*'],
    ['::ffff:117.136.8.21', '117.136.8.*'],
    ['2408:8207:7840:1::5', '2408:8207:7840:*'],
    ['2408:8207::5', '2408:8207:0:*'],
    ['::1', '0:0:0:*'],
  ])('%s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

describe('a known device', () => {
  test('is known for its log-in and by its key only', () => {
    const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
    const device = newDevice(key, 'chen')
    expect(readDevice(key, device, 'chen')).toMatch(/^[0-9a-f]{32}$/)
    expect(newDevice(key, 'chen')).not.toBe(device)
    for (const [by, text, login] of [
      [other, device, 'chen'],
      [key, device, 'chan'],
      [key, `${device.slice(0, -2)}AA`, 'chen'],
      [key, '', 'chen'],
    ] as const) {
      expect(readDevice(by, text, login)).toBeUndefined()
    }
  })
})
