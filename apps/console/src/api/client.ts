import type { Reply } from '@yunxuan/contract'
import { createClient, RefusedError, UnreachableError } from '@yunxuan/contract/client'
import { AskAnewError, newKey, sendIntended } from './intention.ts'
import { endSession, forgetSession, type KeptSession, keepSession, readSession } from './session.ts'

const timeoutMs = 20_000
// As long as the API gives itself for a file, and for what reads a whole street.
const longTimeoutMs = 300_000
const pauseBeforeRetryMs = 600

/**
 * Whether a write has a password or a code in it. The API keeps no key of these, so the same sent again is another
 * attempt; and the text of none is kept here.
 */
function isSecret(path: string): boolean {
  return /^\/v1\/(auth\/(password|setup|wechat)|me\/password)/.test(path)
}

/** Whether a street's every row is read for it (`isLong` in the contract). */
export function isLong(method: string, path: string): boolean {
  if (method === 'GET') return /\.xlsx(\?|$)/.test(path)
  return method === 'POST' && /\/managed\/star-runs(\/[^/]+\/confirmation)?$/.test(path)
}

/** Calls the API as the person who is signed in. */
export const call = createClient(({ method, path, headers, body }) => {
  const send = async (more: Record<string, string>) => {
    const init = { method, headers: { ...headers, ...more }, ...(body === undefined ? {} : { body }) }
    const response = await ask(path, init, isLong(method, path) ? longTimeoutMs : timeoutMs)
    const retryAfter = response.headers.get('retry-after')
    return { status: response.status, body: await readJson(response), retryAfter }
  }
  if (method === 'GET' || isSecret(path)) return send({})
  return sendIntended(`${method} ${path} ${body ?? ''}`, key => send({ 'idempotency-key': key }))
}, pause)

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

/** Fetches with the access token; when it has ended, renews it once and asks again. */
export async function ask(path: string, init: RequestInit, withinMs = longTimeoutMs): Promise<Response> {
  const session = readSession()
  const response = await reach(path, init, session, withinMs)
  if (response.status !== 401 || session === null) return response
  const renewed = await renew(session)
  return renewed === null ? response : reach(path, init, renewed, withinMs)
}

/** Sends a form with one file. */
export async function upload(path: string, file: File): Promise<unknown> {
  const form = new FormData()
  form.append('file', file)
  const wish = `POST ${path} ${file.name} ${file.size} ${file.lastModified}`
  const { status, body } = await sendIntended(wish, async key => {
    const response = await ask(path, { method: 'POST', headers: { 'idempotency-key': key }, body: form })
    return { status: response.status, body: await readJson(response) }
  })
  return answerOf(status, body)
}

/** Fetches a file and hands it to the browser to save; one that is made for a wish is asked for with it. */
export async function download(path: string, fileName: string, wish?: object): Promise<void> {
  const fetchFile = async (init: RequestInit) => {
    const response = await ask(path, init)
    return { status: response.status, isFile: response.ok, content: await response.blob() }
  }
  const body = JSON.stringify(wish)
  const { status, isFile, content } =
    wish === undefined
      ? await fetchFile({ method: 'GET' })
      : await sendIntended(`POST ${path} ${body}`, key => {
          const headers = { 'content-type': 'application/json', 'idempotency-key': key }
          return fetchFile({ method: 'POST', headers, body })
        })
  if (!isFile) answerOf(status, parseJson(await content.text()))
  saveAs(content, fileName)
}

export function saveAs(content: Blob, fileName: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

export async function signOut(): Promise<void> {
  try {
    await call('POST /v1/auth/sign-out', { body: {} })
  } catch {
    // The person leaves this machine whether or not the server hears of it.
  } finally {
    forgetSession()
  }
}

async function reach(
  path: string,
  init: RequestInit,
  session: KeptSession | null,
  withinMs = timeoutMs,
): Promise<Response> {
  const headers = new Headers(init.headers)
  if (session !== null) headers.set('authorization', `Bearer ${session.accessToken}`)
  const attempt = () => fetch(path, { ...init, headers, signal: AbortSignal.timeout(withinMs) })
  try {
    return await attempt()
  } catch {
    if (isSecret(path)) throw new AskAnewError('no answer')
    // A lost answer is asked for again: every other write carries its idempotency key.
    await pause(pauseBeforeRetryMs)
    try {
      return await attempt()
    } catch {
      throw new UnreachableError('no answer')
    }
  }
}

let renewing: Promise<KeptSession | null> | null = null

function renew(stale: KeptSession): Promise<KeptSession | null> {
  renewing ??= renewAlone(stale).finally(() => {
    renewing = null
  })
  return renewing
}

/** A refresh token works once, so of all open tabs one renews and the others take what it got. */
async function renewAlone(stale: KeptSession): Promise<KeptSession | null> {
  const turn = async () => {
    const kept = readSession()
    if (kept === null || kept.accessToken !== stale.accessToken) return kept
    return exchange(kept)
  }
  // Web Locks exist only on secure origins; over plain http each tab looks after itself.
  return 'locks' in navigator ? navigator.locks.request('yunxuan.console.renew', turn) : turn()
}

async function exchange(kept: KeptSession): Promise<KeptSession | null> {
  const response = await reach(
    '/v1/auth/refresh',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
      body: JSON.stringify({ refreshToken: kept.refreshToken }),
    },
    null,
  )
  if (response.ok) {
    // Written by the contract: POST /v1/auth/refresh replies with a session.
    const session = (await response.json()) as Reply<'POST /v1/auth/refresh'>
    keepSession(session)
    return session
  }
  // Only a refusal ends the session; a server that is restarting does not.
  if (response.status >= 400 && response.status < 500 && response.status !== 429) endSession()
  return null
}

function answerOf(status: number, body: unknown): unknown {
  if (status >= 200 && status < 300) return body
  if (isProblem(body)) throw new RefusedError(body)
  throw new UnreachableError(`status ${status}`)
}

function isProblem(body: unknown): body is ConstructorParameters<typeof RefusedError>[0] {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body
}

async function readJson(response: Response): Promise<unknown> {
  return parseJson(await response.text())
}

function parseJson(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
