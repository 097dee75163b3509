import { expect, test } from 'vitest'
import { screens } from './features.ts'
import { menu } from './menu.ts'

test('whatever is for a role and has a sign stands in the menu once, and nothing else does', () => {
  const listed = menu.flatMap(section => section.paths)
  const wanted = screens.filter(({ may, title, Icon }) => may && title && Icon).map(({ path }) => path)
  expect([...listed].sort()).toEqual(wanted.sort())
})

test('no two screens have the same address', () => {
  expect(new Set(screens.map(({ path }) => path)).size).toBe(screens.length)
})
