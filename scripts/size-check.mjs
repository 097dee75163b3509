import fs from 'node:fs'
import http from 'node:http'
import { createRequire } from 'node:module'
import path from 'node:path'
import { realClock } from './clock.mjs'
import { root } from './command.mjs'

const kb = 1024
const h5Limits = { scripts: 140 * kb, all: 150 * kb }
const weappLimits = { main: 1024 * kb, subpackage: 2048 * kb, all: 30 * 1024 * kb }

/** Holds both ends of the phone app to their sizes; each limit is one test. */
export async function checkSizes() {
  const sum = { passed: 0, failed: 0 }
  const hold = (name, bytes, limit) => {
    console.log(`   ${name}: ${Math.round(bytes / kb)} KB of ${limit / kb} KB`)
    if (bytes <= limit) sum.passed += 1
    else sum.failed += 1
  }
  const { scripts, all } = await firstScreenBytes()
  hold('H5, JavaScript before the first screen, on the wire', scripts, h5Limits.scripts)
  hold('H5, everything before the first screen, on the wire', all, h5Limits.all)
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

/**
 * Opened in a browser rather than read from index.html: which chunks the first page loads, the runtime decides, and
 * what they weigh on the wire, the browser says.
 */
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
  const types = new Map()
  const received = { scripts: 0, all: 0 }
  try {
    const page = await browser.newPage()
    const wire = await page.context().newCDPSession(page)
    wire.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
    wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      received.all += encodedDataLength
      if (types.get(requestId) === 'Script') received.scripts += encodedDataLength
    })
    await wire.send('Network.enable')
    await page.goto(`${url}/`, { waitUntil: 'networkidle' })
  } finally {
    await browser.close()
    server.close()
  }
  if (received.scripts === 0) throw new Error('the H5 build loads no script')
  return received
}

/** Serves a face as the API does: packed, where the build packed it. */
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
    if (!fs.existsSync(file)) return reply.writeHead(404).end()
    const headers = { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' }
    const [encoding, packed] = /\bbr\b/.test(request.headers['accept-encoding'])
      ? ['br', `${file}.br`]
      : ['gzip', `${file}.gz`]
    if (!fs.existsSync(packed)) return reply.writeHead(200, headers).end(fs.readFileSync(file))
    reply.writeHead(200, { ...headers, 'content-encoding': encoding }).end(fs.readFileSync(packed))
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
