import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { build } from '../build/build.mts'

const root = path.resolve(import.meta.dirname, '..')
const packages = path.resolve(root, '../../packages')
const sources = [
  path.join(root, 'src'),
  path.join(root, 'config'),
  path.join(root, 'native'),
  ...['contract', 'domain', 'tokens'].map(name => path.join(packages, name, 'src')),
]

/** Builds the package before its tests where a source is newer than the last build. */
export default function buildOnce(): void {
  const result = path.join(root, 'dist/weapp/app.json')
  const newest = Math.max(...sources.map(newestIn))
  if (existsSync(result) && statSync(result).mtimeMs > newest) return
  build('weapp')
}

function newestIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    // The build writes this one itself.
    file => file.isFile() && file.name !== 'tokens.css',
  )
  return Math.max(0, ...files.map(file => statSync(path.join(file.parentPath, file.name)).mtimeMs))
}
