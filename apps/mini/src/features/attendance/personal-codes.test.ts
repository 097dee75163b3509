import { expect, test } from 'vitest'
import { mergeCodes } from './personal-codes.ts'

const code = (personId: string, day: string, text = `${personId} ${day}`) => ({
  personId,
  personName: personId,
  day,
  code: text,
})

test('codes of several days are known, the soonest first, and none of a day that is past', () => {
  const known = [code('a', '2026-11-28'), code('a', '2026-11-29')]
  const merged = mergeCodes(known, [code('a', '2026-12-05'), code('b', '2026-11-30')], '2026-11-29')
  expect(merged.map(({ code: text }) => text)).toEqual(['a 2026-11-29', 'b 2026-11-30', 'a 2026-12-05'])
})

test('what is heard again of one person and day takes the place of what was known', () => {
  const merged = mergeCodes([code('a', '2026-11-29', 'old')], [code('a', '2026-11-29', 'new')], '2026-11-29')
  expect(merged.map(({ code: text }) => text)).toEqual(['new'])
})
