import { describe, expect, it } from 'vitest'
import {
  type ActivityToPublish,
  denyActivity,
  isGated,
  plainAnswers,
  type VolunteeringAnswers,
} from './activity.ts'

const activity: ActivityToPublish = { isTemplate: false, answers: plainAnswers, risk: '', insurance: '' }
const answered = (more: Partial<VolunteeringAnswers>) => ({
  ...activity,
  answers: { ...plainAnswers, ...more },
})

describe('denyActivity: is this volunteering? (令67 §19)', () => {
  it('lets through what is voluntary, unpaid and for others', () => {
    expect(denyActivity(activity)).toBeUndefined()
  })

  it.each([
    [{ isVoluntary: false }, 'gate_not_voluntary'],
    [{ helpsOthers: false }, 'gate_not_helping'],
    [{ isPaid: true }, 'gate_paid'],
    [{ isMeeting: true }, 'gate_meeting'],
    [{ isDuty: true }, 'gate_duty'],
    [{ isClass: true }, 'gate_class'],
  ] as const)('stops %o as %s', (more, denial) => {
    expect(denyActivity(answered(more))).toBe(denial)
  })

  it('stops what nobody has answered for, and templates', () => {
    expect(denyActivity({ ...activity, answers: null })).toBe('gate_unanswered')
    expect(denyActivity({ ...activity, isTemplate: true })).toBe('template_not_published')
  })

  it('asks a risky one for its risks, then for its insurance (条例 §12, §17)', () => {
    const risky = answered({ isRisky: true })
    expect(denyActivity(risky)).toBe('risk_not_told')
    expect(denyActivity({ ...risky, risk: '登高擦窗' })).toBe('insurance_missing')
    expect(denyActivity({ ...risky, risk: '登高擦窗', insurance: '  ' })).toBe('insurance_missing')
    expect(denyActivity({ ...risky, risk: '登高擦窗', insurance: '某保险公司 志愿者意外险' })).toBeUndefined()
  })
})

describe('isGated', () => {
  it('asks before review and before publishing, never on the way out', () => {
    expect(isGated('in_review') && isGated('published')).toBe(true)
    expect(isGated('draft') || isGated('paused') || isGated('archived')).toBe(false)
  })
})
