import { expect, test } from 'vitest'
import { mergeEdits } from './merge.ts'

const base = { title: '义诊', bring: ['身份证'], phone: '1', places: 20, note: null as string | null }

test('a field that one of two touched is as that one left it', () => {
  const mine = { ...base, title: '中医义诊' }
  const theirs = { ...base, bring: ['身份证', '病历'], places: 25 }
  expect(mergeEdits(base, mine, theirs)).toEqual({
    values: { ...base, title: '中医义诊', bring: ['身份证', '病历'], places: 25 },
    taken: ['bring', 'places'],
    clashes: [],
  })
})

test('what both made something else of is a clash, in which mine stands until one is chosen', () => {
  const mine = { ...base, phone: '2', title: '甲' }
  const theirs = { ...base, phone: '3', title: '甲' }
  expect(mergeEdits(base, mine, theirs)).toEqual({
    values: mine,
    taken: [],
    clashes: [{ field: 'phone', mine, theirs }],
  })
})

test('who took back what they had changed has not touched it; nothing and none are the same', () => {
  const theirs = { ...base, phone: '3' }
  expect(mergeEdits(base, { ...base }, theirs).values.phone).toBe('3')
  expect(mergeEdits(base, { ...base, note: undefined as unknown as null }, base).clashes).toEqual([])
})
