import type { Session } from '@yunxuan/contract'
import { type Client, createClient } from '@yunxuan/contract/client'
import { shanghaiDate } from '@yunxuan/domain'
import { inject } from 'vitest'
import type {} from './serve.global.ts'

/** Where the tests walk. */
export const shahe = '510104030'

export const coordinator = '唐敏'
export const reviewer = '罗文博'
export const administrator = '蒋雪梅'

/** In the titles of a run's services, so that one database serves many runs. */
export const run = Date.now().toString(36).slice(-5)

/** The birth date of somebody who turns so old this year. */
export function bornYearsAgo(years: number): string {
  return `${Number(shanghaiDate(new Date()).slice(0, 4)) - years}-05-06`
}

/** A client that calls the served API as one of the demo's people of Shahe, or as a guest. */
export async function clientOf(name?: string): Promise<Client> {
  const baseUrl = inject('baseUrl')
  let token: string | undefined
  const client = createClient(async ({ method, path, headers, body }) => {
    const response = await fetch(baseUrl + path, {
      method,
      headers: token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  })
  if (name !== undefined) token = (await sessionOf(client, name)).accessToken
  return client
}

/** Opens a session as one of the demo's people of Shahe. */
export async function sessionOf(guest: Client, name: string): Promise<Session> {
  const people = await guest('GET /v1/demo/people', { query: { streetId: shahe } })
  const person = people.items.find(each => each.name === name)
  if (person === undefined) throw new Error(`the demo has no ${name}`)
  return guest('POST /v1/demo/sessions', { body: { personId: person.id, streetId: shahe } })
}
