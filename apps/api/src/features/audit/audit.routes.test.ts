import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse, saturdayMorning } from '../../../test/house.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { writeAudit } from './audit.store.ts'

const house = await openHouse()
const subjectId = newId()
const street = await house.sow.aStreet()
const reviewer = await house.sow.aStaff(street, 'reviewer')
const line = (minutes: number, action: string) => ({
  streetId: street.streetId,
  at: new Date(saturdayMorning.getTime() + minutes * 60_000),
  actorId: minutes === 0 ? null : reviewer.memberId,
  actorRole: minutes === 0 ? 'system' : 'reviewer',
  action,
  subject: action.split('.')[0] ?? '',
  subjectId: minutes === 2 ? subjectId : null,
  detail: { minutes },
})
await inTransaction(house.db, tx =>
  writeAudit(tx, [
    line(0, 'note.erase'),
    line(1, 'booking.create'),
    line(2, 'booking.cancel'),
    line(3, 'bookings.other'),
  ]),
)

describe('the log', () => {
  const ask = async (query: object) => {
    const client = await house.as(reviewer)
    return client('GET /v1/streets/:streetId/audit', { params: { streetId: street.streetId }, query })
  }
  const actions = async (query: object) => (await ask(query)).items.map(item => item.action)

  test('is read newest first, page by page, with the names of who acted', async () => {
    const first = await ask({ limit: 3 })
    expect(first.items.map(item => item.action)).toEqual([
      'bookings.other',
      'booking.cancel',
      'booking.create',
    ])
    expect(first.items[0]).toMatchObject({
      actorName: '陈主任',
      actorRole: 'reviewer',
      detail: { minutes: 3 },
    })
    const second = await ask({ limit: 3, cursor: first.nextCursor ?? '' })
    expect(second.items).toMatchObject([{ action: 'note.erase', actorName: '系统', actorRole: 'system' }])
    expect(second.nextCursor).toBeNull()
    const newest = [...first.items, ...second.items].map(({ id }) => id)
    const oldest = await ask({ sort: 'at', limit: 1 })
    const next = await ask({ sort: 'at', limit: 50, cursor: oldest.nextCursor ?? '' })
    expect([...oldest.items, ...next.items].map(({ id }) => id)).toEqual(newest.toReversed())
  })

  test('says who acted as they were called then, with their id, whatever they are called since', async () => {
    const elsewhere = await house.sow.aStreet()
    const keeper = await house.sow.aStaff(elsewhere, 'administrator')
    const at = { streetId: elsewhere.streetId, actorId: keeper.memberId, actorRole: 'administrator' }
    const deed = (action: string, minutes: number) => ({
      ...{ ...at, action, subject: 'policy', subjectId: null, detail: {} },
      at: new Date(saturdayMorning.getTime() + minutes * 60_000),
    })
    await inTransaction(house.db, tx => writeAudit(tx, [deed('policy.change', 0)]))
    await house.db.$client.query('update member set name = $2 where id = $1', [keeper.memberId, '林别名'])
    await inTransaction(house.db, tx => writeAudit(tx, [deed('policy.change', 1)]))
    const client = await house.as(keeper)
    const { items } = await client('GET /v1/streets/:streetId/audit', {
      params: { streetId: elsewhere.streetId },
      query: {},
    })
    expect(items.map(item => [item.actorName, item.actorId])).toEqual([
      ['林别名', keeper.memberId],
      ['陈主任', keeper.memberId],
    ])
  })

  test('says which service a line is about, and whose role it was', async () => {
    const elsewhere = await house.sow.aStreet()
    const keeper = await house.sow.aStaff(elsewhere, 'administrator')
    const slot = await house.sow.aSlot(elsewhere, { service: { title: '中医义诊' } })
    const line = (action: string, id: string | null, detail = {}, [subject = ''] = action.split('.')) => ({
      streetId: elsewhere.streetId,
      at: saturdayMorning,
      actorId: keeper.memberId,
      actorRole: 'administrator',
      action,
      subject,
      subjectId: id,
      detail,
    })
    await inTransaction(house.db, tx =>
      writeAudit(tx, [
        line('service.edit', slot.serviceId),
        line('slot.move', slot.slotId),
        line('booking.cancel', newId(), { slotId: slot.slotId }),
        line('rating.create', newId(), { serviceId: slot.serviceId }),
        line('role.grant', keeper.memberId, {}, ['member']),
        line('member.change', keeper.memberId),
        line('policy.change', null),
      ]),
    )
    const client = await house.as(keeper)
    const params = { streetId: elsewhere.streetId }
    const { items } = await client('GET /v1/streets/:streetId/audit', { params, query: {} })
    expect(Object.fromEntries(items.map(item => [item.action, item.about]))).toEqual({
      'service.edit': '中医义诊',
      'slot.move': '中医义诊',
      'booking.cancel': '中医义诊',
      'rating.create': '中医义诊',
      'role.grant': '陈主任',
      'member.change': null,
      'policy.change': null,
    })
  })

  test('says who took which list away as a spreadsheet, and how long it was', async () => {
    const client = await house.as(reviewer)
    const body = { list: '锦江街道评价', rows: 12 }
    await client('POST /v1/streets/:streetId/exports', { params: { streetId: street.streetId }, body })
    expect((await ask({ action: 'export' })).items).toMatchObject([
      { action: 'export.save', actorRole: 'reviewer', detail: body },
    ])
  })

  test('is filtered by action, by kind of action, by subject and by time', async () => {
    expect(await actions({ action: 'booking.cancel' })).toEqual(['booking.cancel'])
    expect(await actions({ action: 'booking' })).toEqual(['booking.cancel', 'booking.create'])
    expect(await actions({ subjectId })).toEqual(['booking.cancel'])
    const at = (minutes: number) => new Date(saturdayMorning.getTime() + minutes * 60_000).toISOString()
    expect(await actions({ from: at(1), to: at(3) })).toEqual(['booking.cancel', 'booking.create'])
  })

  test('is neither changed, deleted nor emptied, whoever asks', async () => {
    const statements = ["update audit set action = 'nothing'", 'delete from audit', 'truncate audit']
    for (const statement of statements) {
      await expect(house.db.$client.query(statement)).rejects.toThrow('permission denied')
      await expect(house.asOwner(statement)).rejects.toThrow('audit is append-only')
    }
    expect((await actions({})).length).toBeGreaterThanOrEqual(4)
  })

  test('is for reviewers and administrators of this whole street', async () => {
    const input = { params: { streetId: street.streetId }, query: {} }
    const ofArea = async (role: 'reviewer' | 'administrator') =>
      house.as(await house.sow.aStaff(street, role, { areaId: street.areaId }))
    const foreign = await house.sow.aStaff(await house.sow.aStreet(), 'reviewer')
    const callers = [
      [house.guest, 'not_signed_in'],
      [await house.as(await house.sow.aMember(street)), 'not_allowed'],
      [await house.as(await house.sow.aStaff(street, 'coordinator')), 'not_allowed'],
      [await ofArea('reviewer'), 'not_allowed'],
      [await ofArea('administrator'), 'not_allowed'],
      [await house.as(await house.sow.aStaff(street, 'administrator')), 'done'],
      [await house.as(foreign), 'member_missing'],
    ] as const
    for (const [client, code] of callers) {
      expect(await codeOf(client('GET /v1/streets/:streetId/audit', input))).toBe(code)
    }
  })
})
