import type { Picture } from '@yunxuan/contract'
import sharp from 'sharp'
import { newId } from '../src/platform/ids.ts'
import { fileForm } from './file-form.ts'
import type { House } from './house.ts'

/** Returns a photograph of nothing, wider than high. */
export function photograph(width = 400, height = 300): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#6a8f5b' } })
    .jpeg()
    .toBuffer()
}

/** Sends a picture as whoever a token is of, and returns what came of it. */
export async function sendPicture(
  house: House,
  { streetId, token, bytes, key = newId() }: { streetId: string; token: string; bytes: Buffer; key?: string },
) {
  const form = fileForm(bytes, '照片.jpg')
  const reply = await house.app.inject({
    method: 'POST',
    url: `/v1/streets/${streetId}/pictures`,
    headers: {
      'content-type': form.contentType,
      'idempotency-key': key,
      authorization: `Bearer ${token}`,
    },
    payload: form.payload,
  })
  const body: Picture & { code?: string } = reply.json()
  return { status: reply.statusCode, body }
}
