import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountIdOf } from '../src/demo/demo-people.ts'
import { readDemoStreets } from '../src/demo/demo-source.ts'
import { ownSources } from '../src/features/export/own-sources.ts'
import { buildHouse, type House } from './house.ts'
import { loadDemoInto } from './load-demo.ts'

let house: House
beforeAll(async () => {
  house = await buildHouse({ DEMO: '1' })
  await loadDemoInto(house, house.clock.now)
})
afterAll(() => house.close())

interface Told {
  parts: { name: string; rows: unknown[] }[]
}

async function copyOf(streetId: string, accountId: string) {
  const own = await house.as({ accountId })
  const { jsonUrl } = await own('POST /v1/streets/:streetId/me/export', { params: { streetId } })
  const reply = await house.app.inject({ url: new URL(jsonUrl).pathname })
  const { parts } = reply.json() as Told
  return { text: reply.body, countOf: (name: string) => parts.find(part => part.name === name)?.rows.length }
}

/** The member of an account and their dependants, by id. */
async function idsOf(streetId: string, accountId: string): Promise<string[]> {
  const { rows } = await house.db.$client.query<{ id: string }>(
    `with me as (select id from member where street_id = $1 and account_id = $2)
      select id from me
      union all select id from dependant where street_id = $1 and member_id in (select id from me)`,
    [streetId, accountId],
  )
  return rows.map(row => row.id)
}

async function isHeld(column: string, ids: string[]): Promise<boolean> {
  const [table, field] = column.split('.')
  const sql = `select from ${table} where ${field} = any($1::uuid[]) limit 1`
  return (await house.db.$client.query(sql, [ids])).rowCount === 1
}

test('everybody in the demo gets a part of whatever is held of them, and nobody else’s number', async () => {
  const [street] = readDemoStreets(house.clock.now)
  if (street === undefined) throw new Error('no demo')
  const streetId = street.code
  const { rows: phones } = await house.db.$client.query<{ id: string; phone: string }>(
    `select id, phone from member where street_id = $1 and phone ~ '^1\\d{10}$'`,
    [streetId],
  )
  const seen = new Set<string>()
  for (const { key } of [...street.residents, ...street.staff]) {
    const accountId = accountIdOf(streetId, key)
    const ids = await idsOf(streetId, accountId)
    if (ids.length === 0) continue
    const copy = await copyOf(streetId, accountId)
    for (const { name, holds } of ownSources) {
      // What the log is about is told only where somebody looked.
      for (const column of holds.filter(each => each !== 'audit.subject_id')) {
        const mine = column.endsWith('.account_id') ? [accountId] : ids
        if (!(await isHeld(column, mine))) continue
        seen.add(name)
        expect(copy.countOf(name), `${name} of ${key}, by ${column}`).toBeGreaterThan(0)
      }
    }
    const others = phones.filter(({ id, phone }) => !ids.includes(id) && copy.text.includes(phone))
    expect(others, key).toEqual([])
  }
  // A demo without rows would hold nothing against anything.
  expect(seen.size).toBeGreaterThan(18)
})
