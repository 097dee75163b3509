import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultPolicy } from './policy.ts'
import { shanghaiInstant } from './shanghai.ts'
import { denyOfferAnswer, offerExpiresAt, partiesToOffer } from './waitlist.ts'

const start = new Date('2026-11-28T01:00:00Z')
const hoursBefore = (hours: number) => new Date(start.getTime() - hours * 3_600_000)

describe('partiesToOffer', () => {
  it('passes over a party that does not fit and offers to the next', () => {
    const waiting = [{ party: 3 }, { party: 1 }, { party: 2 }, { party: 1 }]
    expect(partiesToOffer(waiting, 2)).toEqual([waiting[1], waiting[3]])
  })

  it('never offers more than is free, and leaves nothing that the next party in turn could have had', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ party: fc.integer({ min: 1, max: 6 }) }), { maxLength: 20 }),
        fc.integer({ min: 0, max: 20 }),
        (waiting, free) => {
          const offered = partiesToOffer(waiting, free)
          const used = offered.reduce((sum, entry) => sum + entry.party, 0)
          expect(used).toBeLessThanOrEqual(free)
          for (const passed of waiting.filter(entry => !offered.includes(entry))) {
            expect(passed.party).toBeGreaterThan(free - used)
          }
        },
      ),
    )
  })
})

describe('offerExpiresAt', () => {
  it('holds long when the start is far, short when it is near, and never past it', () => {
    const minutes = (now: Date) => {
      const until = offerExpiresAt(start, defaultPolicy, now)
      return until === undefined ? undefined : (until.getTime() - now.getTime()) / 60_000
    }
    expect(minutes(hoursBefore(72))).toBe(120)
    expect(minutes(hoursBefore(11.5))).toBe(20)
    expect(minutes(hoursBefore(0.1))).toBeCloseTo(6)
    expect(minutes(start)).toBeUndefined()
  })

  it.each([
    ['2026-11-20', '07:59', '2026-11-20', '10:00'],
    ['2026-11-20', '21:00', '2026-11-21', '09:00'],
    ['2026-11-20', '22:00', '2026-11-21', '10:00'],
    ['2026-11-20', '23:59', '2026-11-21', '10:00'],
    ['2026-11-20', '20:00', '2026-11-20', '22:00'],
    // The start is near, and the short time begins in the morning, too.
    ['2026-11-28', '02:00', '2026-11-28', '08:20'],
  ])('stands still at night: offered on %s at %s it is held until %s, %s', (day, time, untilDay, until) => {
    const held = offerExpiresAt(start, defaultPolicy, shanghaiInstant(day, time))
    expect(held).toEqual(shanghaiInstant(untilDay, until))
  })
})

describe('denyOfferAnswer', () => {
  it('takes an answer until the time is over', () => {
    const entry = { status: 'offered' as const, offerExpiresAt: start }
    expect(denyOfferAnswer(entry, hoursBefore(0.01))).toBeUndefined()
    expect(denyOfferAnswer(entry, start)).toBe('offer_expired')
    expect(denyOfferAnswer({ ...entry, status: 'waiting' }, hoursBefore(1))).toBe('no_offer')
    expect(denyOfferAnswer({ ...entry, status: 'expired' }, hoursBefore(1))).toBe('offer_expired')
  })
})
