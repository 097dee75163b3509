import { expect, test } from 'vitest'
import { runInLanes } from './lanes.mjs'

const step = (name: string, ...needs: string[]) => ({ name, needs })

/** Runs steps that take as long as said, and tells which began when, and how many there were at once. */
async function course(
  steps: { name: string; needs: string[] }[],
  lanes: number,
  ticks: Record<string, number>,
) {
  const began: string[] = []
  let [now, most] = [0, 0]
  await runInLanes(steps, lanes, async ({ name }) => {
    began.push(name)
    now += 1
    most = Math.max(most, now)
    for (let tick = 0; tick < (ticks[name] ?? 1); tick += 1)
      await new Promise(resolve => setImmediate(resolve))
    now -= 1
  })
  return { began, most }
}

test('a step begins after those it needs, and what can be done beside them is done meanwhile', async () => {
  const steps = [step('build'), step('walk', 'build'), step('unit'), step('types')]
  const { began, most } = await course(steps, 2, { build: 8, unit: 2, types: 2 })
  expect(began).toEqual(['build', 'unit', 'types', 'walk'])
  expect(most).toBe(2)
})

test('one lane runs one at a time, and a step that was not asked for is waited for by none', async () => {
  const { began, most } = await course([step('walk', 'build'), step('unit')], 1, {})
  expect(began).toEqual(['walk', 'unit'])
  expect(most).toBe(1)
})

test('steps that need each other are an error, not a run without an end', async () => {
  await expect(course([step('egg', 'hen'), step('hen', 'egg')], 2, {})).rejects.toThrow('egg, hen')
})
