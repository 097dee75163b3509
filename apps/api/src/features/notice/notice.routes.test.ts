import { describe, expect, test } from 'vitest'
import { openHouse } from '../../../test/house.ts'
import type { SownMember } from '../../../test/sow.ts'
import { sowShift, sowSignup } from '../../../test/sow-shift.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { writeNotices } from './notice.store.ts'

const house = await openHouse()
const street = await house.sow.aStreet()

async function tell(person: SownMember, count: number): Promise<void> {
  const notices = Array.from({ length: count }, (_, index) => ({
    streetId: person.streetId,
    memberId: person.memberId,
    kind: 'slot_moved' as const,
    title: `第 ${index + 1} 条`,
    text: '改到周六上午 9 点',
    bookingId: null,
    waitlistId: null,
  }))
  await inTransaction(house.db, tx => writeNotices(tx, notices, house.clock.now))
}

describe('notices', () => {
  test('the inbox is read page by page, newest first, and nothing twice', async () => {
    const person = await house.sow.aMember(street)
    await tell(person, 5)
    const client = await house.as(person)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const query = cursor === null ? { limit: 2 } : { limit: 2, cursor }
      const page: { items: { title: string }[]; nextCursor: string | null } = await client(
        'GET /v1/streets/:streetId/me/notices',
        { params: { streetId: street.streetId }, query },
      )
      seen.push(...page.items.map(item => item.title))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual(['第 5 条', '第 4 条', '第 3 条', '第 2 条', '第 1 条'])
  })

  test('a notice tells whether its booking is a sign-up for a shift', async () => {
    const person = await house.sow.aMember(street)
    const shift = await sowShift(house, street)
    const signupId = await sowSignup(house, shift, person)
    const of = {
      streetId: person.streetId,
      memberId: person.memberId,
      kind: 'slot_moved',
      waitlistId: null,
    } as const
    const told = { ...of, title: '改时间了', text: '改到周六上午 9 点' }
    await inTransaction(house.db, tx =>
      writeNotices(
        tx,
        [
          { ...told, bookingId: signupId },
          { ...told, bookingId: null },
        ],
        house.clock.now,
      ),
    )
    const client = await house.as(person)
    const inbox = await client('GET /v1/streets/:streetId/me/notices', {
      params: { streetId: street.streetId },
      query: {},
    })
    expect(inbox.items.map(item => [item.bookingId, item.isSignup])).toEqual([
      [null, false],
      [signupId, true],
    ])
  })

  test('reading up to one leaves the newer ones unread, and touches nobody else’s', async () => {
    const { streetId } = street
    const [person, other] = [await house.sow.aMember(street), await house.sow.aMember(street)]
    await tell(other, 2)
    await tell(person, 3)
    const [client, neighbour] = [await house.as(person), await house.as(other)]
    const inbox = () => client('GET /v1/streets/:streetId/me/notices', { params: { streetId }, query: {} })
    const upTo = (await inbox()).items[1]?.id ?? ''
    await client('POST /v1/streets/:streetId/me/notices/read', { params: { streetId }, body: { upTo } })
    expect((await inbox()).items.map(item => item.readAt !== null)).toEqual([false, true, true])
    const me = await client('GET /v1/streets/:streetId/me', { params: { streetId } })
    expect(me.unreadNotices).toBe(1)
    const them = await neighbour('GET /v1/streets/:streetId/me', { params: { streetId } })
    expect(them.unreadNotices).toBe(2)
    await expect(
      neighbour('POST /v1/streets/:streetId/me/notices/read', { params: { streetId }, body: { upTo } }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a made-up cursor is refused, and guests have no inbox', async () => {
    const { streetId } = street
    const client = await house.as(await house.sow.aMember(street))
    for (const cursor of ['x', Buffer.from('["no id"]').toString('base64url')]) {
      await expect(
        client('GET /v1/streets/:streetId/me/notices', { params: { streetId }, query: { cursor } }),
      ).rejects.toMatchObject({ code: 'invalid_request' })
    }
    await expect(
      house.guest('GET /v1/streets/:streetId/me/notices', { params: { streetId }, query: {} }),
    ).rejects.toMatchObject({ code: 'not_signed_in' })
    await expect(
      house.guest('POST /v1/streets/:streetId/me/notices/read', {
        params: { streetId },
        body: { upTo: newId() },
      }),
    ).rejects.toMatchObject({ code: 'not_signed_in' })
  })
})
