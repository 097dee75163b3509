import { describe, expect, it } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openPair } from '../../../test/pair.ts'
import { whileHeld } from '../../../test/race.ts'
import type { SownMember } from '../../../test/sow.ts'
import {
  approve,
  approved,
  hoursOf,
  type SownAttendee,
  sowAttendee,
  sowPastShift,
  sowScan,
} from '../../../test/sow-record.ts'
import { sowShift, sowSignup, sowVolunteer } from '../../../test/sow-shift.ts'

const { house, second } = await openPair()
const street = await house.sow.aStreet()
const reviewer = await house.sow.aStaff(street, 'reviewer')
const other = await house.sow.aStaff(street, 'reviewer')

const wrong = 'POST /v1/streets/:streetId/records/:recordId/corrections'
const missing = 'POST /v1/streets/:streetId/signups/:signupId/corrections'
const answer = 'POST /v1/streets/:streetId/managed/corrections/:correctionId/answer'

async function askMissing(who: SownAttendee): Promise<string> {
  const api = await house.as(who)
  const params = { ...street, signupId: who.bookingId }
  return (await api(missing, { params, body: { text: '我那天在' } })).id
}

async function askWrong(who: SownMember): Promise<string> {
  const api = await house.as(who)
  const { items } = await api('GET /v1/streets/:streetId/me/records', { params: street, query: {} })
  const recordId = items.find(item => item.origin !== 'reversal' && !item.isReversed)?.id ?? ''
  return (await api(wrong, { params: { ...street, recordId }, body: { text: '时间不对' } })).id
}

async function correct(who: SownMember, minutes: number, by = reviewer) {
  return accept(await askWrong(who), minutes, by)
}

async function accept(correctionId: string, minutes: number, by: SownMember = reviewer) {
  const desk = await second.as(by)
  return desk(answer, {
    params: { ...street, correctionId },
    body: { isAccepted: true, minutes, answer: '查过了' },
  })
}

describe('a correction', () => {
  it('that goes beyond the scans is of the weakest grade: it earns nothing more, and costs nothing', async () => {
    const shift = await sowPastShift(house, street)
    const who = await sowAttendee(house, street, shift, { to: 90 })
    await approve(house, shift, [approved(who, 90)])
    expect(await hoursOf(house, who)).toEqual({ totalMinutes: 90, grades: ['rotating-code'], balance: 15 })
    await correct(who, 120)
    expect(await hoursOf(house, who)).toEqual({ totalMinutes: 120, grades: ['back-filled'], balance: 15 })
  })

  it('of a correction destroys nothing that was proved, to however few or many minutes', async () => {
    const shift = await sowPastShift(house, street)
    const who = await sowAttendee(house, street, shift, { to: 80 })
    await approve(house, shift, [approved(who, 80)])
    await correct(who, 110)
    await correct(who, 100, other)
    expect(await hoursOf(house, who)).toEqual({ totalMinutes: 100, grades: ['back-filled'], balance: 13 })
    await correct(who, 80)
    expect(await hoursOf(house, who)).toEqual({ totalMinutes: 80, grades: ['rotating-code'], balance: 13 })
    await correct(who, 30, other)
    expect(await hoursOf(house, who)).toEqual({ totalMinutes: 30, grades: ['rotating-code'], balance: 5 })
  })

  it('of what no roster ever approved earns nothing, whatever the scans say', async () => {
    const who = await sowAttendee(house, street, await sowPastShift(house, street))
    await accept(await askMissing(who), 120)
    await correct(who, 60, other)
    expect(await hoursOf(house, who)).toEqual({ totalMinutes: 60, grades: ['back-filled'], balance: 0 })
  })

  it('back to what the scans show keeps its grade, and earns all of it', async () => {
    const shift = await sowPastShift(house, street)
    const who = await sowAttendee(house, street, shift)
    await approve(house, shift, [approved(who, 120, { minutes: 60, reason: '以为提前走了' })])
    await correct(who, 120)
    expect(await hoursOf(house, who)).toEqual({ totalMinutes: 120, grades: ['rotating-code'], balance: 20 })
  })

  it('of a missing record is not accepted once the roster has become records, nor the other way round', async () => {
    const shift = await sowPastShift(house, street)
    const who = await sowAttendee(house, street, shift)
    const asked = await askMissing(who)
    await approve(house, shift, [approved(who, 120)])
    await expect(accept(asked, 120)).rejects.toThrow('already_recorded')
    const late = await sowAttendee(house, street, shift)
    await accept(await askMissing(late), 120)
    await expect(approve(house, shift, [approved(late, 120)])).rejects.toThrow('already_recorded')
    expect((await hoursOf(house, who)).totalMinutes).toBe(120)
    expect((await hoursOf(house, late)).totalMinutes).toBe(120)
  })

  it('of a missing record is not taken of a shift that was cancelled, nor of a sign-up that was withdrawn', async () => {
    const shift = await sowPastShift(house, street)
    const who = await sowAttendee(house, street, shift)
    const asked = await askMissing(who)
    const gone = await sowAttendee(house, street, shift)
    const end = "update booking set status = 'late_cancelled' where id = any($1::uuid[])"
    await house.db.$client.query(end, [[who.bookingId, gone.bookingId]])
    expect(await codeOf(askMissing(gone))).toBe('booking_not_active')
    expect(await codeOf(accept(asked, 120))).toBe('booking_not_active')
    await house.db.$client.query("update slot set status = 'cancelled' where id = $1", [shift.shiftId])
    expect(await codeOf(askMissing(gone))).toBe('shift_cancelled')
    expect(await codeOf(accept(asked, 120))).toBe('shift_cancelled')
    const desk = await house.as(reviewer)
    const refused = await desk(answer, {
      params: { ...street, correctionId: asked },
      body: { isAccepted: false, answer: '那天没有办' },
    })
    expect(refused.status).toBe('refused')
  })

  it('makes no hours of scans by whoever answers it', async () => {
    const shift = await sowPastShift(house, street)
    const scanner = await house.sow.aStaff(street, 'coordinator')
    const who = await sowAttendee(house, street, shift, { to: null })
    await approve(house, shift, [approved(who, 120, { minutes: 60, reason: '说是走了' })])
    await sowScan(house, shift, who, { direction: 'out', minute: 110, scannedBy: scanner.memberId })
    const asked = await askWrong(who)
    expect(await codeOf(accept(asked, 110, scanner))).toBe('own_scan')
    await accept(asked, 110)
    // The record proves no more than the weaker of its scans, now that it rests on the one made since.
    expect(await hoursOf(house, who)).toMatchObject({ totalMinutes: 110, grades: ['leader-scan'] })
    const missed = await sowAttendee(house, street, shift, { to: null })
    await sowScan(house, shift, missed, { direction: 'out', minute: 100, scannedBy: scanner.memberId })
    expect(await codeOf(accept(await askMissing(missed), 100, scanner))).toBe('own_scan')
  })

  describe('of hours that rest on somebody’s word', () => {
    /** Somebody who was at no scanner in two long shifts of one day: together longer than a day holds. */
    async function aLongDay() {
      const now = house.clock.now.getTime()
      const hours = (from: number, to: number) => ({
        startsAt: new Date(now - from * 3_600_000),
        endsAt: new Date(now - to * 3_600_000),
      })
      const shifts = [
        await sowShift(house, street, hours(8, 4.5)),
        await sowShift(house, street, hours(4.5, 0)),
      ]
      const who = await house.sow.aMember(street)
      await sowVolunteer(house, who)
      const asked: string[] = []
      for (const shift of shifts) {
        const bookingId = await sowSignup(house, shift, who)
        asked.push(await askMissing({ ...who, bookingId }))
      }
      return { who, asked }
    }
    const cap = async (backfillDayMinutes: number) => {
      const { rows } = await house.db.$client.query(
        'select coalesce(max(version), 0)::int + 1 as version from policy where street_id = $1',
        [street.streetId],
      )
      await house.db.$client.query(
        'insert into policy (street_id, version, settings, changed_at, changed_by) values ($1, $2, $3, $4, $5)',
        [street.streetId, rows[0].version, { backfillDayMinutes }, house.clock.now, reviewer.memberId],
      )
    }

    it('a day holds no more than back-filled ones may add up to, whoever answers at the same time', async () => {
      await cap(300)
      for (let round = 0; round < 3; round += 1) {
        const { who, asked } = await aLongDay()
        const [one = '', two = ''] = asked
        const codes = await whileHeld(house, 'correction', asked, () =>
          Promise.all([codeOf(accept(one, 200)), codeOf(accept(two, 200, other))]),
        )
        expect(codes.sort()).toEqual(['done', 'minutes_above_cap'])
        expect((await hoursOf(house, who)).totalMinutes).toBe(200)
      }
      await cap(480)
    })

    it('what is proved fills the day, and is never refused for it', async () => {
      await cap(60)
      const shift = await sowPastShift(house, street)
      const who = await sowAttendee(house, street, shift, { to: 110 })
      await approve(house, shift, [approved(who, 110, { minutes: 80, reason: '说是走了' })])
      expect(await codeOf(correct(who, 115))).toBe('minutes_above_cap')
      const api = await house.as(who)
      const { items } = await api('GET /v1/streets/:streetId/me/corrections', { params: street })
      await accept(items[0]?.id ?? '', 110, other)
      expect(await hoursOf(house, who)).toMatchObject({ totalMinutes: 110, grades: ['rotating-code'] })
      await cap(480)
    })
  })

  it('is answered once by two at once', async () => {
    const who = await sowAttendee(house, street, await sowPastShift(house, street))
    const asked = await askMissing(who)
    const codes = await whileHeld(house, 'correction', [asked], () =>
      Promise.all([codeOf(accept(asked, 120)), codeOf(accept(asked, 60))]),
    )
    expect(codes.sort()).toEqual(['already_answered', 'done'])
    expect([60, 120]).toContain((await hoursOf(house, who)).totalMinutes)
  })

  it('and a roster decided at the same time write the hours down once', async () => {
    const shift = await sowPastShift(house, street)
    for (let round = 0; round < 5; round += 1) {
      const who = await sowAttendee(house, street, shift)
      const asked = await askMissing(who)
      const results = await Promise.allSettled([
        approve(house, shift, [approved(who, 120)]),
        accept(asked, 120),
      ])
      const codes = results.map(result => (result.status === 'rejected' ? result.reason.message : 'done'))
      expect(codes.sort()).toEqual(['already_recorded', 'done'])
      expect((await hoursOf(house, who)).totalMinutes).toBe(120)
    }
  })
})
