import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { tabs } from '../src/pages.ts'

/**
 * Writes what both ends show from icons/*.svg (Lucide, ISC): a mask for each, their names,
 * and the 81 × 81 pictures that WeChat asks of a tab bar.
 */
const root = path.resolve(import.meta.dirname, '..')
const folder = path.join(root, 'icons')
const names = readdirSync(folder)
  .filter(file => file.endsWith('.svg'))
  .map(file => file.slice(0, -4))
  .sort()

const svgOf = (name: string) =>
  readFileSync(path.join(folder, `${name}.svg`), 'utf8')
    .replace(/\s*class="[^"]*"/, '')
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .trim()

function maskRule(name: string): string {
  const source = encodeURIComponent(svgOf(name)).replaceAll('(', '%28').replaceAll(')', '%29')
  return `.icon-${name} {\n  --icon: url(data:image/svg+xml,${source});\n}\n`
}

writeFileSync(path.join(root, 'src/ui/styles/icons.scss'), names.map(maskRule).join('\n'))
writeFileSync(
  path.join(root, 'src/ui/icon-names.ts'),
  `export type IconName =\n${names.map(name => `  | '${name}'`).join('\n')}\n`,
)

const colours = { '': '#5b524c', '-on': '#b3202a' }
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage({ viewport: { width: 81, height: 81 } })
for (const { name, icon } of tabs) {
  for (const [suffix, colour] of Object.entries(colours)) {
    const svg = svgOf(icon)
      .replace('currentColor', colour)
      .replace('width="24" height="24"', 'width="57" height="57"')
    await page.setContent(`<body style="margin:12px;line-height:0">${svg}</body>`)
    const picture = path.join(root, `src/assets/tab/${name}${suffix}.png`)
    await page.screenshot({ path: picture, omitBackground: true })
  }
}
await browser.close()
