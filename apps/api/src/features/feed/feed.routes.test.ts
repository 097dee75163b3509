import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import type { SownMember } from '../../../test/sow.ts'
import { readCalendar } from '../../../test/strict-calendar.ts'
import { newId } from '../../platform/ids.ts'

const lines: string[] = []
const house = await openHouse({}, { level: 'trace', stream: { write: line => void lines.push(line) } })
const street = await house.sow.aStreet()
const { streetId } = street
const params = { streetId }
const dayMs = 86_400_000
const inDays = (days: number) => new Date(house.clock.now.getTime() + days * dayMs)

const get = (url: string, headers: Record<string, string> = {}) => house.app.inject({ url, headers })
const feed = async (query = '', at = streetId) => {
  const reply = await get(`/v1/streets/${at}/calendar.ics${query}`)
  expect(reply.headers['content-type']).toBe('text/calendar; charset=utf-8')
  return readCalendar(reply.body)
}
const uidOf = ({ slotId }: { slotId: string }) => `slot-${slotId}@yunxuan`

describe('the feed of a street', () => {
  test('has what can be booked, in a form that other programs read', async () => {
    const at = await house.sow.aStreet()
    const summary = '量血压、测血糖；带上以前的单子，\\n 不是换行\n这才是换行，一共要说得比一行长'
    const slot = await house.sow.aSlot(at, {
      service: { title: '义诊，"长"; \\ 📅 '.repeat(5).trim(), summary, preparation: ['空腹'] },
    })
    await house.sow.aSlot(at, { service: { status: 'draft', title: '还没发布' } })
    await house.sow.aSlot(at, { service: { status: 'paused', title: '停了' } })
    await house.sow.aSlot(at, { service: { kind: 'activity', title: '志愿班次' } })
    await house.sow.aSlot(at, { startsAt: inDays(-40), service: { title: '上上个月' } })
    const { name, events } = await feed('', at.streetId)
    expect(name).toBe('试验街道服务')
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      uid: uidOf(slot),
      sequence: 0,
      status: 'CONFIRMED',
      summary: '义诊，"长"; \\ 📅 '.repeat(5).trim(),
      startsAt: inDays(1),
    })
    expect(events[0]?.description).toContain(summary)
    expect(events[0]?.description).toContain('空腹。请带 身份证')
    expect(events[0]?.location).toContain('活动室 一楼')
  })

  test('follows a move and a cancellation under the same UID', async () => {
    const at = await house.sow.aStreet()
    const slot = await house.sow.aSlot(at)
    const staff = await house.as(await house.sow.aStaff(at, 'administrator'))
    const there = { streetId: at.streetId, slotId: slot.slotId }
    const [before] = (await feed('', at.streetId)).events
    await staff('PATCH /v1/streets/:streetId/slots/:slotId', {
      params: there,
      body: { startsAt: inDays(2).toISOString(), endsAt: inDays(2.1).toISOString(), reason: '医生有事' },
    })
    const [moved] = (await feed('', at.streetId)).events
    expect(moved).toMatchObject({ uid: before?.uid, startsAt: inDays(2), status: 'CONFIRMED' })
    expect(moved?.sequence).toBeGreaterThan(before?.sequence ?? 0)
    await staff('POST /v1/streets/:streetId/slots/:slotId/cancellation', {
      params: there,
      body: { reason: '停电' },
    })
    const [off] = (await feed('', at.streetId)).events
    expect(off).toMatchObject({ uid: before?.uid, status: 'CANCELLED' })
    expect(off?.description).toContain('这一场取消了。停电')
    expect(off?.sequence).toBeGreaterThan(moved?.sequence ?? 0)
  })

  test('is narrowed to an area with all in it, a brand and a category, and named by them', async () => {
    const brandId = newId()
    await house.db.$client.query(
      `insert into brand (street_id, id, name, position) values ($1, $2, '红巷', 1)`,
      [streetId, brandId],
    )
    const elsewhere = await house.sow.aLocation(street)
    const east = await house.sow.aSlot(street, { service: { brandId } })
    const west = await house.sow.aSlot(street, { service: { locationId: elsewhere, category: 'law' } })
    const uids = async (query: string) => (await feed(query)).events.map(({ uid }) => uid)
    expect(await uids('')).toEqual([uidOf(east), uidOf(west)])
    expect(await uids(`?area=${street.otherAreaId}`)).toEqual([uidOf(west)])
    expect(await uids(`?brand=${brandId}`)).toEqual([uidOf(east)])
    expect(await uids('?category=law')).toEqual([uidOf(west)])
    expect(await uids(`?category=law&area=${street.areaId}`)).toEqual([])
    expect((await feed(`?brand=${brandId}&category=clinic`)).name).toBe('试验街道 红巷 义诊')
    expect((await get(`/v1/streets/${streetId}/calendar.ics?area=${newId()}`)).statusCode).toBe(404)
    expect((await get('/v1/streets/100000000/calendar.ics')).statusCode).toBe(404)
    expect((await get(`/v1/streets/${streetId}/calendar.ics?category=nothing`)).statusCode).toBe(400)
  })

  test('is told to be the same for an hour, as long as nothing changes', async () => {
    const url = `/v1/streets/${streetId}/calendar.ics`
    const first = await get(url)
    house.clock.now = new Date(house.clock.now.getTime() + 20 * 60_000)
    const again = await get(url, { 'if-none-match': String(first.headers.etag) })
    expect(again.statusCode).toBe(304)
  })
})

describe('one’s own calendar', () => {
  const make = 'POST /v1/streets/:streetId/me/calendar'
  const read = async (url: string) => get(url.replace('http://yunxuan.test', ''))
  const own = async (who: SownMember) => ({ who, api: await house.as(who) })

  test('has one’s bookings and those for the family, without a name or a code', async () => {
    const { who, api } = await own(await house.sow.aMember(street, { name: '不该出现' }))
    const dependantId = await house.sow.aDependant(who, { name: '也不该出现' })
    const [mine, hers, left] = await Promise.all([1, 2, 3].map(() => house.sow.aSlot(street)))
    if (!(mine && hers && left)) throw new Error('not sown')
    const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings'
    const overlapAccepted = true
    const first = await api(book, { params: mine, body: { overlapAccepted } })
    await api(book, { params: hers, body: { dependantId, overlapAccepted } })
    const third = await api(book, { params: left, body: { overlapAccepted } })
    house.clock.now = new Date(house.clock.now.getTime() + 5_000)
    await api('DELETE /v1/streets/:streetId/bookings/:bookingId', {
      params: { streetId, bookingId: third.id },
      body: {},
    })
    await (await own(await house.sow.aMember(street))).api(book, { params: mine, body: {} })
    const { url } = await api(make, { params })
    const { body, headers } = await read(url)
    expect(headers['cache-control']).toBe('no-store')
    const { events } = readCalendar(body)
    expect(events).toHaveLength(3)
    const one = (summary: string, status: string) =>
      events.filter(event => event.summary === summary && event.status === status)
    expect(one('中医科义诊', 'CONFIRMED')).toMatchObject([{ uid: `booking-${first.id}@yunxuan` }])
    expect(one('中医科义诊（家人）', 'CONFIRMED')).toHaveLength(1)
    expect(one('中医科义诊', 'CANCELLED')[0]?.sequence).toBeGreaterThan(0)
    const unfolded = body.replaceAll('\r\n ', '')
    for (const word of ['不该出现', first.code, third.code]) expect(unfolded).not.toContain(word)
  })

  test('is renewed and taken back: the address before opens nothing, and only a hash is kept', async () => {
    const { api } = await own(await house.sow.aMember(street))
    const since = async () => (await api('GET /v1/streets/:streetId/me/calendar', { params })).since
    expect(await since()).toBeNull()
    const first = await api(make, { params })
    const second = await api(make, { params })
    expect((await read(first.url)).statusCode).toBe(404)
    expect((await read(second.url)).statusCode).toBe(200)
    expect(await since()).toBe(second.since)
    const secret = second.url.split('/').at(-1) ?? ''
    const elsewhere = await house.sow.aStreet()
    expect((await read(second.url.replace(streetId, elsewhere.streetId))).statusCode).toBe(404)
    for (const { text } of await dump()) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain(Buffer.from(secret).toString('hex'))
    }
    expect(lines.join('')).toContain('/own-calendars/:secret')
    expect(lines.join('')).not.toContain(secret)
    await api('DELETE /v1/streets/:streetId/me/calendar', { params })
    expect((await read(second.url)).statusCode).toBe(404)
    expect(await since()).toBeNull()
    expect(await codeOf(house.guest(make, { params }))).toBe('not_signed_in')
  })
})

async function dump(): Promise<{ text: string }[]> {
  const tables = (await house.asOwner(
    `select c.relname::text as name from pg_class c join pg_namespace s on s.oid = c.relnamespace
      where s.nspname = 'public' and c.relkind = 'r'`,
  )) as { name: string }[]
  const rows = await Promise.all(
    tables.map(({ name }) => house.asOwner(`select t::text as text from "${name}" t`)),
  )
  return rows.flat() as { text: string }[]
}
