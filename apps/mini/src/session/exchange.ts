import Taro from '@tarojs/taro'
import { type Incoming, type Outgoing, UnreachableError } from '@yunxuan/contract/client'

const timeoutMs = 15_000

/** H5 is served by the API itself; a phone's mini-program is told at build time where it is. */
export const apiBase = process.env.TARO_ENV === 'h5' ? '' : process.env.TARO_APP_API

/** One request over this end's transport, as it is: no session, no meaning. */
export async function exchange(request: Outgoing): Promise<Incoming> {
  try {
    const reply = await Taro.request<string>({
      url: apiBase + request.path,
      // The contract's keys name only methods that both ends know.
      method: request.method as keyof Taro.request.Method,
      header: request.headers,
      // Neither end may guess: both would read an empty reply or a calendar file as broken JSON.
      dataType: 'text',
      responseType: 'text',
      timeout: timeoutMs,
      ...(request.body === undefined ? {} : { data: request.body }),
    })
    // WeChat keeps the names of headers as they were sent, a browser makes them small.
    const { 'Retry-After': asSent, 'retry-after': retryAfter = asSent } = reply.header ?? {}
    return { status: reply.statusCode, body: parse(reply.data), retryAfter }
  } catch (cause) {
    throw new UnreachableError('request failed', { cause })
  }
}

function parse(text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
