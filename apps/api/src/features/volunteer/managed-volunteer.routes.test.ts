import { idCheckCharacter } from '@yunxuan/domain'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import type { SownMember, SownVolunteer } from '../../../test/sow.ts'
import { newId } from '../../platform/ids.ts'
import { hashIdNumber, sealIdentity } from './identity.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const coordinator = await house.sow.aStaff(street, 'coordinator', { areaId: street.areaId })
const neighbour = await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId })

const inStreet = () => ({ params: { streetId: street.streetId } })
const inPerson = (personId: string) => ({ params: { streetId: street.streetId, personId } })
const paper = { guardianName: '陈建国', relation: 'father', reason: '家长不会用手机，带同意书来的' } as const
const youth = () => house.sow.aVolunteer(street, { birthDate: '2010-08-23', status: 'pending' })

/** Gives a volunteer the document of the standard's own example. */
async function giveDocument(person: SownVolunteer): Promise<string> {
  const idNumber = '11010519491231002X'
  const at = { streetId: street.streetId, ownerId: person.personId }
  const { config } = house
  // One person of the street at a time holds it.
  await house.db.$client.query('update volunteer set id_number = null, id_hash = null where street_id = $1', [
    street.streetId,
  ])
  await house.db.$client.query(
    'update volunteer set real_name = $2, id_number = $3, id_hash = $4 where person_id = $1',
    [
      person.personId,
      sealIdentity(config, { ...at, field: 'real-name' }, '王秀兰'),
      sealIdentity(config, { ...at, field: 'id-number' }, idNumber),
      hashIdNumber(config, street.streetId, idNumber),
    ],
  )
  return idNumber
}

const logOf = async (subjectId: string) => {
  const { rows } = await house.db.$client.query(
    'select action, actor_id, actor_role, detail from audit where subject_id = $1 order by id',
    [subjectId],
  )
  return rows
}

describe('the list of volunteers', () => {
  test('is of one’s own area, by name, number, state and team, page by page, with minors masked', async () => {
    const at = await house.sow.aStreet()
    const staff = await house.sow.aStaff(at, 'coordinator', { areaId: at.areaId })
    const old = await house.sow.aVolunteer(at, { registeredAt: new Date('2026-01-01T00:00:00Z') })
    const child = await house.sow.aVolunteer(at, { birthDate: '2010-08-23', status: 'pending' })
    await house.sow.aVolunteer(at, { areaId: at.otherAreaId })
    await house.sow.aTeam(at, { members: [old] }, { name: '红石榴志愿服务队' })
    const client = await house.as(staff)
    const list = (query: Record<string, unknown> = {}) =>
      client('GET /v1/streets/:streetId/managed/volunteers', { params: { streetId: at.streetId }, query })
    const first = await list({ limit: 1 })
    expect(first.items).toMatchObject([{ personId: child.personId, name: '王*兰', isMinor: true }])
    const second = await list({ limit: 1, cursor: first.nextCursor })
    expect(second).toMatchObject({
      items: [{ personId: old.personId, name: '王秀兰', isMinor: false, teams: ['红石榴志愿服务队'] }],
      nextCursor: null,
    })
    const who = async (query: Record<string, unknown>) => (await list(query)).items.map(item => item.personId)
    expect(await who({ q: old.number.slice(0, 12).toLowerCase() })).toEqual([old.personId])
    expect(await who({ q: '秀兰' })).toHaveLength(2)
    expect(await who({ status: 'active' })).toEqual([old.personId])
    expect(await who({ waitsForGuardian: true })).toEqual([child.personId])
    expect(await who({ teamId: newId() })).toEqual([])
  })

  test('holds no document and no telephone', async () => {
    await giveDocument(await house.sow.aVolunteer(street))
    const client = await house.as(coordinator)
    const page = await client('GET /v1/streets/:streetId/managed/volunteers', { ...inStreet(), query: {} })
    expect(JSON.stringify(page)).not.toMatch(/110105|13800138000|realName|idNumber/)
  })
})

describe('looking', () => {
  test('a document finds its holder by the blind index, and the look is logged; elsewhere it is not there', async () => {
    const person = await house.sow.aVolunteer(street)
    const idNumber = await giveDocument(person)
    const lookUp = async (staff: SownMember, typed: string) => {
      const client = await house.as(staff)
      const body = { idNumber: typed }
      return client('POST /v1/streets/:streetId/managed/volunteers/lookups', { ...inStreet(), body })
    }
    expect(await lookUp(coordinator, '110105 19491231 002x')).toMatchObject({ personId: person.personId })
    expect(await codeOf(lookUp(coordinator, '110105194912310047'))).toBe('invalid_request')
    expect(await codeOf(lookUp(coordinator, '110105194912310062'))).toBe('not_found')
    expect(await codeOf(lookUp(neighbour, idNumber))).toBe('not_found')
    expect(await logOf(person.personId)).toEqual([
      { action: 'volunteer.look_up', actor_id: coordinator.memberId, actor_role: 'coordinator', detail: {} },
    ])
  })

  test('name and number are corrected by the document that was seen, with a reason, and not one’s own', async () => {
    const person = await house.sow.aVolunteer(street)
    const holder = await house.sow.aVolunteer(street)
    const seen = { realName: '王秀岚', idNumber: '110105 19540302 0021', reason: '登记时写错一个字' }
    const correct = async (staff: SownMember, personId: string, wish = seen) => {
      const client = await house.as(staff)
      return client('POST /v1/streets/:streetId/managed/volunteers/:personId/identity', {
        ...inPerson(personId),
        body: wish,
      })
    }
    const valid = { ...seen, idNumber: await giveDocument(holder) }
    expect(await codeOf(correct(coordinator, person.personId, valid))).toBe('volunteer_exists')
    expect(await codeOf(correct(coordinator, person.personId))).toBe('invalid_request')
    const free = { ...seen, idNumber: '110105194912310062' }
    expect(await codeOf(correct(neighbour, person.personId, free))).toBe('not_allowed')
    expect(await codeOf(correct(coordinator, newId(), free))).toBe('not_found')
    expect(await logOf(person.personId)).toEqual([])

    expect(await correct(coordinator, person.personId, free)).toMatchObject({ personId: person.personId })
    const { rows } = await house.db.$client.query(
      `select id_hash, to_char(birth_date, 'YYYY-MM-DD') as born, gender from volunteer where person_id = $1`,
      [person.personId],
    )
    const idHash = hashIdNumber(house.config, street.streetId, free.idNumber)
    expect(rows).toEqual([{ id_hash: idHash, born: '1949-12-31', gender: 'female' }])
    expect(await logOf(person.personId)).toMatchObject([
      { action: 'volunteer.correct_identity', detail: { reason: seen.reason } },
    ])
    const told = await house.db.$client.query('select kind from notice where member_id = $1', [
      person.memberId,
    ])
    expect(told.rows).toEqual([{ kind: 'identity_corrected' }])
    const staff = await house.sow.aStaff(street, 'coordinator', { areaId: street.areaId })
    const own = await house.sow.aVolunteer(street, { member: staff })
    expect(await codeOf(correct(staff, own.personId, free))).toBe('same_person_reviews')
  })

  test('one document written for two at once is one’s, and the other is told', async () => {
    const client = await house.as(coordinator)
    for (let turn = 0; turn < 5; turn++) {
      const people = [await house.sow.aVolunteer(street), await house.sow.aVolunteer(street)]
      const digits = `11010519491231${String(100 + turn * 2)}`
      const body = {
        realName: '王秀岚',
        idNumber: `${digits}${idCheckCharacter(digits)}`,
        reason: '登记错了',
      }
      const codes = people.map(({ personId }) =>
        codeOf(
          client('POST /v1/streets/:streetId/managed/volunteers/:personId/identity', {
            ...inPerson(personId),
            body,
          }),
        ),
      )
      expect((await Promise.all(codes)).sort()).toEqual(['done', 'volunteer_exists'])
    }
  })

  test('a record opens masked; a minor’s only with a reason, and every look is logged with it', async () => {
    const child = await youth()
    const look = async (staff: SownMember, body: { reason?: string }) => {
      const client = await house.as(staff)
      const person = inPerson(child.personId)
      return client('POST /v1/streets/:streetId/managed/volunteers/:personId/looks', { ...person, body })
    }
    expect(await codeOf(look(coordinator, {}))).toBe('reason_missing')
    expect(await logOf(child.personId)).toEqual([])
    expect(await look(coordinator, { reason: '核对家长电话' })).toMatchObject({
      personId: child.personId,
      birthDate: '2010-08-23',
      missing: ['real_name', 'id_number', 'guardian_consent'],
    })
    expect(await codeOf(look(neighbour, { reason: '看看' }))).toBe('not_allowed')
    expect(await logOf(child.personId)).toMatchObject([
      { action: 'volunteer.look', detail: { isMinor: true, reason: '核对家长电话' } },
    ])
    const grown = await house.sow.aVolunteer(street)
    const client = await house.as(coordinator)
    const opened = client('POST /v1/streets/:streetId/managed/volunteers/:personId/looks', {
      ...inPerson(grown.personId),
      body: {},
    })
    expect(await opened).toMatchObject({ number: grown.number })
  })
})

describe('consent on paper', () => {
  const note = async (staff: SownMember, personId: string) => {
    const client = await house.as(staff)
    return client('POST /v1/streets/:streetId/managed/volunteers/:personId/guardian-consent', {
      ...inPerson(personId),
      body: paper,
    })
  }
  const withdraw = async (staff: SownMember, personId: string) => {
    const client = await house.as(staff)
    return client('POST /v1/streets/:streetId/managed/volunteers/:personId/guardian-consent/withdrawal', {
      ...inPerson(personId),
      body: { reason: '家长来电撤回' },
    })
  }

  test('is noted by a named coordinator with the reason; the guardian’s name is sealed and the youth told', async () => {
    const child = await youth()
    await giveDocument(child)
    expect(await note(coordinator, child.personId)).toMatchObject({ status: 'active', missing: [] })
    expect(await codeOf(note(coordinator, child.personId))).toBe('already_decided')
    const { rows } = await house.db.$client.query(
      'select relation, version, seen_by, reason, guardian_id, guardian_name from guardian_consent where person_id = $1',
      [child.personId],
    )
    expect(rows).toMatchObject([
      {
        relation: 'father',
        version: 1,
        seen_by: coordinator.memberId,
        reason: paper.reason,
        guardian_id: null,
      },
    ])
    expect(rows[0].guardian_name.toString('latin1')).not.toContain(Buffer.from('陈建国').toString('latin1'))
    const client = await house.as(child, 'wechat')
    const { items } = await client('GET /v1/streets/:streetId/me/notices', { ...inStreet(), query: {} })
    expect(items).toMatchObject([
      { kind: 'guardian_consent', text: '王秀兰的家长同意书已由陈主任看过原件。' },
    ])
    expect(JSON.stringify(await logOf(child.personId))).not.toContain('陈建国')

    expect(await withdraw(coordinator, child.personId)).toMatchObject({ status: 'pending' })
    expect(await codeOf(withdraw(coordinator, child.personId))).toBe('not_found')
  })

  test('is not for a grown-up, nor noted outside one’s area, nor by two at once twice', async () => {
    const grown = await house.sow.aVolunteer(street)
    expect(await codeOf(note(coordinator, grown.personId))).toBe('guardian_not_needed')
    const child = await youth()
    expect(await codeOf(note(neighbour, child.personId))).toBe('not_allowed')
    expect(await codeOf(withdraw(neighbour, child.personId))).toBe('not_allowed')
    expect(await codeOf(note(coordinator, newId()))).toBe('not_found')
    const codes = [note(coordinator, child.personId), note(coordinator, child.personId)].map(codeOf)
    expect((await Promise.all(codes)).sort()).toEqual(['already_decided', 'done'])
  })
})

describe('qualifications', () => {
  const claim = async (person: SownVolunteer, kind = '急救证') => {
    const client = await house.as(person, 'wechat')
    return client('POST /v1/streets/:streetId/me/volunteers/:personId/qualifications', {
      ...inPerson(person.personId),
      body: { kind, validUntil: '2027-12-31' },
    })
  }
  const answer = async (staff: SownMember, qualificationId: string, reason?: string) => {
    const client = await house.as(staff)
    const params = { streetId: street.streetId, qualificationId }
    return reason === undefined
      ? client('POST /v1/streets/:streetId/managed/qualifications/:qualificationId/approval', { params })
      : client('POST /v1/streets/:streetId/managed/qualifications/:qualificationId/rejection', {
          params,
          body: { reason },
        })
  }

  test('are claimed, listed to the coordinator, approved, told, and claimed anew', async () => {
    const person = await house.sow.aVolunteer(street)
    const claimed = await claim(person)
    expect(claimed).toMatchObject({ kind: '急救证', status: 'pending', validUntil: '2027-12-31' })
    const staff = await house.as(coordinator)
    const list = () => staff('GET /v1/streets/:streetId/managed/qualifications', { ...inStreet(), query: {} })
    expect((await list()).items).toMatchObject([{ id: claimed.id, number: person.number, name: '王秀兰' }])
    expect(await answer(coordinator, claimed.id)).toMatchObject({ status: 'approved' })
    expect((await list()).items).toEqual([])
    expect(await codeOf(answer(coordinator, claimed.id, '看不清'))).toBe('already_decided')
    const client = await house.as(person)
    const { items } = await client('GET /v1/streets/:streetId/me/notices', { ...inStreet(), query: {} })
    expect(items.map(item => item.kind)).toEqual(['qualification_approved'])
    expect(await claim(person)).toMatchObject({ status: 'pending' })
  })

  test('two coordinators who answer at once give one answer', async () => {
    const claimed = await claim(await house.sow.aVolunteer(street))
    const other = await house.sow.aStaff(street, 'administrator')
    const codes = await Promise.all([
      codeOf(answer(coordinator, claimed.id)),
      codeOf(answer(other, claimed.id, '原件过期了')),
    ])
    expect(codes.sort()).toEqual(['already_decided', 'done'])
  })

  test('are rejected with a reason, taken away again, and of the street’s kinds only', async () => {
    const person = await house.sow.aVolunteer(street)
    const claimed = await claim(person)
    expect(await answer(coordinator, claimed.id, '原件过期了')).toMatchObject({
      status: 'rejected',
      reason: '原件过期了',
    })
    expect(await codeOf(claim(person, '武功秘籍'))).toBe('invalid_request')
    const client = await house.as(person)
    const remove = () =>
      client('DELETE /v1/streets/:streetId/me/volunteers/:personId/qualifications/:qualificationId', {
        params: { ...inPerson(person.personId).params, qualificationId: claimed.id },
      })
    await remove()
    expect(await codeOf(remove())).toBe('not_found')
    expect(await codeOf(answer(coordinator, claimed.id))).toBe('not_found')
  })

  test('are not decided by whoever holds them, nor outside one’s area, nor claimed for somebody else', async () => {
    const own = await house.sow.aVolunteer(street, { member: coordinator })
    const claimed = await claim({ ...own, accountId: coordinator.accountId })
    expect(await codeOf(answer(coordinator, claimed.id))).toBe('own_qualification')
    expect(await codeOf(answer(neighbour, claimed.id))).toBe('not_allowed')
    const other = await house.sow.aVolunteer(street)
    expect(await codeOf(claim({ ...other, personId: own.personId }))).toBe('not_found')
  })
})

test('what coordinators do is closed to everybody else, and to their own phone', async () => {
  const resident = await house.as(await house.sow.aMember(street))
  const phone = await house.as(coordinator, 'wechat')
  const personal = inPerson(newId())
  for (const [nobody, code] of [
    [house.guest, 'not_signed_in'],
    [resident, 'not_allowed'],
    [phone, 'not_allowed'],
  ] as const) {
    const inClaim = { params: { streetId: street.streetId, qualificationId: newId() } }
    const reason = { reason: '看看' }
    const calls = [
      nobody('GET /v1/streets/:streetId/managed/volunteers', { ...inStreet(), query: {} }),
      nobody('POST /v1/streets/:streetId/managed/volunteers/lookups', {
        ...inStreet(),
        body: { idNumber: '1' },
      }),
      nobody('POST /v1/streets/:streetId/managed/volunteers/:personId/looks', { ...personal, body: {} }),
      nobody('POST /v1/streets/:streetId/managed/volunteers/:personId/guardian-consent', {
        ...personal,
        body: paper,
      }),
      nobody('POST /v1/streets/:streetId/managed/volunteers/:personId/guardian-consent/withdrawal', {
        ...personal,
        body: reason,
      }),
      nobody('POST /v1/streets/:streetId/managed/volunteers/:personId/identity', {
        ...personal,
        body: { realName: '王', idNumber: '1', reason: '看看' },
      }),
      nobody('GET /v1/streets/:streetId/managed/qualifications', { ...inStreet(), query: {} }),
      nobody('POST /v1/streets/:streetId/managed/qualifications/:qualificationId/approval', inClaim),
      nobody('POST /v1/streets/:streetId/managed/qualifications/:qualificationId/rejection', {
        ...inClaim,
        body: reason,
      }),
    ]
    expect(new Set(await Promise.all(calls.map(codeOf)))).toEqual(new Set([code]))
  }
})
