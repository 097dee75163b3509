import { hash as digest } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'

const readAtOnce = 1 << 20
// A roster of 3,000 lines is below half a megabyte: what is longer is no line of an export.
const longestLine = 1 << 23
const newLine = 10

const sha256 = text => digest('sha256', text)

/** JSON with its keys in order and no spaces (RFC 8785 for what a chain holds: texts, whole numbers, null). */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map(key => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
}

/** The hash of an entry: SHA-256 of street, number, time, kind, subject, body and the hash before, a line each. */
export function hashOf(streetId, { seq, at, kind, subjectId, body, prevHash }) {
  return sha256([streetId, seq, at, kind, subjectId, body, prevHash].join('\n'))
}

/** Whether a line is an entry at all: a number that is a text would pass every comparison. */
function isEntry(entry) {
  const texts = [entry?.at, entry?.kind, entry?.subjectId, entry?.body, entry?.prevHash, entry?.hash]
  return Number.isSafeInteger(entry?.seq) && entry.seq > 0 && texts.every(text => typeof text === 'string')
}

/** What of a record's row is not as the chain has it; everything where one of them is no record at all. */
function differsFromRow(body, row) {
  const said = parsed(body)
  if (!isObject(said) || !isObject(row)) return ['body']
  const differs = (a, b) => a !== b && canonical(a) !== canonical(b)
  return Object.keys(row).filter(key => differs(row[key] ?? null, said[key] ?? null))
}

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a text says as JSON; undefined when it is none. */
function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Reads an export line by line and says what is wrong with it. `heads` are numbers and hashes as they were
 * printed or published: whoever rewrote the chain from some row on cannot have rewritten those.
 * Returns { entries, head, problems }, at most `most` problems, in the order in which they were met.
 */
export function verifyLines(lines, heads = [], most = 100) {
  const problems = []
  const found = (seq, what, text) => {
    const problem = { seq, what, text }
    if (problems.length < most) problems.push(problem)
    return problem
  }
  const printed = new Map(heads.map(head => [head.seq, head.hash]))
  const met = new Map()
  let streetId
  let lineNumber = 0
  let last = { seq: 0, hash: '' }
  let highest = 0
  let entries = 0
  let unread
  const missing = new Set()
  for (const line of lines) {
    lineNumber += 1
    unread = undefined
    if (line.trim() === '') continue
    if (streetId === undefined) {
      // Trimmed: an editor may have put a byte order mark before it.
      const header = parsed(line.trim())
      if (header?.format !== 'yunxuan-chain' || header.version !== 1) {
        return {
          entries: 0,
          head: undefined,
          problems: [{ seq: 0, what: 'altered', text: '这不是云选导出的时间链' }],
        }
      }
      streetId = header.streetId
      last = { seq: 0, hash: sha256(`yunxuan chain ${streetId}`) }
      continue
    }
    const entry = parsed(line)
    if (entry === undefined) {
      unread = found(last.seq + 1, 'altered', `第 ${lineNumber} 行读不出来`)
      continue
    }
    if (typeof entry?.unchained === 'string') {
      found(highest + 1, 'added', `服务记录 ${entry.unchained} 不在时间链里：它是另外添进去的`)
      continue
    }
    if (!isEntry(entry)) {
      found(last.seq + 1, 'altered', `第 ${lineNumber} 行不是时间链的一条`)
      continue
    }
    entries += 1
    const { seq } = entry
    if (seq <= highest) {
      const isMoved = missing.delete(seq)
      found(
        seq,
        isMoved ? 'reordered' : 'altered',
        isMoved ? `第 ${seq} 条被挪了位置` : `第 ${seq} 条出现了两次`,
      )
    } else if (seq > highest + 1) {
      for (let gap = highest + 1; gap < seq && missing.size < most; gap += 1) missing.add(gap)
    }
    highest = Math.max(highest, seq)
    const isNext = seq === last.seq + 1
    const hash = hashOf(streetId, entry)
    if (hash !== entry.hash) found(seq, 'altered', `第 ${seq} 条的内容和它的指纹对不上`)
    else if (isNext && entry.prevHash !== last.hash) {
      // The entry itself is whole, so it is the one before it whose hash was made anew.
      found(last.seq, 'altered', `第 ${last.seq} 条被改写过：它的指纹和第 ${seq} 条记下的不一样`)
    }
    if (entry.row === null && (entry.kind === 'record' || entry.kind === 'reversal')) {
      found(seq, 'deleted', `第 ${seq} 条对应的服务记录不见了`)
    } else if (entry.row !== undefined && entry.row !== null) {
      const wrong = differsFromRow(entry.body, entry.row)
      if (wrong.length > 0) found(seq, 'altered', `第 ${seq} 条对应的服务记录被改过（${wrong.join('、')}）`)
    }
    if (printed.has(seq)) met.set(seq, entry.hash)
    last = { seq, hash: entry.hash }
  }
  if (streetId === undefined) found(0, 'altered', '文件是空的')
  if (unread !== undefined) unread.text = `第 ${lineNumber} 行只有一半：文件没有存完整，请再下载一次`
  for (const seq of missing) found(seq, 'deleted', `第 ${seq} 条不见了`)
  for (const [seq, hash] of printed) {
    if (seq > highest)
      found(seq, 'cut_off', `第 ${highest + 1} 条到第 ${seq} 条被截掉了：公布过的链尾是第 ${seq} 条`)
    else if (met.has(seq) && met.get(seq) !== hash) {
      found(seq, 'altered', `第 ${seq} 条和公布过的指纹不一样：第 ${seq} 条或它之前的被整段改写过`)
    }
  }
  const head = highest === 0 ? undefined : { seq: highest, hash: last.hash }
  return { streetId, entries, head, problems }
}

/** Verifies an exported file. */
export function verifyFile(path, heads, most) {
  return verifyLines(readLines(path), heads, most)
}

/** Reads a file line by line, with only a piece of it in memory. */
function* readLines(path) {
  const file = openSync(path)
  const piece = Buffer.alloc(readAtOnce)
  let rest = Buffer.alloc(0)
  try {
    for (;;) {
      const length = readSync(file, piece)
      if (length === 0) break
      const bytes = Buffer.concat([rest, piece.subarray(0, length)])
      let from = 0
      for (let end = bytes.indexOf(newLine); end >= 0; end = bytes.indexOf(newLine, from)) {
        yield bytes.toString('utf8', from, end)
        from = end + 1
      }
      rest = bytes.subarray(from)
      if (rest.length > longestLine) {
        yield rest.toString()
        rest = Buffer.alloc(0)
      }
    }
    yield rest.toString()
  } finally {
    closeSync(file)
  }
}
