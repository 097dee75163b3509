import { expect, test } from 'vitest'
import { filterOf } from './filter.ts'

test('of an address only what could have been chosen narrows the list', () => {
  expect(filterOf({ from: '2026-11-28', to: '2026-11-29', category: 'clinic', open: 'true' })).toEqual({
    from: '2026-11-28',
    to: '2026-11-29',
    category: 'clinic',
    open: true,
  })
  expect(filterOf({ from: '2026-99-99', to: '2026-02-30', category: 'moon', open: 'yes', q: '' })).toEqual({})
})
