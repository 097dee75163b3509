import { addDays, referralsAtOnce, shanghaiDate } from '@yunxuan/domain'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openPair } from '../../../test/pair.ts'
import { newId } from '../../platform/ids.ts'
import { eraseConfidences } from '../matter/clock.service.ts'

const { house, second, setClock } = await openPair()
const street = await house.sow.aStreet()
const { streetId } = street
const here = { params: { streetId } }
const keeper = await house.sow.aStaff(street, 'coordinator')
const staff = await house.as(keeper)
const liaison = await house.sow.aStaff(street, 'liaison')
const contact = await house.as(liaison)
const today = shanghaiDate(house.clock.now)
const dueOn = addDays(today, 5)
const words = {
  need: '想借一笔周转的钱进年货',
  ask: '一家零售企业要短期周转',
  answer: '有一种随借随还的贷款',
}

type Client = Awaited<ReturnType<typeof house.as>>

async function anOrganization(name: string): Promise<string> {
  const id = newId()
  await house.db.$client.query(
    `insert into organization (street_id, id, name, kind) values ($1, $2, $3, 'company')`,
    [streetId, id, name],
  )
  return id
}

/** Somebody who speaks for an organization. */
async function aDelegateOf(organizationId: string, name: string) {
  const person = await house.sow.aMember(street, { name })
  const { id } = await staff('POST /v1/streets/:streetId/managed/delegates', {
    ...here,
    body: { organizationId, memberId: person.memberId, title: '经办人' },
  })
  return { id, person, client: await house.as(person) }
}

const firm = await aDelegateOf(street.organizationId, '企业代表')

/** What the firm needs, taken by the liaison. */
async function aNeed() {
  const { id } = await firm.client('POST /v1/streets/:streetId/matters', {
    ...here,
    body: { kind: 'enterprise', text: words.need, organizationId: street.organizationId },
  })
  await stepNeed(contact, id, { act: 'take', version: 1, ownerId: liaison.memberId })
  return id
}
type NeedStep = {
  act: 'take' | 'withdraw' | 'answer' | 'accept'
  version: number
  ownerId?: string
  word?: string
  verdict?: 'met' | 'partly'
}
const stepNeed = (client: Client, matterId: string, body: NeedStep) =>
  client('POST /v1/streets/:streetId/matters/:matterId/steps', { params: { streetId, matterId }, body })

async function aBank(name = '惠民银行') {
  const organizationId = await anOrganization(name)
  return { organizationId, ...(await aDelegateOf(organizationId, `${name}经办`)) }
}

const ask = (client: Client, matterId: string, organizationId: string, by = dueOn) =>
  client('POST /v1/streets/:streetId/managed/matters/:matterId/referrals', {
    params: { streetId, matterId },
    body: { organizationId, text: words.ask, dueOn: by },
  })
const ofNeed = async (client: Client, matterId: string) =>
  (
    await client('GET /v1/streets/:streetId/matters/:matterId/referrals', {
      params: { streetId, matterId },
    })
  ).items
const open = (client: Client, referralId: string) =>
  client('GET /v1/streets/:streetId/referrals/:referralId', { params: { streetId, referralId } })
type Step = {
  act: 'promise' | 'decline' | 'accept' | 'pass' | 'report' | 'confirm' | 'fail' | 'withdraw'
  version: number
  word?: string
  dueOn?: string
}
const step = (client: Client, referralId: string, body: Step) =>
  client('POST /v1/streets/:streetId/referrals/:referralId/steps', {
    params: { streetId, referralId },
    body,
  })
const promise = (version = 1) => ({ act: 'promise', version, word: words.answer, dueOn }) as const
const titlesOf = async (client: Client) =>
  (await client('GET /v1/streets/:streetId/me/notices', { ...here, query: {} })).items.map(
    ({ title }) => title,
  )

describe('what an enterprise needs', () => {
  test('is answered by a bank: asked, promised, taken, done, and only then met', async () => {
    const matterId = await aNeed()
    const bank = await aBank()
    const { id, told } = await ask(contact, matterId, bank.organizationId)
    expect(told).toBe(1)
    expect(await titlesOf(bank.client)).toContain('街道请你们帮企业看一件事')
    const asked = await open(bank.client, id)
    expect(asked).toMatchObject({ ask: words.ask, answer: null, contact: null, acts: ['promise', 'decline'] })
    expect(JSON.stringify(asked)).not.toContain(words.need)
    await step(bank.client, id, promise())
    expect(await titlesOf(firm.client)).toContain('有单位答复您的诉求了')
    const [answer] = await ofNeed(firm.client, matterId)
    expect(answer).toMatchObject({
      organizationName: '惠民银行',
      answer: words.answer,
      promisedOn: dueOn,
      contact: null,
      acts: ['accept', 'pass'],
    })
    await step(firm.client, id, { act: 'accept', version: 2 })
    // Now, and only now, both sides know whom to call.
    expect((await ofNeed(firm.client, matterId))[0]?.contact).toMatchObject({ name: '惠民银行经办' })
    expect((await open(bank.client, id)).contact).toMatchObject({ name: '企业代表' })
    const met = { act: 'answer', version: 2, verdict: 'met', word: '银行来办了' } as const
    expect(await codeOf(stepNeed(contact, matterId, met))).toBe('nothing_delivered')
    // Somebody is on their way: it is not taken back.
    expect(await codeOf(stepNeed(firm.client, matterId, { act: 'withdraw', version: 2 }))).toBe(
      'already_agreed',
    )
    await step(bank.client, id, { act: 'report', version: 3 })
    // The bank's word alone is none.
    expect(await codeOf(stepNeed(contact, matterId, met))).toBe('nothing_delivered')
    await step(firm.client, id, { act: 'confirm', version: 4 })
    expect((await open(bank.client, id)).contact).toBeNull()
    await stepNeed(contact, matterId, met)
  })

  test('is read by nobody else: not the other bank, not who left, not a coordinator, not residents', async () => {
    const matterId = await aNeed()
    const [bank, other] = [await aBank('一家银行'), await aBank('另一家银行')]
    const { id } = await ask(contact, matterId, bank.organizationId)
    const resident = await house.as(await house.sow.aMember(street))
    for (const client of [other.client, resident, staff, firm.client]) {
      expect(await codeOf(open(client, id))).toBe('not_found')
      expect((await client('GET /v1/streets/:streetId/me/referrals', here)).items).toEqual([])
    }
    for (const client of [bank.client, other.client, resident, staff]) {
      expect(await codeOf(ofNeed(client, matterId))).toBe('not_found')
    }
    for (const client of [other.client, resident, staff]) {
      expect(await codeOf(step(client, id, promise()))).toBe('not_found')
    }
    expect(await codeOf(ask(staff, matterId, other.organizationId))).toBe('not_allowed')
    const managed = { params: { streetId, matterId } }
    const path = 'GET /v1/streets/:streetId/managed/matters/:matterId/referrals'
    expect(await codeOf(staff(path, managed))).toBe('not_allowed')
    expect((await contact(path, managed)).items).toMatchObject([{ ask: words.ask, acts: ['withdraw'] }])
    await staff('DELETE /v1/streets/:streetId/managed/delegates/:delegateId', {
      params: { streetId, delegateId: bank.id },
    })
    expect(await codeOf(open(bank.client, id))).toBe('not_found')
    const { rows } = await house.db.$client.query<{ action: string }>(
      `select action from audit where street_id = $1 and action = 'referral.read'`,
      [streetId],
    )
    expect(rows.length).toBeGreaterThan(0)
  })

  test('is asked of another once, and only while it is open', async () => {
    const matterId = await aNeed()
    const bank = await aBank('只请一次')
    const nobody = await anOrganization('没有代表的单位')
    expect(await codeOf(ask(contact, matterId, nobody))).toBe('nobody_to_ask')
    expect(await codeOf(ask(contact, matterId, newId()))).toBe('not_found')
    expect(await codeOf(ask(contact, matterId, street.organizationId))).toBe('own_organization')
    expect(await codeOf(ask(contact, matterId, bank.organizationId, addDays(today, -1)))).toBe('day_past')
    const { id } = await ask(contact, matterId, bank.organizationId)
    expect(await codeOf(ask(contact, matterId, bank.organizationId))).toBe('organization_asked')
    await step(bank.client, id, { act: 'decline', version: 1, word: '我们不做这类贷款' })
    expect(await titlesOf(firm.client)).toContain('有一家单位说帮不上')
    expect((await ofNeed(firm.client, matterId))[0]).toMatchObject({ answer: '我们不做这类贷款' })
    await ask(contact, matterId, bank.organizationId)
    await stepNeed(firm.client, matterId, { act: 'withdraw', version: 2 })
    expect(await codeOf(ask(contact, matterId, (await aBank('来晚了')).organizationId))).toBe('need_over')
    const need = await house.as(await house.sow.aMember(street))
    const plain = await need('POST /v1/streets/:streetId/matters', {
      ...here,
      body: { kind: 'need', text: '想有人教用手机', areaId: street.areaId },
    })
    expect(await codeOf(ask(staff, plain.id, bank.organizationId))).toBe('not_referred')
  })

  test('lies sealed, and is erased with what the enterprise said', async () => {
    const matterId = await aNeed()
    const bank = await aBank('封存的银行')
    const { id } = await ask(contact, matterId, bank.organizationId)
    await step(bank.client, id, promise())
    await step(firm.client, id, { act: 'pass', version: 2, word: '利息高了一点' })
    const { rows } = await house.db.$client.query<{ row: string }>(
      `select row_to_json(f)::text || coalesce((select string_agg(row_to_json(n)::text, '') from notice n), '')
          || coalesce((select string_agg(row_to_json(a)::text, '') from audit a), '')
          || coalesce((select string_agg(row_to_json(i)::text, '') from idempotency i), '') as row
        from referral f where f.id = $1`,
      [id],
    )
    for (const said of [words.need, words.ask, words.answer, '利息高了一点']) {
      expect(rows[0]?.row).not.toContain(said)
      expect(rows[0]?.row).not.toContain(Buffer.from(said).toString('hex'))
    }
    await stepNeed(firm.client, matterId, { act: 'withdraw', version: 2 })
    await eraseConfidences(house.deps, new Date(house.clock.now.getTime() + 181 * 86_400_000))
    expect(await open(bank.client, id)).toMatchObject({
      status: 'passed',
      ask: null,
      answer: null,
      word: null,
    })
  })

  test('ends with the need: nothing is expected, no number is seen, and whoever answered is told', async () => {
    const matterId = await aNeed()
    const [bank, other] = [await aBank('说定的银行'), await aBank('还没答的银行')]
    const { id } = await ask(contact, matterId, bank.organizationId)
    const { id: otherId } = await ask(contact, matterId, other.organizationId)
    await step(bank.client, id, promise())
    await step(firm.client, id, { act: 'accept', version: 2 })
    await stepNeed(contact, matterId, { act: 'answer', version: 2, verdict: 'partly', word: '先办了一部分' })
    await stepNeed(firm.client, matterId, { act: 'accept', version: 3 })
    expect(await open(bank.client, id)).toMatchObject({ status: 'withdrawn', contact: null, acts: [] })
    expect(await open(other.client, otherId)).toMatchObject({ status: 'withdrawn', acts: [] })
    expect((await ofNeed(firm.client, matterId)).map(({ contact }) => contact)).toEqual([null, null])
    expect(await titlesOf(bank.client)).toContain('请你们答的事结束了')
  })

  test('what was not answered in time stands in the day of whoever keeps it', async () => {
    const matterId = await aNeed()
    const bank = await aBank('没有答的银行')
    await ask(contact, matterId, bank.organizationId, today)
    const { now } = house.clock
    const late = async () => {
      const { lines } = await contact('GET /v1/streets/:streetId/today', here)
      return lines.some(({ text }) => text.includes('还没答'))
    }
    expect(await late()).toBe(false)
    setClock(new Date(now.getTime() + 2 * 86_400_000))
    expect(await late()).toBe(true)
    await stepNeed(firm.client, matterId, { act: 'withdraw', version: 2 })
    expect(await late()).toBe(false)
    setClock(now)
  })
})

describe('at two instances at once', () => {
  test('no more are asked than may be, and each once', async () => {
    const matterId = await aNeed()
    const banks = await Promise.all(
      Array.from({ length: referralsAtOnce + 3 }, (_, at) => aBank(`第 ${at} 家`)),
    )
    const elsewhere = await second.as(liaison)
    const codes = await Promise.all(
      banks.map(({ organizationId }, at) =>
        codeOf(ask(at % 2 ? contact : elsewhere, matterId, organizationId)),
      ),
    )
    expect(codes.filter(code => code === 'done')).toHaveLength(referralsAtOnce)
    expect(codes.filter(code => code === 'asked_enough')).toHaveLength(3)
    const again = await aNeed()
    const [bank] = banks
    if (bank === undefined) throw new Error('no bank')
    const twice = await Promise.all(
      [contact, elsewhere, contact, elsewhere].map(client => codeOf(ask(client, again, bank.organizationId))),
    )
    expect(twice.sort()).toEqual(['done', 'organization_asked', 'organization_asked', 'organization_asked'])
  })

  test('what is taken while it is withdrawn becomes one of both', async () => {
    const matterId = await aNeed()
    const bank = await aBank('抢着按')
    const { id } = await ask(contact, matterId, bank.organizationId)
    await step(bank.client, id, promise())
    const elsewhere = await second.as(liaison)
    const codes = await Promise.all([
      codeOf(step(firm.client, id, { act: 'accept', version: 2 })),
      codeOf(step(elsewhere, id, { act: 'withdraw', version: 2 })),
    ])
    expect(codes.sort()).toEqual(['changed_meanwhile', 'done'])
  })
})
