import type { RosterLine } from '@yunxuan/contract'
import { expect, test } from 'vitest'
import { isAnswer } from './line-words.ts'

const line: RosterLine = {
  bookingId: 'b',
  slotId: 's',
  serviceTitle: '量血压',
  startsAt: '2026-11-22T01:00:00.000Z',
  endsAt: '2026-11-22T02:00:00.000Z',
  personName: '许素华',
  bookedBy: '姜霞',
  phone: '19900009097',
  phoneTail: '9097',
  party: 1,
  code: '68144A',
  status: 'booked',
  source: 'self',
  reason: '',
  hasNote: false,
  receivedAt: null,
}

test('a line is found by name, by who booked it, by the end of a number and by its code', () => {
  for (const wanted of ['许素', '姜霞', '097', '19900009097', '68144a', '']) {
    expect(isAnswer(line, wanted), wanted).toBe(true)
  }
  for (const wanted of ['王', '1990', '6814']) expect(isAnswer(line, wanted), wanted).toBe(false)
})

test('digits in full width, blanks and hyphens of a pasted number are no hindrance', () => {
  for (const wanted of ['９０９７', '199 0000 9097', '199-0000-9097', '许 素华', '６８１４４Ａ ']) {
    expect(isAnswer(line, wanted), wanted).toBe(true)
  }
})
