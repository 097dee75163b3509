import { allEndpoints, type Endpoint, type EndpointKey } from '@yunxuan/contract'
import { strFromU8, unzipSync } from 'fflate'
import { newId } from '../../src/platform/ids.ts'
import type { Caller } from '../access/callers.ts'
import { denyAtDoor } from '../access/matrix.ts'
import { idsOf, requestsOf } from '../access/requests.ts'
import type { World } from '../access/world.ts'
import type { House } from '../house.ts'

type Values = Record<string, unknown>
/** One read, as it is sent. */
export interface Read {
  key: string
  access: Endpoint['access']
  url: string
  query: Record<string, string>
  /** Whether something may be looked for in it. */
  searches: boolean
  /** Whether it asks what another does, of another row or by another choice. */
  isVaried: boolean
}
/** What only puts a list in another order, or makes it shorter, of services or a picture. */
const plain = ['sort', 'by', 'audience', 'category', 'mode', 'size']

/** Returns every read of the contract: of each id that is known, and by each choice that a query offers. */
export function readsOf(world: World, more: Readonly<Record<string, readonly string[]>>): Read[] {
  const requests: { [K in EndpointKey]?: { params?: object; query?: object; body?: unknown } } =
    requestsOf(world)
  const ids: Values = idsOf(world)
  return Object.entries<Endpoint>(allEndpoints)
    .filter(([key]) => key.startsWith('GET '))
    .flatMap(([key, endpoint]) => {
      const asked = requests[key as EndpointKey]
      const own: Values = { ...ids, ...asked?.params }
      return pathsOf(key, endpoint, own, more).flatMap((url, path) =>
        queriesOf(endpoint, { ...asked?.query }).map((query, choice) => ({
          key,
          access: endpoint.access,
          url,
          query,
          searches: 'q' in (endpoint.query?.properties ?? {}),
          isVaried: path + choice > 0,
        })),
      )
    })
}

/** The path with the ids of the world, and once more with each other value of each of its names. */
function pathsOf(
  key: string,
  { params }: Endpoint,
  ids: Values,
  more: Readonly<Record<string, readonly string[]>>,
): string[] {
  const path = key.slice('GET '.length)
  const fill = (values: Values) =>
    path.replace(/:(\w+)/g, (_, name: string) => String(values[name] ?? newId()))
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const others = names.flatMap(name =>
    [...(more[name] ?? []), ...choicesOf(params?.properties[name])].map(value =>
      fill({ ...ids, [name]: value }),
    ),
  )
  return [...new Set([fill(ids), ...others])]
}

/** The query as it is asked, and once more with each choice that it offers; lists are asked for whole. */
function queriesOf({ query }: Endpoint, asked: Values): Record<string, string>[] {
  const properties = query?.properties ?? {}
  const first: Values = { ...asked, ...('limit' in properties ? { limit: 100 } : {}) }
  const chosen = Object.entries(properties).flatMap(([name, schema]) =>
    (plain.includes(name) ? [] : choicesOf(schema)).map(value => ({ ...first, [name]: value })),
  )
  return [first, ...chosen].map(one =>
    Object.fromEntries(Object.entries(one).map(([name, value]) => [name, String(value)])),
  )
}

function choicesOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  if ('enum' in schema && Array.isArray(schema.enum)) return schema.enum.map(String)
  return 'type' in schema && schema.type === 'boolean' ? ['true', 'false'] : []
}

/** Returns what a caller is told, refusals as well, as one text; nothing where the door is closed to them. */
export async function readAs(house: House, read: Read, caller: Caller): Promise<string> {
  if (denyAtDoor(read.access, caller) !== undefined) return ''
  const { token } = caller
  const reply = await house.app.inject({
    method: 'GET',
    url: read.url,
    query: read.query,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  })
  if (reply.statusCode >= 500) throw new Error(`${read.url}: ${reply.body}`)
  // A spreadsheet is a zip of texts.
  if (reply.rawPayload.subarray(0, 2).toString() === 'PK') {
    return Object.values(unzipSync(reply.rawPayload))
      .map(part => strFromU8(part))
      .join()
  }
  // A line of a calendar goes on after a break and a blank.
  return reply.body.replaceAll('\r\n ', '')
}
