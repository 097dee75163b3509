import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const text = /\.(css|html|js|json|svg|txt|webmanifest)$/
// Less fits into one packet as it is.
const leastBytes = 1_400

/**
 * Lays a packed .br and .gz beside each text of a built face, as small as they get: it is done once and sent for
 * ever. What a build before left is taken away first.
 */
export async function compressFolder(folder) {
  const names = fs.readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = names.filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name))
  for (const file of files.filter(name => /\.(br|gz)$/.test(name))) fs.rmSync(file)
  const wanted = files.filter(name => text.test(name) && fs.statSync(name).size >= leastBytes)
  await Promise.all(wanted.map(compressFile))
}

async function compressFile(file) {
  const body = await fs.promises.readFile(file)
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
    promisify(gzip)(body, { level: 9 }),
  ])
  await Promise.all([fs.promises.writeFile(`${file}.br`, br), fs.promises.writeFile(`${file}.gz`, gz)])
}
