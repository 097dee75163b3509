import { addDays, shanghaiDate } from '@yunxuan/domain'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import type { SownMember } from '../../../test/sow.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const { streetId, organizationId } = street
const keeper = await house.sow.aStaff(street, 'coordinator')
const staff = await house.as(keeper)
const liaison = await house.sow.aStaff(street, 'liaison')
const contact = await house.as(liaison)
const here = { params: { streetId } }
const dayMs = 86_400_000
const need = '园区门口的路灯坏了三盏，晚上员工下班看不清路'

const naming = (memberId: string) =>
  staff('POST /v1/streets/:streetId/managed/delegates', {
    ...here,
    body: { organizationId, memberId, title: '行政主管' },
  })

/** Somebody who speaks for the organization. */
async function aDelegate(name = '单位代表') {
  const person = await house.sow.aMember(street, { name })
  const { id } = await naming(person.memberId)
  return { person, id, client: await house.as(person) }
}

type Client = Awaited<ReturnType<typeof house.as>>
const raise = (client: Client, of: string | null = organizationId) =>
  client('POST /v1/streets/:streetId/matters', {
    ...here,
    body: { kind: 'enterprise', text: need, ...(of === null ? {} : { organizationId: of }) },
  })
const own = (client: Client) =>
  client('GET /v1/streets/:streetId/me/matters', { ...here, query: { organizationId } })
const pageOf = (client: Client, matterId: string) =>
  client('GET /v1/streets/:streetId/matters/:matterId', { params: { streetId, matterId } })
const stepOf = (
  client: Client,
  matterId: string,
  body: { act: 'take' | 'withdraw'; version: number; ownerId?: string },
) => client('POST /v1/streets/:streetId/matters/:matterId/steps', { params: { streetId, matterId }, body })
const end = (delegateId: string) =>
  staff('DELETE /v1/streets/:streetId/managed/delegates/:delegateId', { params: { streetId, delegateId } })

/** Moves the clock of the API for a while. */
async function later<T>(days: number, work: () => Promise<T>): Promise<T> {
  const { now } = house.clock
  house.clock.now = new Date(now.getTime() + days * dayMs)
  try {
    return await work()
  } finally {
    house.clock.now = now
  }
}

describe('a delegate', () => {
  test('is named for a year, is told, and finds the organization', async () => {
    const { client } = await aDelegate()
    const { items } = await client('GET /v1/streets/:streetId/me/delegacies', here)
    const until = addDays(shanghaiDate(house.clock.now), 365)
    expect(items).toEqual([expect.objectContaining({ organizationId, title: '行政主管', until })])
    const inbox = await client('GET /v1/streets/:streetId/me/notices', { ...here, query: {} })
    expect(inbox.items.map(({ kind }) => kind)).toContain('delegate_named')
  })

  test('is named by somebody else, once, and is no child', async () => {
    expect(await codeOf(naming(keeper.memberId))).toBe('delegate_self')
    const { person } = await aDelegate()
    expect(await codeOf(naming(person.memberId))).toBe('delegate_named')
    const child = await house.sow.aMember(street, { birthDate: '2016-05-06' })
    expect(await codeOf(naming(child.memberId))).toBe('too_young')
    const elsewhere = await house.sow.aMember(await house.sow.aStreet())
    expect(await codeOf(naming(elsewhere.memberId))).toBe('not_found')
  })

  test('of two namings at once is named once', async () => {
    const { memberId } = await house.sow.aMember(street)
    const codes = await Promise.all(Array.from({ length: 5 }, () => codeOf(naming(memberId).then(() => {}))))
    expect(codes.filter(code => code === 'delegate_named')).toHaveLength(4)
  })

  test('speaks for it no longer than a year, unless it is confirmed', async () => {
    const { client, id } = await aDelegate()
    expect(await later(366, () => codeOf(raise(client)))).toBe('not_delegate')
    await later(360, () =>
      staff('POST /v1/streets/:streetId/managed/delegates/:delegateId/confirmation', {
        params: { streetId, delegateId: id },
      }),
    )
    await later(366, () => raise(client))
    const today = await later(720, () => staff('GET /v1/streets/:streetId/today', here))
    expect(today.lines.map(({ to }) => to)).toContain('delegates')
  })
})

describe('what an organization needs', () => {
  test('is raised by nobody but whoever speaks for it', async () => {
    const stranger = await house.as(await house.sow.aMember(street))
    expect(await codeOf(raise(stranger))).toBe('not_delegate')
    const { client } = await aDelegate()
    expect(await codeOf(raise(client, null))).toBe('not_delegate')
    const other = await house.sow.aStreet()
    expect(await codeOf(raise(client, other.organizationId))).toBe('not_delegate')
  })

  test('is theirs who speak for it now, and no more of whoever left', async () => {
    const first = await aDelegate('先来的代表')
    const next = await aDelegate('后来的代表')
    const { id } = await raise(first.client)
    expect((await own(next.client)).items.map(matter => matter.id)).toContain(id)
    expect((await pageOf(next.client, id)).raisedText).toBe(need)
    await stepOf(contact, id, { act: 'take', version: 1, ownerId: liaison.memberId })
    for (const { client } of [first, next]) {
      const inbox = await client('GET /v1/streets/:streetId/me/notices', { ...here, query: {} })
      expect(inbox.items.some(notice => notice.matterId === id)).toBe(true)
    }
    await end(first.id)
    expect(await codeOf(own(first.client))).toBe('not_delegate')
    expect(await codeOf(pageOf(first.client, id))).toBe('not_found')
    expect(await codeOf(stepOf(first.client, id, { act: 'withdraw', version: 2 }))).toBe('not_found')
    await stepOf(next.client, id, { act: 'withdraw', version: 2 })
  })

  test('is said in confidence: no list that others read, nor the database, has its words', async () => {
    const { client } = await aDelegate()
    const { id } = await raise(client)
    const { rows } = await house.db.$client.query<{ text: string | null; found: number }>(
      'select text, position($2 in row_to_json(m)::text) as found from matter m where id = $1',
      [id, '路灯'],
    )
    expect(rows).toEqual([{ text: null, found: 0 }])
    const listed = await house.guest('GET /v1/streets/:streetId/matters', { ...here, query: { limit: 100 } })
    expect(listed.items.map(matter => matter.id)).not.toContain(id)
    const local = await house.as(await house.sow.aStaff(street, 'coordinator', { areaId: street.areaId }))
    const desk = { ...here, query: { kind: 'enterprise' as const, limit: 100 } }
    expect((await local('GET /v1/streets/:streetId/managed/matters', desk)).items).toEqual([])
    const whole = await contact('GET /v1/streets/:streetId/managed/matters', desk)
    expect(whole.items.find(matter => matter.id === id)?.organizationName).toBeTruthy()
    expect((await own(client)).items.find(matter => matter.id === id)?.text).toBeNull()
  })

  test('is there for whoever keeps contact with enterprises where it lies, and for no coordinator', async () => {
    const { client } = await aDelegate()
    const said = (areaId: string) =>
      client('POST /v1/streets/:streetId/matters', {
        ...here,
        body: { kind: 'enterprise', text: need, organizationId, areaId },
      })
    const [inside, outside] = [await said(street.areaId), await said(street.otherAreaId)]
    const whole = await raise(client)
    const ofArea = await house.as(await house.sow.aStaff(street, 'liaison', { areaId: street.areaId }))
    const see = async (by: Client) => {
      const desk = { ...here, query: { limit: 100 } }
      const { items, total } = await by('GET /v1/streets/:streetId/managed/matters', desk)
      const all = await by('GET /v1/streets/:streetId/managed/matters', {
        ...here,
        query: { limit: 100, kind: 'enterprise' },
      })
      const ids = [inside, outside, whole].map(({ id }) => all.items.some(one => one.id === id))
      return { ids, isOnly: items.every(({ kind }) => kind === 'enterprise') && total === items.length }
    }
    const open = (by: Client, { id: matterId }: { id: string }) =>
      codeOf(by('GET /v1/streets/:streetId/managed/matters/:matterId', { params: { streetId, matterId } }))
    expect(await see(contact)).toEqual({ ids: [true, true, true], isOnly: true })
    expect(await see(ofArea)).toEqual({ ids: [true, false, false], isOnly: true })
    expect((await see(staff)).ids).toEqual([false, false, false])
    expect([await open(ofArea, inside), await open(ofArea, outside), await open(ofArea, whole)]).toEqual([
      'done',
      'not_allowed',
      'not_allowed',
    ])
    expect(await open(staff, whole)).toBe('not_allowed')
    const take = { act: 'take', version: 1, ownerId: liaison.memberId } as const
    expect(await codeOf(stepOf(staff, whole.id, take))).toBe('not_found')
    expect(await codeOf(stepOf(ofArea, inside.id, take))).toBe('done')
    // What residents raise is not theirs, whether they said it in confidence or not.
    const resident = await house.as(await house.sow.aMember(street))
    for (const kind of ['need', 'help'] as const) {
      const body = { kind, text: '楼下缺一处晾被子的地方', areaId: street.areaId }
      expect(
        await open(contact, await resident('POST /v1/streets/:streetId/matters', { ...here, body })),
      ).toBe('not_allowed')
    }
    const { lines } = await contact('GET /v1/streets/:streetId/today', here)
    expect(lines.find(({ to }) => to === 'matters')?.count).toBeGreaterThan(0)
  })

  test('is kept by nobody who raised it, nor speaks for it', async () => {
    const both: SownMember = await house.sow.aStaff(street, 'administrator')
    await naming(both.memberId)
    const client = await house.as(both)
    const { id } = await raise(client)
    expect(await codeOf(stepOf(client, id, { act: 'take', version: 1, ownerId: both.memberId }))).toBe(
      'not_yours',
    )
  })
})
