import { describe, expect, it } from 'vitest'
import { denyConfirmation, denyObjection, denyObjectionAnswer } from './public-notice.ts'

const until = new Date('2026-11-28T00:00:00Z')
const earlier = new Date(until.getTime() - 1)
const notice = { until, openObjections: 0, makers: ['counter', null] }
const somebody = { memberId: 'reader', isNamed: false }

describe('a list that hangs out', () => {
  it('is confirmed when its time is over and nothing said against it is open', () => {
    expect(denyConfirmation(notice, somebody, until)).toBeUndefined()
    expect(denyConfirmation(notice, somebody, earlier)).toBe('notice_not_over')
    expect(denyConfirmation({ ...notice, openObjections: 1 }, somebody, until)).toBe('objections_open')
  })

  it('is confirmed by nobody who made it or is on it', () => {
    expect(denyConfirmation(notice, { ...somebody, memberId: 'counter' }, until)).toBe('same_person_reviews')
    expect(denyConfirmation(notice, { ...somebody, isNamed: true }, until)).toBe('same_person_reviews')
  })

  it('is objected to until its time is over, and not where it does not hang', () => {
    expect(denyObjection(notice, earlier)).toBeUndefined()
    expect(denyObjection(notice, until)).toBe('notice_over')
    expect(denyObjection(undefined, earlier)).toBe('notice_over')
  })

  it('has its objections answered by nobody who made them or whom they are against', () => {
    const objection = { byMemberId: 'neighbour', againstMemberId: 'named' }
    expect(denyObjectionAnswer(objection, 'reader')).toBeUndefined()
    expect(denyObjectionAnswer(objection, 'neighbour')).toBe('same_person_reviews')
    expect(denyObjectionAnswer(objection, 'named')).toBe('same_person_reviews')
  })
})
