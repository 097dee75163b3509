import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { denyUploadResult, drawSample, sampleSize, uploadStatusOf } from './upload.ts'

describe('how far a record has come', () => {
  it('follows its last answer, and asks for a correction once it is taken back', () => {
    const of = (outcome: 'reported' | 'returned' | 'corrected' | null, isReversed: boolean) =>
      uploadStatusOf({ isUploaded: true, outcome, isReversed })
    expect(uploadStatusOf({ isUploaded: false, outcome: null, isReversed: false })).toBe('unreported')
    expect(uploadStatusOf({ isUploaded: false, outcome: null, isReversed: true })).toBe(null)
    expect(of(null, true)).toBe('waiting')
    expect([of('reported', false), of('reported', true)]).toEqual(['reported', 'needs_correction'])
    expect([of('returned', false), of('returned', true)]).toEqual(['returned', null])
    expect(of('corrected', true)).toBe('corrected')
  })

  it('lets an answer follow only where it fits, and a return say why', () => {
    const deny = (
      status: Parameters<typeof denyUploadResult>[0],
      outcome: 'reported' | 'returned',
      reason = '',
    ) => denyUploadResult(status, { outcome, reason })
    expect(deny('waiting', 'reported')).toBe(undefined)
    expect(deny('waiting', 'returned', ' ')).toBe('reason_missing')
    expect(deny('reported', 'returned', '重复')).toBe(undefined)
    expect(deny('returned', 'reported')).toBe('result_not_possible')
    expect(deny(null, 'reported')).toBe('result_not_possible')
  })
})

describe('a spot check', () => {
  const items = fc.uniqueArray(
    fc.record({ id: fc.uuid(), rank: fc.uuid(), stratum: fc.constantFrom('a', 'b', 'c') }),
    { selector: one => one.rank, minLength: 1, maxLength: 60 },
  )

  it('draws as many as wished, each once, the same whatever the order', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 70 }), fc.boolean(), (all, size, isStratified) => {
        const drawn = drawSample(all, { size, isStratified })
        expect(drawn).toHaveLength(Math.min(size, all.length))
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawSample([...all].reverse(), { size, isStratified })).toEqual(drawn)
      }),
    )
  })

  it('gives every stratum about its share, and at least one while there is room', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 3, max: 60 }), (all, size) => {
        const drawn = drawSample(all, { size, isStratified: true })
        for (const stratum of new Set(all.map(one => one.stratum))) {
          const there = all.filter(one => one.stratum === stratum).length
          const got = drawn.filter(one => one.stratum === stratum).length
          expect(got).toBeGreaterThanOrEqual(1)
          expect(Math.abs(got - (there * Math.min(size, all.length)) / all.length)).toBeLessThan(3)
        }
      }),
    )
  })

  it('takes a share rounded up, never more than there are', () => {
    expect(sampleSize(10, { percent: 5 })).toBe(1)
    expect(sampleSize(10, { percent: 11 })).toBe(2)
    expect(sampleSize(3, { size: 5 })).toBe(3)
  })
})
