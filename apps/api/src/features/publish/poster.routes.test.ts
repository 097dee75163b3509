import { expect, test } from 'vitest'
import { openHouse } from '../../../test/house.ts'
import { photograph, sendPicture } from '../../../test/send-picture.ts'
import { newId } from '../../platform/ids.ts'
import { type Poster, printPoster } from './poster.ts'

const house = await openHouse()

test('staff of the service get an A4 page as PDF, nobody else does', async () => {
  const street = await house.sow.aStreet()
  const { serviceId } = await house.sow.aSlot(street)
  const poster = async (accountId: string | null, id = serviceId) => {
    const headers =
      accountId === null ? {} : { authorization: `Bearer ${await house.tokenOf({ accountId })}` }
    const url = `/v1/streets/${street.streetId}/managed/services/${id}/poster`
    return house.app.inject({ url, headers })
  }
  const { accountId } = await house.sow.aStaff(street, 'reviewer')
  const reply = await poster(accountId)
  expect(reply.headers['content-type']).toBe('application/pdf')
  expect(reply.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  expect(reply.rawPayload.toString('latin1')).toMatch(/MediaBox ?\[0 0 595\.2\d* 841\.8\d*\]/)
  const far = await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId })
  expect((await poster(far.accountId)).json().code).toBe('not_allowed')
  expect((await poster(accountId, newId())).json().code).toBe('not_found')
  expect((await poster(null)).statusCode).toBe(401)
  expect((await poster((await house.sow.aMember(street)).accountId)).statusCode).toBe(403)
})

test('it shows the photograph of the service, until that is erased', async () => {
  const street = await house.sow.aStreet()
  const { streetId } = street
  const { serviceId } = await house.sow.aSlot(street)
  const keeper = await house.sow.aStaff(street, 'coordinator')
  const [client, token] = [await house.as(keeper), await house.tokenOf(keeper)]
  const sent = await sendPicture(house, { streetId, token, bytes: await photograph() })
  const picture = { id: sent.body.id, alt: '医生在量血压' }
  const params = { streetId, serviceId }
  const { version, edit } = await client('GET /v1/streets/:streetId/managed/services/:serviceId', { params })
  await client('PUT /v1/streets/:streetId/managed/services/:serviceId', {
    params,
    body: { version, edit: { ...edit, picture } },
  })
  const isShown = async () => {
    const url = `/v1/streets/${streetId}/managed/services/${serviceId}/poster`
    const reply = await house.app.inject({ url, headers: { authorization: `Bearer ${token}` } })
    return reply.rawPayload.includes('DCTDecode')
  }
  expect(await isShown()).toBe(true)
  await client('DELETE /v1/streets/:streetId/pictures/:pictureId', {
    params: { streetId, pictureId: picture.id },
  })
  expect(await isShown()).toBe(false)
})

test('what somebody typed is never read as markup, and the longest of everything stays on one page', async () => {
  const long = (length: number) => '喆禤䶮犇骉爨垚#$*_@<>"\\'.repeat(length).slice(0, length)
  const longest: Poster = {
    platform: long(20),
    street: long(10),
    category: '托育颐养',
    title: long(40),
    summary: long(60),
    times: Array(3).fill('12 月 12 日 周六 上午 10:30'),
    hasMore: true,
    place: long(40),
    address: long(100),
    facts: [
      { name: '谁可以来', text: long(200) },
      { name: '要带什么', text: long(100) },
      { name: '费用', text: '免费' },
    ],
    organization: long(40),
    phone: '028-0000-0001',
    invitation: { call: '扫一扫，约名额', how: long(60) },
    link: 'http://yunxuan.test/#/features/service/pages/service?id=1',
    picture: null,
  }
  for (const picture of [null, await photograph(1200, 900)]) {
    const pdf = (await printPoster({ ...longest, picture })).toString('latin1')
    expect(pdf.match(/\/Type ?\/Page\b(?!s)/g)).toHaveLength(1)
    expect(pdf.includes('DCTDecode')).toBe(picture !== null)
  }
})
