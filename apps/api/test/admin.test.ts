import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { clockEnv } from '../../../scripts/clock.mjs'
import { openHouse, secrets } from './house.ts'

const apiDir = fileURLToPath(new URL('..', import.meta.url))

const house = await openHouse()

const admin = (args: string[], databaseUrl: string) => run('admin', args, databaseUrl)

/** Runs a command as somebody at a keyboard would. */
function run(
  command: string,
  args: string[],
  databaseUrl: string,
  more: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  const env = { PATH: process.env.PATH ?? '', ...clockEnv(), DATABASE_URL: databaseUrl, ...secrets, ...more }
  return new Promise(resolve => {
    execFile(process.execPath, [`dist/${command}.js`, ...args], { cwd: apiDir, env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    )
  })
}

describe('the first administrator', () => {
  test('is made from the command line with a setup code that opens the console', async () => {
    const { streetId } = await house.sow.aStreet()
    const { code, out } = await admin([streetId, '陈主任', 'Chen'], house.config.databaseUrl)
    expect(code).toBe(0)
    const setupCode = /setup code (\S+)/.exec(out)?.[1] ?? ''
    house.clock.now = new Date()
    const begun = await house.guest('POST /v1/auth/setup', {
      body: { setupCode, password: 'a long and quiet password' },
    })
    expect(begun.login).toBe('chen')
    const { rows } = await house.db.$client.query(
      `select m.name, g.role, g.area_id from role_grant g
        join member m on m.street_id = g.street_id and m.id = g.member_id where g.street_id = $1`,
      [streetId],
    )
    expect(rows).toEqual([{ name: '陈主任', role: 'administrator', area_id: null }])
    const again = await admin([streetId, '李主任', 'chen'], house.config.databaseUrl)
    expect(again).toMatchObject({ code: 1, out: '', err: 'the log-in chen is taken: choose another\n' })
  })

  test('a log-in of the street is begun anew there, and of no other street', async () => {
    const [here, elsewhere] = [await house.sow.aStreet(), await house.sow.aStreet()]
    const { databaseUrl } = house.config
    await admin([here.streetId, '陈主任', 'reopened'], databaseUrl)
    const refused = await admin([elsewhere.streetId, '--reopen', 'reopened'], databaseUrl)
    expect(refused).toMatchObject({
      code: 1,
      err: `there is no log-in reopened in the street ${elsewhere.streetId}\n`,
    })
    const { code, out } = await admin([here.streetId, '--reopen', 'Reopened'], databaseUrl)
    expect(code).toBe(0)
    house.clock.now = new Date()
    const setupCode = /setup code (\S+)/.exec(out)?.[1] ?? ''
    const begun = await house.guest('POST /v1/auth/setup', {
      body: { setupCode, password: 'a long and quiet password' },
    })
    expect(begun.login).toBe('reopened')
    const { rows } = await house.db.$client.query(
      `select actor_role from audit where street_id = $1 and action = 'login.reset'`,
      [here.streetId],
    )
    expect(rows).toEqual([{ actor_role: 'system' }])
  })

  test('anything missing or wrong is one line that says what to set', async () => {
    const { databaseUrl } = house.config
    const answers = await Promise.all([
      admin(['510104030', '陈主任', 'chen'], ''),
      admin(['510104030'], databaseUrl),
      admin(['chengdu', '陈主任', 'chen'], databaseUrl),
      admin(['510104999', '陈主任', 'chen'], databaseUrl),
      admin(['510104999', '陈主任', 'chen'], 'postgres://nobody@127.0.0.1:9/none'),
    ])
    expect(answers.map(answer => answer.code)).toEqual([1, 1, 1, 1, 1])
    const lines = answers.map(answer => answer.err.trimEnd())
    for (const line of lines) expect(line).not.toContain('\n')
    expect(lines[0]).toMatch(/^DATABASE_URL is not set/)
    expect(lines[1]).toMatch(/^usage/)
    expect(lines[2]).toContain('nine digits')
    expect(lines[3]).toBe('there is no street 510104999 in this database')
    expect(lines[4]).toContain('ECONNREFUSED')
  })
})

describe('the server', () => {
  test('without a database or a port it ends with one line that says what to set, and no password', async () => {
    const nowhere = 'postgres://nobody:secret@127.0.0.1:9/none'
    const noAddress = await run('main', [], 'postgres://nobody:secret:9/none')
    expect(noAddress.err).toMatch(/^DATABASE_URL leads to no database \(ERR_INVALID_URL\): set its host.*\n$/)
    const noDatabase = await run('main', [], nowhere)
    expect(noDatabase.code).toBe(1)
    expect(noDatabase.err).toMatch(/^DATABASE_URL leads to no database \(ECONNREFUSED\): set its host.*\n$/)
    expect(noDatabase.err).not.toContain('secret')
    const port = new URL(await house.app.listen({ port: 0, host: '127.0.0.1' })).port
    const noPort = await run('main', [], house.config.databaseUrl, { PORT: port, HOST: '127.0.0.1' })
    expect(noPort.code).toBe(1)
    expect(noPort.err).toMatch(/^PORT \d+ of HOST 127\.0\.0\.1 cannot be listened on \(EADDRINUSE\)/)
    expect(noPort.err.trimEnd()).not.toContain('\n')
  })
})

describe('a street', () => {
  test('is added from a file with official codes, once, however often the command runs', async () => {
    const file = fileURLToPath(new URL('../../../deploy/street.example.json', import.meta.url))
    const add = () => run('street', [file], house.config.databaseUrl)
    expect(await add()).toMatchObject({ code: 0, out: 'street 510104030 沙河街道 with 2 communities\n' })
    expect((await add()).code).toBe(0)
    const street = await house.guest('GET /v1/streets/:streetId', { params: { streetId: '510104030' } })
    expect(street.areas.map(area => area.name).sort()).toEqual(['塔子山社区', '汇泉路社区'])
    expect((await admin(['510104030', '陈主任', 'shahe'], house.config.databaseUrl)).code).toBe(0)
  })

  test('that is not one is refused in one line', async () => {
    const file = fileURLToPath(new URL('../package.json', import.meta.url))
    const refused = await run('street', [file], house.config.databaseUrl)
    expect(refused).toEqual({
      code: 1,
      out: '',
      err: 'the file must hold one street with its list "communities"\n',
    })
  })
})
