import { ageInYears, holdsPlaces, shanghaiInstant } from '@yunxuan/domain'
import { expect, test } from 'vitest'
import { crowdOf } from './demo-crowd.ts'
import { demoId } from './demo-ids.ts'
import { fillRoster } from './demo-rosters.ts'
import { expandSlots } from './demo-slots.ts'
import { readDemoStreets } from './demo-source.ts'

const start = shanghaiInstant('2026-11-02')
const now = shanghaiInstant('2026-11-16', '12:00')

const rosters = readDemoStreets().flatMap(street => {
  const crowd = crowdOf(street)
  return expandSlots(street, start).flatMap(slot => {
    const service = street.services.find(({ key }) => key === slot.serviceKey)
    if (service === undefined) return []
    return [{ slot, service, crowd, roster: fillRoster(slot, service, crowd, now) }]
  })
})

test('what a roster holds is what it says and never more than the slot has', () => {
  for (const { slot, service, roster } of rosters) {
    const held = roster.entries.filter(({ status }) => holdsPlaces(status))
    expect(held.reduce((sum, { party }) => sum + party, 0)).toBe(roster.taken)
    expect(roster.taken).toBeLessThanOrEqual(slot.places)
    for (const { party } of roster.entries) {
      expect(party).toBeGreaterThanOrEqual(1)
      expect(party).toBeLessThanOrEqual(service.largestParty)
    }
  }
})

test('nobody is on a roster twice, too young or too old', () => {
  for (const { slot, service, roster } of rosters) {
    const keys = roster.entries.map(({ person }) => person.key)
    expect(new Set(keys).size).toBe(keys.length)
    for (const { person } of roster.entries) {
      const age = ageInYears(person.birthDate, slot.startsAt)
      expect(age).toBeGreaterThanOrEqual(service.minimumAge ?? 0)
      expect(age).toBeLessThanOrEqual(service.maximumAge ?? 200)
    }
  }
})

test('nobody was received before the slot was over, and everybody booked before now', () => {
  for (const { slot, roster } of rosters) {
    for (const { status, bookedAt } of roster.entries) {
      expect(status === 'booked').toBe(slot.endsAt > now)
      expect(bookedAt < now && bookedAt < slot.startsAt).toBe(true)
    }
  }
})

test('most slots are as full as planned', () => {
  const asPlanned = rosters.filter(({ slot, roster }) => roster.taken >= slot.taken)
  expect(asPlanned.length / rosters.length).toBeGreaterThan(0.75)
})

test('the same slot has the same roster at every start', () => {
  const [first] = rosters
  if (first === undefined) throw new Error('no rosters')
  expect(fillRoster(first.slot, first.service, first.crowd, now)).toEqual(first.roster)
})

test('a demo id is a UUIDv7 and two names never share one', () => {
  const ids = Array.from({ length: 1000 }, (_, index) => demoId(`name ${index}`))
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(ids).size).toBe(ids.length)
  expect(demoId('name 1')).toBe(ids[1])
})
