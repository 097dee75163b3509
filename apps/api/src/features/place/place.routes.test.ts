import type { Booking } from '@yunxuan/contract'
import pg from 'pg'
import { describe, expect, it, vi } from 'vitest'
import { openPair } from '../../../test/pair.ts'
import { hold, untilWaiting } from '../../../test/race.ts'
import type { SownMember } from '../../../test/sow.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { expireOffers, offerFreePlaces } from '../waitlist/waitlist.service.ts'

const { house, second } = await openPair()
const street = await house.sow.aStreet()

const bookings = 'POST /v1/streets/:streetId/slots/:slotId/bookings'
const walkIns = 'POST /v1/streets/:streetId/slots/:slotId/walk-ins'
const deskBookings = 'POST /v1/streets/:streetId/slots/:slotId/desk-bookings'
const approval = 'POST /v1/streets/:streetId/bookings/:bookingId/approval'
const acceptance = 'POST /v1/streets/:streetId/waitlist/:entryId/acceptance'
const join = 'POST /v1/streets/:streetId/slots/:slotId/waitlist'
const undo = 'POST /v1/streets/:streetId/bookings/:bookingId/undo'
const excuse = 'POST /v1/streets/:streetId/bookings/:bookingId/excuse'

async function ten(): Promise<SownMember[]> {
  return Promise.all(
    Array.from({ length: 10 }, (_, index) => house.sow.aMember(street, { name: `居民${index}` })),
  )
}

/** Signs a person in at one or the other instance, by turns. */
function at(index: number, accountId: string) {
  return (index % 2 === 0 ? house : second).as({ accountId })
}

async function counts(slotId: string): Promise<{ taken: number; held: number; parties: number }> {
  const { rows } = await house.db.$client.query(
    `select s.taken, s.held, (select coalesce(sum(b.party), 0)::int from booking b where b.street_id = s.street_id
       and b.slot_id = s.id and b.status in ('booked', 'attended', 'no_show')) as parties
     from slot s where s.street_id = $1 and s.id = $2`,
    [street.streetId, slotId],
  )
  return rows[0]
}

function gotIn(results: readonly PromiseSettledResult<unknown>[]): number {
  return results.filter(result => result.status === 'fulfilled').length
}

function refusals(results: readonly PromiseSettledResult<unknown>[]): string[] {
  return results.flatMap(result => (result.status === 'rejected' ? [String(result.reason.message)] : []))
}

describe('ten members race for three places', () => {
  it('by booking: three get in and seven are told that it is full', async () => {
    const { slotId, streetId } = await house.sow.aSlot(street, { places: 3 })
    const people = await ten()
    const results = await Promise.allSettled(
      people.map(async (one, index) =>
        (await at(index, one.accountId))(bookings, { params: { streetId, slotId }, body: {} }),
      ),
    )
    expect(gotIn(results)).toBe(3)
    expect(refusals(results)).toEqual(Array(7).fill('slot_full'))
    expect(await counts(slotId)).toEqual({ taken: 3, held: 0, parties: 3 })
  })

  it('by approval: three are approved', async () => {
    const { slotId, streetId } = await house.sow.aSlot(street, {
      places: 3,
      service: { needsApproval: true },
    })
    const coordinator = await house.sow.aStaff(street, 'coordinator')
    const people = await ten()
    const pending: string[] = []
    for (const one of people) {
      const api = await house.as(one)
      pending.push((await api(bookings, { params: { streetId, slotId }, body: {} })).id)
    }
    expect(await counts(slotId)).toMatchObject({ taken: 0 })
    const results = await Promise.allSettled(
      pending.map(async (bookingId, index) =>
        (await at(index, coordinator.accountId))(approval, { params: { streetId, bookingId } }),
      ),
    )
    expect(gotIn(results)).toBe(3)
    expect(refusals(results)).toEqual(Array(7).fill('slot_full'))
    expect(await counts(slotId)).toEqual({ taken: 3, held: 0, parties: 3 })
  })

  it('by phone at the desk and by walking in: three get in', async () => {
    for (const key of [deskBookings, walkIns] as const) {
      const startsAt = new Date(house.clock.now.getTime() + 30 * 60_000)
      const { slotId, streetId } = await house.sow.aSlot(street, { places: 3, startsAt })
      const coordinator = await house.sow.aStaff(street, 'coordinator')
      const people = await ten()
      const results = await Promise.allSettled(
        people.map(async (one, index) =>
          (await at(index, coordinator.accountId))(key, {
            params: { streetId, slotId },
            body: { person: { memberId: one.memberId } },
          }),
        ),
      )
      expect(gotIn(results)).toBe(3)
      expect(refusals(results)).toEqual(Array(7).fill('slot_full'))
      expect(await counts(slotId)).toEqual({ taken: 3, held: 0, parties: 3 })
    }
  })

  it('by accepting offers, while others book: what was held goes to those it was held for', async () => {
    const { slotId, streetId } = await house.sow.aSlot(street, { places: 3 })
    const [first, ...others] = await ten()
    if (first === undefined) throw new Error('nobody')
    const full = await (await house.as(first))(bookings, {
      params: { streetId, slotId },
      body: { party: 3 },
    })
    const waiting = []
    for (const one of others.slice(0, 5)) {
      const api = await house.as(one)
      waiting.push({ one, entry: await api(join, { params: { streetId, slotId }, body: {} }) })
    }
    await (await house.as(first))('DELETE /v1/streets/:streetId/bookings/:bookingId', {
      params: { streetId, bookingId: full.id },
      body: {},
    })
    expect(await counts(slotId)).toEqual({ taken: 0, held: 3, parties: 0 })
    const accepts = waiting.map(async ({ one, entry }, index) =>
      (await at(index, one.accountId))(acceptance, { params: { streetId, entryId: entry.id } }),
    )
    const books = others
      .slice(5)
      .map(async (one, index) =>
        (await at(index, one.accountId))(bookings, { params: { streetId, slotId }, body: {} }),
      )
    const [accepted, booked] = await Promise.all([Promise.allSettled(accepts), Promise.allSettled(books)])
    expect(gotIn(accepted)).toBe(3)
    expect(refusals(accepted)).toEqual(['no_offer', 'no_offer'])
    expect(refusals(booked)).toEqual(Array(4).fill('slot_full'))
    expect(await counts(slotId)).toEqual({ taken: 3, held: 0, parties: 3 })
  })

  it('by undoing an excuse: a place given away is not had twice', async () => {
    const startsAt = new Date(house.clock.now.getTime() + 30 * 60_000)
    const { slotId, streetId } = await house.sow.aSlot(street, { places: 3, startsAt })
    const coordinator = await house.sow.aStaff(street, 'coordinator')
    const people = await ten()
    const excused: string[] = []
    for (const one of people) {
      const desk = await house.as(coordinator)
      const line = await desk(deskBookings, {
        params: { streetId, slotId },
        body: { person: { memberId: one.memberId } },
      })
      await desk(excuse, { params: { streetId, bookingId: line.bookingId } })
      excused.push(line.bookingId)
    }
    const results = await Promise.allSettled(
      excused.map(async (bookingId, index) =>
        (await at(index, coordinator.accountId))(undo, { params: { streetId, bookingId } }),
      ),
    )
    expect(gotIn(results)).toBe(3)
    expect(refusals(results)).toEqual(Array(7).fill('slot_full'))
    expect(await counts(slotId)).toEqual({ taken: 3, held: 0, parties: 3 })
  })
})

describe('one wish, sent often', () => {
  it('has its effect once and the same reply every time, also across two instances at once', async () => {
    const { slotId, streetId } = await house.sow.aSlot(street)
    const one = await house.sow.aMember(street)
    const calls = Array.from({ length: 6 }, async (_, index) =>
      (await at(index, one.accountId))(
        bookings,
        { params: { streetId, slotId }, body: {} },
        { idempotencyKey: 'tap' },
      ),
    )
    const replies: Booking[] = await Promise.all(calls)
    expect(new Set(replies.map(reply => reply.id)).size).toBe(1)
    expect(await counts(slotId)).toMatchObject({ taken: 1, parties: 1 })
  })

  it('refuses the same key for another wish', async () => {
    const { slotId, streetId } = await house.sow.aSlot(street)
    const one = await house.sow.aMember(street)
    const api = await house.as(one)
    const params = { streetId, slotId }
    await api(bookings, { params, body: {} }, { idempotencyKey: 'a' })
    const other = api(bookings, { params, body: { party: 2 } }, { idempotencyKey: 'a' })
    await expect(other).rejects.toThrow('idempotency_mismatch')
  })

  it('without a key a second booking of the same person is refused', async () => {
    const { slotId, streetId } = await house.sow.aSlot(street)
    const one = await house.sow.aMember(street)
    const twice = await Promise.allSettled(
      [0, 1].map(async index =>
        (await at(index, one.accountId))(bookings, { params: { streetId, slotId }, body: {} }),
      ),
    )
    expect(refusals(twice)).toEqual(['already_booked'])
  })
})

describe('a party', () => {
  it('is taken whole or not at all', async () => {
    const { slotId, streetId } = await house.sow.aSlot(street, { places: 4 })
    const [one, two] = await ten()
    if (one === undefined || two === undefined) throw new Error('nobody')
    await (await house.as(one))(bookings, { params: { streetId, slotId }, body: { party: 2 } })
    const late = (await house.as(two))(bookings, {
      params: { streetId, slotId },
      body: { party: 3 },
    })
    await expect(late).rejects.toThrow('slot_full')
    expect(await counts(slotId)).toMatchObject({ taken: 2 })
  })
})

describe('what nobody answered', () => {
  it('goes to the next party when its time is over, and a party passed over keeps its turn', async () => {
    const { slotId, streetId } = await house.sow.aSlot(street, { places: 2 })
    const [first, big, small, later] = await ten()
    if (!first || !big || !small || !later) throw new Error('nobody')
    const api = await house.as(first)
    const mine = await api(bookings, { params: { streetId, slotId }, body: {} })
    const filler = await house.sow.aMember(street)
    await (await house.as(filler))(bookings, { params: { streetId, slotId }, body: {} })
    const wait = async (one: SownMember, party: number) =>
      (await house.as(one))(join, { params: { streetId, slotId }, body: { party } })
    const bigEntry = await wait(big, 2)
    const smallEntry = await wait(small, 1)
    const laterEntry = await wait(later, 1)
    expect([bigEntry.position, smallEntry.position, laterEntry.position]).toEqual([1, 2, 3])
    const cancel = 'DELETE /v1/streets/:streetId/bookings/:bookingId'
    await api(cancel, { params: { streetId, bookingId: mine.id }, body: {} })
    expect(await statusOf(smallEntry.id)).toBe('offered')
    expect(await statusOf(bigEntry.id)).toBe('waiting')
    house.clock.now = new Date(house.clock.now.getTime() + 3 * 3_600_000)
    // Two instances sweep at the same moment.
    await Promise.all([expireOffers(house, house.clock.now), expireOffers(second, house.clock.now)])
    expect(await statusOf(smallEntry.id)).toBe('expired')
    expect(await statusOf(bigEntry.id)).toBe('waiting')
    expect(await statusOf(laterEntry.id)).toBe('offered')
    expect(await counts(slotId)).toEqual({ taken: 1, held: 1, parties: 1 })
    const smallApi = await house.as(small)
    const tooLate = smallApi(acceptance, { params: { streetId, entryId: smallEntry.id } })
    await expect(tooLate).rejects.toThrow('offer_expired')
  })
})

describe('offers whose time is over', () => {
  /** A full slot whose one place is offered to a party, with another behind it. */
  async function anOffer(startsAt: Date): Promise<{ slotId: string; offered: string; next: string }> {
    const { slotId, streetId } = await house.sow.aSlot(street, { places: 1, held: 1, startsAt })
    const [offered, next] = [newId(), newId()]
    for (const [id, status, turn] of [
      [offered, 'offered', 1],
      [next, 'waiting', 2],
    ]) {
      const { memberId } = await house.sow.aMember(street)
      await house.db.$client.query(
        `insert into waitlist (street_id, id, slot_id, member_id, person_id, party, status, offer_expires_at,
          created_at, updated_at, turn) values ($1, $2, $3, $4, $4, 1, $5, $6, $7, $7, $8)`,
        [
          streetId,
          id,
          slotId,
          memberId,
          status,
          status === 'offered' ? house.clock.now : null,
          house.clock.now,
          turn,
        ],
      )
    }
    return { slotId, offered, next }
  }

  it('go to the next of each slot, and many slots ask the database no more often than one', async () => {
    const startsAt = new Date(house.clock.now.getTime() + 48 * 3_600_000)
    const asked = vi.spyOn(pg.Client.prototype, 'query')
    const expire = async () => {
      asked.mockClear()
      const ended = await expireOffers(house, house.clock.now)
      return { ended, questions: asked.mock.calls.length }
    }
    await anOffer(startsAt)
    const one = await expire()
    const many = [await anOffer(startsAt), await anOffer(startsAt), await anOffer(startsAt)]
    const three = await expire()
    asked.mockRestore()
    expect([one.ended, three.ended]).toEqual([1, 3])
    expect(three.questions).toBe(one.questions)
    for (const { slotId, offered, next } of many) {
      expect([await statusOf(offered), await statusOf(next)]).toEqual(['expired', 'offered'])
      expect(await counts(slotId)).toEqual({ taken: 0, held: 1, parties: 0 })
    }
  })

  it.each(['paused', 'in_review'])('cost nobody a turn while the service is %s', async status => {
    const { slotId, offered, next } = await anOffer(new Date(house.clock.now.getTime() + 48 * 3_600_000))
    const become = (to: string) =>
      house.db.$client.query(
        'update service set status = $1 where id = (select service_id from slot where id = $2)',
        [to, slotId],
      )
    const statuses = async () => [await statusOf(offered), await statusOf(next)]
    await become(status)
    expect(await expireOffers(house, house.clock.now)).toBe(1)
    expect(await statuses()).toEqual(['waiting', 'waiting'])
    expect(await counts(slotId)).toEqual({ taken: 0, held: 0, parties: 0 })
    const { rowCount } = await house.db.$client.query('select from notice where waitlist_id = $1', [offered])
    expect(rowCount).toBe(0)
    await become('published')
    await inTransaction(house.db, tx => offerFreePlaces(tx, street.streetId, [slotId], house.clock.now))
    expect(await statuses()).toEqual(['offered', 'waiting'])
  })
})

describe('whoever waits', () => {
  it('and then books does not wait any more, and what was held for them goes to the next', async () => {
    const { slotId, streetId } = await house.sow.aSlot(street, { places: 3 })
    const params = { streetId, slotId }
    const [filler, big, small] = await ten()
    if (!filler || !big || !small) throw new Error('nobody')
    const full = await (await house.as(filler))(bookings, { params, body: { party: 3 } })
    const bigApi = await house.as(big)
    const bigEntry = await bigApi(join, { params, body: { party: 2 } })
    const smallEntry = await (await house.as(small))(join, { params, body: { party: 2 } })
    const cancel = 'DELETE /v1/streets/:streetId/bookings/:bookingId'
    await (await house.as(filler))(cancel, { params: { streetId, bookingId: full.id }, body: {} })
    expect([await statusOf(bigEntry.id), await statusOf(smallEntry.id)]).toEqual(['offered', 'waiting'])
    await bigApi(bookings, { params, body: { party: 1 } })
    expect([await statusOf(bigEntry.id), await statusOf(smallEntry.id)]).toEqual(['left', 'offered'])
    expect(await counts(slotId)).toEqual({ taken: 1, held: 2, parties: 1 })
  })

  it('is offered nothing while the service is paused', async () => {
    const { slotId, streetId, serviceId } = await house.sow.aSlot(street, { places: 1 })
    const [first, second] = await ten()
    if (!first || !second) throw new Error('nobody')
    const api = await house.as(first)
    const mine = await api(bookings, { params: { streetId, slotId }, body: {} })
    const entry = await (await house.as(second))(join, { params: { streetId, slotId }, body: {} })
    await house.db.$client.query("update service set status = 'paused' where id = $1", [serviceId])
    const cancel = 'DELETE /v1/streets/:streetId/bookings/:bookingId'
    await api(cancel, { params: { streetId, bookingId: mine.id }, body: {} })
    expect(await statusOf(entry.id)).toBe('waiting')
  })
})

describe('the waitlist', () => {
  it('stands in the order of coming, whatever the clocks of two instances say', async () => {
    const { slotId, streetId } = await house.sow.aSlot(street, { places: 1, taken: 1 })
    // The second instance is five minutes behind: by its clock, and by the ids it makes, it was always first.
    second.clock.now = new Date(house.clock.now.getTime() - 300_000)
    const came: string[] = []
    for (const [index, one] of (await ten()).slice(0, 6).entries()) {
      vi.useFakeTimers({ toFake: ['Date'], now: index % 2 === 0 ? Date.now() : Date.now() - 300_000 })
      const api = await at(index, one.accountId)
      const entry = await api(join, { params: { streetId, slotId }, body: {} })
      vi.useRealTimers()
      came.push(entry.id)
      expect(entry.position).toBe(index + 1)
    }
    const { rows } = await house.db.$client.query(
      'select id from waitlist where street_id = $1 and slot_id = $2 order by turn',
      [streetId, slotId],
    )
    expect(rows.map(row => row.id)).toEqual(came)
  })

  it('gives no turn twice to those who come at once, at two instances', async () => {
    const { slotId, streetId } = await house.sow.aSlot(street, { places: 1, taken: 1 })
    const entries = await Promise.all(
      (await ten()).map(async (one, index) =>
        (await at(index, one.accountId))(join, { params: { streetId, slotId }, body: {} }),
      ),
    )
    expect(entries.map(entry => entry.position).sort((one, other) => (one ?? 0) - (other ?? 0))).toEqual(
      Array.from({ length: 10 }, (_, index) => index + 1),
    )
  })
})

describe('a slot somebody else holds', () => {
  it('is booked by what its service is when it comes free, not by what it was when the wait began', async () => {
    const { slotId, streetId, serviceId } = await house.sow.aSlot(street)
    const one = await house.sow.aMember(street)
    const api = await house.as(one)
    const letGo = await hold(house, 'slot', [slotId])
    const booking = Promise.allSettled([api(bookings, { params: { streetId, slotId }, body: {} })])
    await untilWaiting(house, 1)
    await house.db.$client.query("update service set status = 'archived' where id = $1", [serviceId])
    await letGo()
    expect(refusals(await booking)).toEqual(['service_not_published'])
    expect(await counts(slotId)).toEqual({ taken: 0, held: 0, parties: 0 })
  })

  it('delays only its own requests, which are told to come again', async () => {
    const stuck = await house.sow.aSlot(street)
    const free = await house.sow.aSlot(street)
    const [one, two] = await ten()
    if (!one || !two) throw new Error('nobody')
    const [oneApi, twoApi] = [await house.as(one), await house.as(two)]
    const letGo = await hold(house, 'slot', [stuck.slotId])
    const [late, done] = await Promise.allSettled([
      oneApi(bookings, { params: stuck, body: {} }),
      twoApi(bookings, { params: free, body: {} }),
    ])
    await letGo()
    expect(refusals([late])).toEqual(['overloaded'])
    expect(done.status).toBe('fulfilled')
  })

  it('holds up nobody longer than three seconds, however many are held and whenever one comes', async () => {
    const stuck = await Promise.all(Array.from({ length: 6 }, () => house.sow.aSlot(street)))
    const free = await house.sow.aSlot(street)
    const apis = await Promise.all((await ten()).map(one => house.as(one)))
    const letGo = await hold(
      house,
      'slot',
      stuck.map(slot => slot.slotId),
    )
    const timed = async (params: { streetId: string; slotId: string }, index: number) => {
      const from = performance.now()
      const [result] = await Promise.allSettled([
        apis[index % apis.length]?.(bookings, { params, body: { overlapAccepted: true } }),
      ])
      return { result, ms: performance.now() - from }
    }
    const early = [...stuck, free].map(timed)
    // Both lanes of the street are taken by now: whoever comes waits for the others first.
    await new Promise(resolve => setTimeout(resolve, 500))
    const later = [...stuck, free].map((slot, index) => timed(slot, index + 3))
    const answers = await Promise.all([...early, ...later])
    await letGo()
    const refused = answers.filter(({ result }) => result?.status === 'rejected')
    expect(refusals(refused.flatMap(({ result }) => result ?? []))).toEqual(Array(12).fill('overloaded'))
    // A second more than is promised, for a machine that is busy with tests; slot by slot it took 18.
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(4_000)
  })
})

async function statusOf(entryId: string): Promise<string> {
  const { rows } = await house.db.$client.query('select status from waitlist where id = $1', [entryId])
  return rows[0].status
}

describe('the row itself', () => {
  it('is not deleted, nor its member, while a booking names it', async () => {
    const { slotId, streetId } = await house.sow.aSlot(street)
    const one = await house.sow.aMember(street)
    await (await house.as(one))(bookings, { params: { streetId, slotId }, body: {} })
    const erase = (table: string, id: string) =>
      house.db.$client.query(`delete from ${table} where street_id = $1 and id = $2`, [streetId, id])
    await expect(erase('slot', slotId)).rejects.toThrow('slot is named by a booking')
    await expect(erase('member', one.memberId)).rejects.toThrow('member is named by a booking')
    const other = await house.sow.aSlot(street)
    expect((await erase('slot', other.slotId)).rowCount).toBe(1)
    const rename = house.db.$client.query('update slot set id = gen_random_uuid() where id = $1', [slotId])
    await expect(rename).rejects.toThrow('the key of a slot does not change')
  })

  it('refuses to hold more parties than it has places', async () => {
    const { slotId } = await house.sow.aSlot(street, { places: 3 })
    const oversell = house.db.$client.query('update slot set taken = 2, held = 2 where id = $1', [slotId])
    await expect(oversell).rejects.toThrow('slot_places_not_oversold')
  })

  it('refuses a second active booking of one person', async () => {
    const { slotId, streetId } = await house.sow.aSlot(street)
    const one = await house.sow.aMember(street)
    await (await house.as(one))(bookings, { params: { streetId, slotId }, body: {} })
    const again = house.db.$client.query(
      `insert into booking (street_id, id, slot_id, member_id, person_id, party, status, source, code, created_at, updated_at)
       select street_id, gen_random_uuid(), slot_id, member_id, person_id, 1, 'booked', 'self', '000000', now(), now()
       from booking where slot_id = $1`,
      [slotId],
    )
    await expect(again).rejects.toThrow('booking_once')
  })
})
