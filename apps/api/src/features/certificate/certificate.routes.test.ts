import type { Reply } from '@yunxuan/contract'
import {
  type CertificateSort,
  certificateNumber,
  certificateSorts,
  isCertificateNumber,
  type Sort,
  sayCertificateNumber,
} from '@yunxuan/domain'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { buildHouse } from '../../../test/house.ts'
import { openPair } from '../../../test/pair.ts'
import { whileHeld } from '../../../test/race.ts'
import type { SownMember, SownStreet } from '../../../test/sow.ts'
import { sowPolicy } from '../../../test/sow-policy.ts'
import { sowVolunteer } from '../../../test/sow-shift.ts'
import { newId } from '../../platform/ids.ts'
import { sealIdentity } from '../volunteer/identity.ts'

const { house, second, setClock } = await openPair()

const prove = 'POST /v1/streets/:streetId/me/service-proofs'
const check = 'GET /v1/streets/:streetId/certificates/:number'
const list = 'GET /v1/streets/:streetId/managed/certificates'

/** Somebody whose name is known and who has served an hour. */
async function aVolunteer(at: SownStreet): Promise<SownMember> {
  const who = await house.sow.aMember(at, { name: '王秀兰' })
  await sowVolunteer(house, who)
  const { streetId, memberId } = who
  const sealed = (field: 'real-name' | 'id-number', text: string) =>
    sealIdentity(house.config, { streetId, ownerId: memberId, field }, text)
  await house.db.$client.query(
    `update volunteer set real_name = $3, id_number = $4, id_hash = $5 where street_id = $1 and person_id = $2`,
    [streetId, memberId, sealed('real-name', '王秀兰'), sealed('id-number', memberId), Buffer.from(memberId)],
  )
  await house.db.$client.query(
    `insert into record (street_id, id, person_id, member_id, number, title, served_on, place, content, minutes,
      organization_id, organization_name, responsible_name, grade, origin, suspicions, reason, approved_by, approved_at)
     values ($1, $2, $3, $3, $3::uuid::text, '河道捡拾', '2026-11-01', '河边', '捡拾垃圾', 60, $4, '东社区党委', '带队人',
      'rotating-code', 'back_fill', '{}', '', $3, $5)`,
    [streetId, newId(), memberId, at.organizationId, house.clock.now],
  )
  return who
}

describe('a proof of service', () => {
  test('is given as often as anybody needs one, and no more within a month, on two phones at once neither', async () => {
    const street = await house.sow.aStreet()
    const who = await aVolunteer(street)
    await sowPolicy(house, who, { proofsPerMonth: 3 })
    const params = { streetId: street.streetId }
    const [here, there] = [await house.as(who), await second.as(who)]
    await here(prove, { params, body: {} })
    await there(prove, { params, body: {} })
    const codes = await whileHeld(house, 'member', [who.memberId], () =>
      Promise.all([here, there, here, there].map(api => codeOf(api(prove, { params, body: {} })))),
    )
    expect(codes.sort()).toEqual(['done', 'too_many_proofs', 'too_many_proofs', 'too_many_proofs'])
    setClock(new Date(house.clock.now.getTime() + 31 * 86_400_000))
    expect(await codeOf((await house.as(who))(prove, { params, body: {} }))).toBe('done')
  })

  test('has a number that says nothing of the one before it', async () => {
    const street = await house.sow.aStreet()
    const who = await aVolunteer(street)
    const params = { streetId: street.streetId }
    const api = await house.as(who)
    const numbers = []
    for (let time = 0; time < 8; time += 1) numbers.push((await api(prove, { params, body: {} })).number)
    expect(numbers.every(isCertificateNumber)).toBe(true)
    const random = numbers.map(number => number.slice(9, 25))
    expect(new Set(random.map(digits => digits.slice(0, 8))).size).toBe(8)
    expect(new Set(random.map(digits => digits.slice(8))).size).toBe(8)
  })
})

describe('the list at the console', () => {
  test('is newest first, page by page, and finds a number as it is printed', async () => {
    const street = await house.sow.aStreet()
    const who = await aVolunteer(street)
    const params = { streetId: street.streetId }
    const api = await house.as(who)
    const issued: string[] = []
    for (let time = 0; time < 3; time += 1) {
      issued.unshift((await api(prove, { params, body: {} })).number)
      setClock(new Date(house.clock.now.getTime() + 1_000))
    }
    const staff = await house.as(await house.sow.aStaff(street, 'reviewer'))
    const first = await staff(list, { params, query: { limit: 2 } })
    const rest = await staff(list, { params, query: { limit: 2, cursor: first.nextCursor ?? '' } })
    expect([...first.items, ...rest.items].map(item => item.number)).toEqual(issued)
    expect([first.total, rest.total]).toEqual([3, null])
    for (const by of certificateSorts) {
      const walk = async (sort: Sort<CertificateSort>) => {
        const numbers: string[] = []
        for (let cursor: string | null = ''; cursor !== null; ) {
          const query = { sort, limit: 1, ...(cursor === '' ? {} : { cursor }) }
          const page: Reply<typeof list> = await staff(list, { params, query })
          numbers.push(...page.items.map(item => item.number))
          cursor = page.nextCursor
        }
        return numbers
      }
      const up = await walk(by)
      expect(new Set(up), by).toEqual(new Set(issued))
      expect(await walk(`-${by}`), by).toEqual(up.toReversed())
      if (by === 'issued') expect(up).toEqual(issued.toReversed())
      if (by === 'number') expect(up).toEqual([...issued].sort())
    }
    const found = await staff(list, { params, query: { q: sayCertificateNumber(issued[1] ?? '') } })
    expect(found.items.map(item => item.number)).toEqual([issued[1]])
  })
})

describe('checking numbers', () => {
  test('finds those of before, which were a year and a running number', async () => {
    const street = await house.sow.aStreet()
    const who = await aVolunteer(street)
    const params = { streetId: street.streetId }
    await (await house.as(who))(prove, { params, body: {} })
    // As 0000001 of 2026 was numbered; the check digit is the one that holds.
    const old = Array.from({ length: 10 }, (_, digit) => `${street.streetId}2026000001${digit}`).find(
      isCertificateNumber,
    )
    await house.db.$client.query(
      `insert into certificate (street_id, number, kind, title, person_id, member_id, person_name,
          volunteer_number, stars, minutes, issued_at)
        select street_id, $2, kind, title, person_id, member_id, person_name, volunteer_number, stars, minutes,
          issued_at from certificate where street_id = $1`,
      [street.streetId, old],
    )
    const found = await house.guest(check, { params: { ...params, number: old ?? '' } })
    expect(found).toMatchObject({
      standing: 'valid',
      certificate: { title: '平台服务记录', maskedName: '王*兰' },
    })
  })

  test('one after another finds none and is refused early; who has true ones checks all of them', async () => {
    const usual = await buildHouse({
      DATABASE_URL: house.config.databaseUrl,
      REQUESTS_PER_MINUTE: '300',
      TRUST_PROXY: '1',
    })
    const street = await house.sow.aStreet()
    const who = await aVolunteer(street)
    const own = await (await house.as(who))(prove, {
      params: { streetId: street.streetId },
      body: {},
    })
    const ask = async (number: string, from: string) => {
      const url = `/v1/streets/${street.streetId}/certificates/${number}`
      const reply = await usual.app.inject({ url, headers: { 'x-forwarded-for': from } })
      return reply.json().standing ?? reply.json().code
    }
    const next = (running: number) => certificateNumber(street.streetId, String(running).padStart(16, '0'))
    const answers: string[] = []
    for (let number = 0; number < 40; number += 1) answers.push(await ask(next(number), '203.0.113.1'))
    expect(answers.filter(answer => answer === 'unknown')).toHaveLength(20)
    expect(answers.slice(20)).toEqual(Array.from({ length: 20 }, () => 'too_many_requests'))
    const true40 = []
    for (let time = 0; time < 40; time += 1) true40.push(await ask(own.number, '203.0.113.2'))
    expect(new Set(true40)).toEqual(new Set(['valid']))
    await usual.close()
  })
})
