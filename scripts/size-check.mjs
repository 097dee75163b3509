import fs from 'node:fs'
import http from 'node:http'
import { createRequire } from 'node:module'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { realClock } from './clock.mjs'
import { root } from './command.mjs'

const kb = 1024
const h5Limit = 250 * kb
const weappLimits = { main: 1024 * kb, subpackage: 2048 * kb, all: 30 * 1024 * kb }

/** Holds both ends of the phone app to their sizes; each limit is one test. */
export async function checkSizes() {
  const sum = { passed: 0, failed: 0 }
  const hold = (name, bytes, limit) => {
    console.log(`   ${name}: ${Math.round(bytes / kb)} KB of ${limit / kb} KB`)
    if (bytes <= limit) sum.passed += 1
    else sum.failed += 1
  }
  hold('H5, JavaScript before the first screen (gzip)', await firstScreenBytes(), h5Limit)
  const { main, subpackages } = weappBytes()
  hold('weapp, main package', main, weappLimits.main)
  for (const [name, bytes] of subpackages) hold(`weapp, ${name}`, bytes, weappLimits.subpackage)
  hold(
    'weapp, all of it',
    subpackages.reduce((all, [, bytes]) => all + bytes, main),
    weappLimits.all,
  )
  return sum
}

/** Opened in a browser rather than read from index.html: which chunks the first page loads, the runtime decides. */
async function firstScreenBytes() {
  const dist = path.join(root, 'apps/mini/dist/h5')
  const { chromium } = createRequire(path.join(root, 'apps/console/package.json'))('playwright-core')
  const server = staticServer(dist)
  const url = await new Promise(resolve =>
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`)),
  )
  const browser = await chromium.launch({
    env: { ...process.env, ...realClock },
    executablePath: process.env.CHROMIUM_PATH,
    args: ['--no-sandbox', '--disable-quic'],
  })
  const scripts = new Set()
  try {
    const page = await browser.newPage()
    page.on(
      'request',
      request => request.resourceType() === 'script' && scripts.add(new URL(request.url()).pathname),
    )
    await page.goto(`${url}/`, { waitUntil: 'networkidle' })
  } finally {
    await browser.close()
    server.close()
  }
  if (scripts.size === 0) throw new Error('the H5 build loads no script')
  return [...scripts].reduce((all, name) => all + gzipSync(fs.readFileSync(path.join(dist, name))).length, 0)
}

function staticServer(folder) {
  const types = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
  }
  return http.createServer((request, reply) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    const file = path.join(folder, pathname === '/' ? 'index.html' : pathname)
    if (!fs.existsSync(file)) reply.writeHead(404).end()
    else
      reply
        .writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' })
        .end(fs.readFileSync(file))
  })
}

function weappBytes() {
  const dist = path.join(root, 'apps/mini/dist/weapp')
  const { subPackages = [], subpackages = subPackages } = JSON.parse(
    fs.readFileSync(path.join(dist, 'app.json'), 'utf8'),
  )
  const parts = subpackages.map(({ root: folder }) => [folder, bytesIn(path.join(dist, folder))])
  return { main: bytesIn(dist) - parts.reduce((all, [, bytes]) => all + bytes, 0), subpackages: parts }
}

function bytesIn(folder) {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter(file => file.isFile())
  return files.reduce((all, file) => all + fs.statSync(path.join(file.parentPath, file.name)).size, 0)
}
