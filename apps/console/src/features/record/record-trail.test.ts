import type { ServiceRecord } from '@yunxuan/contract'
import { expect, test } from 'vitest'
import { trailOf } from './record-trail.ts'

const row = (id: string, more: Partial<ServiceRecord> = {}): ServiceRecord => ({
  id,
  personId: 'p',
  personName: '陈立新',
  number: 'YX0000000018',
  title: '楼道清洁',
  servedOn: '2026-11-20',
  place: '活动室',
  content: '清扫楼道',
  minutes: 120,
  organizationName: '东社区党委',
  responsibleName: '带队人',
  grade: 'rotating-code',
  origin: 'attendance',
  shiftId: null,
  reverses: null,
  replaces: null,
  isReversed: false,
  reason: '',
  approvedAt: '2026-11-20T08:00:00.000Z',
  approvedByName: '唐敏',
  chainSeq: 1,
  openCorrectionId: null,
  ...more,
})

test('from any of its rows a correction shows all three, in the order they were written', () => {
  const at = '2026-11-22T08:00:00.000Z'
  const first = row('1', { isReversed: true })
  const back = row('2', { reverses: '1', minutes: -120, origin: 'reversal', approvedAt: at })
  const anew = row('3', { replaces: '1', minutes: 90, origin: 'correction', approvedAt: at })
  const other = row('4')
  const rows = [anew, other, back, first]
  for (const from of [first, back, anew]) {
    expect(trailOf(from, rows).map(({ id }) => id)).toEqual(['1', '2', '3'])
  }
  expect(trailOf(other, rows)).toEqual([other])
})
