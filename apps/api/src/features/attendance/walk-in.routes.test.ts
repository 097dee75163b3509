import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { saturdayMorning } from '../../../test/house.ts'
import { openPair } from '../../../test/pair.ts'
import type { SownMember } from '../../../test/sow.ts'
import { type SownShift, sowConsent, sowShift, sowSignup, sowVolunteer } from '../../../test/sow-shift.ts'
import { newId } from '../../platform/ids.ts'
import { listAttendance } from './attendance.store.ts'

const scans = 'POST /v1/streets/:streetId/scans'
const codes = 'GET /v1/streets/:streetId/shifts/:shiftId/check-in-code'
const ask = 'POST /v1/streets/:streetId/shifts/:shiftId/walk-ins'
const approve = 'POST /v1/streets/:streetId/shifts/:shiftId/walk-ins/:requestId/approval'
const reject = 'POST /v1/streets/:streetId/shifts/:shiftId/walk-ins/:requestId/rejection'
const board = 'GET /v1/streets/:streetId/shifts/:shiftId/board'
const roster = 'GET /v1/streets/:streetId/shifts/:shiftId/record-roster'
const personal = 'GET /v1/streets/:streetId/me/personal-codes'
const minuteMs = 60_000

const { house, second, setClock } = await openPair()
const street = await house.sow.aStreet()

async function aVolunteer() {
  const person = await house.sow.aMember(street, { name: '赵大山' })
  await sowVolunteer(house, person)
  return { person, client: await house.as(person, 'wechat') }
}

/** Somebody without a sign-up scans the screen, which is refused. */
async function scanned(shift: SownShift, direction: 'in' | 'out' = 'in', given?: { person: SownMember }) {
  const { person } = given ?? (await aVolunteer())
  const client = await house.as(person, 'wechat')
  const leader = await house.as(shift.leader, 'wechat')
  const { code } = await leader(codes, { params: shift })
  const body = { code, direction, deviceId: newId() }
  expect(await codeOf(client(scans, { params: shift, body }))).toBe('no_signup')
  return { person, client }
}

/** Somebody who scanned and asks to join. */
async function asked(shift: SownShift) {
  const { person, client } = await scanned(shift)
  const request = await client(ask, { params: shift, body: {} })
  return { person, client, request, params: { ...shift, requestId: request.id } }
}

async function placesTaken(shift: SownShift): Promise<number> {
  const { rows } = await house.db.$client.query('select taken from slot where id = $1', [shift.shiftId])
  return rows[0].taken
}

describe('asking to join', () => {
  test('after a scan without a sign-up, once however often it is asked, and the leader sees it', async () => {
    const shift = await sowShift(house, street)
    const { client } = await scanned(shift)
    setClock(new Date(saturdayMorning.getTime() + 29 * minuteMs))
    const request = await client(ask, { params: shift, body: {} })
    expect(request).toMatchObject({
      personName: '赵大山',
      status: 'asked',
      scannedAt: saturdayMorning.toISOString(),
    })
    expect(await client(ask, { params: shift, body: {} })).toEqual(request)
    const leader = await house.as(shift.leader, 'wechat')
    const shown = await leader(board, { params: shift, query: {} })
    expect(shown.walkIns).toEqual([request])
    expect(shown.counts).toMatchObject({ asking: 1, refused: 1, expected: 0 })
    expect((await leader(board, { params: shift, query: { masked: true } })).walkIns).toEqual([])
  })

  test('is refused without a scan, long after it, with a sign-up, and of a shift that is not there', async () => {
    const shift = await sowShift(house, street)
    const { client, person } = await aVolunteer()
    expect(await codeOf(client(ask, { params: shift, body: {} }))).toBe('scan_missing')
    const slow = await scanned(shift)
    setClock(new Date(saturdayMorning.getTime() + 30 * minuteMs + 1))
    expect(await codeOf(slow.client(ask, { params: shift, body: {} }))).toBe('scan_missing')
    await sowSignup(house, shift, person)
    expect(await codeOf(client(ask, { params: shift, body: {} }))).toBe('already_booked')
    const nowhere = { streetId: street.streetId, shiftId: newId() }
    expect(await codeOf(client(ask, { params: nowhere, body: {} }))).toBe('not_found')
    expect(await codeOf(house.guest(ask, { params: shift, body: {} }))).toBe('not_signed_in')
  })

  test('is done for a child under 14 by a guardian who agrees to it, and not without', async () => {
    const shift = await sowShift(house, street)
    const { person, client } = await aVolunteer()
    const dependantId = await house.sow.aDependant(person, { birthDate: '2015-05-05', relation: 'child' })
    await house.sow.aVolunteer(street, { member: person, dependantId, birthDate: '2015-05-05' })
    await sowConsent(house, person, dependantId)
    const leader = await house.as(shift.leader, 'wechat')
    const { code } = await leader(codes, { params: shift })
    const scan = { code, direction: 'in' as const, deviceId: newId(), dependantId }
    expect(await codeOf(client(scans, { params: shift, body: scan }))).toBe('no_signup')
    expect(await codeOf(client(ask, { params: shift, body: { dependantId } }))).toBe(
      'activity_consent_missing',
    )
    const request = await client(ask, { params: shift, body: { dependantId, guardianConsents: true } })
    expect(await client(ask, { params: shift, body: { dependantId } })).toEqual(request)
    setClock(new Date(saturdayMorning.getTime() + 5 * minuteMs))
    const params = { ...shift, requestId: request.id }
    expect(await leader(approve, { params })).toMatchObject({ status: 'approved' })
    const { rows } = await house.db.$client.query(
      'select guardian_consented_at as at from signup_choice where slot_id = $1 and person_id = $2',
      [shift.shiftId, dependantId],
    )
    expect(rows).toEqual([{ at: saturdayMorning }])
  })

  test('is done by a leader’s scan of somebody without a sign-up', async () => {
    const shift = await sowShift(house, street)
    const { client } = await aVolunteer()
    const { items } = await client(personal, { params: street, query: {} })
    const leader = await house.as(shift.leader, 'wechat')
    const scan = {
      scanId: newId(),
      personalCode: items[0]?.code ?? '',
      direction: 'in' as const,
      scannedAt: saturdayMorning.toISOString(),
      deskId: newId(),
      deviceClockOffsetMs: 0,
    }
    const handed = await leader('POST /v1/streets/:streetId/shifts/:shiftId/leader-scans', {
      params: shift,
      body: { scans: [scan] },
    })
    expect(handed).toMatchObject({
      items: [{ reason: 'no_signup', personName: '赵大山' }],
      counts: { asking: 1 },
    })
  })
})

describe('a yes', () => {
  test('takes a place, and all that was scanned before counts: they came when they scanned', async () => {
    const shift = await sowShift(house, street)
    const { params, client, person } = await asked(shift)
    setClock(new Date(saturdayMorning.getTime() + 100 * minuteMs))
    await scanned(shift, 'out', { person })
    const leader = await house.as(shift.leader, 'wechat')
    expect(await leader(approve, { params })).toMatchObject({ status: 'approved' })
    expect(await placesTaken(shift)).toBe(1)
    const rows = await listAttendance(house.db, street.streetId, shift.shiftId)
    expect(rows).toMatchObject([
      {
        personId: person.memberId,
        source: 'walk_in',
        arrivedAt: saturdayMorning,
        leftAt: house.clock.now,
        minutes: 70,
        arrivalGrade: 'rotating-code',
      },
    ])
    const { items } = await client('GET /v1/streets/:streetId/me/notices', { params: street, query: {} })
    expect(items[0]).toMatchObject({ kind: 'booking_approved', title: '负责人让您加入了' })
  })

  test('from two leaders at two instances at once lets somebody in once', async () => {
    const shift = await sowShift(house, street)
    const { params } = await asked(shift)
    const coordinator = await house.sow.aStaff(street, 'coordinator')
    const leaders = [await house.as(shift.leader), await second.as(coordinator)]
    const answers = await Promise.all(leaders.map(leader => leader(approve, { params })))
    expect(answers[0]).toEqual(answers[1])
    expect(await placesTaken(shift)).toBe(1)
    const { rows } = await house.db.$client.query(
      'select count(*)::int as scans from scan where shift_id = $1 and denial is null',
      [shift.shiftId],
    )
    expect(rows).toEqual([{ scans: 1 }])
  })

  test('is taken up where it was left when the place was taken and nothing more', async () => {
    const shift = await sowShift(house, street)
    const { params, person } = await asked(shift)
    await sowSignup(house, shift, person)
    const leader = await house.as(shift.leader)
    expect(await leader(approve, { params })).toMatchObject({ status: 'approved' })
    expect(await placesTaken(shift)).toBe(1)
    const rows = await listAttendance(house.db, street.streetId, shift.shiftId)
    expect(rows).toMatchObject([{ arrivedAt: saturdayMorning, status: 'attended' }])
  })

  test('after the end, for scans that came in late, still lets those join who were there', async () => {
    const shift = await sowShift(house, street)
    const { params } = await asked(shift)
    setClock(new Date(saturdayMorning.getTime() + 24 * 60 * minuteMs))
    const leader = await house.as(shift.leader)
    expect(await leader(approve, { params })).toMatchObject({ status: 'approved' })
    const rows = await listAttendance(house.db, street.streetId, shift.shiftId)
    expect(rows).toMatchObject([{ arrivedAt: saturdayMorning, conflicts: ['departure-capped'] }])
  })

  test('six for the last two places, at two instances: two get in', async () => {
    const shift = await sowShift(house, street, { places: 2 })
    const requests = []
    for (let turn = 0; turn < 6; turn++) requests.push(await asked(shift))
    const leaders = [await house.as(shift.leader), await second.as(shift.leader)]
    const results = await Promise.all(
      requests.map(({ params }, turn) => {
        const leader = leaders[turn % 2]
        if (leader === undefined) throw new Error('two leaders')
        return codeOf(leader(approve, { params }))
      }),
    )
    expect(results.sort()).toEqual(['done', 'done', ...Array(4).fill('slot_full')])
    expect(await placesTaken(shift)).toBe(2)
    expect(await listAttendance(house.db, street.streetId, shift.shiftId)).toHaveLength(2)
  })

  test('and a no are a leader’s alone, and an answer stays', async () => {
    const shift = await sowShift(house, street)
    const { params, client } = await asked(shift)
    const body = { reason: '工具不够' }
    expect(await codeOf(client(approve, { params }))).toBe('not_allowed')
    expect(await codeOf(client(reject, { params, body }))).toBe('not_allowed')
    expect(await codeOf(house.guest(approve, { params }))).toBe('not_signed_in')
    expect(await codeOf(house.guest(reject, { params, body }))).toBe('not_signed_in')
    const leader = await house.as(shift.leader, 'wechat')
    const nothing = { ...params, requestId: newId() }
    expect(await codeOf(leader(approve, { params: nothing }))).toBe('not_found')
    expect(await codeOf(leader(reject, { params: nothing, body }))).toBe('not_found')
    expect(await leader(reject, { params, body })).toMatchObject({ status: 'rejected', reason: '工具不够' })
    expect(await codeOf(leader(approve, { params }))).toBe('walk_in_answered')
    expect(await codeOf(leader(reject, { params, body }))).toBe('walk_in_answered')
    expect(await placesTaken(shift)).toBe(0)
    const { items } = await client('GET /v1/streets/:streetId/me/notices', { params: street, query: {} })
    expect(items[0]).toMatchObject({ kind: 'booking_rejected', text: expect.stringContaining('工具不够') })
  })

  test('does not pass by what a shift asks of its people', async () => {
    const shift = await sowShift(house, street)
    const person = await house.sow.aMember(street)
    await scanned(shift, 'in', { person })
    const client = await house.as(person, 'wechat')
    const request = await client(ask, { params: shift, body: {} })
    const leader = await house.as(shift.leader, 'wechat')
    const answer = await codeOf(leader(approve, { params: { ...shift, requestId: request.id } }))
    expect(answer).toBe('volunteer_missing')
  })
})

describe('a roster with walk-ins', () => {
  test('is odd where more of them came than others stayed away', async () => {
    const shift = await sowShift(house, street)
    const leader = await house.as(shift.leader, 'wechat')
    const comes = async () => {
      const { params } = await asked(shift)
      await leader(approve, { params })
    }
    const isOdd = async () => {
      const { lines } = await leader(roster, { params: shift })
      const came = lines.filter(line => line.arrivedAt !== null)
      return came.map(line => line.suspicions.includes('more-arrivals-than-signups'))
    }
    await comes()
    expect(await isOdd()).toEqual([true])
    await sowSignup(house, shift, await house.sow.aMember(street))
    expect(await isOdd()).toEqual([false])
    await comes()
    expect(await isOdd()).toEqual([true, true])
  })
})
