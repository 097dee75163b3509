import { connect } from 'node:net'
import type { Problem } from '@yunxuan/contract'
import type { InjectOptions } from 'fastify'
import { describe, expect, test } from 'vitest'
import { openHouse } from './house.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const person = await house.sow.aMember(street)
const authorization = `Bearer ${await house.tokenOf(person)}`
const port = Number(new URL(await house.app.listen({ port: 0, host: '127.0.0.1' })).port)

const inStreet = () => `/v1/streets/${street.streetId}`

/** Returns the field and the words of the one thing that is wrong. */
function onlyError(problem: Problem): string {
  expect(problem.title).toMatch(/[\u4e00-\u9fff]/)
  expect(problem.errors).toHaveLength(1)
  const [{ field, message } = { field: '', message: '' }] = problem.errors ?? []
  expect(message).toMatch(/[\u4e00-\u9fff]/)
  return field
}

async function refusedField(request: InjectOptions): Promise<string> {
  const reply = await house.app.inject({ ...request, headers: { authorization, ...request.headers } })
  expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  const problem = reply.json<Problem>()
  expect([problem.code, problem.status]).toEqual(['invalid_request', reply.statusCode])
  return onlyError(problem)
}

const json = { 'content-type': 'application/json' }

describe('text that would not be kept as it was typed', () => {
  const put = (payload: string | Buffer): InjectOptions => ({
    method: 'PUT',
    url: `${inStreet()}/me`,
    headers: json,
    payload,
  })

  test.each([
    ['the character 0', '{"name": "王\\u0000兰"}'],
    ['the first half of a pair', '{"name": "王\\ud83d"}'],
    ['the second half of a pair', '{"name": "\\ude00兰"}'],
  ])('%s is refused by the name of its field', async (_what, payload) => {
    expect(await refusedField(put(payload))).toBe('name')
    const { rows } = await house.db.$client.query('select name from member where id = $1', [person.memberId])
    expect(rows).toEqual([{ name: '王秀兰' }])
  })

  test('is found inside what a body holds, and in addresses', async () => {
    const slot = await house.sow.aSlot(street, { service: { noteKind: 'health' } })
    const note = '{"note": {"kind": "health", "text": "\\u0000"}}'
    const booking = { method: 'POST', url: `${inStreet()}/slots/${slot.slotId}/bookings` } as const
    expect(await refusedField({ ...booking, headers: json, payload: note })).toBe('note.text')
    expect(await refusedField({ url: `${inStreet()}/services?q=%00` })).toBe('q')
    expect(await refusedField({ url: `${inStreet()}/certificates/a%00b` })).toBe('number')
  })

  test('in another encoding than UTF-8 is no body; a whole pair is kept', async () => {
    const gbk = Buffer.concat([Buffer.from('{"name": "'), Buffer.from([0xcd, 0xf5]), Buffer.from('"}')])
    expect(await refusedField(put(gbk))).toBe('body')
    const whole = await house.app.inject({
      ...put('{"name": "王秀兰\\ud83d\\ude00"}'),
      headers: { ...json, authorization },
    })
    expect(whole.json().name).toBe('王秀兰😀')
    await house.db.$client.query("update member set name = '王秀兰' where id = $1", [person.memberId])
  })
})

describe('a day, an instant, a cursor that cannot be', () => {
  test.each(['2026-02-30', '2026-13-01', '0000-01-01', '2026-1-1', ''])('the day %s', async day => {
    expect(await refusedField({ url: `${inStreet()}/services?from=${day}` })).toBe('from')
    expect(await refusedField({ url: `${inStreet()}/me/bookings?cursor=${day}` })).toBe('cursor')
  })

  test.each(['/services', '/me/bookings', '/me/notices', '/me/records', '/activities'])(
    'a made-up cursor of %s',
    async path => {
      const parts = [
        [],
        ['x'],
        ['x', 'y'],
        ['x', 'y', 'z'],
        [0, 'x', 'y'],
        [null, null],
        ['infinity', 'x'],
        [{}, {}],
      ]
      for (const made of [...parts.map(one => JSON.stringify(one)), '{"0":1}', 'x']) {
        const cursor = Buffer.from(made).toString('base64url')
        expect(await refusedField({ url: `${inStreet()}${path}?cursor=${cursor}` })).toBe('cursor')
      }
    },
  )
})

test('a form is no body where no file is expected, and nothing is done', async () => {
  const slot = await house.sow.aSlot(street)
  const form = {
    headers: { authorization, 'content-type': 'multipart/form-data; boundary=b' },
    payload: '--b\r\nContent-Disposition: form-data; name="party"\r\n\r\n1\r\n--b--\r\n',
  }
  const withoutBody = await house.app.inject({
    ...form,
    method: 'DELETE',
    url: `${inStreet()}/bookings/${slot.slotId}`,
  })
  const withBody = await house.app.inject({
    ...form,
    method: 'POST',
    url: `${inStreet()}/slots/${slot.slotId}/bookings`,
  })
  for (const reply of [withoutBody, withBody]) {
    expect([reply.statusCode, reply.json().code]).toEqual([415, 'unsupported_media'])
  }
})

describe('a form with a file', () => {
  const edge = 'multipart/form-data; boundary=b'
  const part = (name: string, file: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n1,2\r\n`
  const aFile = part('file', '; filename="a.csv"')

  test.each([
    ['is cut off', edge, aFile.slice(0, -2), 'import_file_unreadable'],
    ['has no boundary', 'multipart/form-data', aFile, 'import_file_unreadable'],
    ['is none', edge, 'hello', 'import_file_unreadable'],
    ['has no file', edge, '--b--\r\n', 'import_file_unreadable'],
    ['has a second file', edge, `${aFile}${aFile}--b--\r\n`, 'body_too_large'],
    ['has a field as well', edge, `${part('street', '')}${aFile}--b--\r\n`, 'invalid_request'],
    ['names it unkeepably', edge, `${part('file', '; filename="\0.csv"')}--b--\r\n`, 'invalid_request'],
  ])('that %s is refused, and nothing is kept', async (_what, contentType, payload, code) => {
    const coordinator = await house.sow.aStaff(street, 'coordinator')
    const reply = await house.app.inject({
      method: 'POST',
      url: `${inStreet()}/imports`,
      headers: {
        authorization: `Bearer ${await house.tokenOf(coordinator)}`,
        'content-type': contentType,
      },
      payload,
    })
    expect(reply.json().code).toBe(code)
    const { rowCount } = await house.db.$client.query('select from import_file')
    expect(rowCount).toBe(0)
  })
})

describe('what no route is found for', () => {
  /** Sends text as it is, and returns the status and the problem that come back. */
  function send(text: string): Promise<{ status: number; problem: Problem }> {
    return new Promise((resolve, reject) => {
      let received = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      socket.setEncoding('utf8')
      socket.on('data', part => {
        received += part
      })
      socket.on('error', reject)
      socket.on('close', () => {
        const [head = '', body = ''] = received.split('\r\n\r\n')
        expect(head.toLowerCase()).toContain('content-type: application/problem+json; charset=utf-8')
        resolve({ status: Number(head.split(' ')[1]), problem: JSON.parse(body) })
      })
    })
  }

  const rest = 'HTTP/1.1\r\nHost: x\r\nConnection: close\r\n'

  test.each([
    ['an address that is not well formed', `GET /v1/streets/%zz/me ${rest}\r\n`, 400, 'url'],
    ['an id of 250 digits', `GET /v1/streets/${'1'.repeat(250)}/me ${rest}\r\n`, 400, 'url'],
    ['headers of 20 KB', `GET /v1/streets ${rest}X-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'headers'],
    ['an address of 20 KB', `GET /v1/streets?q=${'x'.repeat(20_000)} ${rest}\r\n`, 431, 'headers'],
    ['a method that does not exist', `BOOK /v1/streets ${rest}\r\n`, 400, 'request'],
    ['no HTTP', 'hello\r\n\r\n', 400, 'request'],
  ])('%s ends in a problem like every other', async (_what, text, status, field) => {
    const answer = await send(text)
    expect([answer.status, answer.problem.status]).toEqual([status, status])
    expect(answer.problem.code).toBe('invalid_request')
    expect(onlyError(answer.problem)).toBe(field)
  })
})
