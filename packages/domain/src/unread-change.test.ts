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
