import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import Bowser from 'bowser'

const nonceBytes = 16

/** Where somebody signs in from, as they may recognise it later. */
export interface Origin {
  /** In plain words: Windows 电脑上的 Chrome. */
  device: string
  /** The network without its last part: 117.136.8.*. */
  network: string
}

/** Returns where a request comes from. */
export function originOf({
  headers,
  ip,
}: {
  headers: { 'user-agent'?: string | undefined }
  ip: string
}): Origin {
  return { device: sayDevice(headers['user-agent']), network: networkOf(ip) }
}

/**
 * Returns what a device keeps after it signed in (OWASP, device cookies): who has it may try again whatever strangers
 * do to the log-in. It opens nothing by itself.
 */
export function newDevice(key: Buffer, login: string): string {
  const nonce = randomBytes(nonceBytes)
  return Buffer.concat([nonce, markOf(key, nonce, login)]).toString('base64url')
}

/** Returns what a known device is counted by; undefined when it was not made here for this log-in. */
export function readDevice(key: Buffer, text: string, login: string): string | undefined {
  const bytes = Buffer.from(text, 'base64url')
  const nonce = bytes.subarray(0, nonceBytes)
  const given = bytes.subarray(nonceBytes)
  const mark = markOf(key, nonce, login)
  return given.length === mark.length && timingSafeEqual(given, mark) ? nonce.toString('hex') : undefined
}

function markOf(key: Buffer, nonce: Buffer, login: string): Buffer {
  return createHmac('sha256', key).update('device ').update(nonce).update(login).digest()
}

const systems: Readonly<Record<string, string>> = {
  Windows: 'Windows 电脑',
  macOS: '苹果电脑',
  Linux: 'Linux 电脑',
  'Chrome OS': 'Chromebook',
  Android: '安卓手机',
  HarmonyOS: '鸿蒙手机',
  iOS: '苹果手机',
  iPadOS: '苹果平板',
}
const browsers: Readonly<Record<string, string>> = {
  WeChat: '微信',
  'Microsoft Edge': 'Edge',
  'QQ Browser': 'QQ 浏览器',
  'UC Browser': 'UC 浏览器',
  'Samsung Internet for Android': '三星浏览器',
}

/** Returns a device in plain words; 不认识的设备 when it does not say what it is. */
export function sayDevice(userAgent: string | undefined): string {
  if (userAgent === undefined || userAgent === '') return '不认识的设备'
  const { os, browser, platform } = Bowser.parse(userAgent)
  const system = platform.type === 'tablet' && os.name === 'iOS' ? '苹果平板' : systems[os.name ?? '']
  const name = browser.name === undefined || browser.name === '' ? undefined : browser.name
  const said = name === undefined ? undefined : (browsers[name] ?? name)
  if (system === undefined) return said === undefined ? '不认识的设备' : `不认识的设备上的 ${said}`
  return said === undefined ? system : `${system}上的 ${said}`
}

/** Returns the network of an address: without the last number of IPv4, the first three groups of IPv6. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=[\d.]+$)/i, '')
  if (!plain.includes(':')) return plain.replace(/\.\d+$/, '.*')
  const [before = '', after = ''] = plain.split('::')
  const head = before === '' ? [] : before.split(':')
  const missing = plain.includes('::') ? 8 - head.length - (after === '' ? 0 : after.split(':').length) : 0
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...after.split(':')]
  return `${groups
    .slice(0, 3)
    .map(group => group.replace(/^0+(?=.)/, ''))
    .join(':')}:*`
}
