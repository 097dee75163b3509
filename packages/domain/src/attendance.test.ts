import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attend, type ShiftPlan } from './attendance.ts'
import { defaultPolicy } from './policy.ts'
import { coarseDistance, denyScan, type Scan } from './scan.ts'

const startsAt = new Date('2026-11-28T01:00:00Z')
const endsAt = new Date('2026-11-28T03:00:00Z')
const shift: ShiftPlan = { ...defaultPolicy, startsAt, endsAt }
const minute = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000)

let made = 0
/** A scan of one person, so many minutes after the start. */
function aScan(minutes: number, more: Partial<Scan> = {}): Scan {
  made += 1
  return {
    id: `scan-${String(made).padStart(6, '0')}`,
    personId: 'wang',
    direction: 'in',
    at: minute(startsAt, minutes),
    receivedAt: minute(startsAt, minutes),
    scannedBy: null,
    grade: 'rotating-code',
    deviceId: 'phone of wang',
    clockOffsetSeconds: 0,
    distanceMetres: null,
    ...more,
  }
}

const ofWang = (scans: readonly Scan[], plan = shift) => attend(plan, scans).get('wang')

describe('attend', () => {
  it('takes the earliest scan in and the latest scan out, each with how it is proved', () => {
    const scans = [
      aScan(110, { direction: 'out', grade: 'leader-scan', deviceId: 'desk' }),
      aScan(7),
      aScan(5, { grade: 'leader-scan', deviceId: 'desk' }),
      aScan(100, { direction: 'out' }),
    ]
    expect(ofWang(scans)).toEqual({
      arrivedAt: minute(startsAt, 5),
      leftAt: minute(startsAt, 110),
      movedAt: minute(startsAt, 110),
      arrivalGrade: 'leader-scan',
      departureGrade: 'leader-scan',
      minutes: 105,
      deviceIds: ['desk', 'phone of wang'],
      scanners: [],
      lateMinutes: null,
      conflicts: [],
    })
  })

  it('is the same in any order, with any repetition, in however many batches', () => {
    const scan = fc.record({
      personId: fc.constantFrom('wang', 'li', 'zhao'),
      direction: fc.constantFrom('in' as const, 'out' as const),
      at: fc.integer({ min: -60, max: 200 }).map(minutes => minute(startsAt, minutes)),
      receivedAt: fc.integer({ min: -60, max: 3_000 }).map(minutes => minute(startsAt, minutes)),
      scannedBy: fc.option(fc.constantFrom('lin', 'he')),
      grade: fc.constantFrom('rotating-code' as const, 'leader-scan' as const),
      deviceId: fc.constantFrom('a', 'b', 'c'),
      clockOffsetSeconds: fc.integer({ min: -900, max: 900 }),
      distanceMetres: fc.option(fc.integer({ min: 0, max: 2_000 })),
    })
    const sets = fc
      .array(scan, { maxLength: 25 })
      .map(scans => scans.map((one, index): Scan => ({ ...one, id: String(index).padStart(3, '0') })))
    const shuffled = sets.chain(scans =>
      fc.tuple(
        fc.constant(scans),
        fc.shuffledSubarray(scans, { minLength: scans.length }),
        fc.array(scans.length === 0 ? fc.nat(0) : fc.nat(scans.length - 1), { maxLength: 30 }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([scans, order, again]) => {
        const repeated = again.flatMap(index => scans[index] ?? [])
        const expected = byPerson(attend(shift, scans))
        expect(byPerson(attend(shift, order))).toEqual(expected)
        expect(byPerson(attend(shift, [...repeated, ...order, ...repeated]))).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })

  it('never counts minutes before the start, beyond the end, or of somebody who did not arrive', () => {
    const spans = fc.record({
      come: fc.integer({ min: -120, max: 120 }),
      go: fc.integer({ min: -120, max: 240 }),
      beyond: fc.integer({ min: 0, max: 60 }),
    })
    fc.assert(
      fc.property(spans, ({ come, go, beyond }) => {
        const plan = { ...shift, beyondPlanMinutes: beyond }
        const minutes = ofWang([aScan(come), aScan(go, { direction: 'out' })], plan)?.minutes ?? -1
        const until = go > come ? Math.min(go, 120 + beyond) : 120
        expect(minutes).toBe(Math.max(0, until - Math.max(come, 0)))
      }),
    )
    expect(ofWang([aScan(30, { direction: 'out' })])).toMatchObject({ arrivedAt: null, minutes: 0 })
  })

  it('counts a forgotten check-out to the planned end, and says so', () => {
    expect(ofWang([aScan(20)])).toMatchObject({ leftAt: null, minutes: 100, conflicts: ['departure-capped'] })
  })

  it('counts no minute between a check-out and coming back, and whoever is back is there', () => {
    const out = (minutes: number) => aScan(minutes, { direction: 'out' })
    expect(ofWang([aScan(0), out(30), aScan(90), out(120)])).toMatchObject({
      ...{ minutes: 60, leftAt: minute(startsAt, 120), conflicts: [] },
    })
    // Two scans out are one leaving, the later one.
    expect(ofWang([aScan(0), out(30), out(50), aScan(90), aScan(95), out(100)])?.minutes).toBe(60)
    expect(ofWang([aScan(0), out(30), aScan(119)])).toMatchObject({
      ...{ minutes: 31, leftAt: null, departureGrade: 'rotating-code' },
      conflicts: ['departure-capped', 'in-after-out'],
    })
    const byLin = { grade: 'leader-scan', deviceId: 'east', scannedBy: 'lin' } as const
    expect(ofWang([aScan(0), out(30), aScan(31, byLin)])).toMatchObject({
      ...{ minutes: 119, arrivalGrade: 'leader-scan', scanners: ['lin'] },
    })
  })

  it('says what somebody has to look at', () => {
    const desk = (minutes: number, deviceId: string): Scan =>
      aScan(minutes, { grade: 'leader-scan', deviceId })
    const out = (minutes: number, more: Partial<Scan> = {}) => aScan(minutes, { direction: 'out', ...more })
    const cases: [string, Scan[]][] = [
      ['out-without-in', [out(60)]],
      ['short-visit', [aScan(0), out(1)]],
      ['two-desks-at-once', [desk(10, 'east'), desk(10.5, 'west'), out(100)]],
      ['clock-skew', [{ ...desk(10, 'east'), clockOffsetSeconds: 600 }, out(100)]],
      ['far-away', [aScan(0, { distanceMetres: 550 }), out(100)]],
      ['handed-in-late', [{ ...desk(10, 'east'), receivedAt: minute(startsAt, 10 + 16) }, out(100)]],
    ]
    for (const [conflict, scans] of cases) expect(ofWang(scans)?.conflicts).toEqual([conflict])
  })

  describe('a leader’s scan', () => {
    const byLin = (at: number, lag: number, more: Partial<Scan> = {}): Scan =>
      aScan(at, {
        grade: 'leader-scan',
        deviceId: 'east',
        scannedBy: 'lin',
        receivedAt: minute(startsAt, at + lag),
        ...more,
      })
    const out = { direction: 'out' } as const
    const leftBy = (leader: string) => byLin(110, 0, { ...out, scannedBy: leader })

    it('is late a quarter of an hour after it was made: marked, and a weaker proof', () => {
      expect(ofWang([byLin(0, 15), aScan(100, out)])).toMatchObject({
        ...{ arrivalGrade: 'leader-scan', lateMinutes: null, conflicts: [] },
      })
      expect(ofWang([byLin(0, 15.1), aScan(100, out)])).toMatchObject({
        ...{ arrivalGrade: 'late-scan', departureGrade: 'rotating-code' },
        ...{ lateMinutes: 15, conflicts: ['handed-in-late'] },
      })
      expect(ofWang([byLin(0, 4), aScan(100, out)], { ...shift, handInLateMinutes: 3 })?.lateMinutes).toBe(4)
    })

    it('is late, too, when it was not sent at once and the shift is over by then', () => {
      const leaving = (at: number, lag: number) => ofWang([aScan(0), byLin(at, lag, out)])?.departureGrade
      // Whoever checks out at the end is scanned by a phone that sends it at once.
      expect([leaving(119.9, 0.5), leaving(121, 0.9), leaving(119, 1)]).toEqual(Array(3).fill('leader-scan'))
      expect([leaving(119.9, 2), leaving(121, 5)]).toEqual(['late-scan', 'late-scan'])
    })

    it('names who scanned what arrival and departure rest on, and nobody whose scan changes nothing', () => {
      const scannersOf = (scans: readonly Scan[]) => ofWang(scans)?.scanners
      expect(scannersOf([byLin(0, 0), leftBy('he')])).toEqual(['he', 'lin'])
      expect(scannersOf([aScan(0), byLin(5, 0), byLin(60, 0, out), aScan(100, out)])).toEqual([])
      expect(scannersOf([aScan(0, { scannedBy: 'lin' }), aScan(100, out)])).toEqual([])
      // What was handed in of the very same instant proves less than the person's own phone.
      expect(scannersOf([aScan(0), byLin(0, 0), aScan(100, out)])).toEqual([])
    })
  })

  it('calls nothing odd that is not: two minutes are a visit, one desk scans twice, a phone online may be wrong', () => {
    const scans = [
      aScan(0, { clockOffsetSeconds: 900, distanceMetres: 500 }),
      aScan(0, { grade: 'leader-scan', deviceId: 'east' }),
      aScan(0.5, { grade: 'leader-scan', deviceId: 'east' }),
      aScan(2, { direction: 'out' }),
    ]
    expect(ofWang(scans)?.conflicts).toEqual([])
  })

  it('flags a phone that served several people, and not the desk that serves everybody', () => {
    const li = { personId: 'li' }
    const shared = attend(shift, [
      aScan(0),
      aScan(1, li),
      aScan(100, { direction: 'out', deviceId: 'other' }),
    ])
    expect(shared.get('wang')?.conflicts).toEqual(['shared-device'])
    expect(shared.get('li')?.conflicts).toContain('shared-device')
    const desk = { grade: 'leader-scan', deviceId: 'desk' } as const
    const served = attend(shift, [aScan(0, desk), aScan(1, { ...li, ...desk })])
    expect([...served.values()].flatMap(one => one.conflicts)).not.toContain('shared-device')
  })

  it('flags whoever was at two shifts at once, by what their scans say and not by the plan', () => {
    const scans = [aScan(0), aScan(60, { direction: 'out' })]
    const elsewhere = (from: number, to: number) => [
      { personId: 'wang', startsAt: minute(startsAt, from), endsAt: minute(startsAt, to) },
    ]
    expect(attend(shift, scans, elsewhere(59, 90)).get('wang')?.conflicts).toEqual(['two-shifts-at-once'])
    expect(attend(shift, scans, elsewhere(60, 90)).get('wang')?.conflicts).toEqual([])
  })
})

describe('denyScan', () => {
  const open = { ...shift, status: 'open' as const }
  const deny = (direction: 'in' | 'out', minutes: number) =>
    denyScan(open, defaultPolicy, { direction, at: minute(startsAt, minutes) })

  it('opens before the start, takes arrivals until the end and departures some time longer', () => {
    expect([deny('in', -121), deny('in', -120), deny('in', 119), deny('in', 120)]).toEqual([
      'scan_too_early',
      undefined,
      undefined,
      'scan_too_late',
    ])
    expect([deny('out', 120), deny('out', 239), deny('out', 240)]).toEqual([
      undefined,
      undefined,
      'scan_too_late',
    ])
  })

  it('takes none of a shift that was cancelled', () => {
    expect(denyScan({ ...open, status: 'cancelled' }, defaultPolicy, { direction: 'in', at: startsAt })).toBe(
      'shift_cancelled',
    )
  })
})

describe('coarseDistance', () => {
  it('is right to fifty metres and says nothing finer', () => {
    const here = { latitude: 30.66, longitude: 104.06 }
    expect(coarseDistance(here, here)).toBe(0)
    expect(coarseDistance(here, { latitude: 30.6602, longitude: 104.06 })).toBe(0)
    expect(coarseDistance(here, { latitude: 30.67, longitude: 104.06 })).toBe(1_100)
    expect(coarseDistance(here, { latitude: 30.66, longitude: 104.07 })).toBe(950)
  })
})

function byPerson(attendance: ReturnType<typeof attend>) {
  return Object.fromEntries(attendance)
}
