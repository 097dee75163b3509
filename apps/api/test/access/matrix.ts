import {
  type Access,
  allEndpoints,
  type Endpoint,
  type EndpointKey,
  type RefusalCode,
} from '@yunxuan/contract'
import type { InjectOptions } from 'fastify'
import { newId } from '../../src/platform/ids.ts'
import { fileForm } from '../file-form.ts'
import type { House } from '../house.ts'
import { photograph } from '../send-picture.ts'
import type { Caller } from './callers.ts'
import { idsOf, moreRequestsOf, requestsOf } from './requests.ts'
import { paper, servicesCsv } from './rows.ts'
import type { World } from './world.ts'

const endpointKeys = Object.keys(allEndpoints) as EndpointKey[]

/** One request that is sent as every caller: to each endpoint at least one. */
export interface Question {
  key: EndpointKey
  /** Tells it from other questions of its endpoint; empty for the first. */
  said: string
  request: Request
}

interface Request {
  params?: object
  query?: object
  body?: object
}

/** What each caller gets: `done`, or the code it was refused under. */
export type Row = ReadonlyMap<string, string>

/** Returns everything that is asked, in the order of the contract. */
export function questionsOf(world: World): Question[] {
  const requests: Partial<Record<EndpointKey, Request>> = requestsOf(world)
  const more = moreRequestsOf(world)
  return endpointKeys.flatMap(key => [
    { key, said: '', request: requests[key] ?? {} },
    ...more.filter(one => one.key === key),
  ])
}

/** Returns a function that asks a question as one caller, and says what came of it. */
export function asking(house: House, world: World) {
  const ids: Record<string, string> = idsOf(world)
  const marks = marksOf(world)
  return async (question: Question, { token }: Caller): Promise<string> => {
    const reply = await house.app.inject(requestAs(question, ids, token))
    if (reply.statusCode >= 400) return reply.json<{ code: string }>().code
    return isList(question) && !marks.some(id => reply.body.includes(id)) ? unseen : 'done'
  }
}

/** A list was given, and none of the rows "here" is in it. */
export const unseen = 'done, none of it shown'

const isList = ({ key }: Question) => /^GET [^:]+:streetId[^:]+$/.test(key)

/** Returns the ids by which a list is known to show something of the world, beyond where it lies. */
function marksOf(world: World): string[] {
  const { street, otherOrganizationId, people } = world
  const everybodys = [...Object.values(street), otherOrganizationId]
  const own = Object.values(people).map(one => one.accountId)
  const ids = JSON.stringify(world).match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{20}/g) ?? []
  return [...new Set(ids)].filter(id => !everybodys.includes(id) && !own.includes(id))
}

const forms: Partial<Record<EndpointKey, ReturnType<typeof fileForm>>> = {
  'POST /v1/streets/:streetId/managed/attachments': fileForm(paper, '签到表.jpg'),
  'POST /v1/streets/:streetId/pictures': fileForm(await photograph(), '照片.jpg'),
  'POST /v1/streets/:streetId/imports': fileForm(servicesCsv, '服务.csv'),
  'POST /v1/streets/:streetId/managed/uploads/:uploadId/results-file': fileForm(
    Buffer.from('记录编号,结果\n'),
    '结果.csv',
  ),
}

function requestAs(
  { key, request }: Question,
  ids: Record<string, string>,
  token: string | undefined,
): InjectOptions {
  const { params, query = {}, body } = request
  const space = key.indexOf(' ')
  const named: Record<string, string> = { ...ids, ...params }
  // What the world has no row of is not there.
  const url = key.slice(space + 1).replace(/:(\w+)/g, (_, name: string) => named[name] ?? newId())
  const form = forms[key]
  const payload = form?.payload ?? body
  return {
    // Every key of the contract begins with one of these methods.
    method: key.slice(0, space) as 'GET',
    url,
    query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
    headers: {
      'idempotency-key': newId(),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(form === undefined ? {} : { 'content-type': form.contentType }),
    },
    ...(payload === undefined ? {} : { payload }),
  }
}

/** Returns under which code the declared access alone turns a caller away; undefined for whoever it lets in. */
export function denyAtDoor(access: Access, { standing, roles }: Caller): RefusalCode | undefined {
  if (access === 'public') return undefined
  if (standing === 'nobody') return 'not_signed_in'
  if (standing === 'ended') return 'session_ended'
  if (access === 'account') return undefined
  if (standing === 'stranger') return 'member_missing'
  if (access === 'member' || roles.some(role => access.roles.includes(role))) return undefined
  return 'not_allowed'
}

/**
 * Returns an endpoint with who is let in by its declaration, and what becomes of each of them behind the door: by
 * whose rows they are, in which area, of which organization and team. The largest group is "everybody else".
 */
export function sayRow({ key, said }: Question, row: Row, callers: readonly Caller[]): string {
  const { access }: Endpoint = allEndpoints[key]
  const declared = typeof access === 'string' ? access : access.roles.join(', ')
  const inside = callers.filter(caller => denyAtDoor(access, caller) === undefined)
  const byOutcome = new Map<string, Caller[]>()
  for (const caller of inside) {
    const outcome = row.get(caller.name) ?? 'not asked'
    byOutcome.set(outcome, [...(byOutcome.get(outcome) ?? []), caller])
  }
  const largest = [...byOutcome].sort(([, one], [, other]) => other.length - one.length)[0]?.[0]
  const lines = [...byOutcome]
    .sort(([one], [other]) => Number(other === 'done') - Number(one === 'done') || one.localeCompare(other))
    .map(([outcome, who]) => {
      const isRest = outcome === largest && who.length > 6
      const rest = byOutcome.size === 1 ? 'everybody who is let in' : 'everybody else who is let in'
      return `  ${outcome}: ${isRest ? rest : who.map(caller => caller.name).join('; ')}`
    })
  const title = said === '' ? key : `${key}, ${said}`
  return [`${title} [${declared}]`, ...lines].join('\n')
}
