import { createHash } from 'node:crypto'

// 2026-01-01T00:00:00Z in milliseconds, the first 48 bits of every demo id.
const demoEpochMs = 1_767_225_600_000

/** Returns the UUIDv7-shaped id that a name of the demo always has, so that loading twice changes nothing. */
export function demoId(name: string): string {
  const time = demoEpochMs.toString(16).padStart(12, '0')
  const hash = createHash('sha256').update(`yunxuan demo ${name}`).digest('hex')
  const variant = (8 + (Number.parseInt(hash.slice(3, 4), 16) % 4)).toString(16)
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${hash.slice(0, 3)}`,
    `${variant}${hash.slice(4, 7)}`,
    hash.slice(7, 19),
  ].join('-')
}
