import { usualMessageSettings } from '@yunxuan/domain'
import { describe, expect, test } from 'vitest'
import { openHouse } from '../../../test/house.ts'
import type { SownMember, SownStreet } from '../../../test/sow.ts'
import { sowShift, sowSignup } from '../../../test/sow-shift.ts'
import { inTransaction } from '../../platform/database.ts'
import { remind } from './reminder.service.ts'
import { insertReminders } from './reminder.store.ts'

const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings'
const settings = 'PUT /v1/streets/:streetId/me/message-settings'

const house = await openHouse()
const instant = (text: string) => new Date(`2026-${text}:00+08:00`)

/** Moves the clock and looks, as the job does; twice, and by two processes at once. */
async function lookAt(text: string): Promise<void> {
  house.clock.now = instant(text)
  await Promise.all([remind(house.deps, house.clock.now), remind(house.deps, house.clock.now)])
  await remind(house.deps, house.clock.now)
}

async function inboxOf(person: SownMember) {
  const client = await house.as(person)
  const params = { streetId: person.streetId }
  const { items } = await client('GET /v1/streets/:streetId/me/notices', { params, query: {} })
  return items.reverse()
}

const titlesOf = async (person: SownMember) => (await inboxOf(person)).map(({ title }) => title)

/** Somebody who has booked for Sunday, 2 in the afternoon. */
async function aBooker(street: SownStreet, more: { startsAt?: Date } = {}) {
  const slot = await house.sow.aSlot(street, { startsAt: instant('11-29T14:00'), ...more })
  const person = await house.sow.aMember(street)
  const client = await house.as(person)
  const booking = await client(book, { params: slot, body: {} })
  return { slot, person, client, booking, params: { streetId: street.streetId } }
}

describe('reminders of bookings', () => {
  test('the evening before and two hours before, each once, and each opens the booking', async () => {
    const { person, booking } = await aBooker(await house.sow.aStreet())
    await lookAt('11-28T17:59')
    expect(await titlesOf(person)).toEqual([])
    await lookAt('11-28T18:00')
    expect(await titlesOf(person)).toEqual(['您约好了，明天别忘了'])
    await lookAt('11-29T11:59')
    await lookAt('11-29T12:00')
    const inbox = await inboxOf(person)
    expect(inbox.map(({ title }) => title)).toEqual(['您约好了，明天别忘了', '您约好了，快到时间了'])
    expect(inbox[0]?.text).toContain('明天下午 2 点')
    expect(inbox.every(({ kind, bookingId }) => kind === 'reminder' && bookingId === booking.id)).toBe(true)
  })

  test('of what was cancelled, by oneself or by the desk, nobody is reminded', async () => {
    const street = await house.sow.aStreet()
    const [own, desk] = [await aBooker(street), await aBooker(street)]
    await own.client('DELETE /v1/streets/:streetId/bookings/:bookingId', {
      params: { ...own.params, bookingId: own.booking.id },
      body: {},
    })
    const coordinator = await house.as(await house.sow.aStaff(street, 'coordinator'))
    await coordinator('POST /v1/streets/:streetId/slots/:slotId/cancellation', {
      params: desk.slot,
      body: { reason: '大夫有事' },
    })
    await lookAt('11-28T18:00')
    expect(await titlesOf(own.person)).toEqual([])
    expect((await inboxOf(desk.person)).map(({ kind }) => kind)).toEqual(['slot_cancelled'])
  })

  test('of what was moved there is a reminder anew, for the new time', async () => {
    const street = await house.sow.aStreet()
    const { person, slot } = await aBooker(street)
    await lookAt('11-28T18:00')
    const coordinator = await house.as(await house.sow.aStaff(street, 'coordinator'))
    await coordinator('PATCH /v1/streets/:streetId/slots/:slotId', {
      params: slot,
      body: { startsAt: instant('11-30T09:30').toISOString(), reason: '场地要修' },
    })
    await lookAt('11-29T12:00')
    await lookAt('11-29T18:00')
    const kinds = (await inboxOf(person)).map(({ kind }) => kind)
    expect(kinds).toEqual(['reminder', 'slot_moved', 'reminder'])
  })

  test('whoever booked for several is told once, and whoever wants no reminder never', async () => {
    const street = await house.sow.aStreet()
    const { person, slot, client, params } = await aBooker(street)
    const mother = await house.sow.aDependant(person)
    await client(book, { params: slot, body: { dependantId: mother } })
    const other = await aBooker(street)
    await other.client(settings, { params, body: { ...usualMessageSettings, reminders: false } })
    await lookAt('11-28T18:00')
    expect(await titlesOf(person)).toHaveLength(1)
    const { rows } = await house.db.$client.query(
      'select status from message m join notice n on n.id = m.notice_id where n.member_id = $1',
      [person.memberId],
    )
    expect(rows).toHaveLength(1)
    expect(await titlesOf(other.person)).toEqual([])
  })

  test('one’s own quiet hours count: who begins them at seven is not reminded at eight', async () => {
    const street = await house.sow.aStreet()
    const early = await aBooker(street)
    await early.client(settings, {
      params: early.params,
      body: { ...usualMessageSettings, quiet: { from: 19, until: 9 } },
    })
    const usual = await aBooker(street)
    await lookAt('11-28T20:00')
    expect([await titlesOf(early.person), await titlesOf(usual.person)]).toEqual([
      [],
      ['您约好了，明天别忘了'],
    ])
  })

  test('a volunteer is reminded of their shift', async () => {
    const street = await house.sow.aStreet()
    const person = await house.sow.aMember(street)
    const shift = await sowShift(house, street, { startsAt: instant('11-29T14:00') })
    await sowSignup(house, shift, person)
    await lookAt('11-29T12:30')
    const inbox = await inboxOf(person)
    expect(inbox).toMatchObject([{ title: '您报了名，快到时间了', isSignup: true }])
  })

  test('of two processes that look at once one gives it', async () => {
    const { booking, slot } = await aBooker(await house.sow.aStreet())
    const one = { claimId: booking.id, stage: 'near', about: instant('11-29T14:00') }
    const give = () => inTransaction(house.db, tx => insertReminders(tx, slot.streetId, [one]))
    const given = await Promise.all([give(), give(), give()])
    expect(given.map(({ size }) => size).sort()).toEqual([0, 0, 1])
  })

  test('a street whose reminders fail stops no other', async () => {
    const [bad, good] = [await house.sow.aStreet(), await house.sow.aStreet()]
    const [unlucky, lucky] = [await aBooker(bad), await aBooker(good)]
    await house.asOwner(`create function no_reminder() returns trigger language plpgsql as $$
      begin raise exception 'not today' using errcode = '23514', constraint = 'not_today'; end $$`)
    await house.asOwner(`create trigger no_reminder before insert on reminder for each row
      when (new.street_id = '${bad.streetId}') execute function no_reminder()`)
    house.clock.now = instant('11-28T18:00')
    await expect(remind(house.deps, house.clock.now)).rejects.toThrow(/1 of \d+ failed/)
    expect([await titlesOf(unlucky.person), (await titlesOf(lucky.person)).length]).toEqual([[], 1])
    await house.asOwner('drop trigger no_reminder on reminder')
    await lookAt('11-28T18:01')
    expect(await titlesOf(unlucky.person)).toHaveLength(1)
  })
})

test('whoever is offered a place is told half an hour before it goes to the next, once', async () => {
  const street = await house.sow.aStreet()
  const slot = await house.sow.aSlot(street, { startsAt: instant('12-02T14:00'), places: 1 })
  const [first, next] = [await house.sow.aMember(street), await house.sow.aMember(street)]
  const client = await house.as(first)
  const booking = await client(book, { params: slot, body: {} })
  const waiter = await house.as(next)
  await waiter('POST /v1/streets/:streetId/slots/:slotId/waitlist', { params: slot, body: { party: 1 } })
  house.clock.now = instant('11-28T10:00')
  await client('DELETE /v1/streets/:streetId/bookings/:bookingId', {
    params: { streetId: street.streetId, bookingId: booking.id },
    body: {},
  })
  await lookAt('11-28T11:29')
  await lookAt('11-28T11:30')
  await lookAt('11-28T11:45')
  expect((await inboxOf(next)).map(({ kind }) => kind)).toEqual(['offer', 'offer_ending'])
})
