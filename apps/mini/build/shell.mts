import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { picturesCss } from '@yunxuan/tokens'
import { buildSync } from 'esbuild'
import { tabs } from '../src/pages.ts'

// Written by config/page-files.ts.
const listed = 'page-files.json'
const root = path.resolve(import.meta.dirname, '..')

/** Pages that people come in by: the tabs, and what posters, notices and neighbours link to. */
const entrances = [
  ...tabs.map(tab => `tabs/${tab.name}`),
  'features/service/pages/service',
  'features/activity/pages/activity',
  'features/booking/pages/booking',
]

/**
 * Makes index.html show the empty page by itself: the styles stand in it instead of in a file of their own, and so do
 * the outlines of a page in the same classes as the app's, and src/first-paint.ts.
 */
export function writeShell(dist: string, byPage: PageFiles): void {
  const file = path.join(dist, 'index.html')
  const html = readFileSync(file, 'utf8')
  const link = /<link href="\.\/(css\/app\.[^"]+\.css)" rel="stylesheet">/
  const sheet = link.exec(html)?.[1]
  if (sheet === undefined) throw new Error('index.html names no sheet of styles')
  const styles = readFileSync(path.join(dist, sheet), 'utf8')
  const inlined = html
    .replace(link, () => `<style>${styles}</style>`)
    .replace('<div id="app"></div>', whole => `${whole}${shell}<script>${script(dist, byPage)}</script>`)
  if (!inlined.includes('id="shell"')) throw new Error('index.html has no place for the app')
  writeFileSync(file, inlined)
  rmSync(path.join(dist, sheet))
}

/** Of each page that people come in by, under its address: the files it needs beside the app's own. */
export type PageFiles = Readonly<Record<string, readonly string[]>>

/** Takes what the build says of its pages; nobody else is to be sent it. */
export function takePageFiles(dist: string): PageFiles {
  const file = path.join(dist, listed)
  const files: unknown = JSON.parse(readFileSync(file, 'utf8'))
  rmSync(file)
  return Object.fromEntries(entrances.map(page => [`/${page}`, filesOf(files, page)]))
}

function script(dist: string, byPage: PageFiles): string {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(root, 'src/first-paint.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    // Below what any browser of ours knows; by their names esbuild would refuse what it cannot yet lower.
    target: 'es2019',
    define: {
      PAGE_FILES: JSON.stringify(byPage),
      PICTURES: JSON.stringify(writePictures(dist)),
      API: JSON.stringify(process.env.TARO_APP_API ?? ''),
    },
  })
  return outputFiles[0]?.text.trim() ?? ''
}

/** Writes the sheet of drawings under the name that its content gives it, and returns its address. */
function writePictures(dist: string): string {
  const css = picturesCss()
  const file = `css/pictures.${createHash('sha256').update(css).digest('hex').slice(0, 8)}.css`
  writeFileSync(path.join(dist, file), css)
  return file
}

function filesOf(files: unknown, page: string): string[] {
  const named: unknown = typeof files === 'object' && files !== null ? Reflect.get(files, page) : undefined
  if (!Array.isArray(named) || named.length === 0) throw new Error(`the build says no files of ${page}`)
  return named.map(String)
}

const icon = (name: string, size = 'm') => `<i class="icon icon-${name} icon--${size}"></i>`
const card =
  '<div class="skeleton__card"><div class="skeleton__square"></div><div class="skeleton__lines"><div class="skeleton__line"></div><div class="skeleton__line skeleton__line--short"></div></div></div>'

const shell = `<div id="shell" class="shell page page--h5">
<div class="page__bar">
<div class="shell__home street-switch"><div data-shell="street"></div>${icon('chevron-down', 's')}</div>
<div class="shell__back page__back">${icon('chevron-left')}</div>
<div class="page__title shell__title" data-shell="title"></div>
</div>
<div class="page__content page__content--above">
<div class="shell__home search">${icon('search')}<div class="search__words">找服务</div></div>
<div class="shell__wait skeleton" role="status" aria-label="正在打开">${card.repeat(5)}</div>
<div class="shell__failed state"><div class="state__title">没有打开</div><div class="state__text">好像没有网络，请过一会儿再试。</div><div class="state__actions"><button type="button" class="button">再试一次</button></div></div>
</div>
<div class="tab-nav"><div class="tab-bar">${tabs
  .map(
    tab =>
      `<div class="tab-bar__tab" data-tab="/tabs/${tab.name}">${icon(tab.icon)}<div>${tab.word}</div></div>`,
  )
  .join('')}</div></div>
</div>`.replaceAll('\n', '')
