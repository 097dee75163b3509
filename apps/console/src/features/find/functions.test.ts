import type { StaffRole } from '@yunxuan/domain'
import { expect, test } from 'vitest'
import type { Permission } from '../../access.ts'
import { maySee } from '../../access.ts'
import { menu, menuFor } from '../../menu.ts'
import { findFunctions, functionsOf } from './functions.ts'
import { matchLetters } from './letters.ts'

const mayOf = (role: StaffRole) => (permission: Permission) =>
  maySee([{ role, areaId: null, organizationId: null }], permission)
const functionsFor = (role: StaffRole) => functionsOf(menuFor(mayOf(role)), mayOf(role))
const found = (role: StaffRole, typed: string) =>
  findFunctions(functionsFor(role), typed, matchLetters).map(({ title }) => title)

test('every screen of the menu is found by its name', () => {
  const paths = menu.flatMap(({ entries }) => entries.flatMap(entry => entry.paths))
  const all = functionsFor('administrator')
  expect(paths.filter(path => !all.some(({ to }) => to === path))).toEqual([])
  for (const { title } of all) expect(found('administrator', title)).toContain(title)
})

test.each([
  ['jrfwt', '今日服务台'],
  ['fwt', '今日服务台'],
  ['fuwutai', '今日服务台'],
  ['bl', '补录'],
  ['ryyqx', '人员与权限'],
  ['zhengshu', '证书'],
  ['BL', '补录'],
  ['ｂｌ', '补录'],
  ['权限', '人员与权限'],
])('%s finds %s', (typed, title) => {
  expect(found('administrator', typed)).toContain(title)
})

test('nobody finds what they may not open', () => {
  expect(found('coordinator', 'ryyqx')).toEqual([])
  expect(found('reviewer', 'dhdy')).toEqual([])
  expect(found('coordinator', 'dhdy')).toEqual(['电话代约'])
})

test('what nothing is called finds nothing', () => {
  expect(found('administrator', 'xyzzy')).toEqual([])
})
