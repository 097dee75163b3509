import type { Report } from '@yunxuan/contract'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import { reportScenes } from '../../../test/report-scene.ts'
import { sowConfided } from '../../../test/sow-confided.ts'
import { newId } from '../../platform/ids.ts'

const house = await openHouse()
const { aScene, receive, setStatus, draft, release, look, figureOf, rowsOf, correct } = reportScenes(house)

describe('what comes later', () => {
  test('for the time of the issue before is told in the next, with exactly the rows that came and went', async () => {
    const scene = await aScene()
    const gone = await receive(scene, '2026-09-05T02:00Z', 3)
    await receive(scene, '2026-09-06T02:00Z', 4)
    const september = { from: '2026-09-01', to: '2026-09-30' }
    const first = await release(scene, await draft(scene, september))
    await setStatus(scene, gone, 'no_show')
    const added = await receive(scene, '2026-09-07T02:00Z', 5)
    const next = await draft(scene)
    expect(figureOf(next, 'people-served')?.late).toEqual({ was: 7, now: 9, came: 1, went: 1 })
    const out = await release(scene, next)
    expect(out.before).toMatchObject({ id: first.id, number: 1 })
    expect(figureOf(out, 'people-served')?.late).toEqual({ was: 7, now: 9, came: 1, went: 1 })
    expect((await rowsOf(scene, out.id, 'people-served', 'late')).map(row => row.id)).toEqual([added])
    expect((await rowsOf(scene, out.id, 'people-served', 'taken')).map(row => row.id)).toEqual([gone])
    // Of what nobody corrected nothing came and nothing went, and it says what it said.
    expect(figureOf(out, 'volunteer-hours')?.late).toEqual({ was: 0, now: 0, came: 0, went: 0 })
    const third = await draft(scene, { from: '2026-11-01', to: '2026-11-27' })
    expect(third.before).toBeNull()
    expect(figureOf(out, 'people-served')?.line).toEqual([
      { reportId: first.id, from: '2026-09-01', value: 7, version: 1 },
    ])
  })

  test('is a correction, a new issue with exactly the rows that came and went, of which there is one', async () => {
    const scene = await aScene()
    const gone = await receive(scene, '2026-10-05T02:00Z', 3)
    const made = await draft(scene)
    expect(await codeOf(correct(scene, made.id))).toBe('report_not_released')
    const wrong = await release(scene, made)
    await setStatus(scene, gone, 'no_show')
    const added = await receive(scene, '2026-10-07T02:00Z', 5)
    const tries = await Promise.all([1, 2, 3].map(() => correct(scene, wrong.id).catch(() => undefined)))
    const [correction, ...others] = tries.flatMap(each => each ?? [])
    expect(others).toEqual([])
    if (correction === undefined) throw new Error('no correction was drafted')
    expect(await codeOf(correct(scene, wrong.id))).toBe('report_corrected')
    const right = await release(scene, correction)
    expect(right).toMatchObject({ number: 2, correctsNumber: 1, reason: '有一条记错了' })
    expect(figureOf(right, 'people-served')).toMatchObject({
      value: 5,
      corrected: { was: 3, came: 1, went: 1 },
    })
    expect((await rowsOf(scene, right.id, 'people-served', 'came')).map(row => row.id)).toEqual([added])
    expect((await rowsOf(scene, right.id, 'people-served', 'went')).map(row => row.id)).toEqual([gone])
    const old = await look(scene.writer, scene, wrong.id)
    expect(old).toMatchObject({ correctedById: right.id, correctedByNumber: 2, sha256: wrong.sha256 })
    expect(figureOf(old, 'people-served')?.value).toBe(3)
  })
})

test('an issue is held beside any earlier one of its time, drafted and released, with exactly the rows that differ', async () => {
  const scene = await aScene()
  const gone = await receive(scene, '2026-10-05T02:00Z', 3)
  const first = await release(scene, await draft(scene))
  const second = await release(scene, await correct(scene, first.id))
  await setStatus(scene, gone, 'no_show')
  const added = await receive(scene, '2026-10-07T02:00Z', 5)
  const third = await release(scene, await correct(scene, second.id))
  const late = await receive(scene, '2026-10-09T02:00Z', 1)
  const fourth = await correct(scene, third.id)
  const shorter = await draft(scene, { from: '2026-10-01', to: '2026-10-30' })
  const numbers = (report: Report) => report.earlier.map(({ number }) => number)
  expect([first, second, third, fourth, shorter].map(numbers)).toEqual([[], [1], [2, 1], [3, 2, 1], []])
  const idsOf = async (reportId: string, against: string, part: 'came' | 'went') =>
    (await rowsOf(scene, reportId, 'people-served', part, against)).map(({ id }) => id).sort()
  for (const [report, came] of [
    [third, [added]],
    [fourth, [added, late]],
  ] as const) {
    const seen = await look(scene.writer, scene, report.id, first.id)
    expect(seen.against).toEqual({ id: first.id, number: 1 })
    expect(figureOf(seen, 'people-served')?.corrected).toEqual({ was: 3, came: came.length, went: 1 })
    expect(await idsOf(report.id, first.id, 'came')).toEqual([...came].sort())
    expect(await idsOf(report.id, first.id, 'went')).toEqual([gone])
  }
  expect((await look(scene.writer, scene, fourth.id)).against).toEqual({ id: third.id, number: 3 })
  // What came out after it, or is of another time, is nothing to hold it beside.
  for (const against of [third.id, second.id, newId()]) {
    expect(await codeOf(look(scene.writer, scene, second.id, against))).toBe('not_found')
    expect(await codeOf(rowsOf(scene, second.id, 'people-served', 'came', against))).toBe('not_found')
  }
})

test('what was said in confidence has no rows, and a correction does not tell of fewer than five', async () => {
  const scene = await aScene()
  const sow = async (count: number) => {
    for (let turn = 0; turn < count; turn += 1) {
      await sowConfided(house, { street: scene.street, asker: scene.person }, '2026-10-12T03:00Z')
    }
  }
  await sow(6)
  const template = 'enterprise' as const
  const first = await release(scene, await draft(scene, { template }))
  expect(figureOf(first, 'enterprise-ended')).toMatchObject({ value: 6, isOpen: false, sha256: null })
  await sow(1)
  const second = await release(scene, await correct(scene, first.id))
  expect(figureOf(second, 'enterprise-ended')).toMatchObject({
    value: 6,
    corrected: { was: 6, came: 0, went: 0 },
  })
  expect(await codeOf(rowsOf(scene, second.id, 'enterprise-ended', 'came'))).toBe('figure_sealed')
  const week = await draft(scene, { template, from: '2026-10-05', to: '2026-10-11' })
  expect(figureOf(week, 'enterprise-ended')).toMatchObject({ value: null, hidden: 'only_whole_months' })
})
