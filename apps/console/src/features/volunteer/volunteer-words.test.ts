import { expect, test } from 'vitest'
import { sayList, sayTimes } from './volunteer-words.ts'

test('free times are said by weekday, Monday first and Sunday last', () => {
  expect(
    sayTimes([
      { weekday: 1, part: 'morning' },
      { weekday: 7, part: 'evening' },
    ]),
  ).toBe('周一上午、周日晚上')
})

test('what nobody filled in is said so', () => {
  expect(sayList([])).toBe('没有填')
})
