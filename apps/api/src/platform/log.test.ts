import { expect, it } from 'vitest'
import { logTo } from './log.ts'

it('what finds no room is lost and counted, never waited for, and the next line is whole', () => {
  let room = 20
  let text = ''
  const log = logTo(1, (_fd, bytes, offset) => {
    const part = bytes.subarray(offset, offset + room)
    if (part.length === 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    room -= part.length
    text += Buffer.from(part).toString()
    return part.length
  })
  log.write('{"a":1}\n')
  log.write('{"b":"more than fits"}\n')
  log.write('{"c":1}\n')
  room = 10_000
  log.write('{"d":1}\n')
  log.write('{"e":1}\n')
  const [a, torn, said = '', d, e, end] = text.split('\n')
  expect([a, torn, d, e, end]).toEqual(['{"a":1}', '{"b":"more t', '{"d":1}', '{"e":1}', ''])
  expect(JSON.parse(said)).toMatchObject({ level: 50, lost: 2 })
})
