import fs from 'node:fs'
import path from 'node:path'
import { allEndpoints, type Endpoint } from '@yunxuan/contract'
import { describe, expect, test } from 'vitest'
import { openHouse } from './house.ts'

const house = await openHouse()

/** What nobody is asked, and nothing keeps: belief, origin, party, income; and remarks, where all of it would be written. */
const names =
  /ethnic|religi|faith|belief|nationality|nativeplace|partymember|partybranch|politic|income|salary|wealth|bloodtype|maritalstatus|remark/
const labels = /民族|宗教|信仰|教派|籍贯|党员|党派|政治面貌|收入|工资|婚姻状况|血型/
/** The name of a street in the city of the demo. */
const allowed = /民族街道/g

const isAsked = (text: string): boolean =>
  names.test(text.toLowerCase().replaceAll(/[^a-z]/g, '')) || labels.test(text.replaceAll(allowed, ''))

/** The names of the fields of a schema, and the choices it offers, at whatever depth. */
function* fieldsOf(schema: unknown): Generator<string> {
  if (typeof schema !== 'object' || schema === null) return
  for (const [key, below] of Object.entries(schema)) {
    if (key === 'properties') yield* Object.keys(below)
    if (key === 'enum' || key === 'const') yield* [below].flat().map(String)
    yield* fieldsOf(below)
  }
}

function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(one => one.isFile() && /(?<!\.test)\.tsx?$/.test(one.name))
    .map(one => path.join(one.parentPath, one.name))
}

describe('belief, origin, party, income and remarks', () => {
  test('are known by these names', () => {
    const asked = [
      'ethnicGroup',
      'RELIGION',
      'party_member',
      'monthlyIncome',
      'remarks',
      '政治面貌',
      '您的民族',
    ]
    expect(asked.filter(one => !isAsked(one))).toEqual([])
    expect(['party', 'destination', 'coordinator', '民族街道', '私密备注'].filter(isAsked)).toEqual([])
  })

  test('are in no field of the contract, be it asked for or told', () => {
    const all = Object.entries<Endpoint>(allEndpoints).flatMap(([key, { params, query, body, reply }]) =>
      [...fieldsOf({ params, query, body, reply })].map(field => `${key}: ${field}`),
    )
    expect(all.length).toBeGreaterThan(3_000)
    expect(all.filter(one => isAsked(one.slice(one.indexOf(': '))))).toEqual([])
  })

  test('are in no column', async () => {
    const { rows } = await house.db.$client.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
        where table_schema = 'public'`,
    )
    expect(rows.length).toBeGreaterThan(500)
    expect(rows.map(row => row.name).filter(isAsked)).toEqual([])
  })

  test('are in no label of a form, nor anywhere else on the phone or at the console', () => {
    const apps = path.join(import.meta.dirname, '../..')
    const files = ['mini/src', 'console/src'].flatMap(dir => filesIn(path.join(apps, dir)))
    expect(files.length).toBeGreaterThan(300)
    const asking = files.filter(file => labels.test(fs.readFileSync(file, 'utf8').replaceAll(allowed, '')))
    expect(asking).toEqual([])
  })
})
