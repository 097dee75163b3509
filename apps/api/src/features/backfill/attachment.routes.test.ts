import { expect, test } from 'vitest'
import { fileForm } from '../../../test/file-form.ts'
import { openHouse } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const token = await house.tokenOf(await house.sow.aStaff(street, 'coordinator'))

const picture = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])

async function keep(bytes: Buffer, key = newId(), as: string | null = token) {
  const form = fileForm(bytes, '签到表.jpg')
  const reply = await house.app.inject({
    method: 'POST',
    url: `/v1/streets/${street.streetId}/managed/attachments`,
    headers: {
      'content-type': form.contentType,
      'idempotency-key': key,
      ...(as === null ? {} : { authorization: `Bearer ${as}` }),
    },
    payload: form.payload,
  })
  return { status: reply.statusCode, body: reply.json() }
}

const kept = async () =>
  (await house.db.$client.query('select id from attachment where street_id = $1', [street.streetId])).rowCount

test('a paper sent twice under one key is kept once, and another one under it is refused', async () => {
  const key = newId()
  const first = await keep(picture, key)
  expect(first).toMatchObject({ status: 201, body: { fileName: '签到表.jpg', mediaType: 'image/jpeg' } })
  expect(await keep(picture, key)).toEqual(first)
  expect(await kept()).toBe(1)
  expect((await keep(Buffer.concat([picture, picture]), key)).body.code).toBe('idempotency_mismatch')
  expect(await kept()).toBe(1)
})

test('a paper is a picture or a PDF, not too large, and from somebody who may', async () => {
  expect((await keep(Buffer.from('<script>'))).body.code).toBe('unsupported_media')
  expect((await keep(Buffer.alloc(0))).body.code).toBe('unsupported_media')
  const large = Buffer.concat([picture, Buffer.alloc(2 * 1024 * 1024)])
  expect((await keep(large)).body.code).toBe('body_too_large')
  expect((await keep(picture, newId(), null)).body.code).toBe('not_signed_in')
  const resident = await house.tokenOf(await house.sow.aMember(street))
  expect((await keep(picture, newId(), resident)).body.code).toBe('not_allowed')
})
