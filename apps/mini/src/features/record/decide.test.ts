import type { RosterRecord } from '@yunxuan/contract'
import { describe, expect, it } from 'vitest'
import { decisionsOf, kindOf, whyOnlyLeftOut, withoutReason } from './decide.ts'

const line = (bookingId: string, more: Partial<RosterRecord> = {}): RosterRecord => ({
  bookingId,
  personId: bookingId,
  personName: '王秀兰',
  number: 'YX0000000000',
  arrivedAt: '2026-11-28T01:00:00Z',
  leftAt: '2026-11-28T03:00:00Z',
  minutes: 120,
  grade: 'rotating-code',
  suspicions: [],
  isOwn: false,
  isOwnScan: false,
  scannedBy: [],
  lateMinutes: null,
  decided: null,
  ...more,
})
const decided = { outcome: 'approved' as const, minutes: 120, reason: '', byName: '周建国', at: '' }
const lines = [
  line('plain'),
  line('other'),
  line('odd', { suspicions: ['departure-capped'] }),
  line('own', { isOwn: true }),
  line('absent', { arrivedAt: null, grade: null, minutes: 0 }),
  line('done', { decided }),
]
const none = { unticked: [], judgements: {} }

describe('a roster on the leader’s phone', () => {
  it('tells apart what is to be done', () => {
    expect(lines.map(kindOf)).toEqual(['plain', 'plain', 'odd', 'own', 'absent', 'decided'])
  })

  it('sends every plain line at once, with the minutes that were seen, and nothing else', () => {
    expect(decisionsOf(lines, none)).toEqual([
      { bookingId: 'plain', outcome: 'approved', seenMinutes: 120 },
      { bookingId: 'other', outcome: 'approved', seenMinutes: 120 },
    ])
    expect(decisionsOf(lines, { ...none, unticked: ['plain'] }).map(one => one.bookingId)).toEqual(['other'])
  })

  it('says of a line why it can only be left out', () => {
    expect(whyOnlyLeftOut(line('odd', { suspicions: ['departure-capped'] }))).toBeUndefined()
    expect(whyOnlyLeftOut(line('short', { suspicions: ['below-share'] }))).toBe('在场时间不够')
    expect(whyOnlyLeftOut(line('own-scan', { isOwnScan: true }))).toBe('您扫的码，请别人确认')
  })

  it('sends an odd line only with its reason', () => {
    const odd = (reason: string) => ({
      unticked: ['plain', 'other'],
      judgements: { odd: { outcome: 'left_out' as const, reason } },
    })
    expect(decisionsOf(lines, odd(' '))).toEqual([])
    expect(withoutReason(lines, odd(' ')).map(one => one.bookingId)).toEqual(['odd'])
    expect(decisionsOf(lines, odd(' 没做完 '))).toEqual([
      { bookingId: 'odd', outcome: 'left_out', seenMinutes: 120, reason: '没做完' },
    ])
    expect(withoutReason(lines, odd('没做完'))).toEqual([])
  })
})
