import fs from 'node:fs'

const mostBytes = 10 * 1024 * 1024
const keptFiles = 3

/**
 * Copies a log that has grown long beside itself, and begins it anew; older copies move on, the oldest goes. Whoever
 * writes it keeps it open and appends, and so goes on at its beginning. Without room for a copy it is begun anew all
 * the same: a log must not keep its disk full.
 * @param {string} file
 * @param {number} [most] its length in bytes from which it is long
 */
export function rotate(file, most = mostBytes) {
  if ((fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= most) return
  const copy = turn => `${file}.${turn}`
  try {
    for (let turn = keptFiles - 1; turn > 0; turn--) {
      if (fs.existsSync(copy(turn))) fs.renameSync(copy(turn), copy(turn + 1))
    }
    fs.copyFileSync(file, copy(1))
  } catch {
    fs.rmSync(copy(1), { force: true })
  }
  fs.truncateSync(file)
}
