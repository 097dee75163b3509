import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { compressFolder } from '../../../scripts/compress.mjs'
import { openHouse } from './house.ts'

const script = 'console.log("云选")\n'.repeat(200)
const dir = await mkdtemp(path.join(tmpdir(), 'faces-'))
await mkdir(path.join(dir, 'js'))
await writeFile(path.join(dir, 'js/app.0b9e61a7.js'), script)
await writeFile(path.join(dir, 'js/small.0b9e61a7.js'), 'small')
await writeFile(path.join(dir, 'js/app.0b9e61a7.js.br'), 'of the build before')
await writeFile(path.join(dir, 'index.html'), '<title>云选</title>')
await compressFolder(dir)
const house = await openHouse({ MINI_DIR: dir })
const street = await house.sow.aStreet()
for (let n = 0; n < 8; n += 1) await house.sow.aSlot(street)
afterAll(() => rm(dir, { recursive: true }))

const get = (url: string, headers: Record<string, string> = {}) => house.app.inject({ url, headers })
const asked = (encoding: string) => ({ 'accept-encoding': encoding })
const unpacked = { br: brotliDecompressSync, gzip: gunzipSync }

describe('files of the faces', () => {
  test.each(['br', 'gzip'] as const)('go out as they were packed ahead: %s', async encoding => {
    const reply = await get('/js/app.0b9e61a7.js', asked(`${encoding}, deflate`))
    expect(reply.headers).toMatchObject({ 'content-encoding': encoding, vary: 'accept-encoding' })
    expect(reply.headers['content-type']).toContain('javascript')
    expect(reply.headers['cache-control']).toContain('immutable')
    expect(reply.rawPayload.length).toBeLessThan(script.length / 10)
    expect(unpacked[encoding](reply.rawPayload).toString()).toBe(script)
  })

  test('differ in their tags, and a browser that has one is told so', async () => {
    const [plain, br, gzip] = await Promise.all(
      ['identity', 'br', 'gzip'].map(encoding => get('/js/app.0b9e61a7.js', asked(encoding))),
    )
    const tags = [plain, br, gzip].map(reply => String(reply?.headers.etag))
    expect(new Set(tags).size).toBe(3)
    const again = await get('/js/app.0b9e61a7.js', { ...asked('br'), 'if-none-match': tags[1] ?? '' })
    expect(again.statusCode).toBe(304)
  })

  test('go as they are to whoever packs nothing, and when they are small; a packing has no address', async () => {
    for (const headers of [{}, asked('identity'), asked('br;q=0, gzip;q=0')]) {
      const reply = await get('/js/app.0b9e61a7.js', headers)
      expect([reply.headers['content-encoding'], reply.body]).toEqual([undefined, script])
    }
    expect((await get('/js/small.0b9e61a7.js', asked('br'))).body).toBe('small')
    expect((await get('/js/app.0b9e61a7.js.br')).statusCode).toBe(404)
  })
})

describe('replies', () => {
  const catalogue = () => `/v1/streets/${street.streetId}/services`

  test.each(['br', 'gzip'] as const)('that are long are packed: %s', async encoding => {
    const plain = await get(catalogue())
    const reply = await get(catalogue(), asked(encoding))
    expect(reply.headers).toMatchObject({ 'content-encoding': encoding, vary: 'accept-encoding' })
    expect(unpacked[encoding](reply.rawPayload).toString()).toBe(plain.body)
    expect(reply.rawPayload.length).toBeLessThan(plain.body.length / 3)
    expect(reply.headers.etag).toBe(String(plain.headers.etag).replace(/"$/, `-${encoding}"`))
    for (const known of [plain, reply]) {
      const headers = { ...asked(encoding), 'if-none-match': String(known.headers.etag) }
      expect((await get(catalogue(), headers)).statusCode).toBe(304)
    }
  })

  test('of one’s own are packed as well, and short ones are not', async () => {
    const keeper = await house.sow.aStaff(street, 'administrator')
    const authorization = `Bearer ${await house.tokenOf(keeper)}`
    const list = await get(`/v1/streets/${street.streetId}/managed/services`, {
      ...asked('br'),
      authorization,
    })
    expect(JSON.parse(brotliDecompressSync(list.rawPayload).toString()).items).toHaveLength(8)
    expect(list.headers['cache-control']).toBe('no-store')
    const me = await get(`/v1/streets/${street.streetId}/me`, { ...asked('br'), authorization })
    expect(me.headers['content-encoding']).toBeUndefined()
  })
})
