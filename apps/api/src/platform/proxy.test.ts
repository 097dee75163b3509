import { readFileSync } from 'node:fs'
import { allEndpoints } from '@yunxuan/contract'
import { expect, test } from 'vitest'
import { usualLimits } from '../features/import/import-reader.ts'
import { usualLimits as pictureLimits } from '../features/picture/picture-maker.ts'
import { typesetLimits } from './typeset.ts'

const nginx = readFileSync(new URL('../../../../deploy/nginx.conf', import.meta.url), 'utf8')
const [, uploads = '', inUploads = ''] = /location ~ (\S+) \{([^}]*)\}/.exec(nginx) ?? []

test('the proxy lets large bodies through to the endpoints that take files, and to no other', () => {
  const large = Object.entries(allEndpoints).filter(([key]) =>
    new RegExp(uploads).test(key.slice(key.indexOf('/')).replace(/:\w+/g, '7')),
  )
  const taking = Object.entries(allEndpoints).filter(
    ([, endpoint]) => 'upload' in endpoint && endpoint.upload,
  )
  expect(taking.length).toBeGreaterThan(2)
  expect(large).toEqual(taking)
  expect(inUploads).toContain('client_max_body_size 9m;')
  expect(nginx.match(/client_max_body_size \w+/g)).toEqual([
    'client_max_body_size 512k',
    'client_max_body_size 9m',
  ])
})

test('the proxy waits longer than whoever waits last for a page or a spreadsheet', () => {
  const v1 = nginx.slice(nginx.indexOf('location /v1/'))
  const seconds = Number(/proxy_read_timeout (\d+)s/.exec(v1)?.[1])
  for (const { waiting, processes, withinMs } of [typesetLimits, usualLimits, pictureLimits]) {
    expect((waiting / processes + 1) * withinMs).toBeLessThan(seconds * 1000)
  }
})
