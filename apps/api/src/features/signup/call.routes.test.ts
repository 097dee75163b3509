import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { type House, saturdayMorning } from '../../../test/house.ts'
import { openPair } from '../../../test/pair.ts'
import { whileHeld } from '../../../test/race.ts'
import type { SownMember, SownStreet } from '../../../test/sow.ts'
import { type SownShift, sowShift, sowSignup } from '../../../test/sow-shift.ts'
import { newId } from '../../platform/ids.ts'
import { sendCalls } from './call.service.ts'

const call = 'POST /v1/streets/:streetId/shifts/:shiftId/calls'
const calls = 'GET /v1/streets/:streetId/shifts/:shiftId/calls'
const received = 'GET /v1/streets/:streetId/me/calls'
const choose = 'PUT /v1/streets/:streetId/me/calls'
const decline = 'POST /v1/streets/:streetId/replacement-calls/:callId/decline'
const signUp = 'POST /v1/streets/:streetId/shifts/:shiftId/signups'
const withdraw = 'DELETE /v1/streets/:streetId/signups/:signupId'
const hourMs = 3_600_000

const { house, second } = await openPair()
let street: SownStreet

// A street of its own for each: calls look at all of its volunteers.
beforeEach(async () => {
  street = await house.sow.aStreet()
  // The job serves every street: what earlier tests left open is not counted.
  await house.db.$client.query(`update replacement_call set status = 'over' where status = 'open'`)
})

const inHours = (hours: number) => new Date(saturdayMorning.getTime() + hours * hourMs)
const inMinutes = (minutes: number) => inHours(minutes / 60)

/** A shift that starts in five hours, near enough for a call. */
function aShift(more: Parameters<typeof sowShift>[2] = {}): Promise<SownShift> {
  return sowShift(house, street, { startsAt: inHours(5), endsAt: inHours(7), places: 2, ...more })
}

async function setPolicy(settings: object): Promise<void> {
  const changedBy = (await house.sow.aMember(street)).memberId
  const { streetId } = street
  // A version holds what the street has changed; the rest are the defaults.
  await house.db.$client.query(
    'insert into policy (street_id, version, settings, changed_at, changed_by) values ($1, 1, $2, $3, $4)',
    [streetId, JSON.stringify(settings), saturdayMorning, changedBy],
  )
}

const of = (shift: SownShift) => ({ params: { streetId: shift.streetId, shiftId: shift.shiftId } })
const mine = () => ({ params: { streetId: street.streetId } })

async function leaderOf(shift: SownShift) {
  return house.as(shift.leader, 'wechat')
}

/** Who was called to a shift, in waves. */
async function waves(shift: SownShift): Promise<string[][]> {
  const { rows } = await house.db.$client.query<{ people: string[] }>(
    `select array_agg(i.person_id::text order by i.person_id) as people from replacement_invite i
     join replacement_call c on c.street_id = i.street_id and c.id = i.call_id
     where c.street_id = $1 and c.slot_id = $2 group by i.wave order by i.wave`,
    [shift.streetId, shift.shiftId],
  )
  return rows.map(row => row.people)
}

async function inboxOf(person: SownMember): Promise<string[]> {
  const client = await house.as(person)
  const inbox = await client('GET /v1/streets/:streetId/me/notices', { ...mine(), query: {} })
  return inbox.items.map(notice => notice.kind)
}

async function dropsOut(shift: SownShift, now = saturdayMorning): Promise<SownMember> {
  const person = await house.sow.aVolunteer(street)
  const signupId = await sowSignup(house, shift, person)
  house.clock.now = now
  const client = await house.as(person, 'wechat')
  await client(withdraw, { params: { streetId: street.streetId, signupId }, body: {} })
  return person
}

describe('when somebody drops out', () => {
  test('near the start, with nobody waiting, others are called; not who dropped out', async () => {
    const shift = await aShift()
    const gone = await dropsOut(shift)
    const free = await house.sow.aVolunteer(street)
    expect(await sendCalls(house.deps, saturdayMorning)).toBe(1)
    expect(await waves(shift)).toEqual([[free.personId]])
    expect(await inboxOf(free)).toEqual(['replacement_call'])
    expect(await inboxOf(gone)).toEqual([])
    const leader = await leaderOf(shift)
    expect((await leader(calls, of(shift))).items).toMatchObject([
      { status: 'open', waves: 1, called: 1, declined: 0, isAutomatic: true },
    ])
  })

  test('long before, nobody is called', async () => {
    const shift = await aShift({ startsAt: inHours(48), endsAt: inHours(50) })
    await dropsOut(shift)
    await house.sow.aVolunteer(street)
    expect(await sendCalls(house.deps, saturdayMorning)).toBe(0)
    expect((await (await leaderOf(shift))(calls, of(shift))).items).toEqual([])
  })

  test('with somebody waiting, the place is theirs and nobody is called', async () => {
    const shift = await aShift({ places: 1 })
    const person = await house.sow.aVolunteer(street)
    const signupId = await sowSignup(house, shift, person)
    const waiter = await house.sow.aVolunteer(street)
    const waiting = await house.as(waiter, 'wechat')
    await waiting('POST /v1/streets/:streetId/shifts/:shiftId/waitlist', { ...of(shift), body: {} })
    const client = await house.as(person, 'wechat')
    await client(withdraw, { params: { streetId: street.streetId, signupId }, body: {} })
    expect(await sendCalls(house.deps, saturdayMorning)).toBe(0)
    expect(await inboxOf(waiter)).toEqual(['offer'])
  })
})

describe('waves', () => {
  test('go to the nearest first, then to those with the skills, a wave at a time', async () => {
    await setPolicy({ callWaveSize: 2, callWaveMinutes: 15 })
    const shift = await aShift({ activity: { skills: ['急救'] } })
    const away = await house.sow.aVolunteer(street, { areaId: street.otherAreaId, skills: ['急救'] })
    const near = await house.sow.aVolunteer(street)
    const able = await house.sow.aVolunteer(street, { skills: ['急救'] })
    const leader = await leaderOf(shift)
    await leader(call, of(shift))
    expect(await sendCalls(house.deps, saturdayMorning)).toBe(2)
    expect(await sendCalls(house.deps, inMinutes(14))).toBe(0)
    expect(await sendCalls(house.deps, inMinutes(15))).toBe(1)
    expect(await waves(shift)).toEqual([[near.personId, able.personId].sort(), [away.personId]])
    expect(await sendCalls(house.deps, inMinutes(30))).toBe(0)
    expect((await leader(calls, of(shift))).items).toMatchObject([{ status: 'open', waves: 2, called: 3 }])
  })

  test('spare whoever was called lately', async () => {
    await setPolicy({ callWaveSize: 1 })
    const people = [await house.sow.aVolunteer(street), await house.sow.aVolunteer(street)]
    const [first, next] = [await aShift(), await aShift({ startsAt: inHours(9), endsAt: inHours(10) })]
    await (await leaderOf(first))(call, of(first))
    await sendCalls(house.deps, saturdayMorning)
    await (await leaderOf(next))(call, of(next))
    await sendCalls(house.deps, saturdayMorning)
    const called = [...(await waves(first)), ...(await waves(next))].flat()
    expect(called.sort()).toEqual(people.map(person => person.personId).sort())
  })

  test('reach nobody who is busy, may not come, waits, said no, or wants no calls', async () => {
    const shift = await aShift({ activity: { qualification: '急救证' } })
    const holding = async (more: Parameters<House['sow']['aVolunteer']>[1] = {}) => {
      const person = await house.sow.aVolunteer(street, more)
      await house.db.$client.query(
        `insert into qualification (street_id, id, person_id, kind, status, claimed_at, reason)
         values ($1, $2, $3, '急救证', 'approved', $4, '')`,
        [street.streetId, newId(), person.personId, saturdayMorning],
      )
      return person
    }
    await house.sow.aVolunteer(street)
    await holding({ status: 'pending' })
    await holding({ birthDate: '2014-01-01' })
    const busy = await holding()
    await sowSignup(house, await aShift({ startsAt: inHours(6), endsAt: inHours(8) }), busy)
    const quiet = await holding()
    const client = await house.as(quiet, 'wechat')
    expect(await client(choose, { ...mine(), body: { isCalled: false } })).toMatchObject({ isCalled: false })
    const leader = await leaderOf(shift)
    await leader(call, of(shift))
    expect(await sendCalls(house.deps, saturdayMorning)).toBe(0)
    const free = await holding()
    expect(await sendCalls(house.deps, inMinutes(15))).toBe(1)
    expect(await waves(shift)).toEqual([[free.personId]])
    expect(await client(choose, { ...mine(), body: { isCalled: true } })).toMatchObject({ isCalled: true })
    expect(await sendCalls(house.deps, inMinutes(30))).toBe(1)
  })

  test('are sent once, though two instances look at the same minute', async () => {
    const shift = await aShift()
    const people = [await house.sow.aVolunteer(street), await house.sow.aVolunteer(street)]
    const { id } = await (await leaderOf(shift))(call, of(shift))
    const send = () =>
      Promise.all([sendCalls(house.deps, saturdayMorning), sendCalls(second.deps, saturdayMorning)])
    const sent = await whileHeld(house, 'slot', [shift.shiftId], () =>
      whileHeld(house, 'replacement_call', [id], send),
    )
    expect(sent.sort()).toEqual([0, 2])
    for (const person of people) expect(await inboxOf(person)).toEqual(['replacement_call'])
  })

  test('end when the shift is filled, and when it begins', async () => {
    const shift = await aShift({ places: 1 })
    const [one, two] = [await house.sow.aVolunteer(street), await house.sow.aVolunteer(street)]
    const leader = await leaderOf(shift)
    await leader(call, of(shift))
    await sendCalls(house.deps, saturdayMorning)
    const clients = [await house.as(one, 'wechat'), await second.as(two, 'wechat')]
    const codes = await Promise.all(clients.map(client => codeOf(client(signUp, { ...of(shift), body: {} }))))
    expect(codes.sort()).toEqual(['done', 'slot_full'])
    for (const client of clients) expect((await client(received, mine())).items).toEqual([])
    await sendCalls(house.deps, inMinutes(15))
    expect((await leader(calls, of(shift))).items).toMatchObject([{ status: 'filled', nextWaveAt: null }])
    const other = await aShift()
    await (await leaderOf(other))(call, of(other))
    await sendCalls(house.deps, inHours(5))
    expect((await (await leaderOf(other))(calls, of(other))).items).toMatchObject([{ status: 'over' }])
  })
})

describe('whoever is called', () => {
  test('sees it with its shift, says no once, and is not asked again', async () => {
    await setPolicy({ callWaveSize: 1 })
    const shift = await aShift()
    const person = await house.sow.aVolunteer(street)
    const client = await house.as(person, 'wechat')
    await (await leaderOf(shift))(call, of(shift))
    await sendCalls(house.deps, saturdayMorning)
    const inbox = await client(received, mine())
    expect(inbox).toMatchObject({
      items: [{ shift: { id: shift.shiftId, activityId: shift.activityId }, placesLeft: 2 }],
      choices: [{ personId: person.personId, dependantId: null, isCalled: true }],
    })
    const callId = inbox.items[0]?.id ?? ''
    const params = { ...mine().params, callId }
    await client(decline, { params, body: {} })
    expect((await client(received, mine())).items).toEqual([])
    await sendCalls(house.deps, inMinutes(15))
    expect(await waves(shift)).toEqual([[person.personId]])
    expect((await (await leaderOf(shift))(calls, of(shift))).items).toMatchObject([{ declined: 1 }])
    const other = await house.as(await house.sow.aVolunteer(street), 'wechat')
    await expect(other(decline, { params, body: {} })).rejects.toMatchObject({ code: 'not_found' })
    await expect(house.guest(decline, { params, body: {} })).rejects.toMatchObject({ code: 'not_signed_in' })
  })

  test('is a volunteer; others have nothing to choose', async () => {
    const resident = await house.as(await house.sow.aMember(street))
    expect(await resident(received, mine())).toEqual({ items: [], choices: [] })
    const body = { isCalled: false }
    await expect(resident(choose, { ...mine(), body })).rejects.toMatchObject({ code: 'not_found' })
    await expect(house.guest(choose, { ...mine(), body })).rejects.toMatchObject({ code: 'not_signed_in' })
    await expect(house.guest(received, mine())).rejects.toMatchObject({ code: 'not_signed_in' })
  })
})

describe('a leader', () => {
  test('calls on a phone; who leads the team or keeps the place does too, and nobody else', async () => {
    const lead = await house.sow.aVolunteer(street)
    const teamId = await house.sow.aTeam(street, { leaders: [lead] })
    const coordinator = await house.sow.aStaff(street, 'coordinator')
    for (const person of [lead, coordinator]) {
      const shift = await aShift({ activity: { teamId } })
      const client = await house.as(person, person === lead ? 'wechat' : 'console')
      expect(await client(call, of(shift))).toMatchObject({ status: 'open', isAutomatic: false })
    }
    const shift = await aShift({ activity: { teamId } })
    const onPhone = await house.as(coordinator, 'wechat')
    const stranger = await house.as(await house.sow.aVolunteer(street), 'wechat')
    for (const client of [onPhone, stranger]) {
      await expect(client(call, of(shift))).rejects.toMatchObject({ code: 'not_allowed' })
      await expect(client(calls, of(shift))).rejects.toMatchObject({ code: 'not_allowed' })
    }
    await expect(house.guest(call, of(shift))).rejects.toMatchObject({ code: 'not_signed_in' })
    await expect(house.guest(calls, of(shift))).rejects.toMatchObject({ code: 'not_signed_in' })
  })

  test('calls only while there is somebody to call for', async () => {
    const called = async (shift: SownShift) => codeOf((await leaderOf(shift))(call, of(shift)))
    const shift = await aShift()
    expect(await called(shift)).toBe('done')
    expect(await called(shift)).toBe('call_open')
    expect(await called(await aShift({ places: 1, taken: 1 }))).toBe('call_not_needed')
    expect(await called(await aShift({ startsAt: inHours(-1), endsAt: inHours(1) }))).toBe('call_too_late')
    expect(await called(await aShift({ status: 'cancelled' }))).toBe('slot_cancelled')
    expect(await called(await aShift({ service: { status: 'paused' } }))).toBe('service_not_published')
    expect(await called({ ...shift, shiftId: newId() })).toBe('not_found')
  })
})
