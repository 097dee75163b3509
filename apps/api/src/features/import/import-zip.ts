import { crc32 } from 'node:zlib'
import { Inflate } from 'fflate'
import { Refusal } from '../../platform/refuse.ts'

/** A file inside a zip, as its directory and its own head both say. */
interface ZipEntry {
  method: number
  packed: Buffer
  size: number
  sum: number
}

const mostEntries = 2_000
// So little at once that no piece, however well it is packed, unpacks to more than 4 MB.
const sliceBytes = 4_096

/** Returns the files of a zip by name; refuses one whose directory and heads say different things of it. */
export function openZip(bytes: Buffer): Map<string, ZipEntry> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > bytes.length) throw unreadable()
  const count = bytes.readUInt16LE(end + 10)
  if (count > mostEntries) throw new Refusal('import_too_complex')
  const entries = new Map<string, ZipEntry>()
  const spans: [from: number, to: number][] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let left = count; left > 0; left--) {
    const { name, entry, from, to, next } = readEntry(bytes, at)
    // Two files of one name are one to us and the other to whoever else opens it.
    if (entries.has(name)) throw unreadable()
    entries.set(name, entry)
    spans.push([from, to])
    at = next
  }
  spans.sort(([a], [b]) => a - b)
  // Files that share their bytes are how a small zip becomes endless.
  if (spans.some(([from], index) => from < (spans[index - 1]?.[1] ?? 0))) throw unreadable()
  return entries
}

function readEntry(bytes: Buffer, at: number) {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw unreadable()
  const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)]
  const [sum, packedSize, size] = [16, 20, 24].map(offset => bytes.readUInt32LE(at + offset))
  const nameLength = bytes.readUInt16LE(at + 28)
  const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
  const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  const from = bytes.readUInt32LE(at + 42)
  if (sum === undefined || packedSize === undefined || size === undefined) throw unreadable()
  const body = readHead(bytes, from, { name, flags, method, sum, packedSize, size })
  const to = body + packedSize
  if (to > bytes.length) throw unreadable()
  return { name, entry: { method, packed: bytes.subarray(body, to), size, sum }, from, to, next }
}

/** Returns where the bytes of a file begin, after the head before them. */
function readHead(
  bytes: Buffer,
  from: number,
  said: { name: string; flags: number; method: number; sum: number; packedSize: number; size: number },
): number {
  if (from + 30 > bytes.length || bytes.readUInt32LE(from) !== 0x04034b50) throw unreadable()
  const flags = bytes.readUInt16LE(from + 6)
  const isEncrypted = ((flags | said.flags) & 1) !== 0
  if (isEncrypted || bytes.readUInt16LE(from + 8) !== said.method) throw unreadable()
  const nameLength = bytes.readUInt16LE(from + 26)
  if (bytes.toString('utf8', from + 30, from + 30 + nameLength) !== said.name) throw unreadable()
  // What is written while it is packed has its sizes behind it, and zeros here.
  const isBehind = (flags & 8) !== 0
  const figures = [14, 18, 22].map(offset => bytes.readUInt32LE(from + offset))
  for (const [index, wanted] of [said.sum, said.packedSize, said.size].entries()) {
    if (figures[index] !== wanted && !(isBehind && figures[index] === 0)) throw unreadable()
  }
  return from + 30 + nameLength + bytes.readUInt16LE(from + 28)
}

/** Gives the content of a file piece by piece, and never more than it said, nor more than is left of `budget`. */
export function* unpack(entry: ZipEntry, budget: { bytes: number }): Generator<Uint8Array> {
  let size = 0
  let sum = 0
  for (const piece of entry.method === 0 ? slices(entry.packed) : inflated(entry)) {
    size += piece.length
    budget.bytes -= piece.length
    if (budget.bytes < 0) throw new Refusal('import_too_large')
    if (size > entry.size) throw unreadable()
    sum = crc32(piece, sum)
    yield piece
  }
  if (size !== entry.size || sum !== entry.sum) throw unreadable()
}

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += sliceBytes) yield bytes.subarray(at, at + sliceBytes)
}

function* inflated({ method, packed }: ZipEntry): Generator<Uint8Array> {
  if (method !== 8) throw unreadable()
  let made: Uint8Array[] = []
  const inflate = new Inflate(piece => made.push(piece))
  for (let at = 0; at === 0 || at < packed.length; at += sliceBytes) {
    try {
      inflate.push(packed.subarray(at, at + sliceBytes), at + sliceBytes >= packed.length)
    } catch {
      throw unreadable()
    }
    yield* made
    made = []
  }
}

function unreadable(): Refusal {
  return new Refusal('import_file_unreadable')
}
