import type { LeaderScan } from '@yunxuan/contract'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { saturdayMorning } from '../../../test/house.ts'
import { openPair } from '../../../test/pair.ts'
import { whileHeld } from '../../../test/race.ts'
import type { SownMember } from '../../../test/sow.ts'
import { type SownShift, sowShift, sowSignup, sowVolunteer } from '../../../test/sow-shift.ts'
import { newId } from '../../platform/ids.ts'
import { listAttendance } from './attendance.store.ts'

const handIn = 'POST /v1/streets/:streetId/shifts/:shiftId/leader-scans'
const personal = 'GET /v1/streets/:streetId/me/personal-codes'
const roster = 'GET /v1/streets/:streetId/shifts/:shiftId/record-roster'
const approval = 'POST /v1/streets/:streetId/shifts/:shiftId/approval'
const cancellation = 'POST /v1/streets/:streetId/slots/:slotId/cancellation'
const minuteMs = 60_000

const { house, second, setClock } = await openPair()
const street = await house.sow.aStreet()

async function codeOfPerson(person: SownMember, shiftId: string): Promise<string> {
  const client = await house.as(person, 'wechat')
  const { items } = await client(personal, { params: { streetId: person.streetId }, query: { shiftId } })
  return items[0]?.code ?? ''
}

async function aVolunteer(shift: SownShift) {
  const person = await house.sow.aMember(street)
  await sowSignup(house, shift, person)
  return { person, personalCode: await codeOfPerson(person, shift.shiftId) }
}

/** A scan so many minutes after eight; the desk's clock is right unless said otherwise. */
function aScan(personalCode: string, minutes: number, more: Partial<LeaderScan> = {}): LeaderScan {
  return {
    scanId: newId(),
    personalCode,
    direction: 'in',
    scannedAt: new Date(saturdayMorning.getTime() + minutes * minuteMs).toISOString(),
    deskId: eastDesk,
    deviceClockOffsetMs: 0,
    ...more,
  }
}

const eastDesk = newId()
const westDesk = newId()
const southDesk = newId()

async function hand(shift: SownShift, scans: LeaderScan[], at = house) {
  const leader = await at.as(shift.leader, 'wechat')
  return leader(handIn, { params: shift, body: { scans } })
}

/** What a hand-in said, in the order of its scans. */
async function said(shift: SownShift, scans: LeaderScan[]): Promise<string[]> {
  const { items } = await hand(shift, scans)
  return items.map(item => item.reason ?? item.result)
}

async function talliedOf({ memberId }: SownMember): Promise<number> {
  const { rows } = await house.db.$client.query('select scans from scan_tally where member_id = $1', [
    memberId,
  ])
  return rows[0]?.scans ?? 0
}

async function attendanceOf(shift: SownShift) {
  const rows = await listAttendance(house.db, street.streetId, shift.shiftId)
  return rows.map(({ arrivedAt, leftAt, minutes, conflicts, arrivalGrade }) => ({
    arrivedAt,
    leftAt,
    minutes,
    conflicts,
    arrivalGrade,
  }))
}

describe('personal codes', () => {
  test('are those of the member and its dependants, for the day of the shift or today', async () => {
    const startsAt = new Date('2026-12-01T01:00:00Z')
    const shift = await sowShift(house, street, { startsAt, endsAt: new Date('2026-12-01T03:00:00Z') })
    const person = await house.sow.aMember(street)
    await house.sow.aDependant(person, { name: '小宝' })
    const client = await house.as(person, 'wechat')
    const params = { streetId: street.streetId }
    const ofShift = await client(personal, { params, query: { shiftId: shift.shiftId } })
    expect(ofShift.items.map(item => [item.personName, item.day])).toEqual([
      ['王秀兰', '2026-12-01'],
      ['小宝', '2026-12-01'],
    ])
    const today = await client(personal, { params, query: {} })
    expect(today.items.map(item => item.day)).toEqual(['2026-11-28', '2026-11-28'])
    expect(await codeOf(client(personal, { params, query: { shiftId: newId() } }))).toBe('not_found')
    // Whoever leaves late still shows theirs; for a day that is over none is given out.
    setClock(new Date('2026-12-01T04:59:00Z'))
    expect((await client(personal, { params, query: { shiftId: shift.shiftId } })).items).toHaveLength(2)
    setClock(new Date('2026-12-01T05:00:00Z'))
    expect(await codeOf(client(personal, { params, query: { shiftId: shift.shiftId } }))).toBe(
      'scan_too_late',
    )
    setClock(saturdayMorning)
    expect(await codeOf(house.guest(personal, { params, query: {} }))).toBe('not_signed_in')
  })
})

describe('scans that a leader hands in', () => {
  test('count from the time they were made, hours later, and are marked and prove less', async () => {
    const shift = await sowShift(house, street)
    const { personalCode } = await aVolunteer(shift)
    setClock(new Date(saturdayMorning.getTime() + 10 * 60 * minuteMs))
    const scans = [aScan(personalCode, 40), aScan(personalCode, 130, { direction: 'out' })]
    const { items, counts } = await hand(shift, scans)
    expect(items.map(item => [item.result, item.conflicts, item.personName])).toEqual([
      ['conflict', ['handed-in-late'], '王秀兰'],
      ['conflict', ['handed-in-late'], '王秀兰'],
    ])
    expect(counts).toMatchObject({ expected: 1, arrived: 1, left: 1, refused: 0 })
    expect(await attendanceOf(shift)).toEqual([
      {
        arrivedAt: new Date(saturdayMorning.getTime() + 40 * minuteMs),
        leftAt: new Date(saturdayMorning.getTime() + 130 * minuteMs),
        minutes: 90,
        conflicts: ['handed-in-late'],
        arrivalGrade: 'late-scan',
      },
    ])
  })

  test('500 of three desks give the same in any order, and the same batch three times has one effect', async () => {
    const shifts = await Promise.all(
      Array.from({ length: 3 }, () => sowShift(house, street, { places: 100 })),
    )
    const people = await Promise.all(Array.from({ length: 84 }, () => house.sow.aMember(street)))
    for (const shift of shifts) for (const person of people) await sowSignup(house, shift, person)
    const codes: string[] = []
    for (const person of people) codes.push(await codeOfPerson(person, shifts[0]?.shiftId ?? ''))
    setClock(new Date(saturdayMorning.getTime() + 3 * 60 * minuteMs))
    // Each person six times at changing desks: 504 scans, of which the last four are left out.
    const plan = Array.from({ length: 500 }, (_, turn) => {
      const lap = Math.floor(turn / 84)
      return {
        personalCode: codes[turn % 84] ?? '',
        minutes: 30 + ((turn * 37) % 110),
        direction: lap % 3 === 1 ? ('out' as const) : ('in' as const),
        deskId: [eastDesk, westDesk, southDesk][(turn + lap) % 3] ?? eastDesk,
      }
    })
    const [one, two, three] = shifts.map(() =>
      plan.map(({ personalCode, minutes, ...more }) => aScan(personalCode, minutes, more)),
    )
    if (one === undefined || two === undefined || three === undefined) throw new Error('three shifts')
    const [first, backwards, byDesk] = shifts
    if (first === undefined || backwards === undefined || byDesk === undefined)
      throw new Error('three shifts')
    await hand(first, one)
    await hand(backwards, two.toReversed())
    for (const desk of [southDesk, eastDesk, westDesk]) {
      const own = three.filter(scan => scan.deskId === desk)
      const results = await Promise.all([hand(byDesk, own), hand(byDesk, own, second), hand(byDesk, own)])
      expect(
        results.flatMap(result => result.items).filter(item => item.result !== 'duplicate'),
      ).toHaveLength(own.length)
    }
    const expected = await attendanceOf(first)
    expect(expected.filter(row => row.arrivedAt !== null)).toHaveLength(84)
    expect(expected.some(row => row.conflicts.includes('in-after-out'))).toBe(true)
    expect(await attendanceOf(backwards)).toEqual(expected)
    expect(await attendanceOf(byDesk)).toEqual(expected)
  }, 60_000)

  test('are each counted once by the id the phone gave them, and an id is not used for another', async () => {
    const shift = await sowShift(house, street)
    const { personalCode } = await aVolunteer(shift)
    const scan = aScan(personalCode, 0)
    expect(await said(shift, [scan, scan])).toEqual(['accepted', 'duplicate'])
    // Its clock was compared anew before it was sent again.
    expect(await said(shift, [{ ...scan, deviceClockOffsetMs: 700 }])).toEqual(['duplicate'])
    expect(await said(shift, [{ ...scan, direction: 'out' }])).toEqual(['scan_id_taken'])
    expect(await attendanceOf(shift)).toMatchObject([{ arrivedAt: saturdayMorning, leftAt: null }])
  })

  test('under one id for two shifts at once are one scan, and the other shift is told that the id is taken', async () => {
    const [one, other] = [await sowShift(house, street), await sowShift(house, street)]
    const { personalCode } = await aVolunteer(one)
    const scans = Array.from({ length: 5 }, (_, minute) => aScan(personalCode, minute))
    const handed = await whileHeld(house, 'slot', [one.shiftId, other.shiftId], () =>
      Promise.all([hand(one, scans), hand(other, scans.toReversed(), second)]),
    )
    const reasons = handed.map(({ items }) => new Set(items.map(item => item.reason)))
    expect(reasons.filter(own => own.has('scan_id_taken'))).toEqual([new Set(['scan_id_taken'])])
    const { rows } = await house.db.$client.query(
      'select distinct shift_id from scan where id = any($1::uuid[])',
      [scans.map(scan => scan.scanId)],
    )
    expect(rows).toHaveLength(1)
  })

  test('of one code at two desks within a minute are a conflict that is listed', async () => {
    const shift = await sowShift(house, street)
    const { personalCode } = await aVolunteer(shift)
    setClock(new Date(saturdayMorning.getTime() + 5 * minuteMs))
    const scans = [aScan(personalCode, 1), aScan(personalCode, 1.5, { deskId: westDesk })]
    const { items } = await hand(shift, scans)
    expect(items.map(item => [item.result, item.conflicts])).toEqual([
      ['conflict', ['two-desks-at-once']],
      ['conflict', ['two-desks-at-once']],
    ])
  })

  test('of somebody who was at another shift at the time are a conflict', async () => {
    const shift = await sowShift(house, street)
    const other = await sowShift(house, street)
    const { person, personalCode } = await aVolunteer(shift)
    await sowSignup(house, other, person)
    expect(await said(shift, [aScan(personalCode, 0)])).toEqual(['accepted'])
    const { items } = await hand(other, [aScan(personalCode, 0)])
    expect(items).toMatchObject([{ result: 'conflict', conflicts: ['two-shifts-at-once'] }])
  })

  test('by a clock that is ten minutes off are set right and said', async () => {
    const shift = await sowShift(house, street)
    const { personalCode } = await aVolunteer(shift)
    const scan = aScan(personalCode, 10, { deviceClockOffsetMs: 10 * minuteMs })
    const { items } = await hand(shift, [scan])
    expect(items).toMatchObject([{ result: 'conflict', conflicts: ['clock-skew'] }])
    expect(await attendanceOf(shift)).toMatchObject([{ arrivedAt: saturdayMorning }])
  })

  test('that do not count are refused one by one with the reason, and are rows only where they show that somebody was there', async () => {
    const shift = await sowShift(house, street)
    const otherStreet = await house.sow.aStreet()
    const foreign = await house.sow.aMember(otherStreet)
    const { person, personalCode } = await aVolunteer(shift)
    const later = await sowShift(house, street, {
      startsAt: new Date('2026-11-30T01:00:00Z'),
      endsAt: new Date('2026-11-30T03:00:00Z'),
    })
    const stranger = await house.sow.aMember(street)
    const scans = [
      aScan(`${personalCode.slice(0, -1)}?`, 0),
      aScan(`${personalCode.slice(0, -20)}${'0'.repeat(20)}`, 0),
      aScan(await codeOfPerson(foreign, (await sowShift(house, otherStreet)).shiftId), 0),
      aScan(await codeOfPerson(person, later.shiftId), 0),
      aScan(personalCode, -200),
      aScan(personalCode, 6),
      aScan(await codeOfPerson(stranger, shift.shiftId), 0),
      aScan(personalCode, 0),
    ]
    const reasons = [
      'code_forged',
      'code_forged',
      'code_foreign',
      'code_expired',
      'scan_too_early',
      'scan_in_future',
      'no_signup',
    ]
    expect(await said(shift, scans)).toEqual([...reasons, 'accepted'])
    const { rows } = await house.db.$client.query('select denial from scan where shift_id = $1 order by id', [
      shift.shiftId,
    ])
    // The others are counted, and no row.
    expect(rows.map(row => row.denial)).toEqual(['no_signup', null])
    expect(await talliedOf(shift.leader)).toBe(6)
    // Sent again, each is known and says the same.
    const { items } = await hand(shift, scans)
    const results = [...Array(6).fill('refused'), ...Array(2).fill('duplicate')]
    expect(items.map(item => item.result)).toEqual(results)
    expect(await talliedOf(shift.leader)).toBe(12)
    expect(items.map(item => item.reason)).toEqual([...reasons, null])
  })

  test('fill nothing under ever new ids: a minute, direction and person have one a desk, of two desks', async () => {
    const shift = await sowShift(house, street)
    const { person, personalCode } = await aVolunteer(shift)
    const stranger = await codeOfPerson(await house.sow.aMember(street), shift.shiftId)
    const leaders = await codeOfPerson(shift.leader, shift.shiftId)
    setClock(new Date(saturdayMorning.getTime() + 5 * minuteMs))
    const many = (code: string, more: () => Partial<LeaderScan> = () => ({})) =>
      Array.from({ length: 20 }, (_, turn) => aScan(code, 1 + turn / 60, more()))
    const scans = [
      many(personalCode),
      many(stranger),
      many(leaders),
      many(personalCode, () => ({ deskId: newId() })),
    ]
    for (const own of scans) await hand(shift, own)
    for (const own of scans)
      await hand(
        shift,
        own.map(scan => ({ ...scan, scanId: newId() })),
      )
    const { rows } = await house.db.$client.query(
      'select person_id = $2 as own, denial from scan where shift_id = $1 order by own, id',
      [shift.shiftId, person.memberId],
    )
    expect(rows).toEqual([
      { own: false, denial: 'no_signup' },
      { own: true, denial: null },
      { own: true, denial: null },
    ])
    expect(await talliedOf(shift.leader)).toBe(40)
    // What was written down once and is sent again too late to count is still known.
    setClock(new Date(saturdayMorning.getTime() + 8 * 24 * 60 * minuteMs))
    expect(await said(shift, scans[0]?.slice(0, 1) ?? [])).toEqual(['duplicate'])
    setClock(saturdayMorning)
  })

  test('codes of both days of a night watch count', async () => {
    const shift = await sowShift(house, street, {
      startsAt: new Date('2026-11-28T14:00:00Z'),
      endsAt: new Date('2026-11-28T16:30:00Z'),
    })
    const night = (minutes: number) => new Date(Date.parse('2026-11-28T16:00:00Z') + minutes * minuteMs)
    const { person, personalCode } = await aVolunteer(shift)
    setClock(night(10))
    const lateCode = await codeOfPerson(person, shift.shiftId)
    expect(lateCode).not.toBe(personalCode)
    const at = (minutes: number) => ({ scannedAt: night(minutes).toISOString() })
    const wayOut = aScan(lateCode, 0, { ...at(10), direction: 'out' })
    expect(await said(shift, [wayOut])).toEqual(['conflict'])
    const { items } = await hand(shift, [aScan(personalCode, 0, at(-120))])
    expect(items).toMatchObject([{ reason: null, conflicts: ['handed-in-late'] }])
    setClock(saturdayMorning)
  })

  const approveAs = async (shift: SownShift, by: SownMember, seenMinutes: number, kind?: 'wechat') => {
    const api = await house.as(by, kind)
    const bookingId = (await api(roster, { params: shift })).lines[0]?.bookingId ?? ''
    const wish = { bookingId, outcome: 'approved' as const, seenMinutes, reason: '问过本人' }
    return api(approval, { params: shift, body: { lines: [wish] } })
  }

  test('are for another to approve, however soon they came; of an absent friend nobody makes hours alone', async () => {
    const shift = await sowShift(house, street)
    const { person, personalCode } = await aVolunteer(shift)
    await sowVolunteer(house, person)
    const at = (minutes: number) => new Date(saturdayMorning.getTime() + minutes * minuteMs)
    setClock(at(30))
    expect(await said(shift, [aScan(personalCode, 30)])).toEqual(['accepted'])
    setClock(at(150.5))
    expect(await said(shift, [aScan(personalCode, 150, { direction: 'out' })])).toEqual(['accepted'])
    const leader = await house.as(shift.leader, 'wechat')
    const [line] = (await leader(roster, { params: shift })).lines
    expect(line).toMatchObject({ minutes: 120, grade: 'leader-scan', suspicions: [], isOwnScan: true })
    expect(await codeOf(approveAs(shift, shift.leader, 120, 'wechat'))).toBe('own_scan')
    const coordinator = await house.sow.aStaff(street, 'coordinator')
    const desk = await house.as(coordinator)
    const name = (await leader('GET /v1/streets/:streetId/me', { params: street })).name
    expect((await desk(roster, { params: shift })).lines).toMatchObject([
      { isOwnScan: false, scannedBy: [name], lateMinutes: null },
    ])
    const { lines } = await approveAs(shift, coordinator, 120)
    expect(lines[0]?.decided).toMatchObject({ outcome: 'approved', minutes: 120 })
    setClock(saturdayMorning)
  })

  test('may be left out by whoever scanned them', async () => {
    const shift = await sowShift(house, street)
    const { personalCode } = await aVolunteer(shift)
    setClock(new Date(saturdayMorning.getTime() + 180 * minuteMs))
    await hand(shift, [aScan(personalCode, 30)])
    const leader = await house.as(shift.leader, 'wechat')
    const [line] = (await leader(roster, { params: shift })).lines
    const wish = { bookingId: line?.bookingId ?? '', seenMinutes: line?.minutes ?? 0, reason: '他没来' }
    const body = { lines: [{ ...wish, outcome: 'left_out' as const }] }
    expect((await leader(approval, { params: shift, body })).lines[0]?.decided?.outcome).toBe('left_out')
    setClock(saturdayMorning)
  })

  test('of a park without network are marked late, are a weaker proof, and after a week count no more', async () => {
    const shift = await sowShift(house, street)
    const { person, personalCode } = await aVolunteer(shift)
    await sowVolunteer(house, person)
    const scans = [aScan(personalCode, 30), aScan(personalCode, 150, { direction: 'out' })]
    const week = 7 * 24 * 60
    setClock(new Date(saturdayMorning.getTime() + (week + 31) * minuteMs))
    expect(await said(shift, scans.slice(0, 1))).toEqual(['handed_in_too_late'])
    setClock(new Date(saturdayMorning.getTime() + (week + 30) * minuteMs))
    const { items } = await hand(shift, [aScan(personalCode, 30), ...scans.slice(1)])
    expect(items.map(item => item.conflicts)).toEqual([['handed-in-late'], ['handed-in-late']])
    const coordinator = await house.sow.aStaff(street, 'coordinator')
    const desk = await house.as(coordinator)
    expect((await desk(roster, { params: shift })).lines).toMatchObject([
      {
        ...{ minutes: 120, grade: 'late-scan', suspicions: ['handed-in-late'] },
        ...{ isOwnScan: false, lateMinutes: week },
      },
    ])
    expect(await codeOf(approveAs(shift, shift.leader, 120, 'wechat'))).toBe('own_scan')
    const { lines } = await approveAs(shift, coordinator, 120)
    expect(lines[0]?.decided).toMatchObject({ outcome: 'approved', minutes: 120 })
    const volunteer = await house.as(person, 'wechat')
    const points = await volunteer('GET /v1/streets/:streetId/me/points', { params: street, query: {} })
    expect(points.balance).toBe(10)
    setClock(saturdayMorning)
  })

  test('stay those of whoever scanned, whoever lets the person join after', async () => {
    const shift = await sowShift(house, street)
    const person = await house.sow.aMember(street)
    await sowVolunteer(house, person)
    const personalCode = await codeOfPerson(person, shift.shiftId)
    setClock(new Date(saturdayMorning.getTime() + 31 * minuteMs))
    await hand(shift, [aScan(personalCode, 30)])
    setClock(new Date(saturdayMorning.getTime() + 20 * 24 * 60 * minuteMs))
    const coordinator = await house.sow.aStaff(street, 'coordinator')
    const desk = await house.as(coordinator)
    const board = await desk('GET /v1/streets/:streetId/shifts/:shiftId/board', { params: shift, query: {} })
    const requestId = board.walkIns[0]?.id ?? ''
    await desk('POST /v1/streets/:streetId/shifts/:shiftId/walk-ins/:requestId/approval', {
      params: { ...shift, requestId },
    })
    // The server had the scan a minute after it was made, and says so, however long the yes took.
    expect((await desk(roster, { params: shift })).lines).toMatchObject([
      {
        isOwnScan: false,
        lateMinutes: null,
        grade: 'leader-scan',
        suspicions: ['departure-capped', 'more-arrivals-than-signups'],
      },
    ])
    expect(await codeOf(approveAs(shift, shift.leader, 120, 'wechat'))).toBe('own_scan')
    setClock(saturdayMorning)
  })

  test('of a leader’s own code, or their child’s, do not count', async () => {
    const shift = await sowShift(house, street)
    await sowSignup(house, shift, shift.leader)
    const dependantId = await house.sow.aDependant(shift.leader, { name: '小宝' })
    await sowSignup(house, shift, shift.leader, dependantId)
    const client = await house.as(shift.leader, 'wechat')
    const { items } = await client(personal, { params: street, query: { shiftId: shift.shiftId } })
    const scans = items.map(item => aScan(item.code, 0))
    expect(await said(shift, scans)).toEqual(['own_code', 'own_code'])
    expect((await attendanceOf(shift)).map(row => row.arrivedAt)).toEqual([null, null])
  })

  test('keep a shift from being cancelled, also at the same moment', async () => {
    const staff = await second.as(await house.sow.aStaff(street, 'coordinator'))
    const cancel = ({ streetId, shiftId: slotId }: SownShift) =>
      codeOf(staff(cancellation, { params: { streetId, slotId }, body: { reason: '下雨' } }))
    for (let round = 0; round < 3; round += 1) {
      const shift = await sowShift(house, street)
      const { personalCode } = await aVolunteer(shift)
      const [cancelled, scanned] = await whileHeld(house, 'slot', [shift.shiftId], () =>
        Promise.all([cancel(shift), said(shift, [aScan(personalCode, 0)])]),
      )
      expect([
        ['shift_has_arrivals', ['accepted']],
        ['done', ['shift_cancelled']],
      ]).toContainEqual([cancelled, scanned])
    }
    const shift = await sowShift(house, street)
    const { personalCode } = await aVolunteer(shift)
    await hand(shift, [aScan(personalCode, 0)])
    expect(await cancel(shift)).toBe('shift_has_arrivals')
    expect(await said(shift, [aScan(personalCode, 0, { direction: 'out' })])).toEqual(['conflict'])
    expect(await cancel(await sowShift(house, street))).toBe('done')
  })

  test('are a leader’s to hand in, and nobody else’s', async () => {
    const shift = await sowShift(house, street)
    const { person, personalCode } = await aVolunteer(shift)
    const input = { params: shift, body: { scans: [aScan(personalCode, 0)] } }
    const volunteer = await house.as(person, 'wechat')
    expect(await codeOf(volunteer(handIn, input))).toBe('not_allowed')
    expect(await codeOf(house.guest(handIn, input))).toBe('not_signed_in')
    const leader = await house.as(shift.leader)
    const nowhere = { ...input, params: { streetId: street.streetId, shiftId: newId() } }
    expect(await codeOf(leader(handIn, nowhere))).toBe('not_found')
    const tooMany = Array.from({ length: 501 }, () => aScan(personalCode, 0))
    expect(await codeOf(leader(handIn, { params: shift, body: { scans: tooMany } }))).toBe('invalid_request')
    expect(await attendanceOf(shift)).toMatchObject([{ arrivedAt: null }])
  })
})
