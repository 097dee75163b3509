import { describe, expect, test } from 'vitest'
import { usualMessageSettings } from './message.ts'
import { isOfferEnding, type ReminderStage, reminderDue, reminderSpan } from './reminder.ts'
import { addDays, shanghaiClock, shanghaiInstant } from './shanghai.ts'

const { quiet } = usualMessageSettings
const minute = 60_000
const longAgo = new Date(0)

/** What somebody is told who is looked after every half hour from two days before, each reminder once. */
function told(startsAt: Date, hours = quiet, knownSince = longAgo) {
  const seen = new Map<ReminderStage, Date>()
  for (let at = startsAt.getTime() - 48 * 60 * minute; at <= startsAt.getTime(); at += 30 * minute) {
    const now = new Date(at)
    const stage = reminderDue({ startsAt, knownSince }, hours, now)
    if (stage !== undefined && !seen.has(stage)) seen.set(stage, now)
  }
  return seen
}

describe('reminders', () => {
  test('of every day of a year, at one hour or another: the evening before at six, and nothing at night', () => {
    const times = ['00:00', '06:30', '08:00', '08:30', '10:00', '14:00', '20:00', '23:30']
    for (let day = '2027-01-01', turn = 0; day < '2028-01-01'; day = addDays(day, 1), turn += 1) {
      const startsAt = shanghaiInstant(day, times[turn % times.length])
      const all = told(startsAt)
      expect(all.get('evening')).toEqual(shanghaiInstant(addDays(day, -1), '18:00'))
      const isByDay = [...all.values()].every(at => {
        const { hour } = shanghaiClock(at)
        return hour >= 8 && hour < 21 && at < startsAt
      })
      expect([startsAt, isByDay]).toEqual([startsAt, true])
    }
  })

  test.each([
    ['14:00', '12:00'],
    ['10:00', '08:00'],
    ['09:00', '08:00'],
    ['08:30', '08:00'],
    ['22:30', '20:30'],
    ['08:20', undefined],
    ['23:30', undefined],
    ['02:00', undefined],
  ])('of what begins at %s the second comes at %s', (time, near) => {
    const startsAt = shanghaiInstant('2027-03-05', time)
    const due = near === undefined ? undefined : shanghaiInstant('2027-03-05', near)
    expect(reminderSpan('near', startsAt, quiet)?.from).toEqual(due)
  })

  test('whoever wants no quiet hours is told two hours before, whenever that is', () => {
    const startsAt = shanghaiInstant('2027-03-05', '06:00')
    expect(told(startsAt, null).get('near')).toEqual(shanghaiInstant('2027-03-05', '04:00'))
  })

  test('whoever booked after the hour is not told what they have just done, and is told later', () => {
    const startsAt = shanghaiInstant('2027-03-05', '14:00')
    const lateEvening = shanghaiInstant('2027-03-04', '18:00')
    expect([...told(startsAt, quiet, lateEvening).keys()]).toEqual(['near'])
    expect(told(startsAt, quiet, shanghaiInstant('2027-03-05', '12:00')).size).toBe(0)
  })

  test('what nobody could send in the evening is not sent at night', () => {
    const startsAt = shanghaiInstant('2027-03-05', '14:00')
    const at = (time: string) =>
      reminderDue({ startsAt, knownSince: longAgo }, quiet, shanghaiInstant('2027-03-04', time))
    expect([at('17:59'), at('18:00'), at('20:59'), at('21:00')]).toEqual([
      undefined,
      'evening',
      'evening',
      undefined,
    ])
  })
})

describe('an offer that ends soon', () => {
  const offeredAt = shanghaiInstant('2027-03-05', '10:00')
  const held = (minutes: number) => new Date(offeredAt.getTime() + minutes * minute)
  test.each([
    [120, 89, false],
    [120, 90, true],
    [120, 119, true],
    [120, 120, false],
    [60, 30, true],
    [20, 10, false],
  ])('of %i minutes, after %i: %s', (whole, gone, isSaid) => {
    expect(isOfferEnding({ offeredAt, expiresAt: held(whole) }, held(gone))).toBe(isSaid)
  })
})
