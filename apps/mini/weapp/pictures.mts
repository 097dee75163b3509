import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { easelPackage } from './easel-package.ts'

/** Draws pages of the built weapp package through WeChat's open framework: `tsx weapp/pictures.mts <folder> [page…]`. */
const [folder = 'dist/pictures', ...wanted] = process.argv.slice(2)
const here = import.meta.dirname
const pages =
  wanted.length > 0 ? wanted : ['tabs/home', 'tabs/services', 'tabs/activities', 'tabs/inbox', 'tabs/me']
const settleMs = 1200

const { script, css } = easelPackage(path.join(here, '../dist/weapp'))
const bundle = await build({
  entryPoints: [path.join(here, 'easel-runtime.ts')],
  bundle: true,
  write: false,
  format: 'iife',
  target: 'es2022',
})
const frame = `
  body { margin: 0; }
  #title { height: 44px; line-height: 44px; text-align: center; font: 600 17px/44px sans-serif; background: #f7f3ee; }
  wx-view, wx-scroll-view, .wx-page { display: block; }
  wx-scroll-view { overflow: auto; }
  wx-image { display: inline-block; }
  .wx-field { width: 100%; height: 100%; border: 0; outline: 0; padding: 0; font: inherit; background: transparent; }
  .wx-page .page { min-height: calc(100vh - 44px); }
  ${css}`
const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${frame}</style>
  <body><div id="title"></div><div id="stage"></div></body></html>`

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-web-security'],
})
const page = await browser.newPage({ viewport: { width: 375, height: 812 }, locale: 'zh-CN' })
page.on('pageerror', error => console.error(error.message))
await page.setContent(html)
await page.addScriptTag({ content: script })
await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' })
for (const name of pages) {
  await page.evaluate(url => window.openPage(url), `/${name}`)
  await page.waitForTimeout(settleMs)
  await page.screenshot({ path: path.join(folder, `${name.replaceAll('/', '-')}.png`) })
}
await browser.close()
