import { shanghaiInstant } from '@yunxuan/domain'
import { expect, test } from 'vitest'
import { openWords } from './station.ts'

const noon = shanghaiInstant('2026-11-27', '12:00')
const at = (day: string, time: string) => shanghaiInstant(day, time).toISOString()
const say = (openness: Parameters<typeof openWords>[0]) => {
  const { tag, more } = openWords(openness, noon)
  return `${tag} ${more}`
}

test('whether one may come in is said as a neighbour says it', () => {
  expect(say({ state: 'open', until: at('2026-11-27', '20:00') })).toBe('开着 到晚上 8 点')
  expect(say({ state: 'open', until: at('2026-11-28', '00:00') })).toBe('开着 到半夜 12 点')
  expect(say({ state: 'open', until: at('2026-11-28', '02:00') })).toBe('开着 到明天凌晨 2 点')
  expect(say({ state: 'open', until: null })).toBe('开着 24 小时')
  expect(say({ state: 'closed', opens: at('2026-11-28', '08:30') })).toBe('关着 明天上午 8 点半开')
  expect(say({ state: 'closed', opens: null })).toBe('关着 ')
  expect(say({ state: 'shut', until: '2026-12-05', reason: '换门窗' })).toBe('停用 换门窗，停到 12 月 5 日')
  expect(say({ state: 'unknown' })).toContain('先打电话问问')
})
