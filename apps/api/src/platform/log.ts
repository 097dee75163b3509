import fs from 'node:fs'

type Write = (fd: number, bytes: Uint8Array, offset: number) => number

/**
 * Returns where log lines go: to an open file, one by one. A line there is no room for is lost, and how many were is
 * said once there is room again: a disk that is full must neither stop nor slow what the log is of.
 */
export function logTo(fd: number, write: Write = fs.writeSync): { write: (line: string) => void } {
  let lost = 0
  // Half a line may have found room.
  let isTorn = false

  function put(text: string): boolean {
    const bytes = Buffer.from(text)
    let done = 0
    try {
      while (done < bytes.length) done += write(fd, bytes, done)
      return true
    } catch {
      if (done > 0) isTorn = true
      return false
    }
  }

  return {
    write(line) {
      const said = { level: 50, time: Date.now(), lost, msg: 'lines of this log were lost: no room' }
      const before = `${isTorn ? '\n' : ''}${lost === 0 ? '' : `${JSON.stringify(said)}\n`}`
      if (!put(before + line)) {
        lost += 1
        return
      }
      lost = 0
      isTorn = false
    },
  }
}
