import fc from 'fast-check'
import { expect, it } from 'vitest'
import { askersFirstFrom, askersFirstUntil, denyBeforeAskers, openToAllHours } from './askers-first.ts'

const hourMs = 3_600_000
const published = new Date('2026-11-28T02:20:00Z')
const at = (hours: number) => new Date(published.getTime() + hours * hourMs)
const until = askersFirstFrom(published, { askersFirstHours: 48 })

it('is said in whole hours, and never less than the street gives', () => {
  expect(until).toEqual(new Date('2026-11-30T03:00:00Z'))
  expect(askersFirstFrom(published, { askersFirstHours: 0 })).toEqual(published)
})

it('lets those who asked come first, and everybody after that', () => {
  const slot = { askersFirstUntil: until, startsAt: at(200) }
  expect(denyBeforeAskers(slot, { hasAsked: false }, at(1))).toBe('askers_first')
  expect(denyBeforeAskers(slot, { hasAsked: true }, at(1))).toBeUndefined()
  expect(denyBeforeAskers(slot, { hasAsked: false }, until)).toBeUndefined()
  expect(denyBeforeAskers({ ...slot, askersFirstUntil: null }, { hasAsked: false }, at(1))).toBeUndefined()
})

it('keeps nobody out on the last day, nor after the hours are over, whatever they are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 168 }), fc.integer({ min: 0, max: 400 }), (hours, start) => {
      const slot = {
        askersFirstUntil: askersFirstFrom(published, { askersFirstHours: hours }),
        startsAt: at(start),
      }
      const told = askersFirstUntil(slot, published)
      expect(askersFirstUntil(slot, at(hours + 1))).toBeNull()
      expect(askersFirstUntil(slot, at(start - openToAllHours))).toBeNull()
      if (told !== null) expect(askersFirstUntil(slot, told)).toBeNull()
    }),
  )
})
