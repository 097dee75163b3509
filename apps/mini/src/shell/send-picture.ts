import Taro from '@tarojs/taro'
import type { Picture } from '@yunxuan/contract'
import { type CallOptions, isProblem, pathOf, RefusedError, UnreachableError } from '@yunxuan/contract/client'
import { apiBase } from '../session/exchange.ts'
import { accessToken } from '../session/session.ts'
import type { ChosenPicture } from './choose-picture.ts'

const withinMs = 60_000

/** Sends a photograph; the same under the same key is kept once, however often it is sent. */
export async function sendPicture(
  streetId: string,
  chosen: ChosenPicture,
  { idempotencyKey = '' }: CallOptions,
): Promise<Picture> {
  const url = apiBase + pathOf('POST /v1/streets/:streetId/pictures', { params: { streetId } })
  const headers = {
    authorization: `Bearer ${(await accessToken()) ?? ''}`,
    'idempotency-key': idempotencyKey,
  }
  const send = process.env.TARO_ENV === 'h5' ? sendAsBrowser : sendAsWechat
  const { status, text } = await send(url, chosen, headers).catch((cause: unknown) => {
    throw new UnreachableError('a picture was not sent', { cause })
  })
  const body = parse(text)
  if (isProblem(body)) throw new RefusedError(body)
  if (status !== 201) throw new UnreachableError(`status ${status}`)
  // Written by the contract: what was kept, with the key that opens it.
  return body as Picture
}

async function sendAsBrowser(url: string, { blob }: ChosenPicture, headers: Record<string, string>) {
  const form = new FormData()
  if (blob !== undefined) form.append('file', blob, 'photo.jpg')
  const reply = await fetch(url, {
    method: 'POST',
    headers,
    body: form,
    signal: AbortSignal.timeout(withinMs),
  })
  return { status: reply.status, text: await reply.text() }
}

async function sendAsWechat(url: string, { path }: ChosenPicture, header: Record<string, string>) {
  const reply = await Taro.uploadFile({ url, filePath: path, name: 'file', header, timeout: withinMs })
  return { status: reply.statusCode, text: reply.data }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
