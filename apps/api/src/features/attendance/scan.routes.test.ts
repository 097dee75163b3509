import type { Input } from '@yunxuan/contract'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { saturdayMorning } from '../../../test/house.ts'
import { openPair } from '../../../test/pair.ts'
import { hold } from '../../../test/race.ts'
import type { SownMember } from '../../../test/sow.ts'
import { type SownShift, sowShift, sowSignup } from '../../../test/sow-shift.ts'
import { newId } from '../../platform/ids.ts'
import { listAttendance } from './attendance.store.ts'

const scans = 'POST /v1/streets/:streetId/scans'
const codes = 'GET /v1/streets/:streetId/shifts/:shiftId/check-in-code'
const minuteMs = 60_000

const { house, second, setClock } = await openPair()
const street = await house.sow.aStreet()

function pass(ms: number): void {
  setClock(new Date(house.clock.now.getTime() + ms))
}

/** What a phone sends; the rest is filled in. */
type Wish = Partial<Input<typeof scans>['body']> & { code: string }

async function aVolunteer(shift: SownShift, at = house) {
  const person = await house.sow.aMember(street)
  const bookingId = await sowSignup(house, shift, person)
  return { person, bookingId, scan: await scanning(person, at) }
}

async function scanning(person: SownMember, at = house) {
  const client = await at.as(person, 'wechat')
  const deviceId = newId()
  return (wish: Wish, idempotencyKey?: string) =>
    client(
      scans,
      { params: { streetId: person.streetId }, body: { direction: 'in', deviceId, ...wish } },
      idempotencyKey === undefined ? {} : { idempotencyKey },
    )
}

async function codeNow(shift: SownShift): Promise<string> {
  const leader = await house.as(shift.leader, 'wechat')
  return (await leader(codes, { params: shift })).code
}

async function log(shiftId: string | null, denial: string | null) {
  const { rows } = await house.db.$client.query(
    `select person_id as "personId", direction, at from scan where street_id = $1
      and shift_id is not distinct from $2 and denial is not distinct from $3 order by id`,
    [street.streetId, shiftId, denial],
  )
  return rows
}

describe('the code on the screen', () => {
  test('is of this moment, says when it changes, and comes with how many are there', async () => {
    const shift = await sowShift(house, street)
    const { scan } = await aVolunteer(shift)
    await aVolunteer(shift)
    await scan({ code: await codeNow(shift) })
    const leader = await house.as(shift.leader, 'wechat')
    const shown = await leader(codes, { params: shift })
    expect(shown).toMatchObject({
      changesAt: new Date(saturdayMorning.getTime() + 15_000).toISOString(),
      serverTime: saturdayMorning.toISOString(),
      periodSeconds: 15,
      counts: { expected: 2, arrived: 1, left: 0, asking: 0, refused: 0 },
    })
    pass(14_999)
    expect((await leader(codes, { params: shift })).code).toBe(shown.code)
    pass(1)
    expect((await leader(codes, { params: shift })).code).not.toBe(shown.code)
  })

  test('is shown to whoever is in charge, at the place too, and to nobody else', async () => {
    const shift = await sowShift(house, street)
    const { person } = await aVolunteer(shift)
    const coordinator = await house.sow.aStaff(street, 'coordinator')
    const elsewhere = await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId })
    const look = async (who: SownMember, kind: 'wechat' | 'console') =>
      codeOf((await house.as(who, kind))(codes, { params: shift }))
    expect([
      await look(shift.leader, 'wechat'),
      await look(coordinator, 'console'),
      await look(elsewhere, 'console'),
      await look(person, 'wechat'),
      await codeOf(house.guest(codes, { params: shift })),
    ]).toEqual(['done', 'done', 'not_allowed', 'not_allowed', 'not_signed_in'])
  })

  test('there is none for a shift that was cancelled, a slot of a service, or nothing', async () => {
    const cancelled = await sowShift(house, street, { status: 'cancelled' })
    const leader = await house.as(cancelled.leader)
    expect(await codeOf(leader(codes, { params: cancelled }))).toBe('shift_cancelled')
    const slot = await house.sow.aSlot(street)
    for (const shiftId of [slot.slotId, newId()]) {
      expect(await codeOf(leader(codes, { params: { streetId: street.streetId, shiftId } }))).toBe(
        'not_found',
      )
    }
  })
})

describe('checking in and out', () => {
  test('says when they came and left and how many minutes that is, and the sign-up is attended', async () => {
    const shift = await sowShift(house, street)
    const { scan, bookingId } = await aVolunteer(shift)
    pass(35 * minuteMs)
    const arrivedAt = house.clock.now.toISOString()
    const came = await scan({ code: await codeNow(shift) })
    expect(came).toMatchObject({
      activityTitle: '楼道清洁',
      personName: '王秀兰',
      arrivedAt,
      leftAt: null,
      minutes: 0,
    })
    pass(60 * minuteMs)
    const left = await scan({ code: await codeNow(shift), direction: 'out' })
    expect(left).toMatchObject({ arrivedAt, leftAt: house.clock.now.toISOString(), minutes: 60 })
    const [row] = await listAttendance(house.db, street.streetId, shift.shiftId)
    expect(row).toMatchObject({
      bookingId,
      status: 'attended',
      arrivalGrade: 'rotating-code',
      departureGrade: 'rotating-code',
      minutes: 60,
      conflicts: [],
    })
  })

  test('the same scan twice is written down once and answered the same, under its key or not', async () => {
    const shift = await sowShift(house, street)
    const { scan } = await aVolunteer(shift)
    const code = await codeNow(shift)
    const first = await scan({ code }, 'key-1')
    pass(5_000)
    expect(await scan({ code }, 'key-1')).toEqual(first)
    expect(await scan({ code })).toEqual(first)
    expect(await log(shift.shiftId, null)).toHaveLength(1)
    expect(await codeOf(scan({ code, direction: 'out' }, 'key-1'))).toBe('idempotency_mismatch')
  })

  test('leaving within two minutes counts and is said to the leader', async () => {
    const shift = await sowShift(house, street)
    const { scan } = await aVolunteer(shift)
    const code = await codeNow(shift)
    await scan({ code })
    pass(10_000)
    await scan({ code, direction: 'out' })
    const [row] = await listAttendance(house.db, street.streetId, shift.shiftId)
    expect(row?.conflicts).toEqual(['short-visit'])
  })

  test('for a dependant is by its own member, and one phone for two people is said to the leader', async () => {
    const shift = await sowShift(house, street)
    const { scan, person } = await aVolunteer(shift)
    const dependantId = await house.sow.aDependant(person, { name: '小宝' })
    await sowSignup(house, shift, person, dependantId)
    const code = await codeNow(shift)
    await scan({ code })
    expect(await scan({ code, dependantId })).toMatchObject({ personName: '小宝' })
    const rows = await listAttendance(house.db, street.streetId, shift.shiftId)
    expect(rows.map(row => row.conflicts.includes('shared-device'))).toEqual([true, true])
    const stranger = await aVolunteer(shift)
    expect(await codeOf(stranger.scan({ code, dependantId }))).toBe('not_found')
  })

  test('keeps only how far somebody was, coarsely, and asks for no position', async () => {
    await house.db.$client.query(
      'update location set latitude = 30.66, longitude = 104.06 where street_id = $1',
      [street.streetId],
    )
    const shift = await sowShift(house, street)
    const near = await aVolunteer(shift)
    const far = await aVolunteer(shift)
    const unknown = await aVolunteer(shift)
    const code = await codeNow(shift)
    await near.scan({ code, position: { latitude: 30.6611, longitude: 104.0602 } })
    await far.scan({ code, position: { latitude: 30.67, longitude: 104.06 } })
    await unknown.scan({ code })
    const { rows } = await house.db.$client.query(
      'select row_to_json(scan)::text as text, distance_metres as metres from scan where shift_id = $1 order by id',
      [shift.shiftId],
    )
    expect(rows.map(row => row.metres)).toEqual([100, 1_100, null])
    expect(rows.map(row => row.text).join()).not.toMatch(/30\.6|104\.0/)
    const attendance = await listAttendance(house.db, street.streetId, shift.shiftId)
    expect(attendance.map(row => row.conflicts.includes('far-away'))).toEqual([false, true, false])
  })

  test('a phone whose clock is ten minutes off checks in like any other, at the server’s time', async () => {
    const shift = await sowShift(house, street)
    const { scan } = await aVolunteer(shift)
    const scannedAt = new Date(saturdayMorning.getTime() - 10 * minuteMs).toISOString()
    expect(await scan({ code: await codeNow(shift), scannedAt })).toMatchObject({
      arrivedAt: saturdayMorning.toISOString(),
    })
    const { rows } = await house.db.$client.query(
      'select clock_offset_seconds as "offset" from scan where shift_id = $1',
      [shift.shiftId],
    )
    expect(rows).toEqual([{ offset: -600 }])
    const [row] = await listAttendance(house.db, street.streetId, shift.shiftId)
    expect(row?.conflicts).not.toContain('clock-skew')
  })
})

describe('a scan that does not count is refused and written down', () => {
  test('a picture that was sent on is dead within its period and the next', async () => {
    const shift = await sowShift(house, street)
    const { scan, person } = await aVolunteer(shift)
    const code = await codeNow(shift)
    pass(30_000)
    expect(await codeOf(scan({ code }))).toBe('code_expired')
    expect(await log(shift.shiftId, 'code_expired')).toMatchObject([
      { personId: person.memberId, direction: 'in', at: house.clock.now },
    ])
    expect(await log(shift.shiftId, null)).toEqual([])
    pass(-1)
    expect(await codeOf(scan({ code }))).toBe('done')
  })

  test('a forgery without the key, a code of the future or of another shift, or any other picture', async () => {
    const shift = await sowShift(house, street)
    const other = await sowShift(house, street)
    const { scan, person } = await aVolunteer(shift)
    const [good, foreign] = [await codeNow(shift), await codeNow(other)]
    const [body, nextBody] = [good.slice(0, -20), good.replace(/:([0-9A-F]+):(\w{20})$/, nextPeriod)]
    const forged = [
      `${body}${'0'.repeat(20)}`,
      nextBody,
      `${body}${foreign.slice(-20)}`,
      'https://example.org',
    ]
    for (const code of forged) expect(await codeOf(scan({ code }))).toBe('code_forged')
    expect(await talliedOf(person)).toBe(forged.length)
    expect(await log(null, 'code_forged')).toEqual([])
    expect(await codeOf(scan({ code: foreign, shiftId: shift.shiftId }))).toBe('code_foreign')
    expect(await log(other.shiftId, 'code_foreign')).toHaveLength(1)
    expect(await log(shift.shiftId, null)).toEqual([])
  })

  test('a code of another street', async () => {
    const otherStreet = await house.sow.aStreet()
    const other = await sowShift(house, otherStreet)
    const { scan, person } = await aVolunteer(await sowShift(house, street))
    expect(await codeOf(scan({ code: await codeNow(other) }))).toBe('code_foreign')
    expect(await talliedOf(person)).toBe(1)
  })

  test('however often it is sent, it fills neither the scans nor the log', async () => {
    const shift = await sowShift(house, street)
    const { scan, person } = await aVolunteer(shift)
    const there = await scanning(person, second)
    const code = await codeNow(shift)
    pass(45_000)
    const written = async () => {
      const { rows } = await house.db.$client.query(
        `select (select count(*)::int from scan where member_id = $1) as scans,
          (select count(*)::int from audit where actor_id = $1) as lines`,
        [person.memberId],
      )
      return rows[0]
    }
    const before = await written()
    const many = Array.from({ length: 50 }, (_, turn) => (turn % 2 === 0 ? scan : there))
    const forged = await Promise.all(
      many.map((send, turn) => codeOf(send({ code: `${code.slice(0, -3)}${turn}` }))),
    )
    expect(new Set(forged)).toEqual(new Set(['code_forged']))
    expect(await written()).toEqual(before)
    expect(await talliedOf(person)).toBe(50)
    const old = await Promise.all(many.map(send => codeOf(send({ code }))))
    expect(new Set(old)).toEqual(new Set(['code_expired']))
    expect(await written()).toEqual({ scans: before.scans + 1, lines: before.lines + 1 })
  })

  test('before the shift opens and after it closes; leaving has longer than coming', async () => {
    const startsAt = new Date(saturdayMorning.getTime() + 3 * 60 * minuteMs)
    const endsAt = new Date(startsAt.getTime() + 60 * minuteMs)
    const shift = await sowShift(house, street, { startsAt, endsAt })
    const { scan } = await aVolunteer(shift)
    const at = async (now: Date, direction: 'in' | 'out') => {
      setClock(now)
      return codeOf(scan({ code: await codeNow(shift), direction }))
    }
    expect(await at(new Date(startsAt.getTime() - 121 * minuteMs), 'in')).toBe('scan_too_early')
    expect(await at(new Date(startsAt.getTime() - 120 * minuteMs), 'in')).toBe('done')
    expect(await at(endsAt, 'in')).toBe('scan_too_late')
    expect(await at(new Date(endsAt.getTime() + 119 * minuteMs), 'out')).toBe('done')
    expect(await at(new Date(endsAt.getTime() + 120 * minuteMs), 'out')).toBe('scan_too_late')
    expect(await log(shift.shiftId, 'scan_too_late')).toHaveLength(2)
  })

  test('of a shift that was cancelled while its code was on the screen', async () => {
    const shift = await sowShift(house, street)
    const { scan } = await aVolunteer(shift)
    const code = await codeNow(shift)
    await house.db.$client.query(`update slot set status = 'cancelled' where id = $1`, [shift.shiftId])
    expect(await codeOf(scan({ code }))).toBe('shift_cancelled')
  })

  test('of somebody who did not sign up, or withdrew', async () => {
    const shift = await sowShift(house, street)
    const stranger = await scanning(await house.sow.aMember(street))
    const gone = await aVolunteer(shift)
    await house.db.$client.query(`update booking set status = 'cancelled' where id = $1`, [gone.bookingId])
    const code = await codeNow(shift)
    expect(await codeOf(stranger({ code }))).toBe('no_signup')
    expect(await codeOf(gone.scan({ code }))).toBe('no_signup')
    expect(await log(shift.shiftId, 'no_signup')).toHaveLength(2)
  })

  test('without signing in nothing is written down', async () => {
    const body = { code: 'x', direction: 'in' as const, deviceId: newId() }
    const before = (await log(null, 'code_forged')).length
    expect(await codeOf(house.guest(scans, { params: street, body }))).toBe('not_signed_in')
    const nobody = await house.sow.aMember(await house.sow.aStreet())
    const client = await house.as(nobody)
    expect(await codeOf(client(scans, { params: street, body }))).toBe('member_missing')
    expect(await log(null, 'code_forged')).toHaveLength(before)
  })

  test('what is written down stays: the database refuses to change or remove a scan', async () => {
    const shift = await sowShift(house, street)
    const { scan } = await aVolunteer(shift)
    await scan({ code: await codeNow(shift) })
    for (const statement of ['update scan set at = now()', 'delete from scan', 'truncate scan cascade']) {
      await expect(house.db.$client.query(statement)).rejects.toThrow('permission denied')
      await expect(house.asOwner(statement)).rejects.toThrow('scan is append-only')
    }
  })
})

describe('when many come at once', () => {
  test('each of ten who scans ten times at two instances arrives once', async () => {
    const shift = await sowShift(house, street)
    const people = await Promise.all(Array.from({ length: 10 }, () => house.sow.aMember(street)))
    for (const person of people) await sowSignup(house, shift, person)
    const code = await codeNow(shift)
    const phones = await Promise.all(
      people.map(async person => [await scanning(person), await scanning(person, second)]),
    )
    // Both instances are at work already when the race begins.
    await Promise.all(phones.flat().map(scan => codeOf(scan({ code: 'x' }))))
    const turns = Array.from({ length: 10 }, (_, turn) => turn)
    const answers = await Promise.all(turns.flatMap(turn => phones.map(own => own[turn % 2]?.({ code }))))
    expect(new Set(answers.map(one => JSON.stringify(one))).size).toBe(1)
    expect(await log(shift.shiftId, null)).toHaveLength(10)
  })

  test('a crowd that scans at two instances all arrives, and whoever may not takes nobody along', async () => {
    const shift = await sowShift(house, street, { places: 60 })
    const people = await Promise.all(
      Array.from({ length: 30 }, (_, turn) => aVolunteer(shift, turn % 2 === 0 ? house : second)),
    )
    const code = await codeNow(shift)
    const results = await Promise.allSettled(
      people.map(({ scan }, turn) => scan({ code: turn % 10 === 9 ? `${code}0` : code }, `crowd-${turn}`)),
    )
    expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(27)
    expect(await log(shift.shiftId, null)).toHaveLength(27)
    const rows = await listAttendance(house.db, street.streetId, shift.shiftId)
    expect(rows.filter(row => row.arrivedAt !== null && row.status === 'attended')).toHaveLength(27)
  })
})

describe('a shift somebody else holds', () => {
  test('delays only its own scans, which are told to come again', async () => {
    const [stuck, free] = [await sowShift(house, street), await sowShift(house, street)]
    const late = await Promise.all(Array.from({ length: 3 }, () => aVolunteer(stuck)))
    const quick = await Promise.all(Array.from({ length: 3 }, () => aVolunteer(free)))
    const [stuckCode, freeCode] = [await codeNow(stuck), await codeNow(free)]
    const letGo = await hold(house, 'slot', [stuck.shiftId])
    const answers = await Promise.all([
      ...late.map(({ scan }) => codeOf(scan({ code: stuckCode }))),
      ...quick.map(({ scan }) => codeOf(scan({ code: freeCode }))),
    ])
    await letGo()
    expect(answers).toEqual([...Array(3).fill('overloaded'), ...Array(3).fill('done')])
    expect(await log(stuck.shiftId, null)).toEqual([])
    expect(await log(free.shiftId, null)).toHaveLength(3)
  })
})

async function talliedOf({ memberId }: SownMember): Promise<number> {
  const { rows } = await house.db.$client.query('select scans from scan_tally where member_id = $1', [
    memberId,
  ])
  return rows[0]?.scans ?? 0
}

/** The text of the next period's code under the signature of this one's. */
function nextPeriod(_: string, period: string, signature: string): string {
  return `:${(Number.parseInt(period, 16) + 1).toString(16).toUpperCase()}:${signature}`
}
