import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { photograph } from '../../../test/send-picture.ts'
import { pictureMaker, usualLimits } from './picture-maker.ts'

const make = pictureMaker(usualLimits)

/** A black PNG as large as its head says, or as 60 million pixels, which are 60 thousand bytes. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(Math.min((width + 1) * height, 60_000_000)))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

test('a bomb is refused by what its head says, before anything of it is unpacked', async () => {
  await make(await photograph())
  const bomb = pngOf(60_000, 60_000)
  expect(bomb.length).toBeLessThan(1_000_000)
  await expect(make(bomb)).rejects.toMatchObject({ code: 'picture_too_large' })
})

test('one whose head says less than it holds, or more, makes no trouble', async () => {
  const more = pngOf(40, 40)
  more.writeUInt32BE(4_000, 16)
  await expect(make(more)).rejects.toMatchObject({ code: 'picture_unreadable' })
})

test('the largest there may be is made within its limits, a turned one too', async () => {
  const large = pngOf(8_000, 6_200)
  expect(await make(large)).toMatchObject({ width: 1200, height: 930 })
  const turned = await sharp({ create: { width: 8_160, height: 6_120, channels: 3, background: '#345' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 90 })
    .toBuffer()
  expect(await make(turned)).toMatchObject({ width: 900, height: 1200 })
}, 60_000)

test('a picture of noise, the hardest there is, is kept in no more bytes than fit', async () => {
  const noise = await sharp({
    create: {
      width: 1_600,
      height: 1_600,
      channels: 3,
      background: '#777',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 60 })
    .toBuffer()
  const { contents } = await make(noise)
  expect(contents.large.length).toBeLessThan(1_000_000)
  expect(contents.small.length).toBeLessThan(60_000)
})
