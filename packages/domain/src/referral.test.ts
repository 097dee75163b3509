import { describe, expect, it } from 'vitest'
import {
  afterReferralStep,
  denyReferral,
  denyReferralStep,
  type ReferralFacts,
  type ReferralStatus,
  referralActs,
  referralParties,
  referralPartiesOf,
  referralStatuses,
  referralsAtOnce,
} from './referral.ts'

const today = '2026-11-30'
const need = {
  kind: 'enterprise',
  status: 'open',
  wasTaken: true,
  organizationId: 'the-firm',
} as const
const bank: ReferralFacts = { organizationId: 'bank', speakers: 1, askedIds: [], dueOn: today, today }

describe('asking an organization', () => {
  it('is for what an enterprise needs, once it was taken and as long as it is open', () => {
    expect(denyReferral(need, bank)).toBeUndefined()
    expect(denyReferral({ ...need, kind: 'need' }, bank)).toBe('not_referred')
    expect(denyReferral({ ...need, status: 'sent', wasTaken: false }, bank)).toBe('not_taken_yet')
    expect(denyReferral({ ...need, status: 'answered' }, bank)).toBe('need_over')
    expect(denyReferral({ ...need, status: 'withdrawn' }, bank)).toBe('need_over')
  })

  it('asks another than whose need it is, each once, so many at once, and only whom somebody speaks for', () => {
    expect(denyReferral(need, { ...bank, organizationId: 'the-firm' })).toBe('own_organization')
    expect(denyReferral(need, { ...bank, askedIds: ['bank'] })).toBe('organization_asked')
    const others = Array.from({ length: referralsAtOnce }, (_, at) => `other-${at}`)
    expect(denyReferral(need, { ...bank, askedIds: others })).toBe('asked_enough')
    expect(denyReferral(need, { ...bank, askedIds: others.slice(1) })).toBeUndefined()
    expect(denyReferral(need, { ...bank, speakers: 0 })).toBe('nobody_to_ask')
    expect(denyReferral(need, { ...bank, dueOn: '2026-11-29' })).toBe('day_past')
  })
})

describe('what becomes of it', () => {
  const said = { word: '三个工作日内上门', dueOn: today }

  it('is promised with words and a day, taken by the enterprise, and done when the enterprise says so', () => {
    const way = [
      ['asked', 'promise', 'answerer'],
      ['promised', 'accept', 'asker'],
      ['accepted', 'report', 'answerer'],
      ['reported', 'confirm', 'asker'],
    ] as const
    for (const [from, act, as] of way) {
      expect(denyReferralStep(from, { act, as, ...said }, need, today)).toBeUndefined()
    }
    expect(way.map(([, act]) => afterReferralStep(act))).toEqual([
      'promised',
      'accepted',
      'reported',
      'delivered',
    ])
    const promise = { act: 'promise', as: 'answerer' } as const
    expect(denyReferralStep('asked', promise, need, today)).toBe('word_missing')
    expect(denyReferralStep('asked', { ...promise, word: '可以' }, need, today)).toBe('day_missing')
    expect(denyReferralStep('asked', { ...promise, word: '可以', dueOn: '2026-11-01' }, need, today)).toBe(
      'day_past',
    )
  })

  it('is nobody else’s: only the enterprise takes it and says that it is done, only the one asked promises', () => {
    const allowed = new Set<string>()
    for (const status of referralStatuses) {
      for (const act of referralActs) {
        for (const as of referralParties) {
          if (denyReferralStep(status, { act, as, ...said }, need, today) === undefined) {
            allowed.add(`${act} by ${as}`)
          }
        }
      }
    }
    expect([...allowed].sort()).toEqual([
      'accept by asker',
      'confirm by asker',
      'decline by answerer',
      'fail by answerer',
      'fail by asker',
      'fail by keeper',
      'fail by owner',
      'pass by asker',
      'promise by answerer',
      'report by answerer',
      'withdraw by keeper',
      'withdraw by owner',
    ])
  })

  it('ends: nothing is done with what is over', () => {
    const over: ReferralStatus[] = ['delivered', 'declined', 'passed', 'failed', 'withdrawn']
    for (const status of over) {
      for (const act of referralActs) {
        for (const as of referralParties) {
          expect(denyReferralStep(status, { act, as, ...said }, need, today)).toBeDefined()
        }
      }
    }
  })

  it('waits for an open need to be promised or taken, and for none to be turned down', () => {
    const answered = { status: 'answered' } as const
    const by = (act: 'promise' | 'decline', status: ReferralStatus = 'asked') =>
      denyReferralStep(status, { act, as: 'answerer', ...said }, answered, today)
    expect(by('promise')).toBe('need_over')
    expect(by('decline')).toBeUndefined()
    expect(denyReferralStep('promised', { act: 'accept', as: 'asker' }, answered, today)).toBe('need_over')
    expect(denyReferralStep('promised', { act: 'pass', as: 'asker' }, answered, today)).toBeUndefined()
  })

  it('whoever speaks for both sides promises nothing to themselves', () => {
    expect(referralPartiesOf(['asker'], true)).toEqual(['asker'])
    expect(referralPartiesOf(['keeper'], true)).toEqual(['answerer'])
    expect(referralPartiesOf(['keeper', 'owner'], false)).toEqual(['keeper', 'owner'])
  })
})
