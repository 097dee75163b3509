import { createHmac } from 'node:crypto'
import type { StaffRole } from '@yunxuan/domain'
import type { House } from '../house.ts'
import type { SownMember, SownStreet } from '../sow.ts'

const hourMs = 3_600_000

/** One kind of caller, by the name it has in the matrix, and what the door has to know of it. */
export interface Caller {
  name: string
  token: string | undefined
  /** `nobody`: no token that counts; `ended`: one of a session that is over; `stranger`: an account not of this street. */
  standing: 'nobody' | 'ended' | 'stranger' | 'member'
  /** Roles in force here, of a session that opens the console. */
  roles: readonly StaffRole[]
}

/** Those who hold something in the street, and are asked for by name where its rows are made. */
export interface People {
  resident: SownMember
  volunteer: SownMember
  leader: SownMember
  teamLeader: SownMember
  otherLeader: SownMember
  provider: SownMember
  liaison: SownMember
  reviewer: SownMember
  coordinator: SownMember
  administrator: SownMember
}

/** The members of a street whose rows the others ask for. */
export async function sowPeople(house: House, at: SownStreet): Promise<People> {
  return {
    resident: await house.sow.aMember(at, { name: '王秀兰', phone: '13800001111' }),
    volunteer: await house.sow.aMember(at, { name: '翟淑芬' }),
    leader: await house.sow.aMember(at, { name: '带队人' }),
    teamLeader: await house.sow.aMember(at, { name: '队长' }),
    otherLeader: await house.sow.aMember(at, { name: '别队队长' }),
    provider: await house.sow.aStaff(at, 'provider'),
    liaison: await house.sow.aStaff(at, 'liaison', { areaId: at.areaId }),
    reviewer: await house.sow.aStaff(at, 'reviewer', { areaId: at.areaId }),
    coordinator: await house.sow.aStaff(at, 'coordinator', { areaId: at.areaId }),
    administrator: await house.sow.aStaff(at, 'administrator'),
  }
}

/**
 * Every kind of caller there is. The rows asked for belong to one community, one organization and one team:
 * "elsewhere" is another one of the same street.
 */
export async function sowCallers(
  house: House,
  {
    street,
    otherOrganizationId,
    people,
  }: { street: SownStreet; otherOrganizationId: string; people: People },
): Promise<Caller[]> {
  const callers: Caller[] = [{ name: 'guest', token: undefined, standing: 'nobody', roles: [] }]
  const add = async (name: string, who: SownMember, more: Partial<Caller> = {}) =>
    callers.push({
      name,
      token: await house.tokenOf(who),
      standing: 'member',
      roles: [],
      ...more,
    })
  const other = await house.sow.aStreet()
  await add('stranger', await house.sow.aMember(other), { standing: 'stranger' })
  await add('administrator of another street', await house.sow.aStaff(other, 'administrator'), {
    standing: 'stranger',
  })
  const foreign = await house.sow.aStaff(other, 'administrator')
  await alsoMember(house, street, foreign)
  await add('administrator of another street, living here', foreign)
  await add('neighbour', await house.sow.aMember(street, { name: '邻居' }))
  for (const name of ['resident', 'volunteer', 'leader', 'teamLeader', 'otherLeader'] as const) {
    await add(spoken[name], people[name])
  }
  for (const { name, role, within } of [
    { name: 'provider', role: 'provider', within: {} },
    { name: 'provider elsewhere', role: 'provider', within: { organizationId: otherOrganizationId } },
    ...(['coordinator', 'liaison', 'reviewer', 'administrator'] as const).flatMap(role => [
      { name: role, role, within: { areaId: street.areaId } },
      { name: `${role} elsewhere`, role, within: { areaId: street.otherAreaId } },
      { name: `${role} of the street`, role, within: {} },
    ]),
  ] as const) {
    const known = isKnown(name) ? people[name] : undefined
    const who = known ?? (await house.sow.aStaff(street, role, within))
    await add(name, who, { roles: [role] })
  }
  for (const [name, change] of [
    ['administrator whose role has ended', 'ends_at = $3::timestamptz'],
    ['administrator whose role was revoked', 'revoked_at = $3::timestamptz'],
    ['administrator whose role has not begun', "starts_at = $3::timestamptz + interval '1 hour'"],
  ] as const) {
    const who = await house.sow.aStaff(street, 'administrator')
    await house.db.$client.query(`update role_grant set ${change} where street_id = $1 and member_id = $2`, [
      street.streetId,
      who.memberId,
      house.clock.now,
    ])
    await add(name, who)
  }
  const who = people.administrator
  const by = async (kind: 'wechat' | 'demo') => ({ token: await house.tokenOf(who, kind) })
  await add('administrator by WeChat alone', who, await by('wechat'))
  await add('sample administrator, the demo being off', who, await by('demo'))
  await add('expired token', who, { token: await expiredToken(house, who), standing: 'nobody' })
  await add('forged token', who, { token: await forgedToken(house, who), standing: 'nobody' })
  await add('ended session', who, { token: await endedToken(house, who), standing: 'ended' })
  return callers
}

const spoken = {
  resident: 'the resident whose it is',
  volunteer: 'the volunteer whose it is',
  leader: 'leader of the shift',
  teamLeader: 'leader of the team',
  otherLeader: 'leader elsewhere',
}

/** Makes somebody of one street a member of another as well, by the same account. */
async function alsoMember(house: House, street: SownStreet, who: SownMember): Promise<void> {
  const { memberId } = await house.sow.aMember(street)
  await house.db.$client.query('update member set account_id = $3 where street_id = $1 and id = $2', [
    street.streetId,
    memberId,
    who.accountId,
  ])
}

/** A token that was good an hour ago. */
async function expiredToken(house: House, { accountId }: SownMember): Promise<string> {
  const [header, payload] = (await house.tokenOf({ accountId })).split('.')
  const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString())
  const before = { ...claims, iat: claims.iat - 2 * 3_600, exp: claims.exp - 2 * 3_600 }
  const text = `${header}.${Buffer.from(JSON.stringify(before)).toString('base64url')}`
  return `${text}.${createHmac('sha256', house.config.jwtSecret).update(text).digest('base64url')}`
}

async function forgedToken(house: House, { accountId }: SownMember): Promise<string> {
  const [header, payload, signature] = (await house.tokenOf({ accountId })).split('.')
  return [header, payload, (signature ?? '').split('').reverse().join('')].join('.')
}

async function endedToken(house: House, { accountId }: SownMember): Promise<string> {
  const token = await house.tokenOf({ accountId })
  await house.db.$client.query(
    `update session set expires_at = $2 where id =
      (select id from session where account_id = $1 order by created_at desc, id desc limit 1)`,
    [accountId, new Date(house.clock.now.getTime() - hourMs)],
  )
  return token
}

const isKnown = (name: string): name is 'coordinator' | 'provider' | 'liaison' | 'reviewer' =>
  ['coordinator', 'provider', 'liaison', 'reviewer'].includes(name)
