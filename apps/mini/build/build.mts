import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { takePageFiles, writeShell } from './shell.mts'
import { writeTokens } from './tokens.mts'
import { writeWorker } from './worker.mts'

export type End = 'h5' | 'weapp'

const root = path.resolve(import.meta.dirname, '..')
const firstFile: Record<End, string> = { h5: 'index.html', weapp: 'app.json' }

/** Builds one end into dist/<end>. Taro ends with 0 on an invalid configuration, so the result itself is looked at. */
export function build(end: End): void {
  const out = path.join(root, 'dist', end)
  writeTokens(end)
  rmSync(out, { recursive: true, force: true })
  const { status } = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/@tarojs/cli/bin/taro'), 'build', '--type', end],
    { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } },
  )
  if (status !== 0) throw new Error(`taro build ended with ${status}`)
  if (!existsSync(path.join(out, firstFile[end])))
    throw new Error(`taro wrote no ${firstFile[end]} for ${end}`)
  if (end === 'h5') finishPage(out)
}

/** What stands in index.html itself, and what opens it without a network. */
function finishPage(out: string): void {
  const byPage = takePageFiles(out)
  writeShell(out, byPage)
  writeWorker(out, Object.values(byPage).flat())
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [end] = process.argv.slice(2)
  if (end !== 'h5' && end !== 'weapp') throw new Error('say which end to build: h5 or weapp')
  build(end)
}
