import type { Client, Signup } from '@yunxuan/contract'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { type House, saturdayMorning } from '../../../test/house.ts'
import { openPair } from '../../../test/pair.ts'
import { whileHeld } from '../../../test/race.ts'
import type { SownMember } from '../../../test/sow.ts'
import { type SownShift, sowConsent, sowShift, sowSignup } from '../../../test/sow-shift.ts'
import { newId } from '../../platform/ids.ts'
import { qualification } from '../volunteer/volunteer.table.ts'
import { expireOffers } from '../waitlist/waitlist.service.ts'

const signUp = 'POST /v1/streets/:streetId/shifts/:shiftId/signups'
const withdraw = 'DELETE /v1/streets/:streetId/signups/:signupId'
const read = 'GET /v1/streets/:streetId/signups/:signupId'
const own = 'GET /v1/streets/:streetId/me/signups'
const wait = 'POST /v1/streets/:streetId/shifts/:shiftId/waitlist'
const page = 'GET /v1/streets/:streetId/activities/:activityId'
const accept = 'POST /v1/streets/:streetId/waitlist/:entryId/acceptance'
const hourMs = 3_600_000

const { house, second } = await openPair()
const street = await house.sow.aStreet()

const inHours = (hours: number) => new Date(saturdayMorning.getTime() + hours * hourMs)

/** A shift that starts in two days, when one may still withdraw freely. */
function aShift(more: Parameters<typeof sowShift>[2] = {}): Promise<SownShift> {
  return sowShift(house, street, { startsAt: inHours(48), endsAt: inHours(50), places: 3, ...more })
}

async function aVolunteer(more: Parameters<House['sow']['aVolunteer']>[1] = {}) {
  const person = await house.sow.aVolunteer(street, more)
  return { person, client: await house.as(person, 'wechat') }
}

const to = (
  shift: SownShift,
  body: { dependantId?: string; stallId?: string; guardianConsents?: boolean } = {},
) => ({
  params: { streetId: shift.streetId, shiftId: shift.shiftId },
  body,
})

async function seen(client: Client, shift: SownShift, dependantId?: string) {
  const { streetId, activityId } = shift
  const query = dependantId === undefined ? {} : { dependantId }
  const activity = await client(page, { params: { streetId, activityId }, query })
  const found = activity.shifts.find(one => one.id === shift.shiftId)
  if (found === undefined) throw new Error('the shift is not on the page')
  return found
}

/** What the page says is what the sign-up says. */
async function expectRefused(client: Client, shift: SownShift, code: string): Promise<void> {
  expect((await seen(client, shift)).denial).toBe(code)
  await expect(client(signUp, to(shift))).rejects.toMatchObject({ code })
}

async function aChild(of: SownMember, birthDate: string) {
  const dependantId = await house.sow.aDependant(of, { birthDate, relation: 'child' })
  await house.sow.aVolunteer(street, { member: of, dependantId, birthDate })
  return dependantId
}

describe('signing up', () => {
  test('a volunteer gets a place, and it stands under their sign-ups and not their bookings', async () => {
    const shift = await aShift()
    const { client } = await aVolunteer()
    const made = await client(signUp, to(shift))
    expect(made).toMatchObject({
      status: 'booked',
      shift: { id: shift.shiftId, activityId: shift.activityId, title: '楼道清洁' },
      stall: null,
      isLateToWithdraw: false,
    })
    const params = { streetId: street.streetId }
    expect(await client(own, { params, query: {} })).toMatchObject({ items: [made], waiting: [] })
    expect(await client(read, { params: { ...params, signupId: made.id } })).toEqual(made)
    const bookings = await client('GET /v1/streets/:streetId/me/bookings', { params, query: {} })
    expect(bookings.items).toEqual([])
    await expect(
      client('GET /v1/streets/:streetId/bookings/:bookingId', { params: { ...params, bookingId: made.id } }),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      client('DELETE /v1/streets/:streetId/bookings/:bookingId', {
        params: { ...params, bookingId: made.id },
        body: {},
      }),
    ).rejects.toMatchObject({ code: 'not_found' })
    expect(await seen(client, shift)).toMatchObject({
      placesLeft: 2,
      denial: 'already_booked',
      signupId: made.id,
    })
  })

  test('a shift is never had as a booking, nor a service as a sign-up', async () => {
    const shift = await aShift()
    const { client } = await aVolunteer()
    const params = { streetId: street.streetId, slotId: shift.shiftId }
    for (const key of [
      'POST /v1/streets/:streetId/slots/:slotId/bookings',
      'POST /v1/streets/:streetId/slots/:slotId/waitlist',
    ] as const) {
      await expect(client(key, { params, body: {} })).rejects.toMatchObject({ code: 'not_found' })
    }
    const slot = await house.sow.aSlot(street)
    const asShift = { params: { streetId: street.streetId, shiftId: slot.slotId }, body: {} }
    await expect(client(signUp, asShift)).rejects.toMatchObject({ code: 'not_found' })
    await expect(client(wait, asShift)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('the desk speaks of services only', async () => {
    const shift = await aShift()
    const { person, client } = await aVolunteer()
    const made = await client(signUp, to(shift))
    const desk = await house.as(await house.sow.aStaff(street, 'coordinator'))
    const params = { streetId: street.streetId }
    const day = await desk('GET /v1/streets/:streetId/desk', { params, query: { day: '2026-11-30' } })
    expect(day.slots).toEqual([])
    const inSlot = { ...params, slotId: shift.shiftId }
    const codes = await Promise.all(
      [
        desk('GET /v1/streets/:streetId/slots/:slotId/roster', { params: inSlot, query: {} }),
        desk('POST /v1/streets/:streetId/slots/:slotId/desk-bookings', {
          params: inSlot,
          body: { person: { memberId: person.memberId } },
        }),
        desk('POST /v1/streets/:streetId/bookings/:bookingId/check-in', {
          params: { ...params, bookingId: made.id },
        }),
      ].map(codeOf),
    )
    expect(codes).toEqual(['not_allowed', 'not_allowed', 'not_allowed'])
  })

  test('guests and strangers to the street do not sign up', async () => {
    const shift = await aShift()
    await expect(house.guest(signUp, to(shift))).rejects.toMatchObject({ code: 'not_signed_in' })
    await expect(
      house.guest(own, { params: { streetId: street.streetId }, query: {} }),
    ).rejects.toMatchObject({ code: 'not_signed_in' })
    const other = await house.sow.aStreet()
    const stranger = await house.as(await house.sow.aMember(other))
    await expect(stranger(signUp, to(shift))).rejects.toMatchObject({ code: 'member_missing' })
    expect(await seen(house.guest, shift)).toMatchObject({ denial: null, signupId: null })
  })

  test('a key that is sent twice signs up once', async () => {
    const shift = await aShift()
    const { person } = await aVolunteer()
    const token = await house.tokenOf(person, 'wechat')
    const send = () =>
      house.app.inject({
        method: 'POST',
        url: `/v1/streets/${street.streetId}/shifts/${shift.shiftId}/signups`,
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'twice' },
        payload: {},
      })
    const [first, again] = await Promise.all([send(), send()])
    expect([first.statusCode, again.statusCode]).toEqual([201, 201])
    expect(again.json()).toEqual(first.json())
  })
})

describe('who may come', () => {
  test('nobody without a whole profile', async () => {
    const shift = await aShift()
    const resident = await house.as(await house.sow.aMember(street))
    await expectRefused(resident, shift, 'volunteer_missing')
    const { client } = await aVolunteer({ status: 'pending' })
    await expectRefused(client, shift, 'volunteer_pending')
  })

  test('a minor with a guardian’s consent, a child under 14 with one for each activity', async () => {
    const shift = await aShift()
    const mother = await house.sow.aMember(street, { name: '李妈妈' })
    const client = await house.as(mother, 'wechat')
    const teen = await aChild(mother, '2010-01-01')
    await expect(client(signUp, to(shift, { dependantId: teen }))).rejects.toMatchObject({
      code: 'guardian_consent_missing',
    })
    await sowConsent(house, mother, teen)
    expect(await client(signUp, to(shift, { dependantId: teen }))).toMatchObject({ dependantId: teen })
    const child = await aChild(mother, '2015-01-01')
    await sowConsent(house, mother, child)
    expect(await seen(client, shift, child)).toMatchObject({ denial: null, needsGuardianConsent: true })
    await expect(client(signUp, to(shift, { dependantId: child }))).rejects.toMatchObject({
      code: 'activity_consent_missing',
    })
    const made = await client(signUp, to(shift, { dependantId: child, guardianConsents: true }))
    expect(made.personName).toBe('李桂芳')
    const { rows } = await house.db.$client.query(
      'select guardian_consented_at as at from signup_choice where street_id = $1 and person_id = $2',
      [street.streetId, child],
    )
    expect(rows).toEqual([{ at: saturdayMorning }])
    const stranger = await aVolunteer()
    await expect(stranger.client(signUp, to(shift, { dependantId: child }))).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('only the team and those below it, where the activity is theirs alone', async () => {
    const outside = await aVolunteer()
    const inside = await aVolunteer()
    const above = await house.sow.aTeam(street)
    const teamId = await house.sow.aTeam(street, { members: [inside.person] }, { parentId: above })
    const shift = await aShift({ activity: { teamId: above, isTeamOnly: true } })
    await expectRefused(outside.client, shift, 'team_only')
    expect(await inside.client(signUp, to(shift))).toMatchObject({ status: 'booked' })
    expect(teamId).not.toBe(above)
  })

  test('whoever holds the paper that is asked for, as long as it is good', async () => {
    const shift = await aShift({ activity: { qualification: '急救证' } })
    const { person, client } = await aVolunteer()
    await expectRefused(client, shift, 'qualification_missing')
    await house.db.insert(qualification).values({
      streetId: street.streetId,
      id: newId(),
      personId: person.personId,
      kind: '急救证',
      validUntil: '2026-11-29',
      status: 'approved',
      claimedAt: saturdayMorning,
      reason: '',
    })
    await expectRefused(client, shift, 'qualification_expired')
    await house.db.update(qualification).set({ validUntil: '2026-11-30' })
    expect(await client(signUp, to(shift))).toMatchObject({ status: 'booked' })
  })

  test('nobody too young, by the birth date of the profile', async () => {
    const shift = await aShift({ service: { minimumAge: 75 } })
    const { client } = await aVolunteer()
    await expectRefused(client, shift, 'age_not_eligible')
  })

  test('nobody at two places at once, whether the other is a shift or a booking', async () => {
    const shift = await aShift()
    const { person, client } = await aVolunteer()
    await client(signUp, to(await aShift({ startsAt: inHours(49), endsAt: inHours(51) })))
    await expectRefused(client, shift, 'time_taken')
    const booker = await aVolunteer()
    const slot = await house.sow.aSlot(street, { startsAt: inHours(47), endsAt: inHours(49) })
    await booker.client('POST /v1/streets/:streetId/slots/:slotId/bookings', {
      params: { streetId: street.streetId, slotId: slot.slotId },
      body: {},
    })
    await expectRefused(booker.client, shift, 'time_taken')
    expect(person.personId).not.toBe(booker.person.personId)
  })

  test('nobody once it has begun, is cancelled or paused', async () => {
    const { client } = await aVolunteer()
    const shift = await aShift({ startsAt: inHours(-1), endsAt: inHours(1) })
    await expectRefused(client, shift, 'booking_closed')
    const cancelled = await aShift({ status: 'cancelled' })
    await expectRefused(client, cancelled, 'slot_cancelled')
    const paused = await aShift({ service: { status: 'paused' } })
    await expect(client(signUp, to(paused))).rejects.toMatchObject({ code: 'service_not_published' })
    const absent = { params: { streetId: street.streetId, shiftId: newId() }, body: {} }
    await expect(client(signUp, absent)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('market days', () => {
  async function aMarket(places: number) {
    const shift = await aShift({ places: 20 })
    const stallId = newId()
    await house.db.$client.query(
      `insert into stall (street_id, id, service_id, name, organization_name, places, position)
       values ($1, $2, $3, '义诊', '区医院', $4, 0)`,
      [street.streetId, stallId, shift.activityId, places],
    )
    return { shift, stallId }
  }

  test('a volunteer chooses a stall, and its count is shown', async () => {
    const { shift, stallId } = await aMarket(4)
    const { client } = await aVolunteer()
    const made = await client(signUp, to(shift, { stallId }))
    expect(made.stall).toEqual({ id: stallId, name: '义诊' })
    const params = { streetId: street.streetId, signupId: made.id }
    expect((await client(read, { params })).stall).toEqual(made.stall)
    expect((await seen(client, shift)).stalls).toEqual([
      { id: stallId, name: '义诊', organizationName: '区医院', places: 4, taken: 1 },
    ])
    const other = await aVolunteer()
    await expect(other.client(signUp, to(shift, { stallId: newId() }))).rejects.toMatchObject({
      code: 'not_found',
    })
    expect((await other.client(signUp, to(shift))).stall).toBeNull()
  })

  test('ten race for the two places of a stall: two get it, at whichever instance they ask', async () => {
    const { shift, stallId } = await aMarket(2)
    const codes = await race(shift, 10, client => client(signUp, to(shift, { stallId })))
    expect(codes.sort()).toEqual([...Array(8).fill('stall_full'), 'done', 'done'].sort())
    expect((await seen(house.guest, shift)).stalls[0]).toMatchObject({ taken: 2 })
  })
})

/** Sends a wish of as many new volunteers at both instances by turns; returns what each was told. */
async function race(
  shift: SownShift,
  many: number,
  ask: (client: Client) => Promise<unknown>,
): Promise<string[]> {
  const clients = await Promise.all(
    Array.from({ length: many }, async (_, index) => {
      const { accountId } = await house.sow.aVolunteer(street)
      return (index % 2 === 0 ? house : second).as({ accountId }, 'wechat')
    }),
  )
  return whileHeld(house, 'slot', [shift.shiftId], () =>
    Promise.all(clients.map(client => codeOf(ask(client)))),
  )
}

async function counts(shift: SownShift): Promise<{ taken: number; held: number; people: number }> {
  const { rows } = await house.db.$client.query(
    `select s.taken, s.held, (select count(*)::int from booking b where b.street_id = s.street_id
       and b.slot_id = s.id and b.status in ('booked', 'attended', 'no_show')) as people
     from slot s where s.street_id = $1 and s.id = $2`,
    [shift.streetId, shift.shiftId],
  )
  return rows[0]
}

describe('many at once', () => {
  test('five volunteers sign up for two shifts of one hour at both instances: each serves at one', async () => {
    const [here, there] = [await aShift({ places: 5 }), await aShift({ places: 5 })]
    const people = await Promise.all(Array.from({ length: 5 }, () => house.sow.aVolunteer(street)))
    const ask = async (accountId: string, instance: House, shift: SownShift) =>
      codeOf((await instance.as({ accountId }, 'wechat'))(signUp, to(shift)))
    const codes = await whileHeld(house, 'slot', [here.shiftId, there.shiftId], () =>
      Promise.all(
        people.flatMap(({ accountId }) => [ask(accountId, house, here), ask(accountId, second, there)]),
      ),
    )
    expect(codes.sort()).toEqual([...Array(5).fill('done'), ...Array(5).fill('time_taken')])
  })

  test('ten volunteers race for three places: three get in', async () => {
    const shift = await aShift()
    const codes = await race(shift, 10, client => client(signUp, to(shift)))
    expect(codes.sort()).toEqual([...Array(3).fill('done'), ...Array(7).fill('slot_full')].sort())
    expect(await counts(shift)).toEqual({ taken: 3, held: 0, people: 3 })
  })

  test('one volunteer asks ten times at both instances: one place is theirs', async () => {
    const shift = await aShift()
    const { person } = await aVolunteer()
    const [here, there] = [await house.as(person), await second.as(person)]
    const codes = await Promise.all(
      Array.from({ length: 10 }, (_, index) => codeOf((index % 2 === 0 ? here : there)(signUp, to(shift)))),
    )
    expect(codes.filter(code => code === 'done')).toHaveLength(1)
    expect(await counts(shift)).toEqual({ taken: 1, held: 0, people: 1 })
  })
})

describe('waiting', () => {
  test('a place that comes free is offered in turn, and accepting it asks the same of a volunteer', async () => {
    const shift = await aShift({ places: 1 })
    const first = await aVolunteer()
    const made = await first.client(signUp, to(shift))
    const next = await aVolunteer()
    await expectRefused(next.client, shift, 'slot_full')
    const entry = await next.client(wait, to(shift))
    expect(entry).toMatchObject({ status: 'waiting', position: 1, shift: { id: shift.shiftId } })
    await expect(next.client(wait, to(shift))).rejects.toMatchObject({ code: 'already_waiting' })
    const params = { streetId: street.streetId }
    const listed = await next.client(own, { params, query: {} })
    expect(listed.waiting).toEqual([entry])
    const elsewhere = await next.client('GET /v1/streets/:streetId/me/waitlist', { params })
    expect(elsewhere.items).toEqual([])
    await first.client(withdraw, { params: { ...params, signupId: made.id }, body: {} })
    expect((await next.client(own, { params, query: {} })).waiting[0]).toMatchObject({ status: 'offered' })
    await house.db.$client.query(`update volunteer set status = 'pending' where person_id = $1`, [
      next.person.personId,
    ])
    const accepting = { params: { ...params, entryId: entry.id } }
    await expect(next.client(accept, accepting)).rejects.toMatchObject({ code: 'volunteer_pending' })
    await house.db.$client.query(`update volunteer set status = 'active' where person_id = $1`, [
      next.person.personId,
    ])
    expect(await next.client(accept, accepting)).toMatchObject({ status: 'booked', source: 'offer' })
    expect(await counts(shift)).toEqual({ taken: 1, held: 0, people: 1 })
  })

  test('an offer nobody answers goes to the next', async () => {
    const shift = await aShift({ places: 1 })
    const first = await aVolunteer()
    const made = await first.client(signUp, to(shift))
    const [second, third] = [await aVolunteer(), await aVolunteer()]
    await second.client(wait, to(shift))
    await third.client(wait, to(shift))
    const params = { streetId: street.streetId }
    await first.client(withdraw, { params: { ...params, signupId: made.id }, body: {} })
    await expireOffers(house.deps, inHours(3))
    const status = async (client: Client) => (await client(own, { params, query: {} })).waiting[0]?.status
    expect(await status(second.client)).toBeUndefined()
    expect(await status(third.client)).toBe('offered')
  })

  test('who could sign up or may not come does not wait', async () => {
    const shift = await aShift()
    const { client } = await aVolunteer()
    await expect(client(wait, to(shift))).rejects.toMatchObject({ code: 'slot_not_full' })
    const resident = await house.as(await house.sow.aMember(street))
    await expect(resident(wait, to(shift))).rejects.toMatchObject({ code: 'volunteer_missing' })
    await expect(house.guest(wait, to(shift))).rejects.toMatchObject({ code: 'not_signed_in' })
  })
})

describe('withdrawing', () => {
  async function signedUp(more: Parameters<typeof aShift>[0] = {}) {
    const shift = await aShift(more)
    const volunteer = await aVolunteer()
    const made: Signup = await volunteer.client(signUp, to(shift))
    return { shift, ...volunteer, params: { streetId: street.streetId, signupId: made.id } }
  }
  const notices = async (of: SownMember) => {
    const client = await house.as(of)
    const inbox = await client('GET /v1/streets/:streetId/me/notices', {
      params: { streetId: street.streetId },
      query: {},
    })
    return inbox.items.map(({ kind, text }) => ({ kind, text }))
  }

  test('is free until the notice the street asks for, and nobody is told', async () => {
    const { shift, client, params } = await signedUp()
    const done = await client(withdraw, { params, body: {} })
    expect(done).toMatchObject({ status: 'cancelled', freelyWithdrawnUntil: null })
    expect(await counts(shift)).toEqual({ taken: 0, held: 0, people: 0 })
    expect(await notices(shift.leader)).toEqual([])
    await expect(client(withdraw, { params, body: {} })).rejects.toMatchObject({ code: 'booking_not_active' })
    const past = await client(own, { params: { streetId: street.streetId }, query: { when: 'past' } })
    expect(past).toMatchObject({ items: [{ id: params.signupId, status: 'cancelled' }], waiting: [] })
    expect(await client(signUp, to(shift))).toMatchObject({ status: 'booked' })
  })

  test('is late after it: the leader has a word, and the volunteer loses nothing else', async () => {
    const { shift, client, params } = await signedUp({ startsAt: inHours(5), endsAt: inHours(7) })
    expect((await client(read, { params })).isLateToWithdraw).toBe(true)
    const done = await client(withdraw, { params, body: { word: '孩子发烧' } })
    expect(done).toMatchObject({ status: 'late_cancelled', reason: '孩子发烧' })
    expect(await notices(shift.leader)).toEqual([
      { kind: 'signup_withdrawn', text: expect.stringContaining('孩子发烧') },
    ])
    const next = await aShift()
    expect(await client(signUp, to(next))).toMatchObject({ status: 'booked' })
  })

  test('is one’s own affair, and not of a shift that is over', async () => {
    const { params } = await signedUp()
    const other = await aVolunteer()
    await expect(other.client(withdraw, { params, body: {} })).rejects.toMatchObject({ code: 'not_found' })
    await expect(other.client(read, { params })).rejects.toMatchObject({ code: 'not_found' })
    await expect(house.guest(withdraw, { params, body: {} })).rejects.toMatchObject({ code: 'not_signed_in' })
    const over = await aShift({ startsAt: inHours(-3), endsAt: inHours(-1) })
    const { person, client } = await aVolunteer()
    const signupId = await sowSignup(house, over, person)
    await expect(
      client(withdraw, { params: { streetId: street.streetId, signupId }, body: {} }),
    ).rejects.toMatchObject({ code: 'slot_over' })
  })
})
