import { allEndpoints } from '@yunxuan/contract'
import { expect, test } from 'vitest'
import { maySee } from './access.ts'
import { access } from './features.ts'

test.each(Object.entries(access))(
  '%s is shown to those whom its endpoint lets in',
  (_, { behind, roles }) => {
    const asked: unknown = allEndpoints[behind].access
    expect(asked).toEqual({ roles: expect.arrayContaining([...roles]) as unknown })
    expect((asked as { roles: string[] }).roles).toHaveLength(roles.length)
  },
)

test('who has a role for a part of the street does not see what is the whole street’s', () => {
  const reviewer = { role: 'reviewer', organizationId: null } as const
  expect(maySee([{ ...reviewer, areaId: null }], 'audit')).toBe(true)
  expect(maySee([{ ...reviewer, areaId: 'one community' }], 'audit')).toBe(false)
  expect(maySee([{ ...reviewer, areaId: 'one community' }], 'review')).toBe(true)
})
