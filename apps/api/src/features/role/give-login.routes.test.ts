import { TOTP, URI } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { type House, openHouse, saturdayMorning } from '../../../test/house.ts'
import type { SownStreet } from '../../../test/sow.ts'
import { newId } from '../../platform/ids.ts'

let house: House
let street: SownStreet
beforeAll(async () => {
  house = await openHouse()
  street = await house.sow.aStreet()
})
afterAll(() => house.close())

const hourMs = 3_600_000
const inHours = (hours: number) => new Date(saturdayMorning.getTime() + hours * hourMs).toISOString()

async function anAdministrator(within: { areaId?: string } = {}) {
  const person = await house.sow.aStaff(street, 'administrator', within)
  return { ...person, client: await house.as(person.accountId) }
}

const aReviewer = () => house.sow.aStaff(street, 'reviewer')

const give = (
  client: Awaited<ReturnType<typeof anAdministrator>>['client'],
  memberId: string,
  login: string,
) =>
  client('POST /v1/streets/:streetId/members/:memberId/login', {
    params: { streetId: street.streetId, memberId },
    body: { login },
  })

const begin = (setupCode: string) =>
  house.guest('POST /v1/auth/setup', { body: { setupCode, password: 'a long and quiet password' } })

/** Sets a log-in up to its first one-time code. */
async function confirm(setupCode: string): Promise<void> {
  const totp = URI.parse((await begin(setupCode)).otpauthUrl)
  if (!(totp instanceof TOTP)) throw new Error('not a TOTP address')
  const code = totp.generate({ timestamp: house.clock.now.getTime() })
  await house.guest('POST /v1/auth/setup/confirmation', { body: { setupCode, totp: code } })
}

describe('console log-ins', () => {
  test('somebody the desk wrote down gets an account with it, and the log tells', async () => {
    const { client } = await anAdministrator()
    const person = await aReviewer()
    await house.db.$client.query('update member set account_id = null where id = $1', [person.memberId])
    const { login, endsAt, setupCode } = await give(client, person.memberId, ' Li.Na ')
    expect({ login, endsAt }).toEqual({ login: 'li.na', endsAt: inHours(72) })
    const { items } = await client('GET /v1/streets/:streetId/roles', {
      params: { streetId: street.streetId },
    })
    expect(items.find(item => item.memberId === person.memberId)?.login).toBe('li.na')
    const log = await client('GET /v1/streets/:streetId/audit', {
      params: { streetId: street.streetId },
      query: { action: 'login.create', subjectId: person.memberId },
    })
    expect(log.items).toHaveLength(1)
    expect(JSON.stringify(log.items)).not.toContain(setupCode)
  })

  test('a name is given once, in any spelling', async () => {
    const { client } = await anAdministrator()
    const [one, other] = [await aReviewer(), await aReviewer()]
    await give(client, one.memberId, 'zhao')
    expect(await codeOf(give(client, other.memberId, 'ZHAO'))).toBe('name_taken')
    expect(await codeOf(give(client, newId(), 'qian'))).toBe('not_found')
  })

  test('an account that is somebody in another street is not opened from here', async () => {
    const { client } = await anAdministrator()
    const person = await aReviewer()
    const elsewhere = await house.sow.aStreet()
    await house.sow.aMember(elsewhere, { accountId: person.accountId })
    expect(await codeOf(give(client, person.memberId, 'both'))).toBe('not_allowed')
  })

  test('the setup code is in no stored reply; sent again under its key, the last code counts', async () => {
    const { client } = await anAdministrator()
    const person = await aReviewer()
    const input = {
      params: { streetId: street.streetId, memberId: person.memberId },
      body: { login: 'again' },
    }
    const send = () =>
      client('POST /v1/streets/:streetId/members/:memberId/login', input, { idempotencyKey: 'login 1' })
    const [first, second] = [await send(), await send()]
    const { rows } = await house.db.$client.query('select reply from idempotency')
    for (const { setupCode } of [first, second]) expect(JSON.stringify(rows)).not.toContain(setupCode)
    expect(await codeOf(begin(first.setupCode))).toBe('setup_code_invalid')
    expect(await codeOf(begin(second.setupCode))).toBe('done')
  })

  test('who holds no role gets none, nor who held one or is to hold one', async () => {
    const { client } = await anAdministrator()
    const resident = await house.sow.aMember(street)
    const [past, revoked, coming] = [await aReviewer(), await aReviewer(), await aReviewer()]
    const change = (set: string, { memberId }: typeof past) =>
      house.db.$client.query(`update role_grant set ${set} where member_id = $1`, [memberId])
    await change(`ends_at = '${inHours(0)}'`, past)
    await change(`revoked_at = '${inHours(-0.5)}'`, revoked)
    await change(`starts_at = '${inHours(1)}'`, coming)
    for (const { memberId } of [resident, past, revoked, coming]) {
      expect(await codeOf(give(client, memberId, `none-${memberId}`))).toBe('not_allowed')
    }
  })

  test('nobody gives their own, and an administrator of one community gives none', async () => {
    const { client, memberId } = await anAdministrator()
    expect(await codeOf(give(client, memberId, 'myself'))).toBe('own_role')
    const person = await house.sow.aStaff(street, 'reviewer', { areaId: street.areaId })
    const local = await anAdministrator({ areaId: street.areaId })
    expect(await codeOf(give(local.client, person.memberId, 'local'))).toBe('not_allowed')
  })

  test('the holder is told, and a log-in in use that begins anew is told and logged as that', async () => {
    const { client } = await anAdministrator()
    const person = await aReviewer()
    const { setupCode } = await give(client, person.memberId, 'zhou')
    await confirm(setupCode)
    const local = await anAdministrator({ areaId: street.areaId })
    expect(await codeOf(give(local.client, person.memberId, 'zhou'))).toBe('not_allowed')
    await give(client, person.memberId, 'zhou')
    const params = { streetId: street.streetId }
    const holder = await house.as(person.accountId, 'wechat')
    const { items } = await holder('GET /v1/streets/:streetId/me/notices', { params, query: {} })
    expect(items).toMatchObject([
      { kind: 'login_reset', title: '您的工作台登录重新开通了', text: expect.stringContaining('陈主任') },
      { kind: 'login_opened', title: '您的工作台登录开通了', readAt: null },
    ])
    const query = { action: 'login', subjectId: person.memberId }
    const log = await client('GET /v1/streets/:streetId/audit', { params, query })
    expect(log.items.map(line => line.action)).toEqual(['login.reset', 'login.create'])
  })
})
