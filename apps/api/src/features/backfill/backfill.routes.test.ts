import type { BackfillWish } from '@yunxuan/contract'
import { describe, expect, it } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { fileForm } from '../../../test/file-form.ts'
import { openPair } from '../../../test/pair.ts'
import { whileHeld } from '../../../test/race.ts'
import type { SownMember } from '../../../test/sow.ts'
import { approve, approved, hoursOf, sowAttendee, sowPastShift } from '../../../test/sow-record.ts'
import { type SownShift, sowShift, sowVolunteer } from '../../../test/sow-shift.ts'
import { newId } from '../../platform/ids.ts'

const { house, second } = await openPair()
const street = await house.sow.aStreet()
const proposer = await house.sow.aStaff(street, 'coordinator')
const reviewer = await house.sow.aStaff(street, 'reviewer')

const backfills = 'POST /v1/streets/:streetId/managed/backfills'
const decision = 'POST /v1/streets/:streetId/managed/backfills/:backfillId/decision'

async function aPaper(by = proposer): Promise<string> {
  const form = fileForm(Buffer.from([0xff, 0xd8, 0xff, 0xe0]), '签到表.jpg')
  const reply = await house.app.inject({
    method: 'POST',
    url: `/v1/streets/${street.streetId}/managed/attachments`,
    headers: {
      'content-type': form.contentType,
      'idempotency-key': newId(),
      authorization: `Bearer ${await house.tokenOf(by)}`,
    },
    payload: form.payload,
  })
  return reply.json().id
}

/** Gives a number that fits on a card to somebody who was sown without one. */
async function numberOf(who: SownMember): Promise<string> {
  const { rows } = await house.db.$client.query<{ number: string }>(
    `update volunteer set number = 'YX' || right(person_id::text, 10)
     where street_id = $1 and person_id = $2 returning number`,
    [street.streetId, who.memberId],
  )
  return rows[0]?.number ?? ''
}

async function propose(who: SownMember, shift: SownShift | null, more: Partial<BackfillWish> = {}) {
  const body = {
    number: await numberOf(who),
    shiftId: shift?.shiftId ?? null,
    title: '楼道清洁',
    servedOn: '2026-11-20',
    place: '一号楼',
    content: '清扫楼道',
    minutes: 120,
    organizationId: street.organizationId,
    responsibleName: '带队人',
    reason: '当天停电，没法扫码',
    attachmentId: more.attachmentId ?? (await aPaper()),
    ...more,
  }
  return (await house.as(proposer))(backfills, { params: street, body })
}

async function decide(backfillId: string, by = reviewer, at = house) {
  const api = await at.as(by)
  return api(decision, { params: { ...street, backfillId }, body: { isApproved: true, reason: '' } })
}

describe('a back-fill', () => {
  it('counts once a second person says yes, is of the weakest grade and earns nothing', async () => {
    const who = await sowAttendee(house, street, await sowPastShift(house, street))
    const proposed = await propose(who, null)
    await expect(decide(proposed.id, proposer)).rejects.toThrow('same_person_reviews')
    expect(await hoursOf(house, who)).toEqual({ totalMinutes: 0, grades: [], balance: 0 })
    const codes = await whileHeld(house, 'backfill', [proposed.id], () =>
      Promise.all([codeOf(decide(proposed.id)), codeOf(decide(proposed.id, reviewer, second))]),
    )
    expect(codes.sort()).toEqual(['already_decided', 'done'])
    expect(await hoursOf(house, who)).toEqual({ totalMinutes: 120, grades: ['back-filled'], balance: 0 })
  })

  it('is refused beyond the day’s cap, before the end, for nobody or oneself, and on somebody else’s paper', async () => {
    const who = await sowAttendee(house, street, await sowPastShift(house, street))
    const first = await propose(who, null, { minutes: 300 })
    const next = await propose(who, null, { minutes: 300 })
    await decide(first.id)
    await expect(decide(next.id)).rejects.toThrow('minutes_above_cap')
    const running = await sowShift(house, street, {
      startsAt: new Date(house.clock.now.getTime() - 3_600_000),
      endsAt: new Date(house.clock.now.getTime() + 3_600_000),
    })
    await expect(propose(who, running)).rejects.toThrow('served_in_future')
    const cancelled = await sowPastShift(house, street)
    const before = await propose(await sowAttendee(house, street, cancelled), cancelled)
    await house.db.$client.query("update slot set status = 'cancelled' where id = $1", [cancelled.shiftId])
    await expect(propose(who, cancelled)).rejects.toThrow('shift_cancelled')
    await expect(decide(before.id)).rejects.toThrow('shift_cancelled')
    await expect(propose(who, null, { number: 'YX0000000000' })).rejects.toThrow('not_a_volunteer')
    await sowVolunteer(house, proposer)
    await expect(propose(proposer, null)).rejects.toThrow('same_person_reviews')
    const foreign = await aPaper(await house.sow.aStaff(street, 'coordinator'))
    await expect(propose(who, null, { attachmentId: foreign })).rejects.toThrow('attachment_missing')
  })

  it('and a roster decided at the same time write the hours down once', async () => {
    const shift = await sowPastShift(house, street)
    for (let round = 0; round < 5; round += 1) {
      const who = await sowAttendee(house, street, shift)
      const { id } = await propose(who, shift)
      const codes = await Promise.all([codeOf(decide(id)), codeOf(approve(second, shift, [approved(who)]))])
      expect(codes.sort()).toEqual(['already_recorded', 'done'])
      expect((await hoursOf(house, who)).totalMinutes).toBe(120)
    }
  })

  it('shows its paper to who added it and who decides of it, and to nobody else', async () => {
    const shift = await sowPastShift(house, street)
    const attachmentId = await aPaper()
    await propose(await sowAttendee(house, street, shift), shift, { attachmentId })
    const elsewhere = await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId })
    const statusFor = async (who: SownMember) => {
      const reply = await house.app.inject({
        method: 'GET',
        url: `/v1/streets/${street.streetId}/managed/attachments/${attachmentId}`,
        headers: { authorization: `Bearer ${await house.tokenOf(who)}` },
      })
      return reply.statusCode
    }
    expect(await Promise.all([proposer, reviewer, elsewhere].map(statusFor))).toEqual([200, 200, 403])
  })
})
