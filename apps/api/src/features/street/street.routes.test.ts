import { expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'

const house = await openHouse()

test('streets are listed for everybody', async () => {
  const { streetId } = await house.sow.aStreet()
  const { items } = await house.guest('GET /v1/streets', {})
  expect(items.find(street => street.id === streetId)).toMatchObject({
    name: '试验街道',
    platformName: '试验荟',
  })
})

test('a street shows its areas and what is published: brands and categories with counts, audiences', async () => {
  const street = await house.sow.aStreet()
  const { streetId, areaId } = street
  const [brandId, emptyBrandId] = [newId(), newId()]
  await house.db.$client.query(
    `insert into brand (street_id, id, name, position) values ($1, $2, '同心书苑', 0), ($1, $3, '还没有服务', 1)`,
    [streetId, brandId, emptyBrandId],
  )
  await house.sow.aService(street, { brandId, category: 'law', audiences: ['elder', 'woman'] })
  await house.sow.aService(street, { category: 'law' })
  await house.sow.aService(street, { brandId })
  await house.sow.aService(street, { brandId, category: 'mind', status: 'draft', audiences: ['child'] })
  const shown = await house.guest('GET /v1/streets/:streetId', { params: { streetId } })
  expect(shown.areas).toHaveLength(2)
  expect(shown.areas).toContainEqual({ id: areaId, parentId: null, kind: 'community', name: '东社区' })
  expect(shown.brands).toEqual([{ id: brandId, name: '同心书苑', services: 2 }])
  expect(shown.categories).toEqual([
    { category: 'law', services: 2 },
    { category: 'clinic', services: 1 },
  ])
  expect(shown.audiences).toEqual(['everyone', 'elder', 'woman'])
  expect(shown.deskPhone).toBe('000-0000')
})

test('a street that is not there is not found, and no code of a street is a bad request', async () => {
  const ask = (url: string) => house.app.inject({ url }).then(reply => [reply.statusCode, reply.json().code])
  expect(await ask('/v1/streets/999999999')).toEqual([404, 'not_found'])
  expect(await ask('/v1/streets/here')).toEqual([400, 'invalid_request'])
})

test('a street that has not changed is not sent again', async () => {
  const { streetId } = await house.sow.aStreet()
  const url = `/v1/streets/${streetId}`
  const { headers } = await house.app.inject({ url })
  const again = await house.app.inject({ url, headers: { 'if-none-match': String(headers.etag) } })
  expect(again.statusCode).toBe(304)
})

test('who has the list of streets already is told so', async () => {
  const url = '/v1/streets'
  const { headers } = await house.app.inject({ url })
  const again = await house.app.inject({ url, headers: { 'if-none-match': String(headers.etag) } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  await house.sow.aStreet()
  const changed = await house.app.inject({ url, headers: { 'if-none-match': String(headers.etag) } })
  expect(changed.statusCode).toBe(200)
})

test('an account hears in one question where it holds a role now', async () => {
  const [here, there] = [await house.sow.aStreet(), await house.sow.aStreet()]
  const person = await house.sow.aStaff(here, 'coordinator')
  await house.sow.aStaff(there, 'coordinator')
  const other = await house.sow.aMember(there)
  await house.db.$client.query('update member set account_id = $2 where id = $1', [
    other.memberId,
    person.accountId,
  ])
  const client = await house.as(person)
  const streetIds = async () => (await client('GET /v1/me/streets', {})).items.map(street => street.id)
  expect(await streetIds()).toEqual([here.streetId])
  await house.db.$client.query('update role_grant set ends_at = $2 where member_id = $1', [
    person.memberId,
    house.clock.now,
  ])
  expect(await streetIds()).toEqual([])
  expect(await codeOf(house.guest('GET /v1/me/streets', {}))).toBe('not_signed_in')
})
