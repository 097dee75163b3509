import { expect, test } from 'vitest'
import { addUnread, denyReading, type MaterialField, materialFields } from './unread-change.ts'

const asRead = Object.fromEntries(materialFields.map(field => [field, ''])) as Record<MaterialField, unknown>
const free = { ...asRead, feeFen: null }
const paid = { ...asRead, feeFen: 500 }

test('several changes are held against what was last read, and name everybody who made them', () => {
  const first = addUnread(undefined, { by: 'one', before: free, after: paid })
  expect(first).toEqual({ by: ['one'], before: { feeFen: null } })
  const second = addUnread(first, { by: 'two', before: paid, after: { ...paid, feeFen: 800, title: '理发' } })
  expect(second).toEqual({ by: ['one', 'two'], before: { title: '', feeFen: null } })
})

test('nothing is unread once everything is as it was, nor where nothing that matters was changed', () => {
  const unread = addUnread(undefined, { by: 'one', before: free, after: paid })
  expect(addUnread(unread, { by: 'two', before: paid, after: free })).toBeUndefined()
  expect(addUnread(undefined, { by: 'one', before: free, after: { ...free } })).toBeUndefined()
})

test('whoever changed it is not the one who reads it', () => {
  const unread = { by: ['one'], before: {} }
  expect(denyReading(unread, 'one')).toBe('same_person_reviews')
  expect(denyReading(unread, 'two')).toBeUndefined()
})

test('what an activity has besides is held against what was read, in whatever order the database keeps it', () => {
  const activity = { ...free, risk: '', answers: { isPaid: false, isRisky: false } }
  const risky = { ...activity, risk: '石阶湿滑', answers: { isPaid: false, isRisky: true } }
  const unread = addUnread(undefined, { by: 'one', before: activity, after: risky })
  expect(unread).toEqual({ by: ['one'], before: { risk: '', answers: { isPaid: false, isRisky: false } } })
  const back = { ...activity, answers: { isRisky: false, isPaid: false } }
  expect(addUnread(unread, { by: 'two', before: risky, after: back })).toBeUndefined()
})
