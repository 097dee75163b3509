import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInAudience } from './audience.ts'
import { maskName, maskPhone } from './mask.ts'
import { shownAverage } from './rating.ts'
import { isAllowed, type RoleGrant } from './role.ts'
import { queryTokens, searchTokens } from './search.ts'
import { isUnconfirmed } from './service.ts'
import { areaWithParents, isStreetCode } from './street.ts'

const now = new Date('2026-11-28T00:00:00Z')
const grant: RoleGrant = {
  role: 'coordinator',
  areaId: null,
  organizationId: null,
  startsAt: new Date('2026-01-01T00:00:00Z'),
  endsAt: null,
  revokedAt: null,
}
const place = { areaIds: ['grid', 'east'], organizationId: 'clinic' }

describe('isAllowed', () => {
  it('covers what lies in the area, and nothing beside it', () => {
    expect(isAllowed([{ ...grant, areaId: 'east' }], ['coordinator'], place, now)).toBe(true)
    expect(isAllowed([{ ...grant, areaId: 'west' }], ['coordinator'], place, now)).toBe(false)
    expect(isAllowed([grant], ['coordinator'], place, now)).toBe(true)
  })

  it('covers a provider only for its own organization', () => {
    const provider: RoleGrant = { ...grant, role: 'provider', organizationId: 'clinic' }
    expect(isAllowed([provider], ['provider'], place, now)).toBe(true)
    expect(isAllowed([provider], ['provider'], { ...place, organizationId: 'school' }, now)).toBe(false)
    expect(isAllowed([{ ...provider, organizationId: null }], ['provider'], place, now)).toBe(false)
  })

  it('ends with its time and with being revoked', () => {
    for (const over of [
      { endsAt: now },
      { revokedAt: now },
      { startsAt: new Date('2027-01-01T00:00:00Z') },
    ]) {
      expect(isAllowed([{ ...grant, ...over }], ['coordinator'], place, now)).toBe(false)
    }
    expect(isAllowed([grant], ['administrator'], place, now)).toBe(false)
  })
})

describe('search tokens', () => {
  it('find a text by any two neighbouring characters of it', () => {
    expect(queryTokens('中医义诊')).toEqual(['中医', '医义', '义诊'])
    expect(queryTokens('诊')).toEqual(['诊'])
    expect(queryTokens('！。')).toEqual([])
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'中医义诊法律Ａb1 ，'), minLength: 2, maxLength: 12 }),
        text => {
          const indexed = new Set(searchTokens(text))
          for (const token of queryTokens(text)) expect(indexed.has(token)).toBe(true)
        },
      ),
    )
  })
})

describe('small rules', () => {
  it('masks names and numbers', () => {
    expect(['王秀兰', '李明', '欧阳娜娜', '王', ''].map(maskName)).toEqual([
      '王*兰',
      '李*',
      '欧*娜',
      '王*',
      '',
    ])
    expect(maskPhone('13900001234')).toBe('139****1234')
  })

  it('shows an average only from enough ratings on', () => {
    expect(shownAverage(18, 4, 5)).toBeNull()
    expect(shownAverage(22, 5, 5)).toBe(4.4)
    expect(shownAverage(0, 0, 0)).toBeNull()
  })

  it('calls a service unconfirmed after 180 days, not on the 180th', () => {
    expect(isUnconfirmed('2026-06-01', '2026-11-28', 180)).toBe(false)
    expect(isUnconfirmed('2026-05-31', '2026-11-28', 180)).toBe(true)
    expect(isUnconfirmed(null, '2026-11-28', 180)).toBe(true)
  })

  it('knows who belongs to an audience', () => {
    const elder = { birthDate: '1954-03-02', gender: 'female', areaId: null, declared: [] } as const
    expect(isInAudience(elder, ['elder'], now)).toBe(true)
    expect(isInAudience(elder, ['child', 'youth'], now)).toBe(false)
    expect(isInAudience(elder, ['woman'], now)).toBe(true)
    expect(isInAudience({ ...elder, birthDate: null }, ['elder'], now)).toBe(false)
    expect(isInAudience({ ...elder, declared: ['founder'] }, ['founder'], now)).toBe(true)
    expect(isInAudience(elder, [], now)).toBe(true)
  })

  it('walks an area up to its root, even through a loop', () => {
    const parents = new Map<string, string | null>([
      ['building', 'grid'],
      ['grid', 'east'],
      ['east', null],
      ['a', 'b'],
      ['b', 'a'],
    ])
    expect(areaWithParents('building', parents)).toEqual(['building', 'grid', 'east'])
    expect(areaWithParents('a', parents)).toEqual(['a', 'b'])
    expect(areaWithParents(null, parents)).toEqual([])
    expect(isStreetCode('510104030')).toBe(true)
    expect(isStreetCode('51010403')).toBe(false)
  })
})
