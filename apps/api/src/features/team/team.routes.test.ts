import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import type { SownMember, SownVolunteer } from '../../../test/sow.ts'
import { newId } from '../../platform/ids.ts'
import { leadsTeam } from './team.store.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const leader = await house.sow.aVolunteer(street)

const inTeam = (teamId: string) => ({ params: { streetId: street.streetId, teamId } })
const inMember = (teamId: string, personId: string) => ({
  params: { streetId: street.streetId, teamId, personId },
})
const phone = (person: SownMember) => house.as(person, 'wechat')
const why = { body: { reason: '这次人够了' } }

const apply = async (person: SownMember, teamId: string, personId?: string) => {
  const body = personId === undefined ? { message: ' 会修水电 ' } : { personId }
  const client = await phone(person)
  return client('POST /v1/streets/:streetId/teams/:teamId/applications', { ...inTeam(teamId), body })
}
const approve = async (by: SownMember, teamId: string, personId: string) => {
  const client = await phone(by)
  return client('POST /v1/streets/:streetId/teams/:teamId/members/:personId/approval', {
    ...inMember(teamId, personId),
  })
}
const reject = async (by: SownMember, teamId: string, personId: string) => {
  const client = await phone(by)
  return client('POST /v1/streets/:streetId/teams/:teamId/members/:personId/rejection', {
    ...inMember(teamId, personId),
    ...why,
  })
}
const remove = async (by: SownMember, teamId: string, personId: string) => {
  const client = await phone(by)
  return client('POST /v1/streets/:streetId/teams/:teamId/members/:personId/removal', {
    ...inMember(teamId, personId),
    ...why,
  })
}
const invite = async (by: SownMember, teamId: string, number: string) => {
  const client = await phone(by)
  return client('POST /v1/streets/:streetId/teams/:teamId/invitations', {
    ...inTeam(teamId),
    body: { number },
  })
}
const answer = async (person: SownMember, teamId: string, accept: boolean) => {
  const client = await phone(person)
  return client('POST /v1/streets/:streetId/me/invitations/:teamId/answer', {
    ...inTeam(teamId),
    body: { accept },
  })
}
const leave = async (person: SownMember, teamId: string) => {
  const client = await phone(person)
  return client('DELETE /v1/streets/:streetId/me/teams/:teamId', { ...inTeam(teamId), query: {} })
}
const members = async (by: SownMember, teamId: string, query: Record<string, unknown> = {}) => {
  const client = await phone(by)
  return client('GET /v1/streets/:streetId/teams/:teamId/members', { ...inTeam(teamId), query })
}
const noticesOf = async (person: SownMember) => {
  const client = await phone(person)
  const { items } = await client('GET /v1/streets/:streetId/me/notices', {
    params: { streetId: street.streetId },
    query: {},
  })
  return items.map(item => item.kind)
}

describe('teams', () => {
  test('are listed to everybody by name, without a person; a page follows a page', async () => {
    const at = await house.sow.aStreet()
    const lead = await house.sow.aVolunteer(at)
    const headId = await house.sow.aTeam(at, { leaders: [lead] }, { name: '甲总队', areaId: null })
    const partId = await house.sow.aTeam(at, {}, { name: '乙分队', parentId: headId })
    await house.sow.aTeam(at, {}, { name: '丙老队', status: 'closed', isOpen: false })
    const list = (query: Record<string, unknown> = {}) =>
      house.guest('GET /v1/streets/:streetId/teams', { params: { streetId: at.streetId }, query })
    const first = await list({ limit: 1 })
    const second = await list({ limit: 1, cursor: first.nextCursor })
    const both = [...first.items, ...second.items]
    expect(both.map(team => team.name).sort()).toEqual(['乙分队', '甲总队'].sort())
    expect(second.nextCursor).toBeNull()
    expect((await list({ q: '分队' })).items).toMatchObject([
      { id: partId, parentName: '甲总队', areaName: '东社区', members: 0 },
    ])
    expect((await list({ parentId: headId })).items.map(team => team.id)).toEqual([partId])
    expect((await list({ areaId: at.areaId })).items.map(team => team.id)).toEqual([partId])
    expect(JSON.stringify(both)).not.toContain('王秀兰')
  })

  test('show who leads them in full only to those inside, and how one stands', async () => {
    const inside = await house.sow.aVolunteer(street)
    const headId = await house.sow.aTeam(street, { leaders: [leader] })
    const teamId = await house.sow.aTeam(
      street,
      { leaders: [leader], members: [inside] },
      { parentId: headId },
    )
    const partId = await house.sow.aTeam(street, {}, { parentId: teamId })
    const read = (client: typeof house.guest, id = teamId) =>
      client('GET /v1/streets/:streetId/teams/:teamId', inTeam(id))
    const outside = await read(house.guest)
    expect(outside).toMatchObject({ leaders: ['王*兰'], own: [], isLedByMe: false, members: 2 })
    expect(outside.path.map(team => team.id)).toEqual([headId])
    expect(outside.parts.map(team => team.id)).toEqual([partId])
    expect(await read(await phone(inside))).toMatchObject({
      leaders: ['王秀兰'],
      own: [{ standing: 'active', role: 'member', personId: inside.personId }],
      isLedByMe: false,
    })
    expect(await read(await phone(leader), partId)).toMatchObject({ isLedByMe: true })
    expect(await codeOf(read(house.guest, newId()))).toBe('not_found')
  })

  test('are led by their leaders and by those of a team above, not by those below', async () => {
    const below = await house.sow.aVolunteer(street)
    const headId = await house.sow.aTeam(street, { leaders: [leader] })
    const teamId = await house.sow.aTeam(street, { leaders: [below] }, { parentId: headId })
    const leads = (person: SownVolunteer, id: string) =>
      leadsTeam(house.db, street.streetId, person.memberId, id)
    expect(await leads(leader, teamId)).toBe(true)
    expect(await leads(below, teamId)).toBe(true)
    expect(await leads(below, headId)).toBe(false)
  })
})

describe('joining', () => {
  test('one asks, the leader hears of it and says yes, and one is told', async () => {
    const teamId = await house.sow.aTeam(street, { leaders: [leader] })
    const person = await house.sow.aVolunteer(street)
    expect(await apply(person, teamId)).toMatchObject({ standing: 'applied', personName: '王秀兰' })
    expect(await codeOf(apply(person, teamId))).toBe('already_applied')
    expect(await noticesOf(leader)).toContain('team_applied')
    expect((await members(leader, teamId, { standing: 'applied' })).items).toMatchObject([
      { personId: person.personId, name: '王秀兰', message: '会修水电', number: person.number },
    ])
    expect(await approve(leader, teamId, person.personId)).toMatchObject({ standing: 'active' })
    expect(await noticesOf(person)).toEqual(['team_approved'])
    expect(await codeOf(apply(person, teamId))).toBe('already_in_team')
    const client = await phone(person)
    const { items } = await client('GET /v1/streets/:streetId/me/teams', {
      params: { streetId: street.streetId },
    })
    expect(items).toMatchObject([{ teamId, standing: 'active' }])
  })

  test('one is in several teams at a time', async () => {
    const person = await house.sow.aVolunteer(street)
    const teamIds = [
      await house.sow.aTeam(street, { leaders: [leader] }),
      await house.sow.aTeam(street, { leaders: [leader] }),
    ]
    for (const teamId of teamIds) {
      await apply(person, teamId)
      await approve(leader, teamId, person.personId)
    }
    const { rows } = await house.db.$client.query(
      `select count(*)::int as teams from team_member where person_id = $1 and standing = 'active'`,
      [person.personId],
    )
    expect(rows).toEqual([{ teams: 2 }])
  })

  test('two leaders who answer one application at once: one answer stands, the other is told', async () => {
    const second = await house.sow.aVolunteer(street)
    const teamId = await house.sow.aTeam(street, { leaders: [leader, second] })
    for (let round = 0; round < 5; round++) {
      const person = await house.sow.aVolunteer(street)
      await apply(person, teamId)
      const [yes, no] = await Promise.all([
        codeOf(approve(leader, teamId, person.personId)),
        codeOf(reject(second, teamId, person.personId)),
      ])
      expect([yes, no].sort()).toEqual(['already_decided', 'done'])
      const { items } = await members(leader, teamId, { standing: yes === 'done' ? 'active' : 'rejected' })
      expect(items.map(item => item.personId)).toContain(person.personId)
      expect(await noticesOf(person)).toEqual([yes === 'done' ? 'team_approved' : 'team_rejected'])
    }
  })

  test('a rejection says why, and one may ask again', async () => {
    const teamId = await house.sow.aTeam(street, { leaders: [leader] })
    const person = await house.sow.aVolunteer(street)
    await apply(person, teamId)
    await reject(leader, teamId, person.personId)
    const client = await phone(person)
    const team = await client('GET /v1/streets/:streetId/teams/:teamId', inTeam(teamId))
    expect(team.own).toMatchObject([{ standing: 'rejected', reason: '这次人够了' }])
    expect(await apply(person, teamId)).toMatchObject({ standing: 'applied', reason: '' })
  })

  test('asks for a whole profile, one’s own or a dependant’s, and an open team', async () => {
    const teamId = await house.sow.aTeam(street, { leaders: [leader] })
    const nobody = await house.sow.aMember(street)
    expect(await codeOf(apply(nobody, teamId))).toBe('volunteer_missing')
    const pending = await house.sow.aVolunteer(street, { status: 'pending' })
    expect(await codeOf(apply(pending, teamId))).toBe('volunteer_pending')
    const person = await house.sow.aVolunteer(street)
    expect(await codeOf(apply(nobody, teamId, person.personId))).toBe('not_found')
    const invitedOnly = await house.sow.aTeam(street, { leaders: [leader] }, { isOpen: false })
    expect(await codeOf(apply(person, invitedOnly))).toBe('team_not_open')
    const closed = await house.sow.aTeam(street, {}, { status: 'closed', isOpen: false })
    expect(await codeOf(apply(person, closed))).toBe('team_closed')
    expect(await codeOf(apply(person, newId()))).toBe('not_found')
    const childId = await house.sow.aDependant(person, { birthDate: '2012-01-01', relation: 'child' })
    await house.sow.aVolunteer(street, { member: person, dependantId: childId, birthDate: '2012-01-01' })
    expect(await apply(person, teamId, childId)).toMatchObject({ personId: childId, personName: '李桂芳' })
    expect(await codeOf(apply(person, teamId))).toBe('done')
  })

  test('whoever is no longer whole is not let in', async () => {
    const teamId = await house.sow.aTeam(street, { leaders: [leader] })
    const person = await house.sow.aVolunteer(street)
    await apply(person, teamId)
    await house.db.$client.query(`update volunteer set status = 'pending' where person_id = $1`, [
      person.personId,
    ])
    expect(await codeOf(approve(leader, teamId, person.personId))).toBe('volunteer_pending')
    expect(await codeOf(approve(leader, teamId, newId()))).toBe('not_found')
  })
})

describe('invitations', () => {
  test('go to a number, name nobody before the yes, and are taken or declined once', async () => {
    const teamId = await house.sow.aTeam(street, { leaders: [leader] }, { isOpen: false })
    const person = await house.sow.aVolunteer(street)
    const typed = ` ${person.number.slice(0, 6)} ${person.number.slice(6)}`
    expect(await invite(leader, teamId, typed)).toMatchObject({ standing: 'invited', name: '王*兰' })
    expect(await noticesOf(person)).toEqual(['team_invited'])
    expect(await answer(person, teamId, true)).toMatchObject({ standing: 'active' })
    expect(await codeOf(answer(person, teamId, false))).toBe('already_decided')
    expect(await codeOf(invite(leader, teamId, person.number))).toBe('already_in_team')
    const other = await house.sow.aVolunteer(street)
    await invite(leader, teamId, other.number)
    expect(await answer(other, teamId, false)).toMatchObject({ standing: 'declined' })
    expect(await codeOf(answer(await house.sow.aVolunteer(street), teamId, true))).toBe('not_found')
  })

  test('to somebody who asked are a yes, and asking is a yes to an invitation', async () => {
    const teamId = await house.sow.aTeam(street, { leaders: [leader] })
    const [asked, invited] = [await house.sow.aVolunteer(street), await house.sow.aVolunteer(street)]
    await apply(asked, teamId)
    expect(await invite(leader, teamId, asked.number)).toMatchObject({ standing: 'active' })
    await invite(leader, teamId, invited.number)
    expect(await apply(invited, teamId)).toMatchObject({ standing: 'active' })
  })

  test('are refused for a number copied wrongly, of nobody, or of somebody not whole; one is taken back', async () => {
    const teamId = await house.sow.aTeam(street, { leaders: [leader] })
    const wrong = `${leader.number.slice(0, -1)}${(Number(leader.number.slice(-1)) + 1) % 10}`
    expect(await codeOf(invite(leader, teamId, wrong))).toBe('invalid_request')
    expect(await codeOf(invite(leader, teamId, 'YX9999999994'))).toMatch(/volunteer_missing|invalid_request/)
    const pending = await house.sow.aVolunteer(street, { status: 'pending' })
    expect(await codeOf(invite(leader, teamId, pending.number))).toBe('volunteer_pending')
    const person = await house.sow.aVolunteer(street)
    await invite(leader, teamId, person.number)
    expect(await remove(leader, teamId, person.personId)).toMatchObject({ standing: 'removed' })
    expect(await codeOf(answer(person, teamId, true))).toBe('already_decided')
    await house.db.$client.query(`update team set status = 'closed' where id = $1`, [teamId])
    expect(await codeOf(invite(leader, teamId, person.number))).toBe('team_closed')
  })
})

describe('leaving', () => {
  test('a member goes when they like, or is taken out with a word; both once', async () => {
    const [one, other] = [await house.sow.aVolunteer(street), await house.sow.aVolunteer(street)]
    const teamId = await house.sow.aTeam(street, { leaders: [leader], members: [one, other] })
    await leave(one, teamId)
    expect(await codeOf(leave(one, teamId))).toBe('not_in_team')
    expect(await remove(leader, teamId, other.personId)).toMatchObject({ standing: 'removed' })
    expect(await noticesOf(other)).toEqual(['team_removed'])
    expect(await codeOf(remove(leader, teamId, other.personId))).toBe('not_in_team')
    expect(await codeOf(leave(await house.sow.aMember(street), teamId))).toBe('volunteer_missing')
    expect((await members(leader, teamId)).items.map(item => item.personId)).toEqual([leader.personId])
  })

  test('an application is taken back by leaving', async () => {
    const teamId = await house.sow.aTeam(street, { leaders: [leader] })
    const person = await house.sow.aVolunteer(street)
    await apply(person, teamId)
    await leave(person, teamId)
    expect(await codeOf(approve(leader, teamId, person.personId))).toBe('already_decided')
  })

  test('of six leaders who go at once one stays, and the last is not taken out either', async () => {
    for (let round = 0; round < 3; round++) {
      const leaders = await Promise.all(Array.from({ length: 6 }, () => house.sow.aVolunteer(street)))
      const teamId = await house.sow.aTeam(street, { leaders })
      const clients = await Promise.all(leaders.map(phone))
      const codes = await Promise.all(
        clients.map(client =>
          codeOf(client('DELETE /v1/streets/:streetId/me/teams/:teamId', { ...inTeam(teamId), query: {} })),
        ),
      )
      expect(codes.sort()).toEqual(['done', 'done', 'done', 'done', 'done', 'last_leader'])
      const { rows } = await house.db.$client.query(
        `select person_id from team_member where team_id = $1 and role = 'leader'`,
        [teamId],
      )
      expect(rows).toHaveLength(1)
    }
    const alone = await house.sow.aVolunteer(street)
    const above = await house.sow.aTeam(street, { leaders: [leader] })
    const teamId = await house.sow.aTeam(street, { leaders: [alone] }, { parentId: above })
    expect(await codeOf(remove(leader, teamId, alone.personId))).toBe('last_leader')
  })
})

test('members are shown, let in and taken out by leaders and by the coordinator at the console only, who sees minors masked', async () => {
  const teamId = await house.sow.aTeam(street, { leaders: [leader] })
  const person = await house.sow.aVolunteer(street)
  const coordinator = await house.sow.aStaff(street, 'coordinator', { areaId: street.areaId })
  const neighbour = await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId })
  await apply(person, teamId)
  const pageOf = async (account: SownMember, kind: 'console' | 'wechat') => {
    const client = await house.as(account, kind)
    return client('GET /v1/streets/:streetId/teams/:teamId/members', { ...inTeam(teamId), query: {} })
  }
  expect((await pageOf(coordinator, 'console')).items).toHaveLength(2)
  await house.db.$client.query(`update volunteer set birth_date = '2010-08-23' where person_id = $1`, [
    person.personId,
  ])
  const nameSeenBy = async (items: Promise<{ items: { personId: string; name: string }[] }>) =>
    (await items).items.find(item => item.personId === person.personId)?.name
  expect(await nameSeenBy(members(leader, teamId))).toBe('王秀兰')
  expect(await nameSeenBy(pageOf(coordinator, 'console'))).toBe('王*兰')
  expect(await codeOf(pageOf(coordinator, 'wechat'))).toBe('not_allowed')
  expect(await codeOf(pageOf(neighbour, 'console'))).toBe('not_allowed')
  expect(await codeOf(members(person, teamId))).toBe('not_allowed')
  for (const act of [approve, reject, remove]) {
    expect(await codeOf(act(person, teamId, person.personId))).toBe('not_allowed')
  }
  expect(await codeOf(invite(person, teamId, person.number))).toBe('not_allowed')
  const at = inMember(teamId, person.personId)
  const calls = [
    house.guest('POST /v1/streets/:streetId/teams/:teamId/applications', { ...inTeam(teamId), body: {} }),
    house.guest('GET /v1/streets/:streetId/teams/:teamId/members', { ...inTeam(teamId), query: {} }),
    house.guest('POST /v1/streets/:streetId/teams/:teamId/members/:personId/approval', at),
    house.guest('POST /v1/streets/:streetId/teams/:teamId/members/:personId/rejection', { ...at, ...why }),
    house.guest('POST /v1/streets/:streetId/teams/:teamId/members/:personId/removal', { ...at, ...why }),
    house.guest('POST /v1/streets/:streetId/teams/:teamId/invitations', {
      ...inTeam(teamId),
      body: { number: person.number },
    }),
    house.guest('GET /v1/streets/:streetId/me/teams', { params: { streetId: street.streetId } }),
    house.guest('POST /v1/streets/:streetId/me/invitations/:teamId/answer', {
      ...inTeam(teamId),
      body: { accept: true },
    }),
    house.guest('DELETE /v1/streets/:streetId/me/teams/:teamId', { ...inTeam(teamId), query: {} }),
  ]
  expect(new Set(await Promise.all(calls.map(codeOf)))).toEqual(new Set(['not_signed_in']))
})
