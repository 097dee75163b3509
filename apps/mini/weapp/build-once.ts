import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const packages = path.resolve(root, '../../packages')
const sources = [
  path.join(root, 'src'),
  path.join(root, 'config'),
  path.join(root, 'native'),
  ...['contract', 'domain', 'tokens'].map(name => path.join(packages, name, 'src')),
]

/** The build writes these itself. */
const written = ['tokens.css', 'theme.json']

/** Builds the package before its tests where a source is newer than the last build. */
export default function buildOnce(): void {
  const result = path.join(root, 'dist/weapp/app.json')
  const newest = Math.max(...sources.map(newestIn))
  if (existsSync(result) && statSync(result).mtimeMs > newest) return
  execFileSync(process.execPath, ['--import', 'tsx', path.join(root, 'build/build.mts'), 'weapp'], {
    cwd: root,
    stdio: 'inherit',
  })
}

function newestIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    file => file.isFile() && !written.includes(file.name),
  )
  return Math.max(0, ...files.map(file => statSync(path.join(file.parentPath, file.name)).mtimeMs))
}
