import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { denyApplication, denyParent, teamWithParents } from './team.ts'

// head ─ north ─ gate, head ─ south, other
const parents = new Map([
  ['head', null],
  ['north', 'head'],
  ['gate', 'north'],
  ['south', 'head'],
  ['other', null],
])

describe('the tree of teams', () => {
  test('a team is named with those above it, innermost first', () => {
    expect(teamWithParents('gate', parents)).toEqual(['gate', 'north', 'head'])
    expect(teamWithParents('other', parents)).toEqual(['other'])
  })

  test('a team is never below itself', () => {
    expect(denyParent('north', 'north', parents, 9)).toBe('team_cycle')
    expect(denyParent('head', 'gate', parents, 9)).toBe('team_cycle')
    expect(denyParent('gate', 'south', parents, 9)).toBeUndefined()
  })

  test('what lies below comes along and counts into the depth', () => {
    expect(denyParent('other', 'gate', parents, 4)).toBeUndefined()
    expect(denyParent('other', 'gate', parents, 3)).toBe('team_too_deep')
    expect(denyParent('north', 'south', parents, 4)).toBeUndefined()
    expect(denyParent('north', 'south', parents, 3)).toBe('team_too_deep')
    expect(denyParent('new', null, parents, 1)).toBeUndefined()
  })

  test('moves that are not refused keep a tree, whatever their order', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    const moves = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names, null)), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(moves, tried => {
        const tree = new Map<string, string | null>(names.map(name => [name, null]))
        for (const [team, parent] of tried) {
          if (denyParent(team, parent, tree, 3) === undefined) tree.set(team, parent)
        }
        for (const name of names) {
          const path = teamWithParents(name, tree)
          expect(path.length).toBeLessThanOrEqual(3)
          expect(tree.get(path.at(-1) ?? '')).toBeNull()
        }
      }),
    )
  })
})

describe('an application', () => {
  const open = { status: 'active', isOpen: true } as const
  test('is taken by an open team from whoever is not in it', () => {
    for (const standing of [undefined, 'rejected', 'declined', 'left', 'removed'] as const) {
      expect(denyApplication(open, standing)).toBeUndefined()
    }
  })

  test('is refused with what stands in its way', () => {
    expect(denyApplication({ ...open, status: 'closed' }, undefined)).toBe('team_closed')
    expect(denyApplication({ ...open, isOpen: false }, undefined)).toBe('team_not_open')
    expect(denyApplication(open, 'active')).toBe('already_in_team')
    expect(denyApplication(open, 'applied')).toBe('already_applied')
  })

  test('of somebody who is invited is taken though the team is not open', () => {
    expect(denyApplication({ ...open, isOpen: false }, 'invited')).toBeUndefined()
  })
})
