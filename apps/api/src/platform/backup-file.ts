import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { UsageError } from './command.ts'

/** What a backup says of itself before its rows. */
export interface BackupHead {
  format: 'yunxuan-backup'
  version: 1
  /** When its snapshot was taken, ISO 8601. */
  at: string
  /** Hashes of the migrations that its rows went through. */
  migrations: string[]
  tables: BackupTable[]
}

export interface BackupTable {
  name: string
  columns: string[]
}

const newLine = 10
// `sha256 `, 64 digits and a line's end: the last line of every backup.
const lastLineBytes = 72
const longestHead = 1 << 20

/**
 * Writes a backup: a line of JSON; of each table its rows as COPY gives them, and a line `\.` with how many there were;
 * last the SHA-256 of everything before. All of it is compressed, and cut off or changed it is known for it.
 */
export async function writeBackup(
  file: string,
  head: BackupHead,
  rowsOf: (table: BackupTable) => Readable,
): Promise<{ rows: number; bytes: number }> {
  let rows = 0
  const digest = createHash('sha256')
  async function* parts() {
    yield hashed(digest, Buffer.from(`${JSON.stringify(head)}\n`))
    for (const table of head.tables) {
      let count = 0
      for await (const chunk of rowsOf(table)) {
        count += linesIn(chunk)
        yield hashed(digest, chunk)
      }
      rows += count
      yield hashed(digest, Buffer.from(`\\.${table.name} ${count}\n`))
    }
    yield Buffer.from(`sha256 ${digest.digest('hex')}\n`)
  }
  // Whoever may read the data may read this, and nobody else; one that is there is not written over.
  await pipeline(parts, createGzip({ level: 3 }), createWriteStream(file, { flags: 'wx', mode: 0o600 }))
  // On the disk, not only on its way there: a backup is for the day the machine fails.
  const handle = await open(file, 'r+')
  await handle.sync()
  const { size } = await handle.stat()
  await handle.close()
  return { rows, bytes: size }
}

function hashed(digest: Hash, chunk: Buffer): Buffer {
  digest.update(chunk)
  return chunk
}

function linesIn(chunk: Buffer): number {
  let lines = 0
  for (let at = chunk.indexOf(newLine); at !== -1; at = chunk.indexOf(newLine, at + 1)) lines += 1
  return lines
}

/** Reads a backup to its end before anything is done with it; throws in words for one that is cut off or was changed. */
export async function checkBackup(file: string): Promise<BackupHead> {
  const digest = createHash('sha256')
  const begun: Buffer[] = []
  let begunBytes = 0
  let tail = Buffer.alloc(0)
  try {
    for await (const chunk of unpacked(file)) {
      if (begunBytes < longestHead) begun.push(chunk)
      begunBytes += chunk.length
      const all = Buffer.concat([tail, chunk])
      const sure = Math.max(0, all.length - lastLineBytes)
      digest.update(all.subarray(0, sure))
      tail = all.subarray(sure)
    }
  } catch (error) {
    throw unreadable(file, error)
  }
  if (tail.toString('latin1') !== `sha256 ${digest.digest('hex')}\n`) {
    throw new UsageError(
      `${file} is cut off or was changed: its rows do not have the sum that stands at its end`,
    )
  }
  return readHead(file, Buffer.concat(begun))
}

function unreadable(file: string, error: unknown): UsageError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT') return new UsageError(`there is no file ${file}`)
  if (code.startsWith('Z_'))
    return new UsageError(`${file} is cut off, was changed, or is no backup (${code})`)
  return new UsageError(`${file} cannot be read (${code})`)
}

function readHead(file: string, begun: Buffer): BackupHead {
  const head: unknown = JSON.parse(begun.subarray(0, begun.indexOf(newLine)).toString('utf8'))
  if (!isHead(head)) throw new UsageError(`${file} is no backup of this kind, or of a newer version of it`)
  return head
}

function isHead(head: unknown): head is BackupHead {
  return (
    typeof head === 'object' &&
    head !== null &&
    'format' in head &&
    head.format === 'yunxuan-backup' &&
    'version' in head &&
    head.version === 1
  )
}

async function* unpacked(file: string): AsyncIterable<Buffer> {
  const unzip = createGunzip()
  const source = createReadStream(file)
  source.on('error', error => unzip.destroy(error))
  yield* source.pipe(unzip)
}

/** Gives the rows of a checked backup, table by table; each is read to its end before the next. */
export async function readTables(
  file: string,
  take: (name: string, rows: AsyncIterable<Buffer>) => Promise<void>,
  head: BackupHead,
): Promise<void> {
  const lines = new LineReader(unpacked(file)[Symbol.asyncIterator]())
  await lines.skipLine()
  for (const { name } of head.tables) await take(name, lines.untilMark(name))
}

/** Cuts a stream at the lines that end a table; no row begins as they do, since COPY escapes what it writes. */
class LineReader {
  private rest = Buffer.alloc(0)
  private readonly chunks: AsyncIterator<Buffer>

  constructor(chunks: AsyncIterator<Buffer>) {
    this.chunks = chunks
  }

  async skipLine(): Promise<void> {
    let end = this.rest.indexOf(newLine)
    while (end === -1) {
      await this.more()
      end = this.rest.indexOf(newLine)
    }
    this.rest = this.rest.subarray(end + 1)
  }

  async *untilMark(name: string): AsyncIterable<Buffer> {
    const mark = `\\.${name} `
    for (;;) {
      const last = this.rest.lastIndexOf(newLine)
      const whole = this.rest.subarray(0, last + 1)
      const at = whole.subarray(0, mark.length).toString('utf8') === mark ? 0 : whole.indexOf(`\n${mark}`) + 1
      if (at > 0 || whole.subarray(0, mark.length).toString('utf8') === mark) {
        if (at > 0) yield whole.subarray(0, at)
        this.rest = this.rest.subarray(this.rest.indexOf(newLine, at) + 1)
        return
      }
      if (whole.length > 0) {
        yield whole
        this.rest = this.rest.subarray(last + 1)
      }
      await this.more()
    }
  }

  private async more(): Promise<void> {
    const { value, done } = await this.chunks.next()
    if (done === true) throw new Error('a checked backup ended early')
    this.rest = Buffer.concat([this.rest, value])
  }
}
