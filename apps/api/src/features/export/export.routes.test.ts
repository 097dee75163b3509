import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import { noPerson, notOwn } from '../../../test/own-data-exceptions.ts'
import type { SownMember } from '../../../test/sow.ts'
import { ownSources } from './own-sources.ts'

const lines: string[] = []
const house = await openHouse({}, { level: 'trace', stream: { write: line => void lines.push(line) } })
const street = await house.sow.aStreet()
const { streetId } = street
const params = { streetId }
const open = 'POST /v1/streets/:streetId/me/export'

interface Told {
  parts: { name: string; title: string; rows: Record<string, unknown>[] }[]
}
const pathOf = (url: string) => new URL(url).pathname
const get = (url: string) => house.app.inject({ url: pathOf(url) })
const addressesOf = async (person: SownMember) => (await house.as(person))(open, { params })
async function exportOf(person: SownMember) {
  const { jsonUrl } = await addressesOf(person)
  const reply = await get(jsonUrl)
  expect(reply.statusCode).toBe(200)
  return { text: reply.body, parts: (reply.json() as Told).parts }
}
const rowsOf = ({ parts }: Told, name: string) => parts.find(part => part.name === name)?.rows ?? []

/** Every column with ids, and what it refers to; of no constraint where nothing says so. */
async function idColumns(): Promise<{ column: string; refersTo: string | null }[]> {
  const { rows } = await house.db.$client.query(`
    select c.relname || '.' || a.attname as column,
      (select min(r.relname::text) from pg_constraint k join pg_class r on r.oid = k.confrelid
        where k.contype = 'f' and k.conrelid = c.oid and k.conkey[cardinality(k.conkey)] = a.attnum) as "refersTo"
    from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
      join pg_namespace s on s.oid = c.relnamespace and s.nspname = 'public'
    where a.attnum > 0 and not a.attisdropped and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype)
      and a.attname not in ('id', 'street_id')`)
  return rows
}

describe('what is held of somebody', () => {
  test('is told by a source for every column that names a person, or it is said why not', async () => {
    const persons = ['account', 'dependant', 'login_request', 'member', 'star_candidate', 'volunteer']
    const columns = await idColumns()
    const ofPersons = columns
      .filter(({ refersTo }) => refersTo === null || persons.includes(refersTo))
      .map(({ column }) => column)
    const known = [...ownSources.flatMap(({ holds }) => holds), ...Object.keys(notOwn), ...noPerson]
    expect(ofPersons.filter(column => !known.includes(column))).toEqual([])
    // What is named here is there, and once.
    expect(known.filter(column => !columns.some(each => each.column === column))).toEqual([])
    expect(known.filter((column, at) => known.indexOf(column) !== at)).toEqual([])
    expect(new Set(ownSources.map(({ name }) => name)).size).toBe(ownSources.length)
  })

  test('has a family by name and birth date, a note in clear, and who opened it', async () => {
    const person = await house.sow.aMember(street)
    const own = await house.as(person)
    const child = await own('POST /v1/streets/:streetId/me/dependants', {
      params,
      body: {
        ...{ name: '钱小满', relation: 'child', birthDate: '2017-03-04', gender: 'female', areaId: null },
        consent: true,
      },
    })
    const slot = await house.sow.aSlot(street, { service: { noteKind: 'health' } })
    const booking = await own('POST /v1/streets/:streetId/slots/:slotId/bookings', {
      params: slot,
      body: { dependantId: child.id, note: { kind: 'health', text: '对花生过敏', healthConsent: true } },
    })
    const provider = await house.as(await house.sow.aStaff(street, 'provider'))
    await provider('GET /v1/streets/:streetId/bookings/:bookingId/note', {
      params: { streetId, bookingId: booking.id },
    })
    const told = await exportOf(person)
    expect(rowsOf(told, 'family')).toMatchObject([
      { name: '钱小满', birthDate: '2017-03-04', forgottenAt: null },
    ])
    expect(rowsOf(told, 'bookings')).toMatchObject([{ personId: '钱小满', status: 'booked' }])
    expect(rowsOf(told, 'notes')).toMatchObject([{ text: '对花生过敏', kind: 'health' }])
    expect(rowsOf(told, 'looks')).toMatchObject([{ role: 'provider', action: '私密备注 · 查看' }])
    const { pageUrl } = await addressesOf(person)
    const page = await get(pageUrl)
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page.body).toContain('<dd>对花生过敏</dd>')
    expect(page.body).toContain('<dd>约好了</dd>')
  })

  test('says what somebody typed as they typed it, and never as markup', async () => {
    const person = await house.sow.aMember(street, { name: '<script>alert(1)</script>' })
    const { pageUrl } = await addressesOf(person)
    expect((await get(pageUrl)).body).not.toContain('<script')
  })

  test('comes as PDF, too', async () => {
    const { pdfUrl } = await addressesOf(await house.sow.aMember(street))
    const reply = await get(pdfUrl)
    expect(reply.headers['content-type']).toBe('application/pdf')
    expect(reply.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describe('its address', () => {
  test('is nobody’s who made it up, and holds in no other street', async () => {
    const { jsonUrl } = await addressesOf(await house.sow.aMember(street))
    const path = pathOf(jsonUrl)
    const other = await house.sow.aStreet()
    const [, token = ''] = /own-exports\/([^/]+)/.exec(path) ?? []
    const turned = `${token.slice(0, 30)}${token[30] === 'A' ? 'B' : 'A'}${token.slice(31)}`
    for (const url of [path.replace(token, turned), path.replace(streetId, other.streetId)]) {
      expect((await house.app.inject({ url })).statusCode).toBe(404)
    }
  })

  test('is over after a quarter of an hour, and with the session at once', async () => {
    const person = await house.sow.aMember(street)
    const { jsonUrl } = await addressesOf(person)
    house.clock.now = new Date(house.clock.now.getTime() + 15 * 60_000 - 1)
    expect((await get(jsonUrl)).statusCode).toBe(200)
    house.clock.now = new Date(house.clock.now.getTime() + 1)
    expect((await get(jsonUrl)).statusCode).toBe(404)
    const { jsonUrl: next } = await addressesOf(person)
    await house.asOwner('update session set revoked_at = now() where account_id = $1', [person.accountId])
    expect((await get(next)).statusCode).toBe(404)
  })

  test('stands in no line of the log, nor does the name of whose it is', async () => {
    const person = await house.sow.aMember(street, { name: '欧阳不见于日志' })
    const { jsonUrl } = await addressesOf(person)
    lines.length = 0
    await get(jsonUrl)
    const log = lines.join('\n')
    expect(log).toContain('own-exports/:token')
    expect(log).not.toContain(jsonUrl.split('/').at(-2))
    expect(log).not.toContain('欧阳')
  })

  test('is read once at a time: whoever asks meanwhile is told so', async () => {
    const person = await house.sow.aMember(street)
    const { jsonUrl } = await addressesOf(person)
    const holder = await house.db.$client.connect()
    await holder.query('begin')
    await holder.query(`select pg_advisory_xact_lock(hashtextextended('export ' || $1 || ' ' || $2, 0))`, [
      streetId,
      person.memberId,
    ])
    const { statusCode } = await get(jsonUrl)
    // Before it is looked at: a connection that stays held keeps the tests from ending.
    await holder.query('rollback')
    holder.release()
    expect(statusCode).toBe(429)
    expect((await get(jsonUrl)).statusCode).toBe(200)
  })

  test('is made for who is somebody there', async () => {
    expect(await codeOf(house.guest(open, { params }))).toBe('not_signed_in')
    const elsewhere = await house.as(await house.sow.aMember(await house.sow.aStreet()))
    expect(await codeOf(elsewhere(open, { params }))).toBe('member_missing')
  })
})
