import { type Client, type Picture, type PictureChoice, pathOf, pictureAddress } from '@yunxuan/contract'
import { picturesADay } from '@yunxuan/domain'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import { photograph, sendPicture } from '../../../test/send-picture.ts'
import { newId } from '../../platform/ids.ts'
import { eraseUnusedPictures } from './unused.service.ts'

const house = await openHouse()
const second = await openHouse({ DATABASE_URL: house.config.databaseUrl })
const street = await house.sow.aStreet()
const { streetId } = street
const hourMs = 3_600_000
const one = '/v1/streets/:streetId/managed/services/:serviceId' as const

const keeper = await house.sow.aStaff(street, 'coordinator')
const keeperToken = await house.tokenOf(keeper)
const coordinator = await house.as(keeper)
const reviewer = await house.as(await house.sow.aStaff(street, 'reviewer'))
const resident = await house.sow.aMember(street)
const token = await house.tokenOf(resident)
const send = (bytes: Buffer, more: { token?: string; key?: string } = {}) =>
  sendPicture(house, { streetId, token, bytes, ...more })

const get = (address: string) => house.app.inject({ url: address })
const statusOf = async (picture: Picture, size: 'small' | 'large' = 'small') =>
  (await get(pictureAddress(picture, size))).statusCode

describe('a picture that is sent', () => {
  test('is made anew in two sizes, upright, without where and by what it was taken', async () => {
    const taken = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#a43' } })
      .withExif({
        IFD0: { Make: 'A telephone', Orientation: '6' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 54/1 26/1' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect((await sharp(taken).metadata()).orientation).toBe(6)
    const { status, body } = await send(taken)
    expect(status).toBe(201)
    expect(body).toMatchObject({ alt: '', width: 800, height: 1200 })
    for (const [size, side] of [
      ['small', 320],
      ['large', 1200],
    ] as const) {
      const reply = await get(pictureAddress(body, size))
      expect(reply.headers['content-type']).toBe('image/jpeg')
      const { exif, orientation, height, format } = await sharp(reply.rawPayload).metadata()
      expect({ exif, orientation, height, format }).toEqual({
        exif: undefined,
        orientation: undefined,
        height: side,
        format: 'jpeg',
      })
      expect(reply.rawPayload.includes('telephone')).toBe(false)
    }
  })

  test('is what its bytes are, not what it is called', async () => {
    const jpeg = await photograph()
    const code = async (bytes: Buffer) => (await send(bytes)).body.code
    expect(await code(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('unsupported_media')
    expect(await code(Buffer.from('GIF89a, and nothing after'))).toBe('unsupported_media')
    expect(await code(Buffer.concat([jpeg.subarray(0, 12), Buffer.alloc(900, 7)]))).toBe('picture_unreadable')
    expect(await code(jpeg.subarray(0, jpeg.length / 2))).toBe('picture_unreadable')
    expect(await code(Buffer.alloc(0))).toBe('picture_unreadable')
  })

  test('is not read at all where it is too large, in bytes or in pixels', async () => {
    const wide = await sharp({ create: { width: 30_000, height: 30, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    expect((await send(wide)).body.code).toBe('picture_too_large')
    const heavy = Buffer.concat([await photograph(), Buffer.alloc(6 * 1024 * 1024)])
    expect((await send(heavy)).body.code).toBe('body_too_large')
  })

  test('twice under one key is one picture, and another one under it is refused', async () => {
    const [key, bytes] = [newId(), await photograph()]
    const first = await send(bytes, { key })
    expect(await send(bytes, { key })).toEqual(first)
    expect((await send(await photograph(40, 30), { key })).body.code).toBe('idempotency_mismatch')
  })

  test('is one of so many a day, however many are sent at once and wherever', async () => {
    const somebody = await house.sow.aMember(street)
    await house.db.$client.query('insert into picture_day values ($1, $2, $3, $4)', [
      streetId,
      somebody.memberId,
      '2026-11-28',
      picturesADay.resident - 2,
    ])
    const theirs = await house.tokenOf(somebody)
    const bytes = await photograph()
    const sent = await Promise.all(
      [house, second, house, second, house].map(at =>
        sendPicture(at, { streetId, token: theirs, bytes }).then(({ body }) => body.code ?? 'kept'),
      ),
    )
    expect(sent.sort()).toEqual(['kept', 'kept', ...Array(3).fill('too_many_pictures')])
    house.clock.now = new Date(house.clock.now.getTime() + 24 * hourMs)
    expect((await sendPicture(house, { streetId, token: theirs, bytes })).status).toBe(201)
  })
})

describe('a key', () => {
  test('opens its picture for a day at most, is the same for half of one, and cannot be made up', async () => {
    const { body } = await send(await photograph())
    expect(await statusOf(body)).toBe(200)
    expect(await statusOf({ ...body, key: null })).toBe(404)
    const other = (await send(await photograph())).body
    expect(other.key).not.toBe(body.key)
    expect(await statusOf({ ...body, key: other.key })).toBe(404)
    const [until = ''] = body.key?.split('.') ?? []
    const later = `${Number(until) + 2}.${body.key?.split('.')[1]}`
    for (const key of [later, 'x', '.', `${until}.`, '']) {
      expect(await statusOf({ ...body, key }), key).toBe(404)
    }
    house.clock.now = new Date(house.clock.now.getTime() + 24 * hourMs)
    expect(await statusOf(body)).toBe(404)
  })
})

describe('of a service', () => {
  const sendAsKeeper = async () => (await send(await photograph(), { token: keeperToken })).body

  async function choose(client: Client, serviceId: string, picture: PictureChoice | null) {
    const params = { streetId, serviceId }
    const before = await client(`GET ${one}`, { params })
    const edit = { ...before.edit, picture }
    return client(`PUT ${one}`, { params, body: { version: before.version, edit } })
  }
  const choiceOf = ({ id }: Picture, alt = '') => ({ id, alt })
  const shownOf = async (serviceId: string) =>
    (await house.guest('GET /v1/streets/:streetId/services/:serviceId', { params: { streetId, serviceId } }))
      .picture

  test('everybody sees it as long as the service is up, and it may be kept without asking', async () => {
    const serviceId = await house.sow.aService(street)
    const picture = await sendAsKeeper()
    const open = { ...picture, key: null }
    const kept = await choose(coordinator, serviceId, choiceOf(picture, '医生在量血压'))
    expect(kept.picture).toMatchObject({ id: picture.id, alt: '医生在量血压', key: picture.key })
    expect(await shownOf(serviceId)).toEqual({ ...open, alt: '医生在量血压' })
    const reply = await get(pictureAddress(open, 'large'))
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['cache-control']).toBe('private, max-age=2592000, immutable')
    const body = { version: kept.version, to: 'paused' as const, reason: '停一停' }
    await coordinator(`POST ${one}/transition`, { params: { streetId, serviceId }, body })
    expect(await statusOf(open)).toBe(404)
    expect(await statusOf(picture)).toBe(200)
  })

  test('it is read by a second person, as all that is said of it', async () => {
    const serviceId = await house.sow.aService(street)
    await choose(coordinator, serviceId, choiceOf(await sendAsKeeper(), '书法课'))
    const { items } = await reviewer('GET /v1/streets/:streetId/managed/changes', { params: { streetId } })
    const change = items.find(item => item.serviceId === serviceId)
    expect(change?.before).toEqual({ picture: null })
    expect(change?.after).toMatchObject({ picture: { alt: '书法课' } })
  })

  test('nobody shows what somebody else sent', async () => {
    const serviceId = await house.sow.aService(street)
    const theirs = (await send(await photograph())).body
    expect(await codeOf(choose(coordinator, serviceId, choiceOf(theirs)))).toBe('invalid_request')
    expect(await codeOf(choose(coordinator, serviceId, { id: newId(), alt: '' }))).toBe('invalid_request')
    // Whoever keeps the service after them may leave it as it is.
    const picture = await sendAsKeeper()
    await choose(coordinator, serviceId, choiceOf(picture))
    const next = await house.as(await house.sow.aStaff(street, 'administrator'))
    expect(await codeOf(choose(next, serviceId, choiceOf(picture, '义诊')))).toBe('done')
  })

  test('whoever sent it, or an administrator, erases it at once wherever it is shown', async () => {
    const serviceId = await house.sow.aService(street)
    const picture = await sendAsKeeper()
    await choose(coordinator, serviceId, choiceOf(picture))
    const params = { streetId, pictureId: picture.id }
    const erase = (client: Client) =>
      codeOf(client('DELETE /v1/streets/:streetId/pictures/:pictureId', { params }))
    expect(await erase(await house.as(resident))).toBe('not_allowed')
    expect(
      (await house.guest('GET /v1/streets/:streetId/services', { params: { streetId }, query: {} })).items,
    ).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: serviceId, picture: { ...picture, key: null } }),
      ]),
    )
    const administrator = await house.as(await house.sow.aStaff(street, 'administrator'))
    const codes = await Promise.all([erase(administrator), erase(coordinator)])
    expect(codes.sort()).toEqual(['done', 'not_found'])
    expect(await shownOf(serviceId)).toBeNull()
    expect([await statusOf(picture), await statusOf({ ...picture, key: null })]).toEqual([404, 404])
    const { rows } = await house.db.$client.query('select from picture_content where picture_id = $1', [
      picture.id,
    ])
    expect(rows).toEqual([])
    const { items } = await house.guest('GET /v1/streets/:streetId/services', {
      params: { streetId },
      query: {},
    })
    expect(items.find(item => item.id === serviceId)?.picture).toBeNull()
  })

  test('what nothing shows is gone after two days, what something shows stays', async () => {
    const serviceId = await house.sow.aService(street)
    const [before, after] = [await sendAsKeeper(), await sendAsKeeper()]
    await choose(coordinator, serviceId, choiceOf(before))
    await choose(coordinator, serviceId, choiceOf(after))
    const there = async () => {
      const ids = [before.id, after.id]
      const { rows } = await house.db.$client.query<{ id: string }>(
        'select id from picture where street_id = $1 and id = any($2::uuid[])',
        [streetId, ids],
      )
      return rows.map(row => row.id)
    }
    await eraseUnusedPictures(house, house.clock.now)
    expect(await there()).toHaveLength(2)
    await eraseUnusedPictures(house, new Date(house.clock.now.getTime() + 49 * hourMs))
    expect(await there()).toEqual([after.id])
    expect(await statusOf({ ...after, key: null })).toBe(200)
  })
})

test('a picture of another street, or of a size there is none of, is not found', async () => {
  const { body } = await send(await photograph())
  const elsewhere = await house.sow.aStreet()
  expect(
    (await get(pictureAddress({ ...body, path: body.path.replace(streetId, elsewhere.streetId) }, 'small')))
      .statusCode,
  ).toBe(404)
  const params = { streetId, pictureId: body.id, size: 'small' as const }
  const address = pathOf('GET /v1/streets/:streetId/pictures/:pictureId/:size', { params, query: {} })
  expect((await get(address.replace('/small', '/original'))).statusCode).toBe(400)
})
