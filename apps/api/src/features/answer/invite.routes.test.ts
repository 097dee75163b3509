import { expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { saturdayMorning } from '../../../test/house.ts'
import { openPair } from '../../../test/pair.ts'

const { house, second, setClock } = await openPair()
const street = await house.sow.aStreet()
const { streetId, areaId, organizationId } = street
const keeper = await house.sow.aStaff(street, 'coordinator')
const staff = await house.as(keeper)
type Client = Awaited<ReturnType<typeof house.as>>
type Voice = { voice: 'team' | 'organization' | 'member'; id: string }

const params = (matterId: string) => ({ params: { streetId, matterId } })
const invite = (client: Client, matterId: string, body: Voice) =>
  client('POST /v1/streets/:streetId/managed/matters/:matterId/invitations', { ...params(matterId), body })
const suggestions = (matterId: string) =>
  staff('GET /v1/streets/:streetId/managed/matters/:matterId/suggestions', params(matterId))
const suited = async (client: Client) =>
  (await client('GET /v1/streets/:streetId/me/suited-needs', { params: { streetId } })).items

async function aNeed(text = '老人不会用手机挂号，想有人上门教电脑手机') {
  const asker = await house.sow.aMember(street)
  const client = await house.as(asker)
  const { id } = await client('POST /v1/streets/:streetId/matters', {
    params: { streetId },
    body: { kind: 'need', text, areaId },
  })
  await staff('POST /v1/streets/:streetId/matters/:matterId/steps', {
    ...params(id),
    body: { act: 'publish', version: 1, title: '教老人用手机', text: '居民希望有人教老人用手机。' },
  })
  return { id, asker, client }
}

test('a person who can do it is suggested, asked once, told, and finds the need first', async () => {
  const able = await house.sow.aVolunteer(street, { skills: ['电脑手机'] })
  await house.sow.aVolunteer(street, { skills: ['缝纫'] })
  await house.sow.aVolunteer(street, { skills: ['电脑手机'], birthDate: '2013-03-02' })
  const need = await aNeed()
  const { voices } = await suggestions(need.id)
  expect(voices).toMatchObject([{ voice: 'member', id: able.memberId, isInvited: false }])
  const voice = { voice: 'member', id: able.memberId } as const
  expect(await invite(staff, need.id, voice)).toEqual({ told: 1 })
  expect(await codeOf(invite(staff, need.id, voice))).toBe('already_invited')
  expect((await suggestions(need.id)).voices).toMatchObject([{ isInvited: true }])
  const client = await house.as(able)
  const { items } = await client('GET /v1/streets/:streetId/me/notices', { params: { streetId }, query: {} })
  expect(items).toMatchObject([{ matterId: need.id, text: expect.stringContaining('教老人用手机') }])
  expect((await suited(client))[0]).toMatchObject({ id: need.id, isInvited: true })
  await client('POST /v1/streets/:streetId/matters/:matterId/answers', {
    ...params(need.id),
    body: { text: '我可以每周来教', fromOn: '2026-12-05' },
  })
  expect((await suited(client)).filter(({ isInvited }) => isInvited)).toEqual([])
})

test('a team and an organization are asked through those who speak for them; nobody is asked of their own need', async () => {
  const need = await aNeed()
  const leader = await house.sow.aVolunteer(street)
  const teamId = await house.sow.aTeam(street, { leaders: [leader] })
  expect(await invite(staff, need.id, { voice: 'team', id: teamId })).toEqual({ told: 1 })
  expect((await suited(await house.as(leader)))[0]).toMatchObject({ id: need.id, isInvited: true })
  const organization = { voice: 'organization', id: organizationId } as const
  expect(await codeOf(invite(staff, need.id, organization))).toBe('nobody_to_ask')
  await house.sow.aStaff(street, 'provider')
  expect(await invite(staff, need.id, organization)).toEqual({ told: 1 })
  expect(await codeOf(invite(staff, need.id, { voice: 'member', id: need.asker.memberId }))).toBe('own_need')
  expect(await codeOf(invite(need.client, need.id, organization))).toBe('not_allowed')
  expect(await codeOf(invite(staff, need.id, { voice: 'team', id: organizationId }))).not.toBe('done')
})

test('nobody is asked more than twice a day, also by two desks at once', async () => {
  const person = await house.sow.aMember(street)
  const voice = { voice: 'member', id: person.memberId } as const
  const other = await second.as(await house.sow.aStaff(street, 'administrator'))
  const needs = await Promise.all(Array.from({ length: 4 }, () => aNeed()))
  const codes = await Promise.all(
    needs.map(({ id }, at) => codeOf(invite(at % 2 === 0 ? staff : other, id, voice))),
  )
  expect(codes.sort()).toEqual(['done', 'done', 'invited_enough', 'invited_enough'])
  const again = needs[codes.indexOf('invited_enough')]?.id ?? ''
  setClock(new Date(saturdayMorning.getTime() + 86_400_000))
  const late = await Promise.all(needs.map(({ id }) => codeOf(invite(staff, id, voice))))
  expect(again).not.toBe('')
  expect(late.filter(code => code === 'done')).toHaveLength(2)
})

test('one of the staff asks at most twenty in a day, however fast', async () => {
  const busy = await house.as(await house.sow.aStaff(street, 'coordinator'))
  const need = await aNeed()
  const people = await Promise.all(Array.from({ length: 22 }, () => house.sow.aMember(street)))
  const codes = await Promise.all(
    people.map(({ memberId }) => codeOf(invite(busy, need.id, { voice: 'member', id: memberId }))),
  )
  expect(codes.filter(code => code === 'done')).toHaveLength(20)
  expect(codes.filter(code => code === 'invites_enough')).toHaveLength(2)
})
