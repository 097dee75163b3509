import { expect, it } from 'vitest'
import { within } from './deadline.ts'

it('answers with what came in time, and with its error', async () => {
  expect(await within(1_000, Promise.resolve(1), () => {})).toBe(1)
  await expect(within(1_000, Promise.reject(new Error('no')), () => {})).rejects.toThrow('no')
})

it('refuses what did not come, drops what comes after, and lets its error end nothing', async () => {
  const dropped: string[] = []
  let finish = (_result: string) => {}
  let fail = (_error: Error) => {}
  const late = new Promise<string>(resolve => {
    finish = resolve
  })
  const broken = new Promise<string>((_resolve, reject) => {
    fail = reject
  })
  const drop = (result: string) => void dropped.push(result)
  await expect(within(5, late, drop)).rejects.toThrow('unavailable')
  await expect(within(5, broken, drop)).rejects.toThrow('unavailable')
  finish('late')
  fail(new Error('nobody hears it'))
  await new Promise(resolve => setTimeout(resolve, 5))
  expect(dropped).toEqual(['late'])
})
