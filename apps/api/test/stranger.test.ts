import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import openapiTypes, { astToString } from 'openapi-typescript'
import { describe, expect, test } from 'vitest'
import { openHouse } from './house.ts'

const run = promisify(execFile)
/** Of each operation, with its share of what is said once: half a megabyte for the first 340. */
const most = 1500

const house = await openHouse()
/** The document as it is sent. */
const text = (await house.app.inject({ url: '/openapi.json' })).body

interface Operation {
  operationId: string
}

describe('whoever knows only the document of the API', () => {
  test('reads it in a kilobyte and a half an operation, and finds nothing wrong by the usual rules', async () => {
    const operations = text.split('"operationId":').length - 1
    expect(Buffer.byteLength(text) / operations).toBeLessThanOrEqual(most)
    const config = await createConfig({ extends: ['recommended'] })
    const problems = await lintFromString({ source: text, config })
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual(
      [],
    )
  })

  test('calls every operation by a name of its own', () => {
    const paths: Record<string, Record<string, Operation>> = JSON.parse(text).paths
    const names = Object.values(paths).flatMap(item => Object.values(item).map(each => each.operationId))
    expect(names.length).toBeGreaterThan(200)
    expect(names.filter((name, index) => !/^[a-z]\w+$/.test(name) || names.indexOf(name) !== index)).toEqual(
      [],
    )
    expect(names).toContain('postSlotBookings')
  })

  test('makes a typed client of it, which compiles and books a slot', async () => {
    const street = await house.sow.aStreet()
    const member = await house.sow.aMember(street)
    const { slotId } = await house.sow.aSlot(street)
    const baseUrl = await house.app.listen({ port: 0, host: '127.0.0.1' })
    const token = await house.tokenOf(member, 'wechat')
    // Beside the modules that the client needs, and out of whatever else looks at the sources.
    const dir = fs.mkdtempSync(path.join(import.meta.dirname, '../node_modules/.stranger-'))
    try {
      fs.writeFileSync(path.join(dir, 'schema.d.ts'), astToString(await openapiTypes(text)))
      fs.writeFileSync(path.join(dir, 'client.ts'), client)
      fs.writeFileSync(
        path.join(dir, 'tsconfig.json'),
        JSON.stringify({ compilerOptions, files: ['client.ts'] }),
      )
      await run(process.execPath, [bin('typescript/bin/tsc'), '-p', dir])
      const { stdout } = await run(process.execPath, [
        path.join(dir, 'client.js'),
        baseUrl,
        token,
        street.streetId,
        slotId,
      ])
      expect(JSON.parse(stdout)).toEqual({ status: 'booked', party: 2, again: 'already_booked' })
    } finally {
      fs.rmSync(dir, { recursive: true, force: true })
    }
  }, 120_000)
})

function bin(name: string): string {
  return path.join(import.meta.dirname, '../node_modules', name)
}

const compilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  module: 'nodenext',
  target: 'es2022',
  types: ['node'],
}

/** What a stranger would write: the names of fields and refusals are checked against the document by the compiler. */
const client = `
import createClient from 'openapi-fetch'
import type { paths } from './schema.d.ts'

const [baseUrl = '', token = '', streetId = '', slotId = ''] = process.argv.slice(2)
const api = createClient<paths>({ baseUrl, headers: { authorization: \`Bearer \${token}\` } })
const call = () =>
  api.POST('/v1/streets/{streetId}/slots/{slotId}/bookings', {
    params: { path: { streetId, slotId } },
    body: { party: 2 },
  })
const { data } = await call()
const { error } = await call()
const status: 'booked' | undefined = data?.status === 'booked' ? data.status : undefined
console.log(JSON.stringify({ status, party: data?.party, again: error?.code }))
`
