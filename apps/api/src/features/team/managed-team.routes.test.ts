import type { TeamEdit } from '@yunxuan/contract'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import type { SownMember } from '../../../test/sow.ts'
import { newId } from '../../platform/ids.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const leader = await house.sow.aVolunteer(street)
const coordinator = await house.sow.aStaff(street, 'coordinator', { areaId: street.areaId })
const wholeStreet = await house.sow.aStaff(street, 'administrator')

const inStreet = () => ({ params: { streetId: street.streetId } })
const inTeam = (teamId: string) => ({ params: { streetId: street.streetId, teamId } })
let named = 0
const facts = (more: Partial<TeamEdit> = {}): TeamEdit => {
  named += 1
  return {
    name: `第 ${named} 队`,
    parentId: null,
    areaId: street.areaId,
    intro: '邻里帮忙',
    isOpen: true,
    picture: null,
    ...more,
  }
}
const found = async (by: SownMember, more: Partial<TeamEdit> = {}, leaders = [leader.number]) => {
  const client = await house.as(by)
  const body = { ...facts(more), leaders }
  return client('POST /v1/streets/:streetId/managed/teams', { ...inStreet(), body })
}
const change = async (by: SownMember, teamId: string, body: TeamEdit) => {
  const client = await house.as(by)
  return client('PUT /v1/streets/:streetId/managed/teams/:teamId', { ...inTeam(teamId), body })
}
const nameLeaders = async (by: SownMember, teamId: string, leaders: string[]) => {
  const client = await house.as(by)
  const body = { leaders }
  return client('PUT /v1/streets/:streetId/managed/teams/:teamId/leaders', { ...inTeam(teamId), body })
}
const close = async (by: SownMember, teamId: string) => {
  const client = await house.as(by)
  const body = { reason: '队员都转到新队了' }
  return client('POST /v1/streets/:streetId/managed/teams/:teamId/closing', { ...inTeam(teamId), body })
}

describe('founding', () => {
  test('gives a team its leaders, who are told; it is logged and stands in the coordinator’s list', async () => {
    const made = await found(coordinator, { name: '红石榴志愿服务队' })
    expect(made).toMatchObject({
      name: '红石榴志愿服务队',
      areaName: '东社区',
      status: 'active',
      members: 1,
      applications: 0,
      leaders: [{ personId: leader.personId, number: leader.number }],
    })
    const client = await house.as(coordinator)
    const list = await client('GET /v1/streets/:streetId/managed/teams', {
      ...inStreet(),
      query: { q: '红石榴', status: 'active' },
    })
    expect(list).toEqual({ items: [made], nextCursor: null })
    const { rows } = await house.db.$client.query(
      'select action, actor_role from audit where subject_id = $1',
      [made.id],
    )
    expect(rows).toEqual([{ action: 'team.found', actor_role: 'coordinator' }])
    const told = await house.db.$client.query('select kind from notice where member_id = $1', [
      leader.memberId,
    ])
    expect(told.rows).toEqual([{ kind: 'team_leader' }])
  })

  test('is refused for a name that is taken, a leader who cannot lead, a wrong number and another area', async () => {
    const { name } = await found(coordinator)
    expect(await codeOf(found(coordinator, { name }))).toBe('name_taken')
    const youth = await house.sow.aVolunteer(street, { birthDate: '2009-01-01' })
    const pending = await house.sow.aVolunteer(street, { status: 'pending' })
    const parent = await house.sow.aMember(street)
    const dependantId = await house.sow.aDependant(parent)
    const elder = await house.sow.aVolunteer(street, { member: parent, dependantId })
    for (const person of [youth, pending, elder]) {
      expect(await codeOf(found(coordinator, {}, [person.number]))).toBe('leader_not_possible')
    }
    expect(await codeOf(found(coordinator, {}, ['YX0000000000']))).toBe('invalid_request')
    expect(await codeOf(found(coordinator, { parentId: newId() }))).toBe('invalid_request')
    expect(await codeOf(found(coordinator, { areaId: newId() }))).toBe('invalid_request')
    expect(await codeOf(found(coordinator, { areaId: street.otherAreaId }))).toBe('not_allowed')
    expect(await codeOf(found(coordinator, { areaId: null }))).toBe('not_allowed')
    expect(await codeOf(found(wholeStreet, { areaId: null }))).toBe('done')
  })

  test('two who found one name at once: one does', async () => {
    const codes = await Promise.all(
      [coordinator, wholeStreet].map(by => codeOf(found(by, { name: '同名队' }))),
    )
    expect(codes.sort()).toEqual(['done', 'name_taken'])
  })
})

describe('the tree', () => {
  test('two moves at once that would make a circle: one is refused', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = [await found(coordinator), await found(coordinator)]
      const codes = await Promise.all([
        codeOf(change(coordinator, one.id, facts({ parentId: other.id }))),
        codeOf(change(wholeStreet, other.id, facts({ parentId: one.id }))),
      ])
      expect(codes.sort()).toEqual(['done', 'team_cycle'])
    }
  })

  test('has as many levels as the street says', async () => {
    let parentId: string | null = null
    for (let level = 0; level < 4; level++) parentId = (await found(coordinator, { parentId })).id
    expect(await codeOf(found(coordinator, { parentId }))).toBe('team_too_deep')
  })

  test('a change is refused for a name that is taken, a closed team, another area, and nothing', async () => {
    const [one, other] = [await found(coordinator), await found(coordinator)]
    expect(await change(coordinator, one.id, facts({ isOpen: false, intro: '' }))).toMatchObject({
      isOpen: false,
    })
    expect(await codeOf(change(coordinator, one.id, facts({ name: other.name })))).toBe('name_taken')
    expect(await codeOf(change(coordinator, one.id, facts({ areaId: street.otherAreaId })))).toBe(
      'not_allowed',
    )
    expect(await codeOf(change(coordinator, newId(), facts()))).toBe('not_found')
    await close(coordinator, other.id)
    expect(await codeOf(change(coordinator, other.id, facts()))).toBe('team_closed')
    expect(await codeOf(change(coordinator, one.id, facts({ parentId: other.id })))).toBe('team_closed')
  })
})

describe('leaders', () => {
  test('are named anew: who led stays a member, who comes is told', async () => {
    const { id } = await found(coordinator)
    const fresh = await house.sow.aVolunteer(street)
    const changed = await nameLeaders(coordinator, id, [fresh.number])
    expect(changed).toMatchObject({ members: 2, leaders: [{ personId: fresh.personId }] })
    const told = await house.db.$client.query('select kind from notice where member_id = $1', [
      fresh.memberId,
    ])
    expect(told.rows).toEqual([{ kind: 'team_leader' }])
    expect(await codeOf(nameLeaders(coordinator, newId(), [fresh.number]))).toBe('not_found')
    await close(coordinator, id)
    expect(await codeOf(nameLeaders(coordinator, id, [fresh.number]))).toBe('team_closed')
  })

  test('are named only where one coordinates', async () => {
    const { id } = await found(wholeStreet, { areaId: street.otherAreaId })
    expect(await codeOf(nameLeaders(coordinator, id, [leader.number]))).toBe('not_allowed')
    expect(await codeOf(close(coordinator, id))).toBe('not_allowed')
    const client = await house.as(coordinator)
    const list = client('GET /v1/streets/:streetId/managed/teams', { ...inStreet(), query: { limit: 100 } })
    expect((await list).items.map(team => team.id)).not.toContain(id)
  })
})

describe('closing', () => {
  test('turns down whoever waits and tells them; the team stands in no public list any more', async () => {
    const { id, name } = await found(coordinator)
    const person = await house.sow.aVolunteer(street)
    const phone = await house.as(person, 'wechat')
    await phone('POST /v1/streets/:streetId/teams/:teamId/applications', { ...inTeam(id), body: {} })
    expect(await close(coordinator, id)).toMatchObject({ status: 'closed', applications: 0 })
    expect(await codeOf(close(coordinator, id))).toBe('team_closed')
    const told = await house.db.$client.query('select kind, title from notice where member_id = $1', [
      person.memberId,
    ])
    expect(told.rows).toEqual([{ kind: 'team_rejected', title: `${name}已停用` }])
    const { items } = await house.guest('GET /v1/streets/:streetId/teams', {
      ...inStreet(),
      query: { q: name },
    })
    expect(items.map(team => team.id)).not.toContain(id)
  })

  test('waits until no team is left below', async () => {
    const { id } = await found(coordinator)
    const part = await found(coordinator, { parentId: id })
    expect(await codeOf(close(coordinator, id))).toBe('team_has_parts')
    await close(coordinator, part.id)
    expect(await codeOf(close(coordinator, id))).toBe('done')
    expect(await codeOf(close(coordinator, newId()))).toBe('not_found')
  })
})

test('teams are kept by coordinators at the console and by nobody else', async () => {
  const resident = await house.as(await house.sow.aMember(street))
  const phone = await house.as(coordinator, 'wechat')
  const { id } = await found(coordinator)
  for (const [nobody, code] of [
    [house.guest, 'not_signed_in'],
    [resident, 'not_allowed'],
    [phone, 'not_allowed'],
  ] as const) {
    const calls = [
      nobody('GET /v1/streets/:streetId/managed/teams', { ...inStreet(), query: {} }),
      nobody('POST /v1/streets/:streetId/managed/teams', {
        ...inStreet(),
        body: { ...facts(), leaders: [leader.number] },
      }),
      nobody('PUT /v1/streets/:streetId/managed/teams/:teamId', { ...inTeam(id), body: facts() }),
      nobody('PUT /v1/streets/:streetId/managed/teams/:teamId/leaders', {
        ...inTeam(id),
        body: { leaders: [leader.number] },
      }),
      nobody('POST /v1/streets/:streetId/managed/teams/:teamId/closing', {
        ...inTeam(id),
        body: { reason: '看看' },
      }),
    ]
    expect(new Set(await Promise.all(calls.map(codeOf)))).toEqual(new Set([code]))
  }
})
