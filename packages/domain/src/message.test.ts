import { describe, expect, test } from 'vitest'
import {
  channelOf,
  gradeOf,
  leavesAt,
  type MessageGrade,
  mayAskForGrant,
  messageGrades,
  noticeKinds,
  outsideWords,
  restAfter,
  shorten,
  usualMessageSettings as usual,
} from './message.ts'
import { shanghaiInstant } from './shanghai.ts'

const at = (time: string, day = '2027-03-05') => shanghaiInstant(day, time)

test('what leaves the app fits its field, and is the same of whoever it is', () => {
  expect(Object.keys(outsideWords)).toEqual(expect.arrayContaining([...noticeKinds]))
  for (const words of Object.values(outsideWords)) expect([...words].length).toBeLessThanOrEqual(20)
  for (const kind of ['matter_moved', 'referral_moved', 'delegate_named', 'team_applied'] as const) {
    expect(outsideWords[kind]).not.toMatch(/求助|诉求|单位|企业/)
  }
})

describe('what a message is worth', () => {
  test('a cancellation most, news least', () => {
    expect(['slot_cancelled', 'slot_moved', 'offer', 'reminder', 'new_slots'] as const).toSatisfy(
      (kinds: readonly Parameters<typeof gradeOf>[0][]) =>
        kinds.every((kind, index) => gradeOf(kind) === messageGrades[index]),
    )
    expect(gradeOf('matter_moved')).toBe('news')
  })
})

describe('by which way a message leaves', () => {
  const reach = { grants: 1, coming: 0, sms: true }

  test.each<[MessageGrade, number, string | undefined]>([
    ['cancellation', 1, 'wechat'],
    ['cancellation', 0, 'sms'],
    ['change', 0, 'sms'],
    ['offer', 0, 'sms'],
    ['reminder', 1, 'wechat'],
    ['reminder', 0, undefined],
    ['news', 1, 'wechat'],
    ['news', 0, undefined],
  ])('%s with %i grants: %s', (grade, grants, channel) => {
    expect(channelOf(grade, usual, { ...reach, grants })).toBe(channel)
  })

  test('news leaves the last grant to what is booked', () => {
    expect(channelOf('news', usual, { ...reach, coming: 1 })).toBeUndefined()
    expect(channelOf('news', usual, { ...reach, coming: 1, grants: 2 })).toBe('wechat')
    expect(channelOf('reminder', usual, { ...reach, coming: 1 })).toBe('wechat')
  })

  test('what somebody does not want does not leave; a cancellation does', () => {
    const none = { ...usual, reminders: false, offers: false, news: false }
    const left = messageGrades.filter(grade => channelOf(grade, none, reach) !== undefined)
    expect(left).toEqual(['cancellation', 'change'])
  })

  test('a way that failed is left for the next, and without one it stays in the inbox', () => {
    expect(channelOf('change', usual, reach, ['wechat'])).toBe('sms')
    expect(channelOf('change', usual, reach, ['wechat', 'sms'])).toBeUndefined()
    expect(channelOf('change', { ...usual, sms: false }, reach, ['wechat'])).toBeUndefined()
    expect(channelOf('change', usual, { ...reach, sms: false }, ['wechat'])).toBeUndefined()
  })
})

describe('when a message leaves', () => {
  const { quiet } = usual
  const begins = (startsAt: Date | null) => ({ quiet, startsAt })

  test('by day at once, at night in the morning', () => {
    expect(leavesAt('news', begins(null), at('20:59'))).toEqual(at('20:59'))
    expect(leavesAt('news', begins(null), at('21:00'))).toEqual(at('08:00', '2027-03-06'))
    expect(leavesAt('reminder', begins(at('14:00')), at('07:59'))).toEqual(at('08:00'))
    expect(leavesAt('news', { quiet: null, startsAt: null }, at('03:00'))).toEqual(at('03:00'))
  })

  test('what was cancelled does not wait for the morning where somebody would be on the way', () => {
    expect(leavesAt('cancellation', begins(at('09:59')), at('06:00'))).toEqual(at('06:00'))
    expect(leavesAt('cancellation', begins(at('10:00')), at('06:00'))).toEqual(at('08:00'))
    expect(leavesAt('offer', begins(at('09:00')), at('06:00'))).toEqual(at('08:00'))
    // Nobody knows that it can wait.
    expect(leavesAt('cancellation', begins(null), at('22:00'))).toEqual(at('22:00'))
  })
})

test('whoever refused is not asked for thirty days', () => {
  const refused = at('12:00', '2027-03-01')
  expect(mayAskForGrant(null, refused)).toBe(true)
  expect(mayAskForGrant(refused, at('11:59', '2027-03-31'))).toBe(false)
  expect(mayAskForGrant(refused, at('12:00', '2027-03-31'))).toBe(true)
})

test('the rest between two tries grows up to half an hour', () => {
  expect([1, 2, 3, 4, 5, 6, 60].map(tries => restAfter(tries) / 60_000)).toEqual([1, 2, 4, 8, 16, 30, 30])
})

test('a text is cut by its letters, not by halves of them', () => {
  expect(shorten('二十个字以内', 20)).toBe('二十个字以内')
  expect(shorten('𠮷野家的爷爷', 4)).toBe('𠮷野家…')
})
