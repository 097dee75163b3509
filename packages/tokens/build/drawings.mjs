import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Writes src/drawings.ts from drawings/*.svg: what stands inside each, so that no face reads a file for it. */
const root = path.resolve(import.meta.dirname, '..')
const folder = path.join(root, 'drawings')

const lines = readdirSync(folder)
  .filter(file => file.endsWith('.svg'))
  .sort()
  .map(file => `  ${file.slice(0, -4)}:\n    '${insideOf(readFileSync(path.join(folder, file), 'utf8'))}',`)

writeFileSync(
  path.join(root, 'src/drawings.ts'),
  `/** Written by build/drawings.mjs from drawings/*.svg. */\nexport const drawings = {\n${lines.join('\n')}\n} as const\n`,
)

function insideOf(svg) {
  return svg
    .replace(/^<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/>\s+</g, '><')
    .trim()
}
