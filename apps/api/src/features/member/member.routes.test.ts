import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import { hold, untilWaiting } from '../../../test/race.ts'
import type { SownMember } from '../../../test/sow.ts'
import { newId } from '../../platform/ids.ts'
import { sealBirthDates } from './birth.service.ts'
import { openBirthDate } from './birth.ts'

const house = await openHouse()
const street = await house.sow.aStreet()

const grandmother = {
  name: '李桂芳',
  relation: 'parent',
  birthDate: '1948-05-06',
  consent: true,
} as const

/** An account that is nobody in any street yet. */
async function anAccount() {
  const accountId = newId()
  await house.db.$client.query('insert into account (id, created_at) values ($1, $2)', [
    accountId,
    house.clock.now,
  ])
  return { accountId }
}

async function book(member: SownMember, personId: string, dependantId: string | null, startsAt?: Date) {
  const slot = await house.sow.aSlot(street, startsAt === undefined ? {} : { startsAt })
  await house.db.$client.query(
    `insert into booking (street_id, id, slot_id, member_id, dependant_id, person_id, party, status, source,
      code, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, 1, 'booked', 'self', '123456', $7, $7)`,
    [street.streetId, newId(), slot.slotId, member.memberId, dependantId, personId, house.clock.now],
  )
}

describe('me', () => {
  test('somebody new becomes a member, and is known from then on', async () => {
    const { streetId, areaId } = street
    const client = await house.as(await anAccount())
    await expect(client('GET /v1/streets/:streetId/me', { params: { streetId } })).rejects.toMatchObject({
      code: 'member_missing',
    })
    const me = await client('PUT /v1/streets/:streetId/me', {
      params: { streetId },
      body: { name: ' 王秀兰 ', phone: '+86 138 0013-8000', birthDate: '1954-03-02', areaId, declared: [] },
    })
    expect(me).toMatchObject({
      name: '王秀兰',
      phone: '13800138000',
      birthDate: '1954-03-02',
      areaId,
      areaName: '东社区',
      unreadNotices: 0,
      roles: [],
    })
    expect(await client('GET /v1/streets/:streetId/me', { params: { streetId } })).toEqual(me)
    const { rows } = await house.db.$client.query('select phone_tail from member where id = $1', [me.id])
    expect(rows).toEqual([{ phone_tail: '8000' }])
  })

  test('what is left out stays, and null takes it away', async () => {
    const { streetId } = street
    const person = await house.sow.aMember(street, { phone: '13800138000', declared: ['volunteer'] })
    const client = await house.as(person)
    const kept = await client('PUT /v1/streets/:streetId/me', {
      params: { streetId },
      body: { name: '王兰' },
    })
    expect(kept).toMatchObject({ name: '王兰', phone: '13800138000', declared: ['volunteer'] })
    const taken = await client('PUT /v1/streets/:streetId/me', {
      params: { streetId },
      body: { name: '王兰', phone: null, areaId: null },
    })
    expect(taken).toMatchObject({ phone: null, areaId: null, areaName: null, birthDate: '1954-03-02' })
  })

  test('a disability or need is kept with a consent of its own, and taken back without', async () => {
    const { streetId } = street
    const { accountId, memberId } = await house.sow.aMember(street)
    const client = await house.as({ accountId })
    const say = (declared: ('parent' | 'disabled')[], sensitiveConsent?: boolean) =>
      client('PUT /v1/streets/:streetId/me', {
        params: { streetId },
        body: { name: '王秀兰', declared, ...(sensitiveConsent === undefined ? {} : { sensitiveConsent }) },
      })
    expect((await say(['parent'])).declared).toEqual(['parent'])
    expect(await codeOf(say(['parent', 'disabled']))).toBe('consent_missing')
    expect(await codeOf(say(['parent', 'disabled'], false))).toBe('consent_missing')
    expect((await say(['parent', 'disabled'], true)).declared).toEqual(['parent', 'disabled'])
    // What was agreed to once is not asked again.
    expect((await say(['disabled'])).declared).toEqual(['disabled'])
    expect((await say([])).declared).toEqual([])
    expect(await codeOf(say(['disabled']))).toBe('consent_missing')
    const { rows } = await house.db.$client.query(
      `select detail->>'sensitiveConsentVersion' as version from audit
        where subject_id = $1 and detail ? 'sensitiveConsentVersion'`,
      [memberId],
    )
    expect(rows).toEqual([{ version: '1' }])
  })

  test('joining twice at once makes one person', async () => {
    const { streetId } = street
    const client = await house.as(await anAccount())
    const join = () =>
      client('PUT /v1/streets/:streetId/me', { params: { streetId }, body: { name: '王秀兰' } })
    const people = await Promise.all([join(), join(), join()])
    expect(new Set(people.map(person => person.id)).size).toBe(1)
  })

  test('roles in force and unread notices are part of it', async () => {
    const staff = await house.sow.aStaff(street, 'coordinator', { areaId: street.areaId })
    const client = await house.as(staff)
    const me = await client('GET /v1/streets/:streetId/me', { params: { streetId: street.streetId } })
    expect(me.roles).toEqual([{ role: 'coordinator', areaId: street.areaId, organizationId: null }])
  })

  test.each([
    ['areaId', { areaId: newId() }],
    ['birthDate', { birthDate: '2026-11-29' }],
    ['birthDate', { birthDate: '1890-01-01' }],
    ['birthDate', { birthDate: '2015-01-01' }],
    ['birthDate', { birthDate: '1954-02-31' }],
    ['phone', { phone: 'call me' }],
    ['name', { name: '   ' }],
  ])('a wrong %s is named, and nothing is written', async (field, part) => {
    const { streetId } = street
    const { accountId } = await anAccount()
    const client = await house.as({ accountId })
    await expect(
      client('PUT /v1/streets/:streetId/me', { params: { streetId }, body: { name: '王秀兰', ...part } }),
    ).rejects.toMatchObject({ code: 'invalid_request', problem: { errors: [{ field }] } })
    const { rows } = await house.db.$client.query('select id from member where account_id = $1', [accountId])
    expect(rows).toEqual([])
  })

  test('the home is a community of this street, not of another', async () => {
    const elsewhere = await house.sow.aStreet()
    const client = await house.as(await house.sow.aMember(street))
    await expect(
      client('PUT /v1/streets/:streetId/me', {
        params: { streetId: street.streetId },
        body: { name: '王秀兰', areaId: elsewhere.areaId },
      }),
    ).rejects.toMatchObject({ code: 'invalid_request', problem: { errors: [{ field: 'areaId' }] } })
  })

  test('guests and streets that do not exist are refused', async () => {
    const { streetId } = street
    await expect(house.guest('GET /v1/streets/:streetId/me', { params: { streetId } })).rejects.toMatchObject(
      { code: 'not_signed_in' },
    )
    await expect(
      house.guest('PUT /v1/streets/:streetId/me', { params: { streetId }, body: { name: '王' } }),
    ).rejects.toMatchObject({ code: 'not_signed_in' })
    const client = await house.as(await anAccount())
    const nowhere = { params: { streetId: '100000000' } }
    await expect(client('GET /v1/streets/:streetId/me', nowhere)).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      client('PUT /v1/streets/:streetId/me', { ...nowhere, body: { name: '王' } }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('dependants', () => {
  test('a member keeps, changes and forgets a dependant; consent is noted with its time and wording', async () => {
    const { streetId } = street
    const person = await house.sow.aMember(street)
    const client = await house.as(person)
    const kept = await client('POST /v1/streets/:streetId/me/dependants', {
      params: { streetId },
      body: { ...grandmother, areaId: street.areaId },
    })
    expect(kept).toMatchObject({ name: '李桂芳', consentedAt: house.clock.now.toISOString() })
    const { rows } = await house.db.$client.query('select consent_version from dependant where id = $1', [
      kept.id,
    ])
    expect(rows).toEqual([{ consent_version: 1 }])

    const inDependant = { params: { streetId, dependantId: kept.id } }
    const changed = await client('PUT /v1/streets/:streetId/me/dependants/:dependantId', {
      ...inDependant,
      body: { ...grandmother, name: '李桂香', gender: 'female' },
    })
    expect(changed).toMatchObject({ id: kept.id, name: '李桂香', gender: 'female', areaId: null })
    const list = () => client('GET /v1/streets/:streetId/me/dependants', { params: { streetId } })
    expect((await list()).items).toEqual([changed])

    await client('DELETE /v1/streets/:streetId/me/dependants/:dependantId', inDependant)
    expect((await list()).items).toEqual([])
    const left = await house.db.$client.query('select * from dependant where id = $1', [kept.id])
    expect(JSON.stringify(left.rows)).not.toMatch(/李桂|1948|female/)
    const again = [
      client('DELETE /v1/streets/:streetId/me/dependants/:dependantId', inDependant),
      client('PUT /v1/streets/:streetId/me/dependants/:dependantId', { ...inDependant, body: grandmother }),
    ]
    expect(await Promise.all(again.map(codeOf))).toEqual(['not_found', 'not_found'])
  })

  test('their birth dates stand sealed, each for its own row', async () => {
    const { streetId } = street
    const person = await house.sow.aMember(street)
    const client = await house.as(person)
    const kept = await client('POST /v1/streets/:streetId/me/dependants', {
      params: { streetId },
      body: grandmother,
    })
    const { rows } = await house.db.$client.query(
      'select birth_date, birth_sealed from dependant where id = $1',
      [kept.id],
    )
    expect(rows).toEqual([{ birth_date: null, birth_sealed: expect.any(Buffer) }])
    expect(rows[0].birth_sealed.includes('1948')).toBe(false)
    const stored = { id: kept.id, birthDate: null, birthSealed: rows[0].birth_sealed }
    expect(openBirthDate(house.config, streetId, stored)).toEqual({ id: kept.id, birthDate: '1948-05-06' })
    expect(() => openBirthDate(house.config, streetId, { ...stored, id: newId() })).toThrow()
  })

  test('birth dates from before are read as they are until a start seals them, once', async () => {
    const { streetId } = street
    const person = await house.sow.aMember(street)
    const dependantId = await house.sow.aDependant(person)
    const clear = `update dependant set birth_sealed = null, birth_date = '2019-06-01' where id = $1`
    await house.db.$client.query(clear, [dependantId])
    const client = await house.as(person)
    const read = async () =>
      (await client('GET /v1/streets/:streetId/me/dependants', { params: { streetId } })).items[0]?.birthDate
    expect(await read()).toBe('2019-06-01')
    expect(await sealBirthDates(house)).toBe(1)
    expect(await sealBirthDates(house)).toBe(0)
    const { rows } = await house.db.$client.query('select birth_date from dependant where id = $1', [
      dependantId,
    ])
    expect(rows).toEqual([{ birth_date: null }])
    expect(await read()).toBe('2019-06-01')
  })

  test('without consent nothing is stored, of a child least of all', async () => {
    const { streetId } = street
    const person = await house.sow.aMember(street)
    const token = await house.tokenOf(person)
    for (const consent of [undefined, false]) {
      const reply = await house.send(
        {
          method: 'POST',
          path: `/v1/streets/${streetId}/me/dependants`,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ name: '小宝', relation: 'child', birthDate: '2020-01-01', consent }),
        },
        token,
      )
      expect(reply).toMatchObject({
        status: 400,
        body: { code: 'invalid_request', errors: [{ field: 'consent' }] },
      })
    }
    const { rows } = await house.db.$client.query('select id from dependant where member_id = $1', [
      person.memberId,
    ])
    expect(rows).toEqual([])
  })

  test('one who has a coming booking is not forgotten; a past booking does not hold', async () => {
    const { streetId } = street
    const person = await house.sow.aMember(street)
    const client = await house.as(person)
    const [expected, gone] = [await house.sow.aDependant(person), await house.sow.aDependant(person)]
    await book(person, expected, expected)
    await book(person, gone, gone, new Date(house.clock.now.getTime() - 5 * 3_600_000))
    const forget = (dependantId: string) =>
      client('DELETE /v1/streets/:streetId/me/dependants/:dependantId', { params: { streetId, dependantId } })
    await expect(forget(expected)).rejects.toMatchObject({ code: 'dependant_in_use' })
    await expect(forget(gone)).resolves.toBeNull()
  })

  test('one who is being forgotten gets neither a place nor a turn', async () => {
    const { streetId } = street
    const person = await house.sow.aMember(street)
    const client = await house.as(person)
    const dependantId = await house.sow.aDependant(person)
    // Forgetting holds the dependant while it comes to the team they serve in.
    const volunteer = await house.sow.aVolunteer(street, { member: person, dependantId })
    const teamId = await house.sow.aTeam(street, { members: [volunteer] })
    const [free, full] = [
      await house.sow.aSlot(street),
      await house.sow.aSlot(street, { places: 2, taken: 2 }),
    ]
    const letGo = await hold(house, 'team', [teamId])
    const inDependant = { params: { streetId, dependantId } }
    const forgetting = codeOf(client('DELETE /v1/streets/:streetId/me/dependants/:dependantId', inDependant))
    await untilWaiting(house, 1)
    const comers = [
      codeOf(
        client('POST /v1/streets/:streetId/slots/:slotId/bookings', { params: free, body: { dependantId } }),
      ),
      codeOf(
        client('POST /v1/streets/:streetId/slots/:slotId/waitlist', { params: full, body: { dependantId } }),
      ),
    ]
    await untilWaiting(house, 3)
    await letGo()
    expect(await forgetting).toBe('done')
    expect(await Promise.all(comers)).toEqual(['not_found', 'not_found'])
  })

  test('one who was excused and then forgotten is not expected again', async () => {
    const { streetId } = street
    const person = await house.sow.aMember(street)
    const client = await house.as(person)
    const desk = await house.as(await house.sow.aStaff(street, 'coordinator'))
    const dependantId = await house.sow.aDependant(person)
    const slot = await house.sow.aSlot(street)
    const { id: bookingId } = await client('POST /v1/streets/:streetId/slots/:slotId/bookings', {
      params: slot,
      body: { dependantId },
    })
    const params = { streetId, bookingId }
    await desk('POST /v1/streets/:streetId/bookings/:bookingId/excuse', { params })
    await client('DELETE /v1/streets/:streetId/me/dependants/:dependantId', {
      params: { streetId, dependantId },
    })
    const undoing = desk('POST /v1/streets/:streetId/bookings/:bookingId/undo', { params })
    expect(await codeOf(undoing)).toBe('not_found')
  })

  test('a wrong birth date or home is named', async () => {
    const { streetId } = street
    const client = await house.as(await house.sow.aMember(street))
    const wrong = [
      ['birthDate', { birthDate: '2030-01-01' }],
      ['areaId', { areaId: newId() }],
    ] as const
    for (const [field, part] of wrong) {
      await expect(
        client('POST /v1/streets/:streetId/me/dependants', {
          params: { streetId },
          body: { ...grandmother, ...part },
        }),
      ).rejects.toMatchObject({ code: 'invalid_request', problem: { errors: [{ field }] } })
    }
  })

  test('another member’s dependants are neither seen, changed nor forgotten; guests and strangers see none', async () => {
    const { streetId } = street
    const [owner, other] = [await house.sow.aMember(street), await house.sow.aMember(street)]
    const dependantId = await house.sow.aDependant(owner)
    const client = await house.as(other)
    const inDependant = { params: { streetId, dependantId } }
    expect((await client('GET /v1/streets/:streetId/me/dependants', { params: { streetId } })).items).toEqual(
      [],
    )
    await expect(
      client('PUT /v1/streets/:streetId/me/dependants/:dependantId', { ...inDependant, body: grandmother }),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      client('DELETE /v1/streets/:streetId/me/dependants/:dependantId', inDependant),
    ).rejects.toMatchObject({ code: 'not_found' })
    const stranger = await house.as(await anAccount())
    for (const [nobody, code] of [
      [house.guest, 'not_signed_in'],
      [stranger, 'member_missing'],
    ] as const) {
      const calls = [
        nobody('GET /v1/streets/:streetId/me/dependants', { params: { streetId } }),
        nobody('POST /v1/streets/:streetId/me/dependants', { params: { streetId }, body: grandmother }),
        nobody('PUT /v1/streets/:streetId/me/dependants/:dependantId', { ...inDependant, body: grandmother }),
        nobody('DELETE /v1/streets/:streetId/me/dependants/:dependantId', inDependant),
      ]
      expect(await Promise.all(calls.map(codeOf))).toEqual([code, code, code, code])
    }
  })
})
