import { expect, it } from 'vitest'
import { scramVerifier } from './scram.ts'

it('makes of a password just what PostgreSQL makes of it', () => {
  // By `create role … password 'pencil'`, and its salt.
  const kept =
    'SCRAM-SHA-256$4096:2J2TjPywRaPhovlhxfIqkw==$cJC3+GcsmE5LOBYep+h/0kYKTpmVUYzHERPyK+xRFYU=:CoRCEmfPEraQAZHRRRX6W/41mgomj4sh+BgKeRAa+b8='
  expect(scramVerifier('pencil', Buffer.from('2J2TjPywRaPhovlhxfIqkw==', 'base64'))).toBe(kept)
})

it('reads alike what a keyboard makes differ', () => {
  const salt = Buffer.alloc(16, 1)
  expect(scramVerifier('a\u3000b\u00AD\uFF11', salt)).toBe(scramVerifier('a b1', salt))
})
