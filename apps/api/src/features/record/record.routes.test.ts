import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { describe, expect, it } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openPair } from '../../../test/pair.ts'
import { untilWaiting, whileHeld } from '../../../test/race.ts'
import type { SownMember } from '../../../test/sow.ts'
import { approve, approved, sowAttendee, sowPastShift, sowScan } from '../../../test/sow-record.ts'
import { sowShift, sowSignup, sowVolunteer } from '../../../test/sow-shift.ts'
import { publishMonths } from '../chain/chain.service.ts'
import { lockChain } from '../chain/chain.store.ts'

const { house, second } = await openPair()
const street = await house.sow.aStreet()

const roster = 'GET /v1/streets/:streetId/shifts/:shiftId/record-roster'
const approval = 'POST /v1/streets/:streetId/shifts/:shiftId/approval'
const own = 'GET /v1/streets/:streetId/me/records'

async function recordOf(who: SownMember) {
  const { items } = await (await house.as(who))(own, { params: street, query: {} })
  const [record] = items
  if (record === undefined) throw new Error('no record')
  return record
}

describe('the chain', () => {
  it('is taken last: whoever waits for anything else does not hold it', async () => {
    const shift = await sowPastShift(house, street)
    const who = await sowAttendee(house, street, shift, { from: -10, to: 100 })
    await approve(house, shift, [approved(who, 100)])
    const next = await sowPastShift(house, street)
    const another = await sowAttendee(house, street, next, { from: -10, to: 100 })
    const other = await house.db.$client.connect()
    await other.query('begin')
    await other.query('select from points_account where street_id = $1 for update', [street.streetId])
    const waits = approve(house, next, [approved(another, 100)])
    await untilWaiting(house, 1)
    // Before, the approval held the chain while it waited here, and the two ended each other as a deadlock.
    await other.query("set local lock_timeout = '500ms'")
    await lockChain(drizzle(other), street.streetId)
    await other.query('commit')
    other.release()
    expect((await waits).lines[0]?.decided).toMatchObject({ outcome: 'approved' })
  })
})

describe('a roster', () => {
  it('becomes records with the seven things of 令67, and the volunteer is told', async () => {
    const shift = await sowPastShift(house, street)
    const who = await sowAttendee(house, street, shift, { from: -10, to: 100, name: '陈立新' })
    const leader = await house.as(shift.leader, 'wechat')
    const before = await leader(roster, { params: shift })
    expect(before).toMatchObject({ plannedMinutes: 120, isOver: true, clock: { state: 'open' } })
    expect(before.lines).toMatchObject([
      { personName: '陈立新', minutes: 100, grade: 'rotating-code', suspicions: [], decided: null },
    ])
    const after = await approve(house, shift, [approved(who, 100)])
    expect(after.lines[0]?.decided).toMatchObject({ outcome: 'approved', minutes: 100, byName: '带队人' })
    const api = await house.as(who)
    const mine = await api(own, { params: street, query: {} })
    expect(mine).toMatchObject({
      totalMinutes: 100,
      byGrade: [{ grade: 'rotating-code', minutes: 100, records: 1 }],
      items: [
        {
          title: '楼道清洁',
          servedOn: '2026-11-28',
          place: '活动室 一楼',
          content: '清扫楼道，整理杂物',
          minutes: 100,
          organizationName: '东社区党委',
          responsibleName: '带队人',
          approvedByName: '带队人',
        },
      ],
    })
    const recordId = mine.items[0]?.id ?? ''
    const one = 'GET /v1/streets/:streetId/me/records/:recordId'
    const params = { streetId: street.streetId, recordId }
    expect(await api(one, { params })).toEqual(mine.items[0])
    expect(await codeOf(leader(one, { params }))).toBe('not_found')
    const heads = await api('GET /v1/streets/:streetId/chain/heads', { params: street })
    expect(mine.items[0]?.chainSeq).toBe(heads.current?.seq)
    const { items } = await api('GET /v1/streets/:streetId/me/notices', { params: street, query: {} })
    expect(items[0]?.text).toContain('记了 100 分钟')
  })

  it('is decided whole or not at all: one bad line leaves nothing behind', async () => {
    const shift = await sowPastShift(house, street)
    const good = await sowAttendee(house, street, shift)
    const brief = await sowAttendee(house, street, shift, { to: 30 })
    const refused = approve(house, shift, [approved(good), approved(brief, 30, { reason: '人来过' })])
    expect(await codeOf(refused)).toBe('attendance_too_short')
    const leader = await house.as(shift.leader, 'wechat')
    const { lines } = await leader(roster, { params: shift })
    expect(lines.map(line => line.decided)).toEqual([null, null])
    const { items } = await (await house.as(good))(own, { params: street, query: {} })
    expect(items).toEqual([])
  })

  it('asks for a reason where something is odd, and lowers minutes but never raises them', async () => {
    const shift = await sowPastShift(house, street)
    const forgot = await sowAttendee(house, street, shift, { to: null })
    const other = await sowAttendee(house, street, shift)
    expect(await codeOf(approve(house, shift, [approved(forgot)]))).toBe('reason_missing')
    expect(await codeOf(approve(house, shift, [approved(other, 120, { minutes: 90 })]))).toBe(
      'reason_missing',
    )
    const raised = approve(house, shift, [approved(other, 120, { minutes: 130, reason: '多做了一会儿' })])
    expect(await codeOf(raised)).toBe('minutes_beyond_evidence')
    await approve(house, shift, [
      approved(forgot, 120, { reason: '大家都看见他做到最后' }),
      approved(other, 120, { minutes: 90, reason: '提前走了半小时' }),
    ])
    expect((await recordOf(other)).minutes).toBe(90)
    expect((await recordOf(forgot)).reason).toBe('大家都看见他做到最后')
  })

  it('is not approved before its end, by a stranger, for oneself, or for who never came', async () => {
    const shift = await sowPastShift(house, street)
    const who = await sowAttendee(house, street, shift)
    const stranger = await house.sow.aMember(street)
    expect(await codeOf(approve(house, shift, [approved(who)], stranger))).toBe('not_allowed')
    const absent = await sowAttendee(house, street, shift, { from: 0, to: null })
    await house.asOwner(`alter table scan disable trigger user;
      delete from scan where booking_id = '${absent.bookingId}';
      alter table scan enable trigger user`)
    expect(await codeOf(approve(house, shift, [approved(absent, 0)]))).toBe('nobody_arrived')
    const running = await sowShift(house, street, {
      startsAt: new Date(house.clock.now.getTime() - 3_600_000),
      endsAt: new Date(house.clock.now.getTime() + 3_600_000),
    })
    const early = await sowAttendee(house, street, running)
    expect(await codeOf(approve(house, running, [approved(early)]))).toBe('shift_not_over')
    const led = await sowShift(house, street, {
      leader: who,
      startsAt: new Date(house.clock.now.getTime() - 3 * 3_600_000),
      endsAt: new Date(house.clock.now.getTime() - 3_600_000),
    })
    const bookingId = await sowSignup(house, led, who)
    await sowScan(house, led, { ...who, bookingId }, { direction: 'in', minute: 0 })
    await sowScan(house, led, { ...who, bookingId }, { direction: 'out', minute: 120 })
    const selfish = approve(house, led, [approved({ ...who, bookingId }, 120, { reason: '我一直在' })])
    expect(await codeOf(selfish)).toBe('own_line')
  })

  it('approved from two phones at once becomes one record', async () => {
    const shift = await sowPastShift(house, street)
    const who = await sowAttendee(house, street, shift)
    const calls = [house, second, house, second].map(one => approve(one, shift, [approved(who)]))
    const results = await Promise.allSettled(calls)
    expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1)
    const codes = results.flatMap(result => (result.status === 'rejected' ? [result.reason.message] : []))
    expect(codes).toEqual(Array(3).fill('already_approved'))
    expect((await recordOf(who)).minutes).toBe(120)
  })

  it('changed since it was seen is not approved unseen', async () => {
    const shift = await sowPastShift(house, street)
    const who = await sowAttendee(house, street, shift, { to: 100 })
    await sowScan(house, shift, who, { direction: 'out', minute: 110 })
    expect(await codeOf(approve(house, shift, [approved(who, 100)]))).toBe('changed_meanwhile')
  })
})

describe('the ten working days', () => {
  it('count from the day after the shift, without weekends, and are told to whoever keeps the activity', async () => {
    const at = await house.sow.aStreet()
    const shift = await sowShift(house, at, {
      // Friday; 28 November is a Saturday.
      startsAt: new Date('2026-11-13T01:00:00Z'),
      endsAt: new Date('2026-11-13T03:00:00Z'),
    })
    await sowAttendee(house, at, shift)
    const before = house.clock.now
    house.clock.now = new Date('2026-11-13T00:00:00Z')
    const coordinator = await house.sow.aStaff(at, 'coordinator')
    house.clock.now = before
    const api = await house.as(coordinator)
    const waiting = async () =>
      (await api('GET /v1/streets/:streetId/managed/approvals', { params: at })).items[0]
    expect(await waiting()).toMatchObject({ workingDays: 10, state: 'overdue', arrivals: 1, undecided: 1 })
    house.clock.now = new Date('2026-11-25T04:00:00Z')
    expect(await waiting()).toMatchObject({ workingDays: 8, state: 'warn' })
    house.clock.now = new Date('2026-11-24T04:00:00Z')
    expect(await waiting()).toMatchObject({ workingDays: 7, state: 'open' })
    house.clock.now = before
  })

  it('wait for nobody twice: who withdrew, signed up again and came is one arrival', async () => {
    const at = await house.sow.aStreet()
    const shift = await sowShift(house, at)
    const who = await house.sow.aMember(at)
    await sowVolunteer(house, who)
    const volunteer = await house.as(who)
    const signUp = () =>
      volunteer('POST /v1/streets/:streetId/shifts/:shiftId/signups', { params: shift, body: {} })
    const { id: signupId } = await signUp()
    await volunteer('DELETE /v1/streets/:streetId/signups/:signupId', {
      params: { ...at, signupId },
      body: {},
    })
    const { id: bookingId } = await signUp()
    const came = { ...who, bookingId }
    await sowScan(house, shift, came, { direction: 'in', minute: 0 })
    await sowScan(house, shift, came, { direction: 'out', minute: 120 })
    const before = house.clock.now
    house.clock.now = new Date(before.getTime() + 3 * 3_600_000)
    const api = await house.as(await house.sow.aStaff(at, 'coordinator'))
    const waiting = async () =>
      (await api('GET /v1/streets/:streetId/managed/approvals', { params: at })).items
    expect(await waiting()).toMatchObject([{ arrivals: 1, undecided: 1 }])
    await approve(house, shift, [approved(came)])
    expect(await waiting()).toEqual([])
    house.clock.now = before
  })
})

describe('what is odd', () => {
  it('is listed with its reasons before anybody approves it, and not after', async () => {
    const at = await house.sow.aStreet()
    const shift = await sowPastShift(house, at)
    const forgot = await sowAttendee(house, at, shift, { to: null, name: '周正' })
    await sowAttendee(house, at, shift, { to: 1, name: '吴敏' })
    await sowAttendee(house, at, shift)
    const coordinator = await house.sow.aStaff(at, 'coordinator')
    const api = await house.as(coordinator)
    const list = async () => (await api('GET /v1/streets/:streetId/managed/suspicions', { params: at })).items
    expect((await list()).map(item => [item.line.personName, item.line.suspicions])).toEqual([
      ['周正', ['departure-capped']],
      ['吴敏', ['short-visit', 'below-share']],
    ])
    await approve(house, shift, [approved(forgot, 120, { reason: '确实做到了最后' })])
    expect((await list()).map(item => item.line.personName)).toEqual(['吴敏'])
    const reviewer = await house.sow.aStaff(await house.sow.aStreet(), 'coordinator')
    const foreign = (await house.as(reviewer))('GET /v1/streets/:streetId/managed/suspicions', {
      params: at,
    })
    expect(await codeOf(foreign)).toBe('member_missing')
  })
})

describe('a record that is wrong', () => {
  const corrections = 'POST /v1/streets/:streetId/records/:recordId/corrections'
  const answer = 'POST /v1/streets/:streetId/managed/corrections/:correctionId/answer'

  it('is corrected by a reversal and a new row, by a second person, and history stays', async () => {
    const shift = await sowPastShift(house, street)
    const who = await sowAttendee(house, street, shift, { to: 80 })
    await approve(house, shift, [approved(who, 80)])
    const record = await recordOf(who)
    const api = await house.as(who)
    const asked = await api(corrections, {
      params: { ...street, recordId: record.id },
      body: { text: '我做到十一点，出来时忘了扫码', wishedMinutes: 120 },
    })
    const again = api(corrections, { params: { ...street, recordId: record.id }, body: { text: '再说一遍' } })
    expect(await codeOf(again)).toBe('already_asked')
    const reviewer = await house.sow.aStaff(street, 'reviewer')
    const desk = await house.as(reviewer)
    const params = { ...street, correctionId: asked.id }
    const tooMuch = desk(answer, { params, body: { isAccepted: true, minutes: 121, answer: '好' } })
    expect(await codeOf(tooMuch)).toBe('minutes_above_cap')
    const done = await desk(answer, {
      params,
      body: { isAccepted: true, minutes: 110, answer: '问过带队人，做到十点五十' },
    })
    expect(done).toMatchObject({ status: 'accepted', answeredByName: expect.any(String) })
    const twice = desk(answer, { params, body: { isAccepted: false, answer: '算了' } })
    expect(await codeOf(twice)).toBe('already_answered')
    const mine = await api(own, { params: street, query: {} })
    expect(mine.totalMinutes).toBe(110)
    expect(mine.items.map(item => [item.origin, item.minutes, item.isReversed])).toEqual([
      ['correction', 110, false],
      ['reversal', -80, false],
      ['attendance', 80, true],
    ])
  })

  it('is not reversed by whoever approved it, whose it is, or twice', async () => {
    const shift = await sowPastShift(house, street)
    const who = await sowAttendee(house, street, shift)
    const coordinator = await house.sow.aStaff(street, 'coordinator')
    const console = await house.as(coordinator)
    await console(approval, { params: shift, body: { lines: [approved(who)] } })
    const record = await recordOf(who)
    const reversal = 'POST /v1/streets/:streetId/managed/records/:recordId/reversal'
    const wish = { params: { ...street, recordId: record.id }, body: { reason: '签到是别人代扫的' } }
    expect(await codeOf(console(reversal, wish))).toBe('same_person_reviews')
    const reviewer = await house.sow.aStaff(street, 'reviewer')
    const calls = [house, second].map(async one => (await one.as(reviewer))(reversal, wish))
    const codes = (await Promise.allSettled(calls)).map(result =>
      result.status === 'rejected' ? result.reason.message : 'done',
    )
    expect(codes.sort()).toEqual(['already_reversed', 'done'])
    const { totalMinutes } = await (await house.as(who))(own, { params: street, query: {} })
    expect(totalMinutes).toBe(0)
  })

  it('or missing is asked for by whoever signed up, and rests on the weakest evidence', async () => {
    const shift = await sowPastShift(house, street)
    const who = await sowAttendee(house, street, shift, { to: 30 })
    const api = await house.as(who)
    const asked = await api('POST /v1/streets/:streetId/signups/:signupId/corrections', {
      params: { ...street, signupId: who.bookingId },
      body: { text: '我一直在，出来时手机没电了' },
    })
    const reviewer = await house.sow.aStaff(street, 'reviewer')
    await (await house.as(reviewer))(answer, {
      params: { ...street, correctionId: asked.id },
      body: { isAccepted: true, minutes: 90, answer: '带队人证实' },
    })
    expect(await recordOf(who)).toMatchObject({ minutes: 90, grade: 'back-filled', origin: 'correction' })
    const stranger = await house.sow.aMember(street)
    const foreign = (await house.as(stranger))('POST /v1/streets/:streetId/signups/:signupId/corrections', {
      params: { ...street, signupId: who.bookingId },
      body: { text: '这是我的' },
    })
    expect(await codeOf(foreign)).toBe('not_found')
  })
})

describe('the chain', () => {
  it('keeps every record, approval and reversal, and an export of it verifies', async () => {
    const at = await house.sow.aStreet()
    const rosters = await Promise.all(
      [house, second, house].map(async instance => {
        const shift = await sowPastShift(house, at)
        return { instance, shift, who: await sowAttendee(house, at, shift) }
      }),
    )
    const [one, two] = rosters.map(({ who }) => who)
    if (!one || !two) throw new Error('nobody')
    // Of three shifts, at once: nothing but its own lock keeps the chain from forking.
    const shiftIds = rosters.map(({ shift }) => shift.shiftId)
    await whileHeld(house, 'slot', shiftIds, () =>
      Promise.all(rosters.map(({ instance, shift, who }) => approve(instance, shift, [approved(who)]))),
    )
    const heads = await house.guest('GET /v1/streets/:streetId/chain/heads', { params: at })
    expect(heads.current?.seq).toBe(6)
    const coordinator = await house.sow.aStaff(at, 'coordinator')
    const token = await house.tokenOf(coordinator)
    const exported = await house.app.inject({
      method: 'GET',
      url: `/v1/streets/${at.streetId}/managed/chain/export`,
      headers: { authorization: `Bearer ${token}` },
    })
    const folder = await mkdtemp(path.join(tmpdir(), 'chain-'))
    const verify = async (text: string) => {
      const file = path.join(folder, 'chain.ndjson')
      await writeFile(file, text)
      const command = path.resolve(import.meta.dirname, '../../../../../scripts/yunxuan.mjs')
      const head = `${heads.current?.seq}:${heads.current?.hash}`
      return spawnSync(process.execPath, [command, 'verify', file, '--head', head], { encoding: 'utf8' })
    }
    const whole = await verify(exported.body)
    expect(whole.stdout).toContain('6 条都对得上')
    // Somebody with the keys to the database makes one hour two.
    await house.asOwner(`alter table record disable trigger user;
      update record set minutes = 240 where street_id = '${at.streetId}' and person_id = '${two.memberId}';
      alter table record enable trigger user`)
    const forged = await house.app.inject({
      method: 'GET',
      url: `/v1/streets/${at.streetId}/managed/chain/export`,
      headers: { authorization: `Bearer ${token}` },
    })
    const found = await verify(forged.body)
    expect(found.status).toBe(1)
    expect(found.stdout).toMatch(/对应的服务记录被改过（minutes）/)
    await house.asOwner(`alter table record disable trigger user;
      update record set minutes = 120, person_id = '${one.memberId}', member_id = '${one.memberId}'
        where street_id = '${at.streetId}' and person_id = '${two.memberId}';
      alter table record enable trigger user`)
    const moved = await house.app.inject({
      method: 'GET',
      url: `/v1/streets/${at.streetId}/managed/chain/export`,
      headers: { authorization: `Bearer ${token}` },
    })
    expect((await verify(moved.body)).stdout).toMatch(/对应的服务记录被改过（volunteer）/)
    await rm(folder, { recursive: true })
  })

  it('refuses to be changed or shortened, whoever asks', async () => {
    for (const table of ['chain_entry', 'chain_month', 'record', 'record_approval', 'record_decision']) {
      for (const deed of [`delete from ${table}`, `update ${table} set street_id = street_id`]) {
        // The API's role has no right to it, and the trigger refuses even the owner.
        await expect(house.db.$client.query(deed)).rejects.toThrow('permission denied')
        await expect(house.asOwner(deed)).rejects.toThrow('append-only')
      }
    }
  })

  it('publishes the head of every month that is over, once', async () => {
    const at = await house.sow.aStreet()
    const shift = await sowPastShift(house, at)
    const who = await sowAttendee(house, at, shift)
    await approve(house, shift, [approved(who)])
    const later = new Date('2027-01-03T00:00:00Z')
    await publishMonths(house, later)
    await publishMonths(second, later)
    const { months, current } = await house.guest('GET /v1/streets/:streetId/chain/heads', { params: at })
    expect(months.map(month => month.month)).toEqual(['2026-12', '2026-11'])
    expect(months.map(month => month.hash)).toEqual([current?.hash, current?.hash])
  })
})
