import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { pictureNames, sceneSvg } from '@yunxuan/tokens'
import { chromium } from 'playwright-core'

/** Writes the pictures of WeChat's share cards, 5:4, from the drawings: its cards take no SVG. */
const folder = path.resolve(import.meta.dirname, '../native/share')
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage({ viewport: { width: 500, height: 400 } })
for (const name of pictureNames) {
  await page.setContent(`<body style="margin:0;line-height:0">${sceneSvg(name)}</body>`)
  await page.screenshot({ path: path.join(folder, `${name}.png`) })
}
await browser.close()
