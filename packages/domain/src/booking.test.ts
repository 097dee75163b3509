import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonFacts } from './audience.ts'
import {
  type BookingWish,
  bookingStatuses,
  cancellationStatus,
  denyBooking,
  denyCancellation,
  receive,
  type SlotFacts,
} from './booking.ts'

const start = new Date('2026-11-28T01:00:00Z')
const hourMs = 3_600_000
const before = (hours: number) => new Date(start.getTime() - hours * hourMs)

const slot: SlotFacts = {
  places: 20,
  taken: 0,
  held: 0,
  startsAt: start,
  endsAt: before(-2),
  opensAt: before(28 * 24),
  closesAt: start,
  status: 'open',
  serviceStatus: 'published',
  partyMax: 6,
  placesPerService: 12,
  minimumAge: null,
  maximumAge: null,
  areaIds: [],
  audiences: [],
  needsApproval: false,
  askersFirstUntil: null,
}
const person: PersonFacts = { birthDate: '1954-03-02', gender: 'female', areaId: 'east', declared: [] }
const wish: BookingWish = {
  party: 1,
  source: 'self',
  hasActiveBooking: false,
  others: [],
  overlapAccepted: false,
  homeAreaIds: ['building', 'east'],
  heldOfService: 0,
  hasAsked: false,
}

describe('denyBooking', () => {
  it('lets a resident book a free place', () => {
    expect(denyBooking(slot, person, wish, before(24))).toBeUndefined()
  })

  it.each<[string, Partial<SlotFacts>, Partial<PersonFacts>, Partial<BookingWish>, number]>([
    ['slot_cancelled', { status: 'cancelled' }, {}, {}, 24],
    ['service_not_published', { serviceStatus: 'paused' }, {}, {}, 24],
    ['booking_not_open', {}, {}, {}, 29 * 24],
    ['booking_closed', { closesAt: before(2) }, {}, {}, 1],
    ['already_booked', {}, {}, { hasActiveBooking: true }, 24],
    ['party_too_large', { partyMax: 2 }, {}, { party: 3 }, 24],
    ['birth_date_missing', { minimumAge: 60 }, { birthDate: null }, {}, 24],
    ['age_not_eligible', { minimumAge: 73 }, {}, {}, 24],
    ['age_not_eligible', { maximumAge: 71 }, {}, {}, 24],
    ['area_not_eligible', { areaIds: ['west'] }, {}, {}, 24],
    ['audience_not_eligible', { audiences: ['founder'] }, {}, {}, 24],
    ['overlapping_booking', {}, {}, { others: [{ startsAt: before(1), endsAt: before(-1) }] }, 24],
    ['slot_full', { taken: 18, held: 2 }, {}, {}, 24],
    ['slot_full', { taken: 18 }, {}, { party: 3 }, 24],
  ])('%s', (denial, slotMore, personMore, wishMore, hours) => {
    const denied = denyBooking(
      { ...slot, ...slotMore },
      { ...person, ...personMore },
      { ...wish, ...wishMore },
      before(hours),
    )
    expect(denied).toBe(denial)
  })

  it('counts age in full years on the day of the slot, birthday included', () => {
    const elders = { ...slot, minimumAge: 60 }
    const turns = { ...person, birthDate: '1966-11-28' }
    const tooYoung = { ...person, birthDate: '1966-11-29' }
    expect(denyBooking(elders, turns, wish, before(24))).toBeUndefined()
    expect(denyBooking(elders, tooYoung, wish, before(24))).toBe('age_not_eligible')
  })

  it('takes a party next to another booking, and an overlapping one when the person wants it', () => {
    const others = [{ startsAt: before(2), endsAt: start }]
    expect(denyBooking(slot, person, { ...wish, others }, before(24))).toBeUndefined()
    const overlapping = { ...wish, others: [{ startsAt: start, endsAt: before(-1) }], overlapAccepted: true }
    expect(denyBooking(slot, person, overlapping, before(24))).toBeUndefined()
  })

  it('lets the desk book while the slot runs, and an application be made while it is full', () => {
    expect(denyBooking(slot, person, { ...wish, source: 'walk_in' }, before(-1))).toBeUndefined()
    expect(denyBooking(slot, person, { ...wish, source: 'desk' }, before(-3))).toBe('booking_closed')
    const full = { ...slot, taken: 20, needsApproval: true }
    expect(denyBooking(full, person, wish, before(24))).toBeUndefined()
    expect(denyBooking(full, person, { ...wish, source: 'desk' }, before(24))).toBe('slot_full')
  })

  it('never sells more than there is, whatever comes in whatever order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 40 }),
        (places, parties) => {
          let taken = 0
          for (const party of parties) {
            const denial = denyBooking({ ...slot, places, taken }, person, { ...wish, party }, before(24))
            if (denial === undefined) taken += party
            else expect(taken + party).toBeGreaterThan(places)
          }
          expect(taken).toBeLessThanOrEqual(places)
        },
      ),
    )
  })
})

describe('cancelling', () => {
  const booking = { status: 'booked' as const, startsAt: start, cancelCutoffMinutes: 120, wasMoved: false }

  it('is free up to the cutoff itself and late a moment after', () => {
    expect(cancellationStatus(booking, before(2))).toBe('cancelled')
    expect(cancellationStatus(booking, new Date(before(2).getTime() + 1))).toBe('late_cancelled')
  })

  it('is always free for an application and for a slot that was moved', () => {
    expect(cancellationStatus({ ...booking, wasMoved: true }, before(1))).toBe('cancelled')
    expect(cancellationStatus({ ...booking, status: 'pending' }, before(1))).toBe('cancelled')
  })

  it('ends with the slot and is only for what is active', () => {
    expect(denyCancellation({ status: 'booked', endsAt: start }, start)).toBe('slot_over')
    for (const status of bookingStatuses) {
      const isActive = status === 'booked' || status === 'pending'
      const denial = denyCancellation({ status, endsAt: start }, before(1))
      expect(denial).toBe(isActive ? undefined : 'booking_not_active')
    }
  })
})

describe('receive', () => {
  const booking = {
    status: 'booked' as const,
    slotStatus: 'open' as const,
    startsAt: start,
    checkInOpensMinutes: 120,
  }

  it('opens check-in before the start and calls nobody absent before it', () => {
    expect(receive(booking, 'check_in', before(3))).toEqual({ denial: 'reception_not_open' })
    expect(receive(booking, 'check_in', before(2))).toEqual({ status: 'attended' })
    expect(receive(booking, 'no_show', before(1))).toEqual({ denial: 'slot_not_begun' })
    expect(receive(booking, 'no_show', start)).toEqual({ status: 'no_show' })
  })

  it('undoes what the desk did, and nothing else; what is undone already is so', () => {
    for (const status of bookingStatuses) {
      const isUndoable = ['attended', 'excused', 'no_show', 'booked'].includes(status)
      const undone = receive({ ...booking, status }, 'undo', start)
      expect(undone).toEqual(isUndoable ? { status: 'booked' } : { denial: 'reception_not_possible' })
    }
  })

  it('says to the second of two what the first has done, and never turns one thing into another', () => {
    const done = { check_in: 'attended', excuse: 'excused', no_show: 'no_show' } as const
    for (const wish of ['check_in', 'excuse', 'no_show'] as const) {
      const status = done[wish]
      expect(receive({ ...booking, status }, wish, start)).toEqual({ status })
      const others = bookingStatuses.filter(each => each !== status && each !== 'booked')
      for (const other of others) {
        expect(receive({ ...booking, status: other }, wish, start)).toEqual({
          denial: 'reception_not_possible',
        })
      }
    }
  })

  it('expects nobody again at a slot that was cancelled', () => {
    for (const status of ['attended', 'excused', 'no_show'] as const) {
      const undone = receive({ ...booking, slotStatus: 'cancelled', status }, 'undo', start)
      expect(undone).toEqual({ denial: 'slot_cancelled' })
    }
  })
})
