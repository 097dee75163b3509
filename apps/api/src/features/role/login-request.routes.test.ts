import type { Client } from '@yunxuan/contract'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { saturdayMorning } from '../../../test/house.ts'
import { openPair } from '../../../test/pair.ts'
import { password, sowLogin, totpOf } from '../../../test/sow-login.ts'
import { newId } from '../../platform/ids.ts'

const { house, second, setClock } = await openPair()
const hourMs = 3_600_000
const inHours = (hours: number) => new Date(saturdayMorning.getTime() + hours * hourMs)
const street = await house.sow.aStreet()

async function anAdministrator(within: { areaId?: string } = {}) {
  const person = await house.sow.aStaff(street, 'administrator', within)
  return { ...person, client: await house.as(person) }
}

/** Somebody with a role and no log-in, with their phone. */
async function aReviewer() {
  const person = await house.sow.aStaff(street, 'reviewer')
  return { ...person, phone: await house.as(person, 'wechat') }
}

let names = 0
const newName = () => {
  names += 1
  return `li.na${names}`
}

const ask = (client: Client, memberId: string, login = newName()) =>
  client('POST /v1/streets/:streetId/members/:memberId/login-requests', {
    params: { streetId: street.streetId, memberId },
    body: { login },
  })
const of = (requestId: string) => ({ params: { streetId: street.streetId, requestId } })
const approve = (client: Client, id: string) =>
  client('POST /v1/streets/:streetId/login-requests/:requestId/approval', of(id))
const reject = (client: Client, id: string) =>
  client('POST /v1/streets/:streetId/login-requests/:requestId/rejection', of(id))
const approveOwn = (client: Client, id: string) =>
  client('POST /v1/streets/:streetId/me/login-requests/:requestId/approval', of(id))
const rejectOwn = (client: Client, id: string) =>
  client('POST /v1/streets/:streetId/me/login-requests/:requestId/rejection', of(id))
const open = async (client: Client) =>
  (
    await client('GET /v1/streets/:streetId/login-requests', { params: { streetId: street.streetId } })
  ).items.map(item => item.id)
const own = async (client: Client) =>
  (await client('GET /v1/streets/:streetId/me/login-request', { params: { streetId: street.streetId } }))
    .request

const begin = (setupCode: string) => house.guest('POST /v1/auth/setup', { body: { setupCode, password } })
const opens = (setupCode: string) => codeOf(begin(setupCode))

/** Sets a log-in up to its first one-time code. */
async function confirm(setupCode: string): Promise<void> {
  const totp = totpOf((await begin(setupCode)).otpauthUrl)
  const code = totp.generate({ timestamp: house.clock.now.getTime() })
  await house.guest('POST /v1/auth/setup/confirmation', { body: { setupCode, totp: code } })
}

const logOf = async (client: Client, memberId: string) =>
  (
    await client('GET /v1/streets/:streetId/audit', {
      params: { streetId: street.streetId },
      query: { action: 'login', subjectId: memberId },
    })
  ).items

const noticesOf = async (accountId: string) => {
  const phone = await house.as({ accountId }, 'wechat')
  const params = { streetId: street.streetId }
  return (await phone('GET /v1/streets/:streetId/me/notices', { params, query: {} })).items
}

describe('a log-in by two persons', () => {
  test('opens by both halves of the code in their order, and by neither alone', async () => {
    const [asker, other, person] = [await anAdministrator(), await anAdministrator(), await aReviewer()]
    const asked = await ask(asker.client, person.memberId, ' Li.Na ')
    expect(asked).toMatchObject({ login: 'li.na', endsAt: inHours(72).toISOString() })
    expect(asked.firstHalf).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/)
    expect(await open(other.client)).toContain(asked.id)
    const { secondHalf, login } = await approve(other.client, asked.id)
    expect(login).toBe('li.na')
    expect(await open(other.client)).not.toContain(asked.id)
    const { firstHalf } = asked
    for (const wrong of [
      firstHalf,
      secondHalf,
      `${secondHalf}${firstHalf}`,
      `${firstHalf}${firstHalf}`,
      `${secondHalf}${secondHalf}`,
    ]) {
      expect(await opens(wrong)).toBe('setup_code_invalid')
    }
    await confirm(`${firstHalf} ${secondHalf.toLowerCase()}`)
    const params = { streetId: street.streetId }
    const { items } = await asker.client('GET /v1/streets/:streetId/roles', { params })
    expect(items.find(item => item.memberId === person.memberId)?.login).toBe('li.na')
  })

  test('is in the log with both, told to the owner, and its halves are kept nowhere', async () => {
    const [asker, other, person] = [await anAdministrator(), await anAdministrator(), await aReviewer()]
    const asked = await ask(asker.client, person.memberId)
    const { secondHalf } = await approve(other.client, asked.id)
    const log = await logOf(asker.client, person.memberId)
    expect(log).toMatchObject([
      { action: 'login.create', actorRole: 'administrator', detail: { askedBy: asker.memberId } },
      { action: 'login.request', actorRole: 'administrator' },
    ])
    expect(await noticesOf(person.accountId)).toMatchObject([
      { kind: 'login_opened', text: expect.stringContaining('陈主任和陈主任') },
      { kind: 'login_requested' },
    ])
    expect((await noticesOf(other.accountId))[0]).toMatchObject({ kind: 'login_requested' })
    const { rows } = await house.db.$client.query(
      `select row_to_json(r)::text as text from login_request r union all
        select row_to_json(a)::text from audit a union all select row_to_json(i)::text from idempotency i`,
    )
    const kept = rows.map(row => row.text).join()
    for (const half of [asked.firstHalf, secondHalf]) {
      expect(kept).not.toContain(half)
      expect(kept).not.toContain(half.replace('-', ''))
    }
  })

  test('changes nothing before the second one agrees; then a log-in in use and its sessions end', async () => {
    const [asker, other, person] = [await anAdministrator(), await anAdministrator(), await aReviewer()]
    const made = await sowLogin(house, person.accountId)
    setClock(house.clock.now)
    const signIn = () =>
      codeOf(
        house.guest('POST /v1/auth/password', { body: { login: made.login, password, totp: made.code() } }),
      )
    const asked = await ask(asker.client, person.memberId, made.login)
    expect(await signIn()).toBe('done')
    await approve(other.client, asked.id)
    setClock(new Date(house.clock.now.getTime() + 60_000))
    expect(await signIn()).toBe('credentials_wrong')
    expect((await logOf(asker.client, person.memberId))[0]?.action).toBe('login.reset')
    expect((await noticesOf(person.accountId))[0]?.kind).toBe('login_reset')
  })

  test('of somebody the desk wrote down gives them an account', async () => {
    const [asker, other, person] = [await anAdministrator(), await anAdministrator(), await aReviewer()]
    await house.db.$client.query('update member set account_id = null where id = $1', [person.memberId])
    const asked = await ask(asker.client, person.memberId)
    const { secondHalf } = await approve(other.client, asked.id)
    await confirm(`${asked.firstHalf}${secondHalf}`)
  })

  test('is refused to whoever asked, to the owner as an administrator, and to everybody who is none', async () => {
    const [asker, owner, person] = [await anAdministrator(), await anAdministrator(), await aReviewer()]
    const asked = await ask(asker.client, person.memberId)
    expect(await codeOf(approve(asker.client, asked.id))).toBe('own_request')
    const forOwner = await ask(asker.client, owner.memberId)
    expect(await codeOf(approve(owner.client, forOwner.id))).toBe('own_role')
    const local = await anAdministrator({ areaId: street.areaId })
    const foreign = await house.sow.aStaff(await house.sow.aStreet(), 'administrator')
    const phone = await house.as(await anAdministrator(), 'wechat')
    for (const [client, code] of [
      [house.guest, 'not_signed_in'],
      [local.client, 'not_allowed'],
      [await house.as(foreign), 'member_missing'],
      [person.phone, 'not_allowed'],
      [phone, 'not_allowed'],
      [await house.as(await house.sow.aStaff(street, 'coordinator')), 'not_allowed'],
    ] as const) {
      const calls = [
        approve(client, asked.id),
        reject(client, asked.id),
        ask(client, person.memberId),
        open(client),
      ]
      expect(await Promise.all(calls.map(call => codeOf(call)))).toEqual([code, code, code, code])
    }
    expect(await codeOf(approve(owner.client, newId()))).toBe('not_found')
  })

  test('takes two who were administrators for three days, whatever the start of their grant says', async () => {
    const [maker, watcher, person] = [await anAdministrator(), await anAdministrator(), await aReviewer()]
    const puppet = await house.sow.aMember(street)
    const startsAt = inHours(-24 * 30).toISOString()
    const { streetId } = street
    const wish = {
      memberId: puppet.memberId,
      role: 'administrator',
      areaId: null,
      organizationId: null,
    } as const
    await maker.client('POST /v1/streets/:streetId/roles', {
      params: { streetId },
      body: { ...wish, startsAt },
    })
    expect((await noticesOf(watcher.accountId))[0]).toMatchObject({
      kind: 'administrator_granted',
      text: expect.stringContaining('陈主任请王秀兰做了管理员'),
    })
    expect(await noticesOf(maker.accountId)).not.toContainEqual(
      expect.objectContaining({ kind: 'administrator_granted' }),
    )
    const client = await house.as(puppet)
    const byMaker = await ask(maker.client, person.memberId)
    expect(await codeOf(approve(client, byMaker.id))).toBe('administrator_new')
    const byPuppet = await ask(client, person.memberId)
    expect(await codeOf(approve(maker.client, byPuppet.id))).toBe('administrator_new')
    const early = new Date(house.clock.now.getTime() + 72 * hourMs - 1)
    setClock(early)
    const tooSoon = await ask(maker.client, person.memberId)
    setClock(new Date(early.getTime() + hourMs))
    expect(await codeOf(approve(client, tooSoon.id))).toBe('administrator_new')
    await approveOwn(person.phone, tooSoon.id)
    const later = await ask(maker.client, person.memberId)
    expect(await codeOf(approve(client, later.id))).toBe('done')
  })

  test('whoever changes the tables by hand meets the same rule', async () => {
    const [asker, person] = [await anAdministrator(), await aReviewer()]
    const asked = await ask(asker.client, person.memberId)
    const insert = (answer: string, by: string, askedBy = asker.memberId) =>
      house.db.$client.query(
        `insert into login_answer (street_id, request_id, member_id, asked_by, answer, answered_by, at)
          values ($1, $2, $3, $4, $5, $6, now())`,
        [street.streetId, asked.id, person.memberId, askedBy, answer, by],
      )
    await expect(insert('approved', asker.memberId)).rejects.toThrow('login_answer_second')
    await expect(insert('approved', person.memberId)).rejects.toThrow('login_answer_second')
    await expect(insert('approved_by_owner', asker.memberId)).rejects.toThrow('login_answer_owner')
    await expect(insert('approved', asker.memberId, person.memberId)).rejects.toThrow()
    for (const table of ['login_request', 'login_answer']) {
      for (const statement of [
        `update ${table} set at = now()`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        if (table === 'login_request' && statement.startsWith('update')) continue
        await expect(house.db.$client.query(statement)).rejects.toThrow('permission denied')
        await expect(house.asOwner(statement)).rejects.toThrow('append-only')
      }
    }
    await expect(house.asOwner(`update login_request set login = 'other'`)).rejects.toThrow('append-only')
  })

  test('two administrators who agree at once: one has a half, the other is told', async () => {
    const [asker, person] = [await anAdministrator(), await aReviewer()]
    const others = [await anAdministrator(), await anAdministrator()]
    const asked = await ask(asker.client, person.memberId)
    const [first, next] = others
    const elsewhere = await second.as({ accountId: next?.accountId ?? '' })
    const answers = await Promise.all([
      codeOf(approve(first?.client ?? house.guest, asked.id)),
      codeOf(approve(elsewhere, asked.id)),
    ])
    expect(answers.sort()).toEqual(['done', 'login_request_over'])
  })

  test('an approval sent again gives a half that counts, until the log-in is set up', async () => {
    const [asker, other, person] = [await anAdministrator(), await anAdministrator(), await aReviewer()]
    const asked = await ask(asker.client, person.memberId)
    const lost = await approve(other.client, asked.id)
    const again = await approve(other.client, asked.id)
    expect(await opens(`${asked.firstHalf}${lost.secondHalf}`)).toBe('setup_code_invalid')
    await confirm(`${asked.firstHalf}${again.secondHalf}`)
    expect(await codeOf(approve(other.client, asked.id))).toBe('login_request_over')
    expect(await logOf(asker.client, person.memberId)).toHaveLength(2)
  })

  test('ends after three days, by a later request, and by a no', async () => {
    const [asker, other, person] = [await anAdministrator(), await anAdministrator(), await aReviewer()]
    const first = await ask(asker.client, person.memberId)
    const later = await ask(other.client, person.memberId)
    expect(await codeOf(approve(other.client, first.id))).toBe('login_request_over')
    await reject(asker.client, later.id)
    expect((await noticesOf(other.accountId))[0]?.kind).toBe('login_rejected')
    expect((await logOf(asker.client, person.memberId))[0]?.action).toBe('login.reject')
    const calls = [approve(asker.client, later.id), reject(asker.client, later.id)]
    expect(await Promise.all(calls.map(call => codeOf(call)))).toEqual([
      'login_request_over',
      'login_request_over',
    ])
    const late = await ask(asker.client, person.memberId)
    setClock(inHours(72))
    expect(await codeOf(approve(other.client, late.id))).toBe('login_request_over')
    expect(await open(other.client)).not.toContain(late.id)
  })
})

describe('a log-in by its owner', () => {
  test('is agreed to on the phone, by a code of which the administrator knows nothing', async () => {
    const [asker, person] = [await anAdministrator(), await aReviewer()]
    expect(await own(person.phone)).toBeNull()
    const asked = await ask(asker.client, person.memberId)
    expect(await own(person.phone)).toMatchObject({
      id: asked.id,
      askedByName: '陈主任',
      isAskedByCaller: false,
    })
    const { setupCode } = await approveOwn(person.phone, asked.id)
    expect(setupCode).not.toContain(asked.firstHalf)
    expect(await opens(`${asked.firstHalf}${setupCode.slice(-11)}`)).toBe('setup_code_invalid')
    await confirm(setupCode)
    expect(await own(person.phone)).toBeNull()
    expect((await logOf(asker.client, person.memberId))[0]).toMatchObject({
      action: 'login.create',
      actorRole: 'resident',
      detail: { askedBy: asker.memberId },
    })
    expect(await codeOf(approve((await anAdministrator()).client, asked.id))).toBe('login_request_over')
  })

  test('is nobody else’s to agree to or to refuse; a no ends it and tells who asked', async () => {
    const [asker, person] = [await anAdministrator(), await aReviewer()]
    const asked = await ask(asker.client, person.memberId)
    for (const stranger of [asker.client, (await aReviewer()).phone]) {
      expect(await codeOf(approveOwn(stranger, asked.id))).toBe('not_found')
      expect(await codeOf(rejectOwn(stranger, asked.id))).toBe('not_found')
    }
    await rejectOwn(person.phone, asked.id)
    expect((await noticesOf(asker.accountId))[0]).toMatchObject({ kind: 'login_rejected' })
    expect(await codeOf(approveOwn(person.phone, asked.id))).toBe('login_request_over')
    expect(await codeOf(rejectOwn(person.phone, asked.id))).toBe('login_request_over')
    const guest = [approveOwn(house.guest, asked.id), rejectOwn(house.guest, asked.id), own(house.guest)]
    expect(await Promise.all(guest.map(call => codeOf(call)))).toEqual([
      'not_signed_in',
      'not_signed_in',
      'not_signed_in',
    ])
  })
})

describe('asking for a log-in', () => {
  test('a name is given once, in any spelling', async () => {
    const [asker, one, other] = [await anAdministrator(), await aReviewer(), await aReviewer()]
    const asked = await ask(asker.client, one.memberId, 'zhao')
    const meanwhile = await ask(asker.client, other.memberId, 'Zhao')
    await approveOwn(one.phone, asked.id)
    expect(await codeOf(ask(asker.client, other.memberId, 'ZHAO'))).toBe('name_taken')
    expect(await codeOf(approveOwn(other.phone, meanwhile.id))).toBe('name_taken')
    expect(await codeOf(ask(asker.client, newId(), 'qian'))).toBe('not_found')
    expect(await codeOf(ask(asker.client, asker.memberId, 'myself'))).toBe('own_role')
  })

  test('an account that is somebody in another street is not opened from here', async () => {
    const [asker, person] = [await anAdministrator(), await aReviewer()]
    const asked = await ask(asker.client, person.memberId)
    const elsewhere = await house.sow.aStreet()
    await house.sow.aMember(elsewhere, { accountId: person.accountId })
    expect(await codeOf(approveOwn(person.phone, asked.id))).toBe('not_allowed')
    expect(await codeOf(ask(asker.client, person.memberId))).toBe('not_allowed')
  })

  test('who holds no role gets none, nor who held one or is to hold one', async () => {
    const asker = await anAdministrator()
    const resident = await house.sow.aMember(street)
    const [past, revoked, coming, losing] = [
      await aReviewer(),
      await aReviewer(),
      await aReviewer(),
      await aReviewer(),
    ]
    const asked = await ask(asker.client, losing.memberId)
    const change = (set: string, { memberId }: { memberId: string }) =>
      house.db.$client.query(`update role_grant set ${set} where member_id = $1`, [memberId])
    await change(`ends_at = '${inHours(0).toISOString()}'`, past)
    await change(`revoked_at = '${inHours(-0.5).toISOString()}'`, revoked)
    await change(`revoked_at = '${inHours(-0.5).toISOString()}'`, losing)
    await change(`starts_at = '${inHours(1).toISOString()}'`, coming)
    for (const { memberId } of [resident, past, revoked, coming, losing]) {
      expect(await codeOf(ask(asker.client, memberId))).toBe('not_allowed')
    }
    expect(await codeOf(approveOwn(losing.phone, asked.id))).toBe('not_allowed')
  })
})
