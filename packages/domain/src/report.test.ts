import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figureIds, figures, versionOf } from './figure-definitions.ts'
import {
  changeOf,
  denyReportMove,
  dueReports,
  type FrozenFact,
  fillText,
  foldFacts,
  isSaidIn,
  sayFigure,
  unknownFigures,
} from './report.ts'
import { reportTemplateIds, reportTemplates } from './report-template.ts'

const fact = (more: Partial<FrozenFact>): FrozenFact => ({
  ...{ id: 'a', at: 0, title: '', place: null, weight: 1, unnamed: 0, isMet: true, partOf: null, who: null },
  ...more,
})

test('what is counted is never changed under the version it had', () => {
  const counted = figureIds.map(id => {
    const { name: _name, version: _version, ...what } = figures[id]
    return `${id} v${versionOf(id)} ${JSON.stringify(what)}`
  })
  // Whoever changes a line here raises the version of that figure: what was released was counted the other way.
  expect(counted).toMatchSnapshot()
})

describe('the rows by which two lists differ', () => {
  test('are those that came and went, one that counts otherwise among both', () => {
    const before = [fact({ id: 'a' }), fact({ id: 'b', weight: 2 }), fact({ id: 'c' })]
    const after = [fact({ id: 'a' }), fact({ id: 'b', weight: 3 }), fact({ id: 'd' })]
    const { came, went } = changeOf(before, after)
    expect(came.map(({ id }) => id)).toEqual(['b', 'd'])
    expect(went.map(({ id }) => id)).toEqual(['b', 'c'])
  })

  test('lead from one list to the other, whatever they are', () => {
    const lists = fc.uniqueArray(
      fc.record({ id: fc.integer({ min: 0, max: 30 }).map(String), weight: fc.integer({ min: 1, max: 3 }) }),
      { selector: ({ id }) => id },
    )
    fc.assert(
      fc.property(lists, lists, (one, other) => {
        const [before, after] = [one.map(each => fact(each)), other.map(each => fact(each))]
        const { came, went } = changeOf(before, after)
        const left = before.filter(each => !went.includes(each))
        const keys = (of: readonly FrozenFact[]) => of.map(({ id, weight }) => `${id} ${weight}`).sort()
        expect(keys([...left, ...came])).toEqual(keys(after))
        const sum = { fold: 'sum' } as const
        const by = (foldFacts(sum, came).value ?? 0) - (foldFacts(sum, went).value ?? 0)
        expect((foldFacts(sum, after).value ?? 0) - (foldFacts(sum, before).value ?? 0)).toBe(by)
      }),
    )
  })
})

test('a 简报 is due of the week before from Monday at seven, and of the month before from the first at seven', () => {
  const due = (at: string) => dueReports(new Date(at)).map(({ span }) => `${span.from} ${span.to}`)
  expect(due('2026-11-30T06:59:59+08:00')).toEqual(['2026-11-16 2026-11-22', '2026-10-01 2026-10-31'])
  expect(due('2026-11-30T07:00:00+08:00')).toEqual(['2026-11-23 2026-11-29', '2026-10-01 2026-10-31'])
  expect(due('2026-12-01T06:59:59+08:00')[1]).toBe('2026-10-01 2026-10-31')
  expect(due('2027-01-01T07:00:00+08:00')[1]).toBe('2026-12-01 2026-12-31')
})

describe('a text', () => {
  test('has the numbers that it names, and names no other', () => {
    const words = new Map([['服务人次', '1,846 人次']])
    expect(fillText('服务 {服务人次}，{别的}。', words)).toBe('服务 1,846 人次，{别的}。')
    const sections = [{ heading: '', text: '{服务人次}{惠及人数}' }]
    expect(unknownFigures(sections, ['people-served'])).toEqual(['惠及人数'])
  })

  test('of every template names only its own numbers', () => {
    for (const id of reportTemplateIds) {
      const { sections, figures: own } = reportTemplates[id]
      expect([id, unknownFigures(sections, own)]).toEqual([id, []])
      expect(new Set(own).size).toBe(own.length)
    }
  })

  test('says why there is no number', () => {
    const said = { unit: '件', unnamed: 0 } as const
    expect(sayFigure({ ...said, value: null, hidden: 'too_few' })).toBe('少于 5 件')
    expect(sayFigure({ ...said, value: null, hidden: null })).toBe('—')
    expect(sayFigure({ unit: '人', unnamed: 3, value: 2104, hidden: null })).toBe('至少 2,104 人')
  })
})

test('nobody releases what they wrote or sent, and nothing is released that was not sent', () => {
  const move = { by: 'a', writers: ['b'], reason: '' }
  expect(denyReportMove({ ...move, from: 'in_review', to: 'released' })).toBeUndefined()
  expect(denyReportMove({ ...move, from: 'in_review', to: 'released', writers: ['a', 'b'] })).toBe(
    'same_person_reviews',
  )
  expect(denyReportMove({ ...move, from: 'draft', to: 'released' })).toBe('report_not_sent')
  expect(denyReportMove({ ...move, from: 'in_review', to: 'draft' })).toBe('reason_missing')
  expect(denyReportMove({ ...move, from: 'released', to: 'draft' })).toBe('report_released')
})

test('a claim is in its words, however these write its number', () => {
  const said = [
    ['课程1350余次', 1350],
    ['参访1.8万人次', 18_000],
    ['2千余人 一老一小', 2000],
    ['三大类十个子项目', 10],
    ['志愿者2,987人', 2987],
  ] as const
  for (const [quote, value] of said) expect([quote, isSaidIn(quote, value)]).toEqual([quote, true])
  expect(isSaidIn('课程1350余次', 1351)).toBe(false)
  expect(isSaidIn('参访1.8万人次', 1.8)).toBe(false)
  expect(isSaidIn('没有数', 0)).toBe(false)
})
