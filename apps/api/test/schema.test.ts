import { allEndpoints } from '@yunxuan/contract'
import { describe, expect, test } from 'vitest'
import { openHouse } from './house.ts'

/** What is not one street's: the streets themselves, who signs in, and how often somebody tries. */
const global = ['account', 'attempt', 'credential', 'failed_sign_in', 'guess', 'session', 'street']

const house = await openHouse()

interface Constraint {
  table: string
  name: string
  kind: 'p' | 'u' | 'f' | 'x'
  columns: string[]
  refersTo: string | null
  refersToColumns: string[]
}

const columnsOf = (table: string, numbers: string) => `array(select a.attname::text
  from unnest(${numbers}) with ordinality as n(number, position)
  join pg_attribute a on a.attrelid = ${table} and a.attnum = n.number order by n.position)`

async function constraints(): Promise<Constraint[]> {
  const { rows } = await house.db.$client.query<Constraint>(
    `select t.relname::text as "table", c.conname::text as name, c.contype::text as kind,
        ${columnsOf('c.conrelid', 'c.conkey')} as columns, r.relname::text as "refersTo",
        ${columnsOf('c.confrelid', 'c.confkey')} as "refersToColumns"
      from pg_constraint c
      join pg_class t on t.oid = c.conrelid
      join pg_namespace s on s.oid = t.relnamespace and s.nspname = 'public'
      left join pg_class r on r.oid = c.confrelid
      where c.contype in ('p', 'u', 'f', 'x') order by 1, 2`,
  )
  return rows
}

async function tables(): Promise<string[]> {
  const { rows } = await house.db.$client.query<{ name: string }>(
    `select c.relname::text as name from pg_class c
      join pg_namespace s on s.oid = c.relnamespace and s.nspname = 'public'
      where c.relkind in ('r', 'p') order by 1`,
  )
  return rows.map(row => row.name)
}

describe('the schema can be spread out by street', () => {
  test('the tables outside the streets are these and no others', async () => {
    const { rows } = await house.db.$client.query<{ name: string }>(
      `select table_name as name from information_schema.columns
        where table_schema = 'public' and column_name = 'street_id' and is_nullable = 'NO'`,
    )
    const inStreets = rows.map(row => row.name)
    expect((await tables()).filter(table => !inStreets.includes(table))).toEqual(global)
  })

  test('every key and every unique constraint of a street’s table begins with the street', async () => {
    const keys = (await constraints()).filter(one => one.kind !== 'f' && !global.includes(one.table))
    expect(keys.filter(one => one.columns[0] !== 'street_id')).toEqual([])
    const withKey = keys.filter(one => one.kind === 'p').map(one => one.table)
    expect(withKey).toEqual((await tables()).filter(table => !global.includes(table)))
  })

  test('so does every unique index', async () => {
    const { rows } = await house.db.$client.query<{ table: string; name: string; first: string }>(
      `select t.relname::text as "table", i.relname::text as name, a.attname::text as first
        from pg_index x
        join pg_class i on i.oid = x.indexrelid
        join pg_class t on t.oid = x.indrelid
        join pg_namespace s on s.oid = t.relnamespace and s.nspname = 'public'
        join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
        where x.indisunique`,
    )
    const inStreets = rows.filter(row => !global.includes(row.table))
    expect(inStreets.length).toBeGreaterThan(20)
    expect(inStreets.filter(row => row.first !== 'street_id')).toEqual([])
  })

  test('no trigger runs for each row, and nothing waits for the commit to be checked', async () => {
    const { rows } = await house.db.$client.query<{ name: string }>(
      `select g.tgname::text as name from pg_trigger g
          join pg_class t on t.oid = g.tgrelid
          join pg_namespace s on s.oid = t.relnamespace and s.nspname = 'public'
          where not g.tgisinternal and (g.tgtype & 1 = 1 or g.tgdeferrable)
        union all select c.conname::text from pg_constraint c
          join pg_namespace s on s.oid = c.connamespace and s.nspname = 'public' where c.condeferrable`,
    )
    expect(rows).toEqual([])
  })

  test('a reference between tables of a street stays inside it, and none leads out to who signs in', async () => {
    const references = (await constraints()).filter(one => one.kind === 'f' && !global.includes(one.table))
    expect(references.length).toBeGreaterThan(20)
    const wrong = references.filter(one => {
      if (one.refersTo === 'street') return one.columns.join() !== 'street_id'
      const isInside = one.columns[0] === 'street_id' && one.refersToColumns[0] === 'street_id'
      return global.includes(one.refersTo ?? '') || !isInside
    })
    expect(wrong).toEqual([])
  })
})

describe('the contract is kept', () => {
  test('every endpoint is served, and nothing under /v1 that the contract does not name', async () => {
    const missing = Object.keys(allEndpoints).filter(
      key => ![...house.on.bound.keys()].some(bound => bound === key),
    )
    expect(missing).toEqual([])
    const paths: object = (await house.app.inject({ url: '/openapi.json' })).json().paths
    const served = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item ?? {}).map(method => `${method.toUpperCase()} ${path}`),
    )
    const named = Object.keys(allEndpoints).map(key => key.replace(/:(\w+)/g, '{$1}'))
    expect(served.sort()).toEqual(named.sort())
  })

  test('every write tells what becomes of its key, and keeps it unless it is named here', async () => {
    const paths: object = (await house.app.inject({ url: '/openapi.json' })).json().paths
    const writes = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([method]) => method !== 'get')
        .map(([method, operation]) => ({
          name: `${method.toUpperCase()} ${path}`,
          meaning: JSON.stringify(operation).match(/parameters\/Key(\w+)/)?.[1],
        })),
    )
    expect(writes.length).toBeGreaterThan(80)
    expect(writes.filter(write => write.meaning === undefined)).toEqual([])
    const others = writes.flatMap(({ name, meaning }) => (meaning === 'Kept' ? [] : [name]))
    expect(others.sort()).toEqual([
      'DELETE /v1/me/sessions',
      'DELETE /v1/me/sessions/{sessionId}',
      'POST /v1/auth/password',
      'POST /v1/auth/refresh',
      'POST /v1/auth/setup',
      'POST /v1/auth/setup/confirmation',
      'POST /v1/auth/sign-out',
      'POST /v1/auth/wechat',
      'POST /v1/demo/sessions',
      'POST /v1/streets/{streetId}/login-requests/{requestId}/approval',
      'POST /v1/streets/{streetId}/managed/locations/{locationId}/preview',
      'POST /v1/streets/{streetId}/managed/rooms/{roomId}/closures/preview',
      'POST /v1/streets/{streetId}/managed/services/{serviceId}/series/preview',
      'POST /v1/streets/{streetId}/managed/spot-checks',
      'POST /v1/streets/{streetId}/managed/uploads/{uploadId}/file',
      'POST /v1/streets/{streetId}/matters/alike',
      'POST /v1/streets/{streetId}/me/calendar',
      'POST /v1/streets/{streetId}/me/export',
      'POST /v1/streets/{streetId}/me/login-requests/{requestId}/approval',
      'POST /v1/streets/{streetId}/members/{memberId}/login-requests',
      'PUT /v1/me/password',
    ])
  })
})
