import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse, saturdayMorning } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'

const house = await openHouse()
const street = await house.sow.aStreet()

const hourMs = 3_600_000
const inHours = (hours: number) => new Date(saturdayMorning.getTime() + hours * hourMs).toISOString()

async function anAdministrator(at = street, within: { areaId?: string } = {}) {
  const person = await house.sow.aStaff(at, 'administrator', within)
  return { ...person, client: await house.as(person) }
}

function grantWish(memberId: string, more: object = {}, at = street) {
  const body = { memberId, role: 'coordinator', areaId: null, organizationId: null, ...more } as const
  return { params: { streetId: at.streetId }, body }
}

describe('granting', () => {
  test('a role is in force at once, listed with its names, and in the log', async () => {
    const { client, memberId: adminId } = await anAdministrator()
    const person = await house.sow.aMember(street)
    const granted = await client(
      'POST /v1/streets/:streetId/roles',
      grantWish(person.memberId, { areaId: street.areaId, endsAt: inHours(24) }),
    )
    expect(granted).toMatchObject({
      memberId: person.memberId,
      memberName: '王秀兰',
      role: 'coordinator',
      areaName: '东社区',
      organizationName: null,
      startsAt: saturdayMorning.toISOString(),
      endsAt: inHours(24),
      revokedAt: null,
      grantedByName: '陈主任',
      login: null,
    })
    const me = await (await house.as(person))('GET /v1/streets/:streetId/me', {
      params: { streetId: street.streetId },
    })
    expect(me.roles).toEqual([{ role: 'coordinator', areaId: street.areaId, organizationId: null }])
    const list = await client('GET /v1/streets/:streetId/roles', { params: { streetId: street.streetId } })
    expect(list.items).toContainEqual(granted)
    const log = await client('GET /v1/streets/:streetId/audit', {
      params: { streetId: street.streetId },
      query: { action: 'role', subjectId: person.memberId },
    })
    expect(log.items).toMatchObject([
      { action: 'role.grant', actorRole: 'administrator', detail: { role: 'coordinator' } },
    ])
    expect(adminId).not.toBe(person.memberId)
  })

  test('a role begins and ends with its span', async () => {
    const { client } = await anAdministrator()
    const person = await house.sow.aMember(street)
    await client(
      'POST /v1/streets/:streetId/roles',
      grantWish(person.memberId, { startsAt: inHours(1), endsAt: inHours(2) }),
    )
    const staff = await house.as(person)
    const look = () =>
      codeOf(staff('GET /v1/streets/:streetId/policy', { params: { streetId: street.streetId } }))
    const answers = []
    for (const hours of [0, 1.5, 2]) {
      house.clock.now = new Date(inHours(hours))
      answers.push(await look())
    }
    house.clock.now = saturdayMorning
    expect(answers).toEqual(['not_allowed', 'done', 'not_allowed'])
  })

  test('a provider stands for one organization of the street', async () => {
    const { client } = await anAdministrator()
    const person = await house.sow.aMember(street)
    const { organizationId } = street
    const grant = (more: object) =>
      client('POST /v1/streets/:streetId/roles', grantWish(person.memberId, more))
    const granted = await grant({ role: 'provider', organizationId })
    expect(granted.organizationName).toBe('东社区党委')
    const wrong = [
      [{ role: 'provider' }, 'organizationId'],
      [{ role: 'provider', organizationId: newId() }, 'organizationId'],
      [{ role: 'reviewer', organizationId }, 'organizationId'],
      [{ role: 'reviewer', areaId: newId() }, 'areaId'],
      [{ role: 'provider', organizationId }, 'role'],
    ] as const
    for (const [more, field] of wrong) {
      await expect(grant(more)).rejects.toMatchObject({
        code: 'invalid_request',
        problem: { errors: [{ field }] },
      })
    }
  })

  test('the same role granted twice at once is granted once', async () => {
    const { client } = await anAdministrator()
    const person = await house.sow.aMember(street)
    const grant = () => codeOf(client('POST /v1/streets/:streetId/roles', grantWish(person.memberId)))
    expect((await Promise.all([grant(), grant(), grant()])).sort()).toEqual([
      'done',
      'invalid_request',
      'invalid_request',
    ])
  })

  test('not to oneself, to nobody, to somebody of another street, or for a span that is none', async () => {
    const { client, memberId } = await anAdministrator()
    const stranger = await house.sow.aMember(await house.sow.aStreet())
    const person = await house.sow.aMember(street)
    const grant = (id: string, more: object = {}) =>
      codeOf(client('POST /v1/streets/:streetId/roles', grantWish(id, more)))
    expect(await grant(memberId)).toBe('own_role')
    expect(await grant(newId())).toBe('not_found')
    expect(await grant(stranger.memberId)).toBe('not_found')
    expect(await grant(person.memberId, { startsAt: inHours(2), endsAt: inHours(1) })).toBe(
      'role_span_invalid',
    )
    expect(await grant(person.memberId, { startsAt: inHours(-2), endsAt: inHours(-1) })).toBe(
      'role_span_invalid',
    )
  })

  test('an administrator of one community grants and revokes there only', async () => {
    const { client } = await anAdministrator(street, { areaId: street.areaId })
    const person = await house.sow.aMember(street)
    const grant = (areaId: string | null) =>
      codeOf(client('POST /v1/streets/:streetId/roles', grantWish(person.memberId, { areaId })))
    expect(await grant(street.areaId)).toBe('done')
    expect(await grant(street.otherAreaId)).toBe('not_allowed')
    expect(await grant(null)).toBe('not_allowed')
    const whole = await anAdministrator()
    const { items } = await whole.client('GET /v1/streets/:streetId/roles', {
      params: { streetId: street.streetId },
    })
    const theirs = items.find(item => item.memberId === whole.memberId)
    const params = { streetId: street.streetId, grantId: theirs?.id ?? '' }
    expect(await codeOf(client('DELETE /v1/streets/:streetId/roles/:grantId', { params }))).toBe(
      'not_allowed',
    )
  })
})

describe('an administrator of one community', () => {
  test('makes nobody a provider and ends no provider, whose organization works all over the street', async () => {
    const { client } = await anAdministrator(street, { areaId: street.areaId })
    const whole = await anAdministrator()
    const { organizationId, streetId } = street
    const person = await house.sow.aMember(street)
    for (const areaId of [null, street.areaId]) {
      const wish = grantWish(person.memberId, { role: 'provider', organizationId, areaId })
      expect(await codeOf(client('POST /v1/streets/:streetId/roles', wish))).toBe('not_allowed')
      const { id } = await whole.client('POST /v1/streets/:streetId/roles', wish)
      const input = { params: { streetId, grantId: id } }
      expect(await codeOf(client('DELETE /v1/streets/:streetId/roles/:grantId', input))).toBe('not_allowed')
      expect(await codeOf(whole.client('DELETE /v1/streets/:streetId/roles/:grantId', input))).toBe('done')
    }
  })

  test('sees who holds a role there, and nobody else’s', async () => {
    const at = await house.sow.aStreet()
    const { streetId, areaId, otherAreaId } = at
    const grid = newId()
    await house.db.$client.query(
      `insert into area (street_id, id, kind, name, parent_id) values ($1, $2, 'grid', '一网格', $3)`,
      [streetId, grid, areaId],
    )
    const own = await anAdministrator(at, { areaId })
    const below = await house.sow.aStaff(at, 'coordinator', { areaId: grid })
    await house.sow.aStaff(at, 'reviewer', { areaId: otherAreaId })
    await house.sow.aStaff(at, 'reviewer')
    await house.sow.aStaff(at, 'provider')
    const whole = await anAdministrator(at)
    const seenBy = async ({ client }: typeof own) =>
      (await client('GET /v1/streets/:streetId/roles', { params: { streetId } })).items
    const seen = (await seenBy(own)).map(item => item.memberId)
    expect(seen.sort()).toEqual([own.memberId, below.memberId].sort())
    expect(await seenBy(whole)).toHaveLength(6)
  })
})

describe('revoking', () => {
  test('ends a role on the next request, once', async () => {
    const { client } = await anAdministrator()
    const staff = await house.sow.aStaff(street, 'coordinator')
    const coordinator = await house.as(staff)
    const look = () =>
      codeOf(coordinator('GET /v1/streets/:streetId/policy', { params: { streetId: street.streetId } }))
    const { items } = await client('GET /v1/streets/:streetId/roles', {
      params: { streetId: street.streetId },
    })
    const grantId = items.find(item => item.memberId === staff.memberId)?.id ?? ''
    const input = { params: { streetId: street.streetId, grantId } }
    expect(await look()).toBe('done')
    const revoked = await client('DELETE /v1/streets/:streetId/roles/:grantId', input)
    expect(revoked.revokedAt).toBe(saturdayMorning.toISOString())
    expect(await look()).toBe('not_allowed')
    expect(await codeOf(client('DELETE /v1/streets/:streetId/roles/:grantId', input))).toBe('not_found')
    const log = await client('GET /v1/streets/:streetId/audit', {
      params: { streetId: street.streetId },
      query: { action: 'role.revoke', subjectId: staff.memberId },
    })
    expect(log.items).toHaveLength(1)
  })

  test('nobody revokes their own, and two who revoke each other at once leave an administrator', async () => {
    const at = await house.sow.aStreet()
    const [a, b] = [await anAdministrator(at), await anAdministrator(at)]
    const { items } = await a.client('GET /v1/streets/:streetId/roles', { params: { streetId: at.streetId } })
    const grantOf = (memberId: string) => items.find(item => item.memberId === memberId)?.id ?? ''
    const revoke = (by: typeof a, whose: typeof a) =>
      codeOf(
        by.client('DELETE /v1/streets/:streetId/roles/:grantId', {
          params: { streetId: at.streetId, grantId: grantOf(whose.memberId) },
        }),
      )
    expect(await revoke(a, a)).toBe('own_role')
    const answers = await Promise.all([revoke(a, b), revoke(b, a)])
    expect(answers.sort()).toEqual(['done', 'not_allowed'])
  })

  test('an unknown grant, and one of another street, is not found', async () => {
    const { client } = await anAdministrator()
    const elsewhere = await house.sow.aStreet()
    const staff = await house.sow.aStaff(elsewhere, 'reviewer')
    const { rows } = await house.db.$client.query('select id from role_grant where member_id = $1', [
      staff.memberId,
    ])
    for (const grantId of [newId(), rows[0].id]) {
      const params = { streetId: street.streetId, grantId }
      expect(await codeOf(client('DELETE /v1/streets/:streetId/roles/:grantId', { params }))).toBe(
        'not_found',
      )
    }
  })
})

test('only administrators of this street see and change roles', async () => {
  const { streetId } = street
  const person = await house.sow.aMember(street)
  const foreign = await anAdministrator(await house.sow.aStreet())
  const callers = [
    [house.guest, 'not_signed_in'],
    [await house.as(person), 'not_allowed'],
    [await house.as(await house.sow.aStaff(street, 'coordinator')), 'not_allowed'],
    [foreign.client, 'member_missing'],
  ] as const
  for (const [client, code] of callers) {
    const calls = [
      client('GET /v1/streets/:streetId/roles', { params: { streetId } }),
      client('POST /v1/streets/:streetId/roles', grantWish(person.memberId)),
      client('DELETE /v1/streets/:streetId/roles/:grantId', { params: { streetId, grantId: newId() } }),
    ]
    expect(await Promise.all(calls.map(codeOf))).toEqual([code, code, code])
  }
})
