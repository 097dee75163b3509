import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figureIds, figures } from './figure-definitions.ts'
import { addDays } from './shanghai.ts'
import { denySpan, isWholeMonths, mayTellSealed, monthSpan, spanBefore } from './span.ts'

const span = (from: string, to: string) => ({ from, to })
const days = fc.integer({ min: 0, max: 20_000 }).map(count => addDays('2000-01-01', count))

describe('a span', () => {
  test('ends on or after its first day, and is three years at most', () => {
    expect(denySpan(span('2026-11-02', '2026-11-01'))).toBe('ends_before_it_starts')
    expect(denySpan(span('2026-11-01', '2026-11-01'))).toBeUndefined()
    expect(denySpan(span('2024-01-01', '2026-12-31'))).toBeUndefined()
    expect(denySpan(span('2016-01-01', '2026-12-31'))).toBe('too_long')
  })

  test('of whole months is held beside as many months, whatever their lengths', () => {
    expect(spanBefore(span('2026-03-01', '2026-03-31'))).toEqual(span('2026-02-01', '2026-02-28'))
    expect(spanBefore(span('2026-01-01', '2026-03-31'))).toEqual(span('2025-10-01', '2025-12-31'))
    expect(spanBefore(span('2028-03-01', '2028-03-31'))).toEqual(span('2028-02-01', '2028-02-29'))
    expect(spanBefore(span('2026-11-02', '2026-11-08'))).toEqual(span('2026-10-26', '2026-11-01'))
  })

  test('and the one before it never overlap and leave nothing out', () => {
    fc.assert(
      fc.property(days, fc.nat(900), (from, more) => {
        const one = span(from, addDays(from, more))
        expect(addDays(spanBefore(one).to, 1)).toBe(one.from)
        const month = monthSpan(from)
        expect(isWholeMonths(month)).toBe(true)
        expect(month.from <= from && from <= month.to).toBe(true)
      }),
    )
  })
})

describe('a number of sealed things', () => {
  const october = span('2026-10-01', '2026-10-31')

  test('is told of one whole month of the street that is over', () => {
    expect(mayTellSealed(october, '2026-11-01', false)).toBe(true)
    expect(mayTellSealed(october, '2026-10-31', false)).toBe(false)
    expect(mayTellSealed(october, '2026-11-01', true)).toBe(false)
    expect(mayTellSealed(span('2026-09-01', '2026-10-31'), '2026-11-01', false)).toBe(false)
  })

  test('of two times that both are told is never the difference of overlapping times', () => {
    fc.assert(
      fc.property(days, fc.nat(70), days, fc.nat(70), (from, more, other, much) => {
        const one = span(from, addDays(from, more))
        const two = span(other, addDays(other, much))
        const areBoth = [one, two].every(each => mayTellSealed(each, '2060-01-01', false))
        const overlap = one.from <= two.to && two.from <= one.to
        if (areBoth && overlap) expect(one).toEqual(two)
      }),
    )
  })
})

test('each figure says what it counts, and no two are called the same', () => {
  const all = figureIds.map(id => figures[id])
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  expect(all.filter(({ definition }) => !definition.endsWith('。'))).toEqual([])
})
