import type { ManagedTeam } from '@yunxuan/contract'
import { expect, test } from 'vitest'
import { fits, treeRows } from './team-tree.ts'

function aTeam(id: string, parentId: string | null, also: Partial<ManagedTeam> = {}): ManagedTeam {
  return {
    id,
    name: id,
    parentId,
    parentName: null,
    areaId: null,
    areaName: null,
    intro: '',
    status: 'active',
    isOpen: true,
    picture: null,
    members: 1,
    leaders: [{ personId: 'p', name: '周*兰', number: 'YX0000000019' }],
    applications: 0,
    ...also,
  }
}

test('a tree is read from the top, each branch whole before the next', () => {
  const rows = treeRows([aTeam('b', null), aTeam('a2', 'a'), aTeam('a', null), aTeam('a1', 'a')])
  expect(rows.map(({ team, depth }) => `${depth}${team.id}`)).toEqual(['0a', '1a1', '1a2', '0b'])
})

test('a team whose parent is somebody else’s is shown on top rather than lost', () => {
  expect(treeRows([aTeam('a1', 'not mine')]).map(({ depth }) => depth)).toEqual([0])
})

test('a team is found by its name, its leader, its community and its applications', () => {
  const all = { q: '', areaId: null, status: 'active', withApplications: false } as const
  const team = aTeam('文明劝导队', null, { areaId: 'east', applications: 2 })
  expect(fits(team, all)).toBe(true)
  expect(fits(team, { ...all, q: '劝导' })).toBe(true)
  expect(fits(team, { ...all, q: 'yx00' })).toBe(true)
  expect(fits(team, { ...all, q: '巡防' })).toBe(false)
  expect(fits(team, { ...all, areaId: 'west' })).toBe(false)
  expect(fits(team, { ...all, withApplications: true })).toBe(true)
  expect(fits(aTeam('a', null), { ...all, withApplications: true })).toBe(false)
  expect(fits(team, { ...all, status: 'closed' })).toBe(false)
})
