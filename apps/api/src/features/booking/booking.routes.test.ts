import type { RefusalCode } from '@yunxuan/contract'
import { describe, expect, it } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { type House, openHouse, saturdayMorning } from '../../../test/house.ts'
import { closeApplications } from './booking.service.ts'

const house = await openHouse()
const street = await house.sow.aStreet()

const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings'
const cancel = 'DELETE /v1/streets/:streetId/bookings/:bookingId'
const mine = 'GET /v1/streets/:streetId/me/bookings'
const one = 'GET /v1/streets/:streetId/bookings/:bookingId'
const hourMs = 3_600_000

async function aCaller(more: Parameters<House['sow']['aMember']>[1] = {}) {
  const member = await house.sow.aMember(street, more)
  return { member, api: await house.as(member) }
}

describe('a booking', () => {
  it('comes with its code, what to bring, where, and until when it is cancelled freely', async () => {
    const { api } = await aCaller()
    const slot = await house.sow.aSlot(street, { service: { preparation: ['空腹'] } })
    const booked = await api(book, { params: slot, body: { party: 2 } })
    expect(booked).toMatchObject({
      status: 'booked',
      party: 2,
      personName: '王秀兰',
      slot: {
        title: '中医科义诊',
        preparation: ['空腹'],
        bring: ['身份证'],
        room: '一楼',
        location: { name: '活动室' },
      },
      freelyCancelledUntil: new Date(saturdayMorning.getTime() + 22 * hourMs).toISOString(),
      isLateToCancel: false,
    })
    expect(booked.code).toMatch(/^\d{6}$/)
    expect(await api(one, { params: { streetId: street.streetId, bookingId: booked.id } })).toEqual(booked)
  })

  it('is for a dependant by name, and only its own member may book for it', async () => {
    const { api, member } = await aCaller()
    const dependantId = await house.sow.aDependant(member, { name: '李桂芳' })
    const slot = await house.sow.aSlot(street)
    const booked = await api(book, { params: slot, body: { dependantId } })
    expect(booked.personName).toBe('李桂芳')
    const stranger = await aCaller()
    expect(await codeOf(stranger.api(book, { params: slot, body: { dependantId } }))).toBe('not_found')
    // The member itself is another person and may come as well.
    expect(await codeOf(api(book, { params: slot, body: {} }))).toBe('done')
  })

  it('is refused for whoever the service is not for', async () => {
    const cases: [RefusalCode, object, object][] = [
      ['age_not_eligible', { minimumAge: 80 }, {}],
      ['age_not_eligible', { maximumAge: 12 }, {}],
      ['birth_date_missing', { minimumAge: 60 }, { birthDate: null }],
      ['area_not_eligible', { residentsOf: [street.otherAreaId] }, {}],
      ['audience_not_eligible', { audiences: ['founder'], isAudienceStrict: true }, {}],
      ['service_not_published', { status: 'paused' }, {}],
    ]
    for (const [code, service, member] of cases) {
      const { api } = await aCaller(member)
      const slot = await house.sow.aSlot(street, { service })
      expect(await codeOf(api(book, { params: slot, body: {} }))).toBe(code)
    }
  })

  it('may be made by a resident of a building inside the community a service is for', async () => {
    const { api } = await aCaller({ areaId: street.areaId })
    const slot = await house.sow.aSlot(street, { service: { residentsOf: [street.areaId] } })
    expect(await codeOf(api(book, { params: slot, body: {} }))).toBe('done')
  })

  it('is refused before it opens, after it closes, and of a cancelled slot', async () => {
    const { api } = await aCaller()
    const at = (ms: number) => new Date(saturdayMorning.getTime() + ms)
    const early = await house.sow.aSlot(street, { startsAt: at(40 * 24 * hourMs) })
    const begun = await house.sow.aSlot(street, { startsAt: at(-hourMs) })
    const cancelled = await house.sow.aSlot(street, { status: 'cancelled' })
    expect(await codeOf(api(book, { params: early, body: {} }))).toBe('booking_not_open')
    expect(await codeOf(api(book, { params: begun, body: {} }))).toBe('booking_closed')
    expect(await codeOf(api(book, { params: cancelled, body: {} }))).toBe('slot_cancelled')
  })

  it('warns of an overlap, and is made when the person wants it all the same', async () => {
    const { api } = await aCaller()
    await api(book, { params: await house.sow.aSlot(street), body: {} })
    const other = await house.sow.aSlot(street)
    expect(await codeOf(api(book, { params: other, body: {} }))).toBe('overlapping_booking')
    expect(await codeOf(api(book, { params: other, body: { overlapAccepted: true } }))).toBe('done')
  })

  it('takes a note only where one is asked for, about health only with consent, and keeps it sealed', async () => {
    const { api } = await aCaller()
    const note = { kind: 'health', text: '膝盖疼了半年' } as const
    const plain = await house.sow.aSlot(street)
    expect(await codeOf(api(book, { params: plain, body: { note } }))).toBe('note_not_asked')
    const slot = await house.sow.aSlot(street, {
      service: { noteKind: 'health' },
      startsAt: new Date(saturdayMorning.getTime() + 72 * hourMs),
    })
    expect(await codeOf(api(book, { params: slot, body: { note } }))).toBe('consent_missing')
    const booked = await api(book, { params: slot, body: { note: { ...note, healthConsent: true } } })
    expect(booked.hasNote).toBe(true)
    const { rows } = await house.db.$client.query('select * from booking_note where booking_id = $1', [
      booked.id,
    ])
    expect(rows[0].sealed.toString('utf8')).not.toContain('膝盖')
    expect(rows[0].health_consent_at).toEqual(saturdayMorning)
  })

  it('needs signing in, a person of the street, and fields that exist', async () => {
    const slot = await house.sow.aSlot(street)
    expect(await codeOf(house.guest(book, { params: slot, body: {} }))).toBe('not_signed_in')
    const elsewhere = await house.sow.aStreet()
    const foreign = await house.as(await house.sow.aMember(elsewhere))
    expect(await codeOf(foreign(book, { params: slot, body: {} }))).toBe('member_missing')
    const { api } = await aCaller()
    const odd: object = { party: 2, seats: 3 }
    expect(await codeOf(api(book, { params: slot, body: odd }))).toBe('invalid_request')
    expect(await codeOf(api(book, { params: slot, body: { party: 7 } }))).toBe('invalid_request')
    // A slot of another street is not there.
    const own = { streetId: elsewhere.streetId, slotId: slot.slotId }
    expect(await codeOf(foreign(book, { params: own, body: {} }))).toBe('not_found')
  })
})

describe('cancelling', () => {
  it('is free until the cutoff, late after it with a word to the desk, and gives the places back', async () => {
    const { api } = await aCaller()
    const slot = await house.sow.aSlot(street, { places: 1 })
    const params = async () => ({
      streetId: street.streetId,
      bookingId: (await api(book, { params: slot, body: {} })).id,
    })
    const early = await api(cancel, { params: await params(), body: {} })
    expect(early).toMatchObject({ status: 'cancelled', freelyCancelledUntil: null })
    const again = await params()
    house.clock.now = new Date(saturdayMorning.getTime() + 23 * hourMs)
    const late = await api(cancel, { params: again, body: { word: '孩子发烧了' } })
    expect(late).toMatchObject({ status: 'late_cancelled', reason: '孩子发烧了' })
    expect(await codeOf(api(cancel, { params: again, body: {} }))).toBe('booking_not_active')
    expect(await codeOf(api(book, { params: slot, body: {} }))).toBe('done')
  })

  it('needs no body, and is free when the slot was moved after it was booked', async () => {
    const { api, member } = await aCaller()
    const slot = await house.sow.aSlot(street)
    const booked = await api(book, { params: slot, body: {} })
    await house.db.$client.query('update slot set moved_at = $2 where id = $1', [
      slot.slotId,
      new Date(saturdayMorning.getTime() + hourMs),
    ])
    house.clock.now = new Date(saturdayMorning.getTime() + 23 * hourMs)
    const reply = await house.send(
      {
        method: 'DELETE',
        path: `/v1/streets/${street.streetId}/bookings/${booked.id}`,
        headers: {},
        body: undefined,
      },
      await house.tokenOf(member),
    )
    expect(reply).toMatchObject({ status: 200, body: { status: 'cancelled' } })
  })

  it('is refused for a stranger and after the slot', async () => {
    const { api } = await aCaller()
    const slot = await house.sow.aSlot(street)
    const booked = await api(book, { params: slot, body: {} })
    const params = { streetId: street.streetId, bookingId: booked.id }
    expect(await codeOf((await aCaller()).api(cancel, { params, body: {} }))).toBe('not_found')
    house.clock.now = new Date(saturdayMorning.getTime() + 48 * hourMs)
    expect(await codeOf(api(cancel, { params, body: {} }))).toBe('slot_over')
  })
})

const sequence = (text: string) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1])

describe('an application nobody answered', () => {
  it('ends with its slot, and the member is told', async () => {
    const { api, member } = await aCaller()
    const slot = await house.sow.aSlot(street, { service: { needsApproval: true } })
    const { id } = await api(book, { params: slot, body: {} })
    expect(await closeApplications(house, saturdayMorning)).toBe(0)
    house.clock.now = new Date(saturdayMorning.getTime() + 48 * hourMs)
    expect(await closeApplications(house, house.clock.now)).toBe(1)
    const after = await api(one, { params: { streetId: street.streetId, bookingId: id } })
    expect(after.status).toBe('rejected')
    const { rows } = await house.db.$client.query('select kind from notice where member_id = $1', [
      member.memberId,
    ])
    expect(rows).toEqual([{ kind: 'booking_rejected' }])
  })
})

describe('own bookings', () => {
  it('come soonest first, in pages, and go to the past when they are over', async () => {
    const { api } = await aCaller()
    const ids: string[] = []
    for (const hours of [72, 24, 48]) {
      const startsAt = new Date(saturdayMorning.getTime() + hours * hourMs)
      const slot = await house.sow.aSlot(street, { startsAt })
      ids.push((await api(book, { params: slot, body: {} })).id)
    }
    const params = { streetId: street.streetId }
    const first = await api(mine, { params, query: { when: 'coming', limit: 2 } })
    expect(first.items.map(item => item.id)).toEqual([ids[1], ids[2]])
    if (first.nextCursor === null) throw new Error('a page is missing')
    const rest = await api(mine, { params, query: { limit: 2, cursor: first.nextCursor } })
    expect(rest.items.map(item => item.id)).toEqual([ids[0]])
    expect(rest.nextCursor).toBeNull()
    house.clock.now = new Date(saturdayMorning.getTime() + 60 * hourMs)
    const past = await api(mine, { params, query: { when: 'past' } })
    expect(past.items.map(item => item.id)).toEqual([ids[2], ids[1]])
    expect(await codeOf(api(mine, { params, query: { cursor: 'made up' } }))).toBe('invalid_request')
  })
})

describe('paper', () => {
  it('of a service without a telephone says the desk’s, and times in one way', async () => {
    const { api } = await aCaller()
    const slot = await house.sow.aSlot(street, { service: { phone: '' } })
    await house.db.$client.query(`update street set desk_phone = '010-6255 0001' where id = $1`, [
      street.streetId,
    ])
    const booked = await api(book, { params: slot, body: {} })
    expect(booked.slot.phone).toBe('010-6255 0001')
    const read = async (url: string) =>
      (await house.app.inject({ url: url.replace('http://yunxuan.test', '') })).body
    const calendar = await read(booked.calendarUrl)
    expect(calendar.replace(/\r\n /g, '')).toContain('电话 010-6255 0001')
    expect(calendar).toContain('\r\nPRODID:-//Yunxuan//Booking//ZH\r\n')
    const slip = await read(booked.slipUrl)
    expect(slip).toContain('<td>010-6255 0001</td>')
    expect(slip).toContain('<td>11 月 29 日 周日 上午 8:00 到 上午 10:00</td>')
  })

  it('opens by its signed address only: an iCalendar entry with a stable UID, and a slip in large type', async () => {
    const { api } = await aCaller()
    const slot = await house.sow.aSlot(street, { service: { preparation: ['空腹', '早点睡'] } })
    const booked = await api(book, { params: slot, body: {} })
    const get = async (url: string) => {
      const reply = await house.app.inject({ url: url.replace('http://yunxuan.test', '') })
      return { status: reply.statusCode, text: reply.body }
    }
    const calendar = await get(booked.calendarUrl)
    expect(calendar.text).toContain(`UID:booking-${booked.id}@yunxuan`)
    expect(calendar.text).toContain('STATUS:CONFIRMED')
    expect(calendar.text.replaceAll('\r\n ', '')).toContain('来之前：空腹、早点睡。请带 身份证')
    expect(calendar.text).toMatch(/DTSTART:20261129T000000Z/)
    const slip = await get(booked.slipUrl)
    expect(slip.text).toContain('中医科义诊')
    expect(slip.text).toContain('<th scope="row">来之前</th><td>空腹、早点睡。请带 身份证</td>')
    expect(slip.text).toContain(booked.code.replace(/(\d{3})/, '$1 '))
    expect((await get(booked.slipUrl.replace(/sig=.{5}/, 'sig=xxxxx'))).status).toBe(404)
    house.clock.now = new Date(saturdayMorning.getTime() + 1_500)
    await api(cancel, { params: { streetId: street.streetId, bookingId: booked.id }, body: {} })
    const after = await get(booked.calendarUrl)
    expect(after.text).toContain('STATUS:CANCELLED')
    expect(sequence(after.text)).toBeGreaterThan(sequence(calendar.text))
  })

  it('shows no code once the booking or its slot is cancelled, and opens until a week after the slot', async () => {
    const { api } = await aCaller()
    const paper = async (url: string) => {
      const reply = await house.app.inject({ url: url.replace('http://yunxuan.test', '') })
      return { status: reply.statusCode, text: reply.body.replace(/\r\n /g, '') }
    }
    const both = async ({ calendarUrl, slipUrl }: { calendarUrl: string; slipUrl: string }) =>
      Promise.all([paper(calendarUrl), paper(slipUrl)])
    const spaced = (code: string) => code.replace(/(\d{3})/, '$1 ')
    const [left, off] = [await house.sow.aSlot(street), await house.sow.aSlot(street)]
    const cancelled = await api(book, { params: left, body: {} })
    const called = await (await aCaller()).api(book, { params: off, body: {} })
    await api(cancel, { params: { streetId: street.streetId, bookingId: cancelled.id }, body: {} })
    await house.db.$client.query(`update slot set status = 'cancelled' where id = $1`, [off.slotId])
    for (const booked of [cancelled, called]) {
      for (const { status, text } of await both(booked)) {
        expect(status).toBe(200)
        for (const secret of [booked.code, spaced(booked.code), '<img']) expect(text).not.toContain(secret)
      }
    }
    const late = await house.sow.aSlot(street)
    const booked = await (await aCaller()).api(book, { params: late, body: {} })
    const endsAtMs = Date.parse(booked.slot.endsAt)
    for (const [days, expected] of [
      [6.9, 200],
      [7, 404],
    ] as const) {
      house.clock.now = new Date(endsAtMs + days * 24 * hourMs)
      expect((await both(booked)).map(({ status }) => status)).toEqual([expected, expected])
    }
  })
})
