import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildSync } from 'esbuild'

const root = path.resolve(import.meta.dirname, '..')

/** Writes sw.js beside index.html, which is as it will be sent. `pageFiles` are those of pages one comes in by. */
export function writeWorker(dist: string, pageFiles: readonly string[]): void {
  const html = readFileSync(path.join(dist, 'index.html'), 'utf8')
  const own = [...html.matchAll(/<script[^>]* src="\.?\/?(js\/[^"]+)"/g)].map(([, file = '']) => file)
  if (own.length === 0) throw new Error('index.html names no file of the app')
  const all = ['js', 'css'].flatMap(folder =>
    readdirSync(path.join(dist, folder))
      .filter(file => file.endsWith(`.${folder}`))
      .map(file => `${folder}/${file}`),
  )
  const { outputFiles } = buildSync({
    entryPoints: [path.join(root, 'src/worker.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2019',
    define: {
      FIRST: JSON.stringify([
        ...new Set([...own, ...pageFiles, ...all.filter(file => file.startsWith('css/'))]),
      ]),
      ALL: JSON.stringify(all),
    },
    // A page that changed alone is another version, too.
    footer: { js: `// ${createHash('sha256').update(html).digest('hex').slice(0, 16)}` },
  })
  writeFileSync(path.join(dist, 'sw.js'), outputFiles[0]?.contents ?? '')
}
