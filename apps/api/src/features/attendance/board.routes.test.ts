import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse, saturdayMorning } from '../../../test/house.ts'
import type { SownMember } from '../../../test/sow.ts'
import { type SownShift, sowShift, sowSignup, sowVolunteer } from '../../../test/sow-shift.ts'
import { newId } from '../../platform/ids.ts'
import { team, teamMember } from '../team/team.table.ts'

const board = 'GET /v1/streets/:streetId/shifts/:shiftId/board'
const leading = 'GET /v1/streets/:streetId/me/leading'
const minuteMs = 60_000

const house = await openHouse()
const street = await house.sow.aStreet()

async function scan(shift: SownShift, accountId: string, direction: 'in' | 'out'): Promise<void> {
  const leader = await house.as(shift.leader, 'wechat')
  const { code } = await leader('GET /v1/streets/:streetId/shifts/:shiftId/check-in-code', { params: shift })
  const client = await house.as({ accountId }, 'wechat')
  await client('POST /v1/streets/:streetId/scans', {
    params: shift,
    body: { code, direction, deviceId: newId() },
  })
}

/** A shift with one who left, one who came back, one who is here and one who has not come. */
async function aBusyShift() {
  const shift = await sowShift(house, street)
  const people: SownMember[] = []
  for (const name of ['李一帆', '周二妹', '吴三省', '郑四海']) {
    const person = await house.sow.aMember(street, { name, phone: '13900001234' })
    await sowSignup(house, shift, person)
    people.push(person)
  }
  const at = async (minutes: number, turn: number, direction: 'in' | 'out') => {
    house.clock.now = new Date(saturdayMorning.getTime() + minutes * minuteMs)
    await scan(shift, people[turn]?.accountId ?? '', direction)
  }
  await at(0, 0, 'in')
  await at(1, 1, 'in')
  await at(40, 0, 'out')
  await at(45, 1, 'out')
  await at(50, 1, 'in')
  await at(60, 2, 'in')
  return { shift, leader: await house.as(shift.leader, 'wechat') }
}

describe('the board', () => {
  test('says who is expected, here and gone, whoever moved last first', async () => {
    const { shift, leader } = await aBusyShift()
    const shown = await leader(board, { params: shift, query: {} })
    expect(shown.counts).toEqual({ expected: 4, arrived: 3, left: 1, asking: 0, refused: 0 })
    expect(shown).toMatchObject({
      conflicted: 1,
      matching: 4,
      shift: { activityTitle: '楼道清洁', room: '一楼' },
    })
    expect(shown.lines.map(line => [line.personName, line.state, line.phoneTail])).toEqual([
      ['吴三省', 'here', '1234'],
      ['周二妹', 'here', '1234'],
      ['李一帆', 'left', '1234'],
      ['郑四海', 'expected', '1234'],
    ])
    const back = ['departure-capped', 'in-after-out']
    expect(shown.lines.map(line => line.conflicts)).toEqual([['departure-capped'], back, [], []])
  })

  test('says of everybody what the line of the roster says, of whoever came back too', async () => {
    const { shift, leader } = await aBusyShift()
    const shown = await leader(board, { params: shift, query: {} })
    const roster = await leader('GET /v1/streets/:streetId/shifts/:shiftId/record-roster', { params: shift })
    const said = ({
      personId,
      arrivedAt,
      leftAt,
      minutes,
    }: (typeof shown.lines)[0] | (typeof roster.lines)[0]) => [personId, arrivedAt, leftAt, minutes] as const
    const byPerson = (lines: ReturnType<typeof said>[]) => lines.toSorted(([a], [b]) => (a < b ? -1 : 1))
    expect(byPerson(roster.lines.map(said))).toEqual(byPerson(shown.lines.map(said)))
    expect(shown.counts.left).toBe(shown.lines.filter(line => line.leftAt !== null).length)
  })

  test('on a wall shows no whole name, no number and nobody’s conflicts', async () => {
    const { shift, leader } = await aBusyShift()
    const shown = await leader(board, { params: shift, query: { masked: true } })
    expect(shown.lines.map(line => [line.personName, line.phoneTail, line.conflicts])).toEqual([
      ['吴*省', null, []],
      ['周*妹', null, []],
      ['李*帆', null, []],
      ['郑*海', null, []],
    ])
  })

  test('shows those who are asked for, by state, conflict or name', async () => {
    const { shift, leader } = await aBusyShift()
    const names = async (query: { show?: 'here' | 'left' | 'expected' | 'conflicted'; q?: string }) =>
      (await leader(board, { params: shift, query })).lines.map(line => line.personName)
    expect(await names({ show: 'here' })).toEqual(['吴三省', '周二妹'])
    expect(await names({ show: 'left' })).toEqual(['李一帆'])
    expect(await names({ show: 'expected' })).toEqual(['郑四海'])
    expect(await names({ show: 'conflicted' })).toEqual(['周二妹'])
    expect(await names({ q: ' 三 ' })).toEqual(['吴三省'])
  })

  test('is not sent again while nothing changes', async () => {
    const { shift } = await aBusyShift()
    const token = await house.tokenOf(shift.leader, 'wechat')
    const ask = (headers: Record<string, string>) =>
      house.app.inject({
        url: `/v1/streets/${shift.streetId}/shifts/${shift.shiftId}/board`,
        headers: { authorization: `Bearer ${token}`, ...headers },
      })
    const first = await ask({})
    const etag = String(first.headers.etag)
    house.clock.now = new Date(house.clock.now.getTime() + 5_000)
    const again = await ask({ 'if-none-match': etag })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const person = await house.sow.aMember(street)
    await sowSignup(house, shift, person)
    expect((await ask({ 'if-none-match': etag })).statusCode).toBe(200)
  })

  test('is for whoever is in charge', async () => {
    const { shift, leader } = await aBusyShift()
    const stranger = await house.as(await house.sow.aMember(street))
    const otherLeader = await house.as((await sowShift(house, street)).leader)
    const input = { params: shift, query: {} }
    expect([
      await codeOf(stranger(board, input)),
      await codeOf(otherLeader(board, input)),
      await codeOf(house.guest(board, input)),
      await codeOf(leader(board, { ...input, params: { streetId: street.streetId, shiftId: newId() } })),
    ]).toEqual(['not_allowed', 'not_allowed', 'not_signed_in', 'not_found'])
  })
})

describe('the shifts somebody is in charge of', () => {
  test('are those of today, theirs and of the teams they lead, with how many have come', async () => {
    const mine = await sowShift(house, street)
    const again = { leader: mine.leader, activityId: mine.activityId }
    const startsAt = new Date('2026-11-29T01:00:00Z')
    const endsAt = new Date('2026-11-29T03:00:00Z')
    await sowShift(house, street, { ...again, startsAt, endsAt })
    await sowShift(house, street, { ...again, room: '二楼', status: 'cancelled' })
    await sowShift(house, street)
    const [above, below] = [newId(), newId()]
    const what = { streetId: street.streetId, intro: '', isOpen: true, status: 'active' as const }
    await house.db.insert(team).values([
      { ...what, id: above, name: '总队', createdAt: saturdayMorning },
      { ...what, id: below, name: '分队', parentId: above, createdAt: saturdayMorning },
    ])
    await sowVolunteer(house, mine.leader)
    await house.db.insert(teamMember).values({
      streetId: street.streetId,
      teamId: above,
      personId: mine.leader.memberId,
      standing: 'active',
      role: 'leader',
      message: '',
      reason: '',
      changedAt: saturdayMorning,
    })
    const later = { startsAt: new Date(saturdayMorning.getTime() + 60 * minuteMs) }
    const ofTeam = await sowShift(house, street, { ...later, activity: { teamId: below } })
    const leader = await house.as(mine.leader, 'wechat')
    const { items } = await leader(leading, { params: street })
    expect(items.map(item => [item.id, item.activityTitle, item.counts.expected])).toEqual([
      [mine.shiftId, '楼道清洁', 0],
      [ofTeam.shiftId, '楼道清洁', 0],
    ])
    expect(await codeOf(house.guest(leading, { params: street }))).toBe('not_signed_in')
    const stranger = await house.as(await house.sow.aMember(street))
    expect((await stranger(leading, { params: street })).items).toEqual([])
  })

  test('are at the console those of one’s places, and on the phone only those one leads', async () => {
    const own = await house.sow.aStreet()
    const shift = await sowShift(house, own)
    const here = await house.sow.aStaff(own, 'coordinator')
    const elsewhere = await house.sow.aStaff(own, 'coordinator', { areaId: own.otherAreaId })
    const seenBy = async (accountId: string, kind?: 'wechat') =>
      (await (await house.as({ accountId }, kind))(leading, { params: own })).items.map(item => item.id)
    expect(await seenBy(here.accountId)).toEqual([shift.shiftId])
    expect(await seenBy(elsewhere.accountId)).toEqual([])
    expect(await seenBy(here.accountId, 'wechat')).toEqual([])
  })
})
