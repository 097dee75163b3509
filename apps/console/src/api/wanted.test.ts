import { expect, test } from 'vitest'
import { wanted } from './wanted.ts'

test('of a filter only what narrows is asked for', () => {
  const filter = { q: '', status: 'all', teamId: null, unborne: false, cursor: 'c2', limit: 0 }
  expect(wanted(filter)).toEqual({ cursor: 'c2', limit: 0 })
  expect(wanted({ q: '王', status: 'draft', unborne: true })).toEqual({
    q: '王',
    status: 'draft',
    unborne: true,
  })
})
