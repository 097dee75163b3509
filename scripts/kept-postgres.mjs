import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, startPostgres } from './postgres.mjs'
import { rotate } from './rotate.mjs'

const lookEveryMs = 250
const pauseMs = 1_000

/**
 * Starts the PostgreSQL of a folder, and starts it again whenever it ends: on the same port, so that whoever had
 * connections finds it where it was. It recovers by itself what was acknowledged.
 * @param {{ dir: string, say: (line: string) => void }} options
 * @returns {Promise<{ url: string, apiUrl: string, pid: () => number, stop: () => Promise<void> }>}
 */
export async function keptPostgres({ dir, say }) {
  let running = await startPostgres({ dir })
  const { url, apiUrl } = running
  const log = path.join(fs.realpathSync(dir), 'postgres.log')
  let isStopped = false
  const kept = (async () => {
    while (!isStopped) {
      await sleep(lookEveryMs)
      rotate(log)
      if (isStopped || isAlive(running.pid)) continue
      running.release()
      say(`PostgreSQL ended and is started again; its log is ${log}`)
      running = await startPostgres({ dir }).catch(async error => {
        say(error.message)
        await sleep(pauseMs)
        return running
      })
    }
  })()
  const stop = async () => {
    isStopped = true
    await kept
    await running.stop()
  }
  return { url, apiUrl, pid: () => running.pid, stop }
}
