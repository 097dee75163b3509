import { figures, publicFigureIds } from '@yunxuan/domain'
import { expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import type { SownMember } from '../../../test/sow.ts'
import { approve, approved, sowAttendee, sowPastShift } from '../../../test/sow-record.ts'
import { newId } from '../../platform/ids.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const { streetId } = street
const params = { streetId }
const staff = await house.as(await house.sow.aStaff(street, 'administrator'))
const hourMs = 3_600_000

const publicly = async (at = streetId) => {
  const told = await house.guest('GET /v1/streets/:streetId/public-figures', { params: { streetId: at } })
  return { ...told, of: Object.fromEntries(told.items.map(({ id, value }) => [id, value])) }
}

async function came(who: SownMember, daysAgo: number, party = 1) {
  const startsAt = new Date(house.clock.now.getTime() - daysAgo * 24 * hourMs)
  const { slotId } = await house.sow.aSlot(street, { startsAt })
  await house.db.$client.query(
    `insert into booking (street_id, id, slot_id, member_id, person_id, party, status, source, code, created_at,
      updated_at) values ($1, $2, $3, $4, $4, $5, 'attended', 'self', '123456', $6, $6)`,
    [streetId, newId(), slotId, who.memberId, party, startsAt],
  )
}

test('everybody is told what staff see of the year, once an hour, and nothing said in confidence', async () => {
  const one = await house.sow.aMember(street)
  await came(one, 1, 3)
  await came(one, 40)
  // Of the year before.
  await came(one, 400, 6)
  const first = await publicly()
  expect(first.year).toBe(2026)
  expect(first.of).toMatchObject({ 'people-served': 4, 'slots-held': 2, volunteers: 0 })
  const { items } = await staff('GET /v1/streets/:streetId/figures', {
    params,
    query: { from: '2026-01-01', to: '2026-11-28' },
  })
  for (const { id, value, name, definition } of first.items) {
    expect(items.find(item => item.id === id)).toMatchObject({ value, name, definition })
  }
  await came(one, 2)
  house.clock.now = new Date(house.clock.now.getTime() + 59 * 60_000)
  expect((await publicly()).of['people-served']).toBe(4)
  house.clock.now = new Date(house.clock.now.getTime() + 60_000)
  const later = await publicly()
  expect(later.of['people-served']).toBe(5)
  expect(later.countedAt).toBe(house.clock.now.toISOString())
  expect(publicFigureIds.filter(id => 'isSealed' in figures[id])).toEqual([])
  expect(await codeOf(publicly('100000000'))).toBe('not_found')
})

test('a volunteer’s year is of their own records alone, by month and by what proves them', async () => {
  const shift = await sowPastShift(house, street)
  const mine = await sowAttendee(house, street, shift, { from: 0, to: 120 })
  const others = await sowAttendee(house, street, shift, { from: 0, to: 120 })
  await approve(house, shift, [approved(mine, 120), approved(others, 120)])
  await came(mine, 3)
  const client = await house.as(mine)
  const year = (query: { year?: number; personId?: string } = {}, as = client) =>
    as('GET /v1/streets/:streetId/me/year', { params, query })
  const whole = await year()
  expect(whole).toMatchObject({ year: 2026, hours: 2, times: 1, came: 1 })
  expect(whole.byMonth).toEqual([{ key: '2026-11', hours: 2 }])
  expect(whole.byGrade.reduce((sum, { hours }) => sum + hours, 0)).toBe(2)
  expect(await year({ year: 2025 })).toMatchObject({ hours: 0, times: 0, came: 0, byMonth: [], byGrade: [] })
  // Neither a neighbour's nor a child's of somebody else.
  const nothing = { hours: 0, times: 0, came: 0 }
  expect(await year({ personId: others.memberId })).toMatchObject(nothing)
  const stranger = await house.as(await house.sow.aMember(street))
  expect(await year({ personId: mine.memberId }, stranger)).toMatchObject(nothing)
  const { items } = await client('GET /v1/streets/:streetId/me/records', { params, query: {} })
  await staff('POST /v1/streets/:streetId/managed/records/:recordId/reversal', {
    params: { ...params, recordId: items[0]?.id ?? '' },
    body: { reason: '重复了' },
  })
  expect(await year()).toMatchObject({ hours: 0, times: 0, came: 1 })
})
