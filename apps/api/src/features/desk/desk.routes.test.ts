import { describe, expect, it } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { type House, openHouse, saturdayMorning } from '../../../test/house.ts'
import { hold, untilWaiting } from '../../../test/race.ts'
import type { SownSlot } from '../../../test/sow.ts'
import { newId } from '../../platform/ids.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const desk = await house.as(await house.sow.aStaff(street, 'coordinator'))

const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings'
const readDesk = 'GET /v1/streets/:streetId/desk'
const lookup = 'GET /v1/streets/:streetId/desk/lookup'
const checkIn = 'POST /v1/streets/:streetId/bookings/:bookingId/check-in'
const excuse = 'POST /v1/streets/:streetId/bookings/:bookingId/excuse'
const noShow = 'POST /v1/streets/:streetId/bookings/:bookingId/no-show'
const undo = 'POST /v1/streets/:streetId/bookings/:bookingId/undo'
const walkIn = 'POST /v1/streets/:streetId/slots/:slotId/walk-ins'
const phone = 'POST /v1/streets/:streetId/slots/:slotId/desk-bookings'
const halfHourMs = 30 * 60_000

async function soon(more: Parameters<House['sow']['aSlot']>[1] = {}): Promise<SownSlot> {
  return house.sow.aSlot(street, { startsAt: new Date(saturdayMorning.getTime() + halfHourMs), ...more })
}

async function booked(slot: SownSlot, member: Parameters<House['sow']['aMember']>[1] = {}) {
  const person = await house.sow.aMember(street, member)
  return (await house.as(person))(book, { params: slot, body: {} })
}

/** Books so many people into each slot, as many as no test would book one by one. */
async function fill(streetId: string, slotIds: readonly string[], each: number): Promise<void> {
  await house.db.$client.query(
    `with g as (select n, gen_random_uuid() as id, ($2::uuid[])[1 + (n - 1) / $3::int] as slot_id
        from generate_series(1, array_length($2::uuid[], 1) * $3::int) n),
      m as (insert into member (street_id, id, name, declared, created_at)
        select $1, id, '居民' || n, '{}', $4::timestamptz from g returning id)
     insert into booking (street_id, id, slot_id, member_id, person_id, party, status, source, code, created_at, updated_at)
        select $1, id, slot_id, id, id, 1, 'booked', 'self', lpad(n::text, 6, '0'), $4::timestamptz, $4::timestamptz from g`,
    [streetId, slotIds, each, saturdayMorning],
  )
}

const at = (bookingId: string) => ({ params: { streetId: street.streetId, bookingId } })

describe('reception', () => {
  it('checks in, and undoes it', async () => {
    const { id } = await booked(await soon())
    expect(await desk(checkIn, at(id))).toMatchObject({
      status: 'attended',
      receivedAt: saturdayMorning.toISOString(),
    })
    expect(await codeOf(desk(excuse, at(id)))).toBe('reception_not_possible')
    expect(await desk(undo, at(id))).toMatchObject({ status: 'booked', receivedAt: null })
  })

  it('expects nobody again at a slot that was cancelled meanwhile', async () => {
    const slot = await soon()
    const ids = [(await booked(slot)).id, (await booked(slot)).id]
    await desk(checkIn, at(ids[0] ?? ''))
    await desk(excuse, at(ids[1] ?? ''))
    await desk('POST /v1/streets/:streetId/slots/:slotId/cancellation', {
      params: slot,
      body: { reason: '停电' },
    })
    for (const id of ids) expect(await codeOf(desk(undo, at(id)))).toBe('slot_cancelled')
    const { rows } = await house.db.$client.query(
      `select status from booking where id = any($1::uuid[]) order by status`,
      [ids],
    )
    expect(rows.map(row => row.status)).toEqual(['attended', 'excused'])
  })

  it('does not check in the day before, nor call somebody absent before the start', async () => {
    const { id } = await booked(await house.sow.aSlot(street))
    expect(await codeOf(desk(checkIn, at(id)))).toBe('reception_not_open')
    expect(await codeOf(desk(noShow, at(id)))).toBe('slot_not_begun')
    house.clock.now = new Date(saturdayMorning.getTime() + 25 * 3_600_000)
    expect(await desk(noShow, at(id))).toMatchObject({ status: 'no_show' })
    // Somebody who comes late after all.
    await desk(undo, at(id))
    expect(await desk(checkIn, at(id))).toMatchObject({ status: 'attended' })
  })

  it('excusing somebody gives the place to the one who waits', async () => {
    const slot = await soon({ places: 1 })
    const { id } = await booked(slot)
    const waiting = await house.sow.aMember(street)
    const api = await house.as(waiting)
    const entry = await api('POST /v1/streets/:streetId/slots/:slotId/waitlist', { params: slot, body: {} })
    await desk(excuse, at(id))
    const own = await api('GET /v1/streets/:streetId/me/waitlist', { params: { streetId: street.streetId } })
    expect(own.items).toMatchObject([{ id: entry.id, status: 'offered' }])
    expect(await codeOf(desk(undo, at(id)))).toBe('slot_full')
    const { rows } = await house.db.$client.query(
      "select title from notice where kind = 'excused' and booking_id = $1",
      [id],
    )
    expect(rows).toEqual([{ title: '服务台帮您请了假' }])
  })

  it('two desks at once: both hear that the party is checked in, since the time of the first, once in the log', async () => {
    const { id } = await booked(await soon())
    const [first, second] = await Promise.all([desk(checkIn, at(id)), desk(checkIn, at(id))])
    expect(first).toMatchObject({ status: 'attended', receivedAt: saturdayMorning.toISOString() })
    expect(second).toEqual(first)
    const { rows } = await house.db.$client.query(
      "select 1 from audit where subject_id = $1 and action = 'booking.check_in'",
      [id],
    )
    expect(rows).toHaveLength(1)
  })

  it('two desks at once: what one excuses the other does not put back without its places', async () => {
    const slot = await soon()
    const { id } = await booked(slot)
    const letGo = await hold(house, 'slot', [slot.slotId])
    const excusing = codeOf(desk(excuse, at(id)))
    await untilWaiting(house, 1)
    const undoing = codeOf(desk(undo, at(id)))
    await untilWaiting(house, 2)
    await letGo()
    expect([await excusing, await undoing]).toEqual(['done', 'changed_meanwhile'])
    const { rows } = await house.db.$client.query(
      'select b.status, s.taken from booking b join slot s on s.id = b.slot_id where b.id = $1',
      [id],
    )
    expect(rows).toEqual([{ status: 'excused', taken: 0 }])
  })
})

describe('people who stand there or phone', () => {
  it('a walk-in that is written down becomes a member who has attended', async () => {
    const slot = await soon()
    const line = await desk(walkIn, {
      params: slot,
      body: { person: { name: '赵大爷', phone: '13900001234' } },
    })
    expect(line).toMatchObject({
      personName: '赵大爷',
      status: 'attended',
      source: 'walk_in',
      phoneTail: '1234',
    })
    const found = await desk('GET /v1/streets/:streetId/members', {
      params: { streetId: street.streetId },
      query: { q: '1234' },
    })
    expect(found.items).toMatchObject([{ name: '赵大爷' }])
  })

  it('a refused walk-in leaves no member behind', async () => {
    const slot = await soon({ places: 1 })
    await booked(slot)
    const wish = { person: { name: '钱多余' } }
    expect(await codeOf(desk(walkIn, { params: slot, body: wish }))).toBe('slot_full')
    const { rowCount } = await house.db.$client.query("select 1 from member where name = '钱多余'")
    expect(rowCount).toBe(0)
  })

  it('a phone booking is bound by the same rules, and the member is told', async () => {
    const person = await house.sow.aMember(street, { birthDate: '2000-01-01' })
    const forElders = await soon({ service: { minimumAge: 60 } })
    const wish = { person: { memberId: person.memberId } }
    expect(await codeOf(desk(phone, { params: forElders, body: wish }))).toBe('age_not_eligible')
    await desk(phone, { params: await soon(), body: wish })
    const { rows } = await house.db.$client.query('select kind from notice where member_id = $1', [
      person.memberId,
    ])
    expect(rows).toEqual([{ kind: 'booked_by_desk' }])
  })
})

describe('somebody the desk writes down', () => {
  const fieldOf = async (person: { areaId?: string; birthDate?: string }) => {
    const body = { person: { name: '孙阿姨', ...person } }
    const refused = await desk(walkIn, { params: await soon(), body }).catch(error => error.problem)
    return [refused.code, refused.errors?.map((error: { field: string }) => error.field)]
  }

  it('lives in this street and was born when people are born', async () => {
    const { areaId } = await house.sow.aStreet()
    expect(await fieldOf({ areaId })).toEqual(['invalid_request', ['person.areaId']])
    expect(await fieldOf({ birthDate: '2026-11-29' })).toEqual(['invalid_request', ['person.birthDate']])
    expect(await fieldOf({ birthDate: '1899-12-31' })).toEqual(['invalid_request', ['person.birthDate']])
    const { rowCount } = await house.db.$client.query("select 1 from member where name = '孙阿姨'")
    expect(rowCount).toBe(0)
  })

  it('is found by the number however it was said', async () => {
    const own = await house.sow.aStreet()
    const client = await house.as(await house.sow.aStaff(own, 'coordinator'))
    const person = {
      name: '孙阿姨',
      phone: '+86 138 0013-80 00',
      areaId: own.areaId,
      birthDate: '1950-01-01',
    }
    await client(phone, { params: await house.sow.aSlot(own), body: { person } })
    const found = async (q: string) => {
      const params = { streetId: own.streetId }
      const { items } = await client('GET /v1/streets/:streetId/members', { params, query: { q } })
      return items.map(item => [item.name, item.phoneTail])
    }
    for (const q of ['8000', '13800138000', '138 0013 8000', '+86 138-0013-8000']) {
      expect([q, await found(q)]).toEqual([q, [['孙阿姨', '8000']]])
    }
  })
})

describe('finding members', () => {
  it('a role for one community finds who lives there or has booked there; one for the street finds all', async () => {
    const own = await house.sow.aStreet()
    const yardId = newId()
    await house.db.$client.query(
      "insert into area (street_id, id, kind, name, parent_id) values ($1, $2, 'community', '东院', $3)",
      [own.streetId, yardId, own.areaId],
    )
    const people = {
      east: own.areaId,
      yard: yardId,
      west: own.otherAreaId,
      guest: own.otherAreaId,
      nowhere: null,
    }
    const made = new Map<string, string>()
    for (const [name, areaId] of Object.entries(people)) {
      const person = await house.sow.aMember(own, { name: `何${name}`, areaId })
      made.set(name, person.accountId)
    }
    const slot = await house.sow.aSlot(own)
    await (await house.as({ accountId: made.get('guest') ?? '' }))(book, { params: slot, body: {} })
    const finds = async (role: 'coordinator' | 'administrator', areaId?: string) => {
      const within = areaId === undefined ? {} : { areaId }
      const client = await house.as(await house.sow.aStaff(own, role, within))
      const params = { streetId: own.streetId }
      const { items } = await client('GET /v1/streets/:streetId/members', { params, query: { q: '何' } })
      return items.map(item => item.name.slice(1)).sort()
    }
    expect(await finds('coordinator')).toEqual(['east', 'guest', 'nowhere', 'west', 'yard'])
    expect(await finds('coordinator', own.areaId)).toEqual(['east', 'guest', 'yard'])
    expect(await finds('coordinator', own.otherAreaId)).toEqual(['guest', 'west'])
    expect(await finds('administrator', own.otherAreaId)).toEqual(['guest', 'west'])
  })

  it('says no more of somebody than a screen holds', async () => {
    const person = await house.sow.aMember(street, { name: '多子女' })
    for (let one = 0; one < 22; one += 1) await house.sow.aDependant(person)
    const params = { streetId: street.streetId }
    const { items } = await desk('GET /v1/streets/:streetId/members', { params, query: { q: '多子女' } })
    expect(items[0]?.dependants).toHaveLength(20)
  })
})

describe('a birth date said at the desk', () => {
  const write = 'PUT /v1/streets/:streetId/members/:memberId/birth-date'
  const to = (memberId: string, birthDate = '1950-05-01') => ({
    params: { streetId: street.streetId, memberId },
    body: { birthDate },
  })

  it('opens a service with an age limit, and is never written over', async () => {
    const { memberId } = await house.sow.aMember(street, { birthDate: null })
    const forElders = { params: await soon({ service: { minimumAge: 60 } }), body: { person: { memberId } } }
    expect(await codeOf(desk(phone, forElders))).toBe('birth_date_missing')
    expect(await codeOf(desk(write, to(memberId, '2027-01-01')))).toBe('invalid_request')
    await desk(write, to(memberId))
    expect(await codeOf(desk(phone, forElders))).toBe('done')
    expect(await codeOf(desk(write, to(memberId, '1960-01-01')))).toBe('changed_meanwhile')
    const { rows } = await house.db.$client.query(
      "select actor_role, detail from audit where subject_id = $1 and action = 'member.change'",
      [memberId],
    )
    expect(rows).toEqual([{ actor_role: 'coordinator', detail: { fields: ['birthDate'] } }])
  })

  it('two desks at once: one writes it, the other is told', async () => {
    const { memberId } = await house.sow.aMember(street, { birthDate: null })
    const results = await Promise.all(
      ['1950-05-01', '1951-05-01'].map(day => codeOf(desk(write, to(memberId, day)))),
    )
    expect(results.sort()).toEqual(['changed_meanwhile', 'done'])
  })

  it('is written by no provider, no resident, and not for who lives in another community', async () => {
    const person = await house.sow.aMember(street, { birthDate: null })
    const west = await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId })
    const provider = await house.sow.aStaff(street, 'provider')
    const callers = await Promise.all([west, provider, person].map(who => house.as(who)))
    const results = [...callers, house.guest].map(caller => codeOf(caller(write, to(person.memberId))))
    expect(await Promise.all(results)).toEqual(['not_found', 'not_allowed', 'not_allowed', 'not_signed_in'])
  })
})

describe('the day', () => {
  it('shows slots, lines and figures, counted in people', async () => {
    const own = await house.sow.aStreet()
    const coordinator = await house.as(await house.sow.aStaff(own, 'coordinator'))
    const startsAt = new Date(saturdayMorning.getTime() + halfHourMs)
    const slot = await house.sow.aSlot(own, { startsAt })
    const person = await house.sow.aMember(own)
    const { id } = await (await house.as(person))(book, { params: slot, body: { party: 3 } })
    await coordinator(checkIn, { params: { streetId: own.streetId, bookingId: id } })
    await coordinator(phone, { params: slot, body: { person: { name: '没手机的人' } } })
    const day = await coordinator(readDesk, { params: { streetId: own.streetId }, query: {} })
    expect(day.day).toBe('2026-11-28')
    expect(day.figures).toEqual({ slots: 1, expected: 4, attended: 3, waiting: 0, pending: 0, toCall: 0 })
    expect(day.lines.map(line => line.status)).toEqual(['attended', 'booked'])
  })

  it('gives the lines of a great day page by page, each slot whole, and finds by name in all of them', async () => {
    const own = await house.sow.aStreet()
    const coordinator = await house.as(await house.sow.aStaff(own, 'coordinator'))
    const slotIds: string[] = []
    for (const hours of [3, 2, 1]) {
      const startsAt = new Date(saturdayMorning.getTime() + hours * 3_600_000)
      const endsAt = new Date(startsAt.getTime() + halfHourMs)
      slotIds.unshift((await house.sow.aSlot(own, { startsAt, endsAt, places: 150 })).slotId)
    }
    await fill(own.streetId, slotIds, 150)
    const params = { streetId: own.streetId }
    const slotsOf = (day: { lines: { slotId: string }[] }) =>
      [...new Set(day.lines.map(line => line.slotId))].sort()
    const first = await coordinator(readDesk, { params, query: {} })
    expect(first.figures).toMatchObject({ slots: 3, expected: 450 })
    // 150 are less than a page: the next slot comes along.
    expect(slotsOf(first)).toEqual(slotIds.slice(0, 2).sort())
    expect(first.lines).toHaveLength(300)
    const cursor = first.nextCursor ?? ''
    const second = await coordinator(readDesk, { params, query: { cursor } })
    expect(slotsOf(second)).toEqual(slotIds.slice(2))
    expect(second.nextCursor).toBeNull()
    const found = await coordinator(readDesk, { params, query: { q: '居民 449' } })
    expect(found.lines.map(line => line.personName)).toEqual(['居民449'])
    const one = await coordinator(readDesk, { params, query: { slotId: slotIds[2] ?? '' } })
    expect(one.lines).toHaveLength(150)
    const come = await coordinator(readDesk, { params, query: { standing: 'attended' } })
    expect(come.lines).toEqual([])
    expect(await codeOf(coordinator(readDesk, { params, query: { cursor: 'x' } }))).toBe('invalid_request')
    // What is over comes last.
    house.clock.now = new Date(saturdayMorning.getTime() + 2.25 * 3_600_000)
    const later = await coordinator(readDesk, { params, query: {} })
    expect(slotsOf(later)).toEqual(slotIds.slice(1).sort())
  })

  it('goes on in the order of the first page when a slot ends meanwhile, and refuses a place that is none', async () => {
    const own = await house.sow.aStreet()
    const coordinator = await house.as(await house.sow.aStaff(own, 'coordinator'))
    const slotIds: string[] = []
    for (const hours of [1, 2, 3]) {
      const startsAt = new Date(saturdayMorning.getTime() + hours * 3_600_000)
      const endsAt = new Date(startsAt.getTime() + halfHourMs)
      slotIds.push((await house.sow.aSlot(own, { startsAt, endsAt, places: 250 })).slotId)
    }
    await fill(own.streetId, slotIds, 250)
    const params = { streetId: own.streetId }
    const seen: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const query = cursor === undefined ? {} : { cursor }
      const day = await coordinator(readDesk, { params, query })
      seen.push(...new Set(day.lines.map(line => line.slotId)))
      cursor = day.nextCursor
      // The first one ends while its page is looked at.
      house.clock.now = new Date(saturdayMorning.getTime() + 1.75 * 3_600_000)
    }
    expect(seen).toEqual(slotIds)
    const nowhere = [saturdayMorning.getTime(), newId(), null]
    const cursor = Buffer.from(JSON.stringify(nowhere)).toString('base64url')
    expect(await codeOf(coordinator(readDesk, { params, query: { cursor } }))).toBe('invalid_request')
  })

  it('gives whom it is narrowed to page by page as well, each once', async () => {
    const own = await house.sow.aStreet()
    const coordinator = await house.as(await house.sow.aStaff(own, 'coordinator'))
    const startsAt = new Date(saturdayMorning.getTime() + halfHourMs)
    const slots = [await house.sow.aSlot(own, { startsAt }), await house.sow.aSlot(own, { startsAt })]
    await fill(
      own.streetId,
      slots.map(slot => slot.slotId),
      150,
    )
    const narrowed = { params: { streetId: own.streetId }, query: { standing: 'expected' as const } }
    const first = await coordinator(readDesk, narrowed)
    expect(first.lines).toHaveLength(200)
    const cursor = first.nextCursor ?? ''
    const second = await coordinator(readDesk, { ...narrowed, query: { ...narrowed.query, cursor } })
    expect(second.nextCursor).toBeNull()
    expect(new Set([...first.lines, ...second.lines].map(line => line.bookingId)).size).toBe(300)
  })

  it('has what began last night and is still on', async () => {
    const night = new Date('2026-11-28T14:00:00Z')
    const until = new Date('2026-11-28T20:00:00Z')
    const slot = await house.sow.aSlot(street, { startsAt: night, endsAt: until })
    const { id, code } = await booked(slot)
    const params = { streetId: street.streetId }
    house.clock.now = new Date('2026-11-28T16:30:00Z')
    const day = await desk(readDesk, { params, query: {} })
    expect(day.day).toBe('2026-11-29')
    expect(day.slots.map(each => each.id)).toContain(slot.slotId)
    expect((await desk(lookup, { params, query: { code } })).bookingId).toBe(id)
    const dayAfter = await desk(readDesk, { params, query: { day: '2026-11-30' } })
    expect(dayAfter.slots.map(each => each.id)).not.toContain(slot.slotId)
  })

  it('finds a booking by the scanned code and by the six digits', async () => {
    const { id, code } = await booked(await soon())
    const params = { streetId: street.streetId }
    const byScan = await desk(lookup, { params, query: { code: `yunxuan:booking:${id}` } })
    expect(byScan.bookingId).toBe(id)
    expect((await desk(lookup, { params, query: { code } })).bookingId).toBe(id)
    expect(await codeOf(desk(lookup, { params, query: { code: '没有' } }))).toBe('code_not_found')
  })

  it('asks which one is meant when two who are expected share six digits, and takes the one who still is', async () => {
    const slot = await soon()
    const [one, other] = [await booked(slot), await booked(slot)]
    await house.db.$client.query("update booking set code = '424242' where id = any($1::uuid[])", [
      [one.id, other.id],
    ])
    const params = { streetId: street.streetId }
    const find = { params, query: { code: '424242' } }
    expect(await codeOf(desk(lookup, find))).toBe('code_shared')
    await desk(excuse, { params: { ...params, bookingId: one.id } })
    expect((await desk(lookup, find)).bookingId).toBe(other.id)
  })

  it('masks the roster that hangs on a wall, and a spreadsheet does not run what somebody typed', async () => {
    const slot = await soon()
    await booked(slot, { name: '王秀兰', phone: '13900001234' })
    await desk(walkIn, { params: slot, body: { person: { name: '=1+1' } } })
    await desk(walkIn, { params: slot, body: { person: { name: '＠SUM(1)' } } })
    const roster = 'GET /v1/streets/:streetId/slots/:slotId/roster'
    const masked = await desk(roster, { params: slot, query: { masked: true } })
    expect(masked.lines[0]).toMatchObject({ personName: '王*兰', phone: null, phoneTail: '1234', code: '' })
    const csv = await desk('GET /v1/streets/:streetId/slots/:slotId/roster.csv', { params: slot, query: {} })
    expect(String(csv)).toContain("\n'=1+1")
    expect(String(csv)).toContain("\n'＠SUM(1)")
  })

  it('a roster as a spreadsheet tells day and time as the clock on the wall does', async () => {
    const before = new Date('2026-11-28T22:30:00Z')
    house.clock.now = before
    const slot = await house.sow.aSlot(street, { startsAt: new Date(before.getTime() + halfHourMs) })
    const { id, code } = await booked(slot)
    await booked(slot)
    await desk(checkIn, at(id))
    const staff = await house.sow.aStaff(street, 'coordinator')
    const { body, headers } = await house.app.inject({
      url: `/v1/streets/${street.streetId}/slots/${slot.slotId}/roster.csv`,
      headers: { authorization: `Bearer ${await house.tokenOf(staff)}` },
    })
    expect(body).toContain(`,已到,${code},11 月 29 日 周日 早上 6:30,`)
    expect(body).toMatch(/,待到,\d{6},,/)
    expect(decodeURIComponent(String(headers['content-disposition']))).toContain('-2026-11-29.csv')
  })
})

describe('who may stand at the desk', () => {
  it('no resident, nobody of another street, and a provider only for its own organization', async () => {
    const slot = await soon()
    const { id } = await booked(slot)
    const resident = await house.as(await house.sow.aMember(street))
    expect(await codeOf(resident(checkIn, at(id)))).toBe('not_allowed')
    const elsewhere = await house.sow.aStreet()
    const foreign = await house.as(await house.sow.aStaff(elsewhere, 'coordinator'))
    expect(await codeOf(foreign(checkIn, at(id)))).toBe('member_missing')
    const { organizationId } = await house.sow.aStreet()
    expect(organizationId).not.toBe(street.organizationId)
    const provider = await house.as(await house.sow.aStaff(street, 'provider'))
    expect(await codeOf(provider(checkIn, at(id)))).toBe('done')
  })

  it('a coordinator of one community neither sees nor receives another', async () => {
    const west = await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId })
    const api = await house.as(west)
    const { id } = await booked(await soon())
    expect(await codeOf(api(checkIn, at(id)))).toBe('not_allowed')
    const day = await api(readDesk, { params: { streetId: street.streetId }, query: {} })
    expect(day.slots).toEqual([])
    expect(day.lines).toEqual([])
  })
})

describe('applications', () => {
  it('are listed, approved or rejected with a reason that reaches the member', async () => {
    const slot = await soon({ service: { needsApproval: true } })
    const person = await house.sow.aMember(street)
    const api = await house.as(person)
    const { id, status } = await api(book, { params: slot, body: {} })
    expect(status).toBe('pending')
    const listed = await desk('GET /v1/streets/:streetId/approvals', {
      params: { streetId: street.streetId },
      query: {},
    })
    expect(listed.items.map(line => line.bookingId)).toContain(id)
    const reject = 'POST /v1/streets/:streetId/bookings/:bookingId/rejection'
    await desk(reject, { ...at(id), body: { reason: '材料不全' } })
    const approve = 'POST /v1/streets/:streetId/bookings/:bookingId/approval'
    expect(await codeOf(desk(approve, at(id)))).toBe('booking_not_active')
    const { rows } = await house.db.$client.query('select text from notice where member_id = $1', [
      person.memberId,
    ])
    expect(rows[0].text).toContain('材料不全')
  })
})
