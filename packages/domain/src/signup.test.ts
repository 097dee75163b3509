import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SlotFacts } from './booking.ts'
import { defaultPolicy } from './policy.ts'
import {
  areaDistance,
  denyCall,
  denySignup,
  denySignupWait,
  isCalledFor,
  pickWave,
  type ShiftGate,
  type SignupPerson,
  type SignupVolunteer,
  type SignupWish,
  stepCall,
} from './signup.ts'

const start = new Date('2026-11-28T01:00:00Z')
const end = new Date('2026-11-28T03:00:00Z')
const dayBefore = new Date('2026-11-27T01:00:00Z')
const hoursBefore = (hours: number) => new Date(start.getTime() - hours * 3_600_000)

const slot: SlotFacts = {
  places: 3,
  taken: 0,
  held: 0,
  startsAt: start,
  endsAt: end,
  opensAt: new Date('2026-11-01T00:00:00Z'),
  closesAt: start,
  status: 'open',
  serviceStatus: 'published',
  partyMax: 1,
  placesPerService: 12,
  minimumAge: null,
  maximumAge: null,
  areaIds: [],
  audiences: [],
  needsApproval: false,
  askersFirstUntil: null,
}
const gate: ShiftGate = { isTeamOnly: false, teamIds: [], qualification: null }
const volunteer: SignupVolunteer = {
  status: 'active',
  birthDate: '1960-01-01',
  teamIds: [],
  qualifications: [],
  hasGuardianConsent: false,
}
const wish: SignupWish = {
  source: 'self',
  guardianConsents: false,
  hasActiveBooking: false,
  others: [],
  homeAreaIds: [],
  stallPlacesLeft: null,
}

function person(more: Partial<SignupVolunteer> = {}): SignupPerson {
  return {
    facts: { birthDate: null, gender: null, areaId: null, declared: [] },
    volunteer: { ...volunteer, ...more },
  }
}

const deny = (
  who: SignupPerson,
  more: { slot?: Partial<SlotFacts>; gate?: Partial<ShiftGate>; wish?: Partial<SignupWish> } = {},
  now = dayBefore,
) => denySignup({ ...slot, ...more.slot }, { ...gate, ...more.gate }, who, { ...wish, ...more.wish }, now)

describe('denySignup', () => {
  it('lets an active volunteer in', () => {
    expect(deny(person())).toBeUndefined()
  })

  it('asks for a profile that is whole', () => {
    expect(deny({ ...person(), volunteer: undefined })).toBe('volunteer_missing')
    expect(deny(person({ status: 'left' }))).toBe('volunteer_missing')
    expect(deny(person({ status: 'pending' }))).toBe('volunteer_pending')
    expect(deny(person({ birthDate: null }))).toBe('volunteer_pending')
  })

  it('asks a minor for a guardian, and under 14 for a yes to this activity', () => {
    const seventeen = { birthDate: '2009-06-01' }
    expect(deny(person(seventeen))).toBe('guardian_consent_missing')
    expect(deny(person({ ...seventeen, hasGuardianConsent: true }))).toBeUndefined()
    const thirteen = { birthDate: '2013-06-01', hasGuardianConsent: true }
    expect(deny(person(thirteen))).toBe('activity_consent_missing')
    expect(deny(person(thirteen), { wish: { guardianConsents: true } })).toBeUndefined()
  })

  it('counts age on the day of the shift', () => {
    expect(deny(person({ birthDate: '2012-11-28', hasGuardianConsent: true }))).toBeUndefined()
    expect(deny(person({ birthDate: '2012-11-29', hasGuardianConsent: true }))).toBe(
      'activity_consent_missing',
    )
    expect(deny(person(), { slot: { maximumAge: 60 } })).toBe('age_not_eligible')
  })

  it('opens a team’s activity to those in it or in a team below it', () => {
    const ofTeam = { gate: { isTeamOnly: true, teamIds: ['team', 'below'] } }
    expect(deny(person(), ofTeam)).toBe('team_only')
    expect(deny(person({ teamIds: ['below'] }), ofTeam)).toBeUndefined()
  })

  it('takes a qualification that is good on the day', () => {
    const asks = { gate: { qualification: '急救证' } }
    const holds = (validUntil: string | null) => person({ qualifications: [{ kind: '急救证', validUntil }] })
    expect(deny(person({ qualifications: [{ kind: '驾驶证', validUntil: null }] }), asks)).toBe(
      'qualification_missing',
    )
    expect(deny(holds('2026-11-27'), asks)).toBe('qualification_expired')
    expect(deny(holds('2026-11-28'), asks)).toBeUndefined()
    expect(deny(holds(null), asks)).toBeUndefined()
  })

  it('refuses two places at once, but not one after the other', () => {
    const at = (startsAt: Date, endsAt: Date) => ({ wish: { others: [{ startsAt, endsAt }] } })
    expect(deny(person(), at(hoursBefore(1), new Date(+start + 1)))).toBe('time_taken')
    expect(deny(person(), at(hoursBefore(1), start))).toBeUndefined()
  })

  it('asks last whether places are free, of the shift and then of the stall', () => {
    expect(deny({ ...person(), volunteer: undefined }, { slot: { taken: 3 } })).toBe('volunteer_missing')
    expect(deny(person(), { slot: { taken: 3 } })).toBe('slot_full')
    expect(deny(person(), { slot: { taken: 2, held: 1 } })).toBe('slot_full')
    expect(deny(person(), { wish: { stallPlacesLeft: 0 } })).toBe('stall_full')
  })

  it('gives the place that was held to whom it was offered', () => {
    expect(deny(person(), { slot: { taken: 2, held: 1 }, wish: { source: 'offer' } })).toBeUndefined()
  })

  it('holds the times of bookings', () => {
    expect(deny(person(), {}, start)).toBe('booking_closed')
    expect(deny(person(), { slot: { status: 'cancelled' } })).toBe('slot_cancelled')
    expect(deny(person(), { slot: { serviceStatus: 'paused' } })).toBe('service_not_published')
    expect(deny(person(), { wish: { hasActiveBooking: true } })).toBe('already_booked')
  })
})

describe('denySignupWait', () => {
  const wait = (facts: Partial<SlotFacts>, who = person(), isWaiting = false) =>
    denySignupWait({ ...slot, ...facts }, gate, who, { ...wish, isWaiting }, dayBefore)

  it('takes whoever could come but for the places', () => {
    expect(wait({ taken: 3 })).toBeUndefined()
    expect(wait({ taken: 2 })).toBe('slot_not_full')
    expect(wait({ taken: 3 }, person(), true)).toBe('already_waiting')
    expect(wait({ taken: 3 }, person({ status: 'pending' }))).toBe('volunteer_pending')
  })
})

describe('calls', () => {
  it('are made only while somebody is missing, nobody waits and nobody calls', () => {
    const shift = { startsAt: start, placesLeft: 1, waiting: 0, hasOpenCall: false }
    expect(denyCall(shift, dayBefore)).toBeUndefined()
    expect(denyCall(shift, start)).toBe('call_too_late')
    expect(denyCall({ ...shift, hasOpenCall: true }, dayBefore)).toBe('call_open')
    expect(denyCall({ ...shift, placesLeft: 0 }, dayBefore)).toBe('call_not_needed')
    expect(denyCall({ ...shift, waiting: 1 }, dayBefore)).toBe('call_not_needed')
  })

  it('begin by themselves within the hours that the street has set', () => {
    expect(isCalledFor(start, defaultPolicy, hoursBefore(24))).toBe(true)
    expect(isCalledFor(start, defaultPolicy, hoursBefore(24.1))).toBe(false)
    expect(isCalledFor(start, { ...defaultPolicy, callWithinHours: 48 }, hoursBefore(40))).toBe(true)
  })

  it('end when the shift is filled or has begun, and pause while a place is offered', () => {
    const shift = { startsAt: start, isOpen: true, places: 3, taken: 2, held: 0 }
    expect(stepCall(shift, dayBefore)).toBe('wave')
    expect(stepCall({ ...shift, held: 1 }, dayBefore)).toBe('pause')
    expect(stepCall({ ...shift, taken: 3 }, dayBefore)).toBe('filled')
    expect(stepCall(shift, start)).toBe('over')
    expect(stepCall({ ...shift, isOpen: false }, dayBefore)).toBe('over')
  })
})

describe('pickWave', () => {
  const shift = { areaIds: ['building', 'grid', 'community'], skills: ['急救', '摄影'] }
  const one = (personId: string, more: Partial<Parameters<typeof pickWave>[0][number]> = {}) => ({
    personId,
    homeAreaIds: ['elsewhere'],
    skills: [],
    callsLately: 0,
    ...more,
  })

  it('asks the nearest first, then those with the skills, then those called least', () => {
    const candidates = [
      one('far'),
      one('far and able', { skills: ['急救'] }),
      one('community', { homeAreaIds: ['other grid', 'community'], callsLately: 3 }),
      one('community, called less', { homeAreaIds: ['community'], callsLately: 1 }),
      one('grid', { homeAreaIds: ['grid', 'community'], callsLately: 9 }),
    ]
    expect(pickWave(candidates, shift, 10).map(({ personId }) => personId)).toEqual([
      'grid',
      'community, called less',
      'community',
      'far and able',
      'far',
    ])
  })

  it('never asks more than a wave holds, and nobody who comes after somebody left out', () => {
    const candidate = fc.record({
      personId: fc.uuid(),
      homeAreaIds: fc.subarray(['building', 'grid', 'community', 'elsewhere']),
      skills: fc.subarray(['急救', '摄影', '驾驶']),
      callsLately: fc.nat(5),
    })
    fc.assert(
      fc.property(fc.uniqueArray(candidate, { selector: c => c.personId }), fc.nat(10), (all, size) => {
        const wave = pickWave(all, shift, size)
        expect(wave).toHaveLength(Math.min(size, all.length))
        const farthest = Math.max(-1, ...wave.map(c => areaDistance(c.homeAreaIds, shift.areaIds)))
        const left = all.filter(c => !wave.includes(c))
        for (const c of left) {
          if (wave.length > 0) {
            expect(areaDistance(c.homeAreaIds, shift.areaIds)).toBeGreaterThanOrEqual(farthest)
          }
        }
      }),
    )
  })
})
