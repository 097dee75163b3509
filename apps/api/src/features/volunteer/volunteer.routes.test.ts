import type { Input } from '@yunxuan/contract'
import { idCheckCharacter } from '@yunxuan/domain'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import type { SownMember } from '../../../test/sow.ts'
import { newId } from '../../platform/ids.ts'
import { listVolunteerFacts } from './volunteer.store.ts'

const house = await openHouse()
const street = await house.sow.aStreet()

type Edit = Input<'PUT /v1/streets/:streetId/me/volunteers'>['body']

let made = 0
/** An identity number nobody else in these tests has: in a region of Beijing's that no county uses. */
function idNumberOf(birthDate: string, gender: 'female' | 'male'): string {
  made += 1
  const region = String(110_200 + Math.floor(made / 400)).padStart(6, '0')
  const order = String((made % 400) * 2 + (gender === 'male' ? 1 : 0)).padStart(3, '0')
  const digits = `${region}${birthDate.replaceAll('-', '')}${order}`
  return `${digits}${idCheckCharacter(digits)}`
}

/** A whole profile of a grown-up, with whatever is put over it. */
const profile = (more: Partial<Edit> = {}): Edit => ({
  realName: '王秀兰',
  idNumber: idNumberOf(more.birthDate ?? '1954-03-02', more.gender ?? 'female'),
  birthDate: '1954-03-02',
  gender: 'female',
  areaId: street.areaId,
  phone: '138 0013-8000',
  skills: ['急救'],
  languages: ['普通话'],
  serviceCategories: ['为老服务'],
  times: [{ weekday: 6, part: 'morning' }],
  consent: true,
  ...more,
})

const inStreet = () => ({ params: { streetId: street.streetId } })
const put = async (person: SownMember, body: Edit) => {
  const client = await house.as(person, 'wechat')
  return client('PUT /v1/streets/:streetId/me/volunteers', { ...inStreet(), body })
}
const rowsOf = async (personId: string) => {
  const { rows } = await house.db.$client.query('select * from volunteer where person_id = $1', [personId])
  return rows
}
const logOf = async (personId: string) => {
  const { rows } = await house.db.$client.query<{ action: string; detail: Record<string, unknown> }>(
    `select action, detail from audit where subject_id = $1 order by id`,
    [personId],
  )
  return rows
}

describe('becoming a volunteer', () => {
  test('a whole profile makes one active, under a number, with the document sealed and shown masked', async () => {
    const person = await house.sow.aMember(street)
    const edit = profile()
    const shown = await put(person, edit)
    expect(shown).toMatchObject({
      personId: person.memberId,
      dependantId: null,
      status: 'active',
      missing: [],
      realName: '王*兰',
      phone: '13800138000',
      areaName: '东社区',
      skills: ['急救'],
      times: [{ weekday: 6, part: 'morning' }],
    })
    expect(shown.number).toMatch(/^YX\d{10}$/)
    expect(shown.idNumber).toMatch(/^1\*{16}[\dX]$/)
    const [row] = await rowsOf(person.memberId)
    const stored = JSON.stringify(row, (_key, value) =>
      value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
    )
    expect(stored).not.toContain(edit.idNumber)
    expect(stored).not.toContain('王秀兰')
    const client = await house.as(person, 'wechat')
    const { items, choices } = await client('GET /v1/streets/:streetId/me/volunteers', inStreet())
    expect(items).toEqual([shown])
    expect(choices.skills).toContain('急救')
    expect(JSON.stringify(await logOf(person.memberId))).not.toMatch(/王秀兰|\d{17}/)
  })

  test('one may begin without a document and is told what is missing; what is left out later stays', async () => {
    const person = await house.sow.aMember(street)
    const { realName: _name, idNumber: _id, ...begun } = profile({ serviceCategories: [] })
    const first = await put(person, begun)
    expect(first).toMatchObject({
      status: 'pending',
      missing: ['real_name', 'id_number', 'service_categories'],
      realName: null,
      idNumber: null,
    })
    const whole = await put(person, profile())
    expect(whole).toMatchObject({ status: 'active', number: first.number })
    const changed = await put(person, { ...begun, serviceCategories: ['文明劝导'], skills: [] })
    expect(changed).toMatchObject({
      status: 'active',
      realName: '王*兰',
      idNumber: whole.idNumber,
      skills: [],
    })
  })

  test('what is sealed cannot be opened in another row', async () => {
    const [one, other] = [await house.sow.aMember(street), await house.sow.aMember(street)]
    await put(one, profile())
    await put(other, profile())
    await house.db.$client.query(
      `update volunteer v set id_number = o.id_number from volunteer o
        where v.person_id = $1 and o.person_id = $2`,
      [one.memberId, other.memberId],
    )
    const client = await house.as(one)
    expect(await codeOf(client('GET /v1/streets/:streetId/me/volunteers', inStreet()))).toBe('internal')
  })

  test.each([
    ['idNumber', { idNumber: '11010519491231002' }],
    ['idNumber', { idNumber: '110105194912310021' }],
    ['birthDate', { idNumber: '11010519491231002X' }],
    ['gender', { idNumber: '11010519491231002X', birthDate: '1949-12-31', gender: 'male' as const }],
    ['birthDate', { birthDate: '2026-11-29' }],
    ['areaId', { areaId: newId() }],
    ['skills', { skills: ['飞檐走壁'] }],
    ['languages', { languages: ['精灵语'] }],
    ['serviceCategories', { serviceCategories: ['值班'] }],
    ['phone', { phone: 'call me' }],
    ['guardianConsent', { guardianConsent: { relation: 'mother' as const } }],
  ])('a wrong %s is named, and nothing is written', async (field, part) => {
    const person = await house.sow.aMember(street)
    await expect(put(person, profile(part))).rejects.toMatchObject({
      code: 'invalid_request',
      problem: { errors: [{ field }] },
    })
    expect(await rowsOf(person.memberId)).toEqual([])
  })

  test('facts that no longer agree with the document kept are refused', async () => {
    const person = await house.sow.aMember(street)
    await put(person, profile())
    const { idNumber: _id, ...rest } = profile({ birthDate: '1955-03-02' })
    await expect(put(person, rest)).rejects.toMatchObject({ problem: { errors: [{ field: 'birthDate' }] } })
  })

  test('a document registers one person of a street, also when two hurry; another street knows nothing of it', async () => {
    const edit = profile()
    const people = [await house.sow.aMember(street), await house.sow.aMember(street)]
    const codes = await Promise.all(people.map(person => codeOf(put(person, edit))))
    expect(codes.sort()).toEqual(['done', 'volunteer_exists'])
    expect(await codeOf(put(await house.sow.aMember(street), edit))).toBe('volunteer_exists')
    const elsewhere = await house.sow.aStreet()
    const there = await house.sow.aMember(elsewhere)
    const client = await house.as(there)
    await client('PUT /v1/streets/:streetId/me/volunteers', {
      params: { streetId: elsewhere.streetId },
      body: { ...edit, areaId: elsewhere.areaId },
    })
    const { rows } = await house.db.$client.query(
      'select count(distinct id_hash)::int as hashes from volunteer where person_id = any($1)',
      [[...people.map(person => person.memberId), there.memberId]],
    )
    expect(rows).toEqual([{ hashes: 2 }])
  })

  test('registering twice at once makes one volunteer with one number', async () => {
    const person = await house.sow.aMember(street)
    const edit = profile()
    const shown = await Promise.all([put(person, edit), put(person, edit), put(person, edit)])
    expect(new Set(shown.map(one => one.number)).size).toBe(1)
  })

  test('without consent to the profile nothing is stored; guests and strangers are refused', async () => {
    const person = await house.sow.aMember(street)
    const token = await house.tokenOf(person)
    const reply = await house.send(
      {
        method: 'PUT',
        path: `/v1/streets/${street.streetId}/me/volunteers`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...profile(), consent: false }),
      },
      token,
    )
    expect(reply).toMatchObject({ status: 400, body: { errors: [{ field: 'consent' }] } })
    expect(await rowsOf(person.memberId)).toEqual([])
    const accountId = newId()
    await house.db.$client.query('insert into account (id, created_at) values ($1, now())', [accountId])
    const stranger = await house.as({ accountId })
    for (const [nobody, code] of [
      [house.guest, 'not_signed_in'],
      [stranger, 'member_missing'],
    ] as const) {
      const personal = { params: { ...inStreet().params, personId: newId() } }
      const calls = [
        nobody('GET /v1/streets/:streetId/me/volunteers', inStreet()),
        nobody('PUT /v1/streets/:streetId/me/volunteers', { ...inStreet(), body: profile() }),
        nobody('DELETE /v1/streets/:streetId/me/volunteers/:personId', personal),
        nobody('DELETE /v1/streets/:streetId/me/volunteers/:personId/guardian-consent', personal),
        nobody('POST /v1/streets/:streetId/me/volunteers/:personId/qualifications', {
          ...personal,
          body: { kind: '急救证', validUntil: null },
        }),
      ]
      expect(new Set(await Promise.all(calls.map(codeOf)))).toEqual(new Set([code]))
    }
  })
})

describe('children', () => {
  const childProfile = (dependantId: string, birthDate: string, more: Partial<Edit> = {}) =>
    profile({ dependantId, birthDate, realName: '陈子墨', ...more })
  const mother = { guardianConsent: { relation: 'mother' as const } }

  test('of a child under 14 no row is left by a request without the guardian’s consent', async () => {
    const guardian = await house.sow.aMember(street)
    const childId = await house.sow.aDependant(guardian, { birthDate: '2015-04-08', relation: 'child' })
    expect(await codeOf(put(guardian, childProfile(childId, '2015-04-08')))).toBe('guardian_must_register')
    expect(await rowsOf(childId)).toEqual([])
    expect(await logOf(childId)).toEqual([])
    const { rows } = await house.db.$client.query('select from guardian_consent where person_id = $1', [
      childId,
    ])
    expect(rows).toEqual([])
  })

  test('a child under 14 cannot register alone, whatever the account says', async () => {
    const child = await house.sow.aMember(street, { birthDate: null })
    const edit = profile({ birthDate: '2015-04-08' })
    expect(await codeOf(put(child, edit))).toBe('guardian_must_register')
    expect(await rowsOf(child.memberId)).toEqual([])
  })

  test('the guardian registers the child and consents in one request; who, as what, to which wording and when is kept', async () => {
    const guardian = await house.sow.aMember(street)
    const childId = await house.sow.aDependant(guardian, { birthDate: '2015-04-08', relation: 'child' })
    const shown = await put(guardian, childProfile(childId, '2015-04-08', mother))
    expect(shown).toMatchObject({
      personId: childId,
      dependantId: childId,
      status: 'active',
      guardianConsent: { relation: 'mother', version: 1, seenBy: null },
    })
    const { rows } = await house.db.$client.query(
      'select guardian_id, given_at, seen_by, withdrawn_at from guardian_consent where person_id = $1',
      [childId],
    )
    expect(rows).toEqual([
      { guardian_id: guardian.memberId, given_at: house.clock.now, seen_by: null, withdrawn_at: null },
    ])
    expect((await logOf(childId)).map(line => line.action)).toEqual([
      'volunteer.consent',
      'volunteer.register',
    ])
  })

  test('the child’s birth date is the one the family wrote down, or a guardian could be gone round', async () => {
    const guardian = await house.sow.aMember(street)
    const childId = await house.sow.aDependant(guardian, { birthDate: '2015-04-08', relation: 'child' })
    await expect(put(guardian, childProfile(childId, '2000-04-08'))).rejects.toMatchObject({
      problem: { errors: [{ field: 'birthDate' }] },
    })
  })

  test('a consent that is taken back stops volunteering and leaves what was; given anew it starts again', async () => {
    const guardian = await house.sow.aMember(street)
    const childId = await house.sow.aDependant(guardian, { birthDate: '2010-04-08', relation: 'child' })
    await put(guardian, childProfile(childId, '2010-04-08', mother))
    const client = await house.as(guardian, 'wechat')
    const inPerson = { params: { ...inStreet().params, personId: childId } }
    const withdraw = () =>
      client('DELETE /v1/streets/:streetId/me/volunteers/:personId/guardian-consent', inPerson)
    expect(await withdraw()).toMatchObject({ status: 'pending', missing: ['guardian_consent'] })
    expect(await codeOf(withdraw())).toBe('not_found')
    const facts = await listVolunteerFacts(house.db, street.streetId, [childId])
    expect(facts.get(childId)).toMatchObject({ status: 'pending', hasGuardianConsent: false })
    const { idNumber: _id, ...again } = childProfile(childId, '2010-04-08', mother)
    expect(await put(guardian, again)).toMatchObject({ status: 'active' })
    const { rows } = await house.db.$client.query(
      'select withdrawn_at is null as "inForce" from guardian_consent where person_id = $1 order by id',
      [childId],
    )
    expect(rows).toEqual([{ inForce: false }, { inForce: true }])
  })

  test('of fourteen to seventeen one begins alone and waits for the guardian', async () => {
    const youth = await house.sow.aMember(street, { birthDate: '2010-08-23' })
    expect(await put(youth, profile({ birthDate: '2010-08-23' }))).toMatchObject({
      status: 'pending',
      missing: ['guardian_consent'],
    })
    const client = await house.as(youth)
    const inPerson = { params: { ...inStreet().params, personId: youth.memberId } }
    expect(
      await codeOf(client('DELETE /v1/streets/:streetId/me/volunteers/:personId/guardian-consent', inPerson)),
    ).toBe('not_found')
  })

  test('somebody else’s child is not there', async () => {
    const childId = await house.sow.aDependant(await house.sow.aMember(street), { birthDate: '2015-04-08' })
    const other = await house.sow.aMember(street)
    expect(await codeOf(put(other, childProfile(childId, '2015-04-08', mother)))).toBe('not_found')
  })
})

/** Writes an hour down for somebody, as a back-fill would. */
const recorded = (personId: string) =>
  house.db.$client.query(
    `insert into record (street_id, id, person_id, member_id, number, title, served_on, place, content, minutes,
      organization_id, organization_name, responsible_name, grade, origin, suspicions, reason, approved_by, approved_at)
     values ($1, $2, $3, $3, 'YX', '河道捡拾', '2026-11-01', '河边', '捡拾垃圾', 60, $4, '东社区党委', '带队人',
      'back-filled', 'back_fill', '{}', '', $3, $5)`,
    [street.streetId, newId(), personId, street.organizationId, house.clock.now],
  )

describe('name and number', () => {
  test('are mended freely until hours are recorded, and by nobody alone after that, also not by leaving', async () => {
    const person = await house.sow.aMember(street)
    const first = profile()
    await put(person, first)
    const edit = { ...first, realName: '王秀岚' }
    expect(await codeOf(put(person, edit))).toBe('done')
    await recorded(person.memberId)
    const swaps = [
      { ...edit, realName: '李建国' },
      { ...edit, idNumber: idNumberOf('1954-03-02', 'female') },
    ]
    for (const swap of swaps) expect(await codeOf(put(person, swap))).toBe('identity_fixed')
    const { realName: _, idNumber: __, ...unsaid } = edit
    expect(await codeOf(put(person, { ...unsaid, skills: [] }))).toBe('done')
    const client = await house.as(person, 'wechat')
    const params = { ...inStreet().params, personId: person.memberId }
    await client('DELETE /v1/streets/:streetId/me/volunteers/:personId', { params })
    for (const swap of swaps) expect(await codeOf(put(person, swap))).toBe('identity_fixed')
    // In two steps neither.
    expect(await put(person, { ...unsaid, realName: '李建国' })).toMatchObject({ status: 'pending' })
    expect(await codeOf(put(person, { ...unsaid, idNumber: edit.idNumber ?? '' }))).toBe('identity_fixed')
    expect(await put(person, edit)).toMatchObject({ status: 'active' })
  })

  test('are known again where no fingerprint was kept yet', async () => {
    const person = await house.sow.aMember(street)
    const edit = profile()
    await put(person, edit)
    await recorded(person.memberId)
    await house.db.$client.query('update volunteer set identity_hash = null where person_id = $1', [
      person.memberId,
    ])
    expect(await codeOf(put(person, { ...edit, realName: '李建国' }))).toBe('identity_fixed')
    expect(await codeOf(put(person, edit))).toBe('done')
  })
})

describe('leaving', () => {
  const leave = async (person: SownMember, personId = person.memberId) => {
    const client = await house.as(person, 'wechat')
    const params = { ...inStreet().params, personId }
    return client('DELETE /v1/streets/:streetId/me/volunteers/:personId', { params })
  }

  test('the profile is erased down to its number; who comes back keeps it', async () => {
    const person = await house.sow.aMember(street)
    const edit = profile()
    const { number } = await put(person, edit)
    await leave(person)
    const [row] = await rowsOf(person.memberId)
    expect(row).toMatchObject({
      number,
      status: 'left',
      real_name: null,
      id_number: null,
      id_hash: null,
      birth_date: null,
      phone: null,
      skills: [],
      times: [],
    })
    const client = await house.as(person)
    const { items } = await client('GET /v1/streets/:streetId/me/volunteers', inStreet())
    expect(items).toEqual([])
    expect(await codeOf(leave(person))).toBe('not_found')
    expect(await put(person, edit)).toMatchObject({ status: 'active', number })
  })

  test('whoever is expected at a shift withdraws first; a service they booked does not hold them', async () => {
    const person = await house.sow.aMember(street)
    await put(person, profile())
    const book = async (kind: 'service' | 'activity') => {
      const slot = await house.sow.aSlot(street, { service: { kind } })
      await house.db.$client.query(
        `insert into booking (street_id, id, slot_id, member_id, person_id, party, status, source, code,
          created_at, updated_at) values ($1, $2, $3, $4, $4, 1, 'booked', 'self', '123456', $5, $5)`,
        [street.streetId, newId(), slot.slotId, person.memberId, house.clock.now],
      )
    }
    await book('activity')
    expect(await codeOf(leave(person))).toBe('volunteer_expected')
    await house.db.$client.query(`update booking set status = 'cancelled' where person_id = $1`, [
      person.memberId,
    ])
    await book('service')
    expect(await codeOf(leave(person))).toBe('done')
  })

  test('the only leader of a team does not leave; somebody else’s profile is not there', async () => {
    const leader = await house.sow.aVolunteer(street)
    await house.sow.aTeam(street, { leaders: [leader] })
    expect(await codeOf(leave(leader))).toBe('last_leader')
    expect(await codeOf(leave(await house.sow.aMember(street), leader.memberId))).toBe('not_found')
    expect((await rowsOf(leader.memberId))[0]).toMatchObject({ status: 'active' })
  })

  test('a dependant who volunteers leaves before the family forgets them', async () => {
    const guardian = await house.sow.aMember(street)
    const childId = await house.sow.aDependant(guardian, { birthDate: '2010-04-08', relation: 'child' })
    await house.sow.aVolunteer(street, { member: guardian, dependantId: childId, birthDate: '2010-04-08' })
    const client = await house.as(guardian)
    await client('DELETE /v1/streets/:streetId/me/dependants/:dependantId', {
      params: { ...inStreet().params, dependantId: childId },
    })
    expect((await rowsOf(childId))[0]).toMatchObject({ status: 'left', birth_date: null })
  })
})

describe('what other features are told', () => {
  test('teams, leading, and papers that were approved', async () => {
    const person = await house.sow.aVolunteer(street, { skills: ['急救'] })
    const [led, joined] = [
      await house.sow.aTeam(street, { leaders: [person] }),
      await house.sow.aTeam(street, { members: [person] }),
    ]
    await house.db.$client.query(
      `insert into qualification (street_id, id, person_id, kind, valid_until, status, claimed_at, reason)
        values ($1, $2, $4, '急救证', '2027-01-31', 'approved', now(), ''),
          ($1, $3, $4, '驾驶证', null, 'pending', now(), '')`,
      [street.streetId, newId(), newId(), person.personId],
    )
    const facts = await listVolunteerFacts(house.db, street.streetId, [person.personId, newId()])
    expect(facts.size).toBe(1)
    const one = facts.get(person.personId)
    expect(one).toMatchObject({
      number: person.number,
      status: 'active',
      birthDate: '1954-03-02',
      leads: [led],
      skills: ['急救'],
      qualifications: [{ kind: '急救证', validUntil: '2027-01-31' }],
      hasGuardianConsent: false,
    })
    expect(one?.teamIds.sort()).toEqual([led, joined].sort())
  })
})
