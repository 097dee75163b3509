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

/** What a line of an entry says, in the order in which it is exported; nothing else and nothing twice. */
const entryKeys = ['seq', 'at', 'kind', 'subjectId', 'body', 'prevHash', 'hash', 'row']

/** Whether a line is an entry at all: a number that is a text would pass every comparison. */
function isEntry(entry) {
  const texts = [entry?.at, entry?.kind, entry?.subjectId, entry?.body, entry?.prevHash, entry?.hash]
  return Number.isSafeInteger(entry?.seq) && entry.seq > 0 && texts.every(text => typeof text === 'string')
}

const text = '"([^"\\\\\\x00-\\x1f]*)"'
// A body is JSON, so its quotes and its backslashes alone are written in another way within a text.
const plain = '[^"\\\\\\x00-\\x1f]*'
const body = `("${plain}(?:\\\\["\\\\]${plain})*")`
const asExported = new RegExp(
  `^\\{"seq":([1-9]\\d*),"at":${text},"kind":${text},"subjectId":${text},"body":${body},"prevHash":${text},"hash":${text},"row":(.*)\\}$`,
)

/**
 * Reads a line that is exactly as it was exported, with a row that is the body letter by letter; undefined for any
 * other. Nearly all are, and are taken apart without being parsed.
 */
function exactEntry(line) {
  const [, seq, at, kind, subjectId, quoted, prevHash, hash, row] = asExported.exec(line) ?? []
  if (seq === undefined) return undefined
  const body = JSON.parse(quoted)
  if (row !== (isOfRecord(kind) ? body : 'null')) return undefined
  return { seq: Number(seq), at, kind, subjectId, body, prevHash, hash }
}

/**
 * What of a line is not as it was exported; undefined when all is. Written anew from what was read it is the same
 * text, so nothing stands in it twice, and nothing that is read is not what stands in it.
 */
function misspelt(line, read, keys) {
  const own = Object.keys(read)
  if (JSON.stringify(read) === line && own.join() === keys.join()) return undefined
  const unknown = own.filter(key => !keys.includes(key))
  if (unknown.length > 0) return `多了不该有的项（${unknown.join('、')}）`
  const missing = keys.filter(key => !own.includes(key))
  if (missing.length > 0) return `少了该有的项（${missing.join('、')}）`
  const doubled = [...keys, ...Object.keys(read.row ?? {})].filter(
    key => line.split(`"${key}":`).filter(part => !part.endsWith('\\')).length > 2,
  )
  return doubled.length > 0 ? `有的项写了两次（${doubled.join('、')}）` : '写法和导出时不一样'
}

const isOfRecord = kind => kind === 'record' || kind === 'reversal'

/** What of a record's row is not as the chain has it; undefined when all is. */
function wrongRow({ seq, kind, body, row }) {
  if (!isOfRecord(kind)) {
    return row === null
      ? undefined
      : { what: 'added', text: `第 ${seq} 条不是服务记录，却带着一条记录的内容` }
  }
  if (row === null) return { what: 'deleted', text: `第 ${seq} 条对应的服务记录不见了` }
  // Both are in one order: the same facts are the same text.
  if (JSON.stringify(row) === body) return undefined
  const wrong = differsFromRow(body, row)
  const why = wrong.length > 0 ? `被改过（${wrong.join('、')}）` : '写法和导出时不一样'
  return { what: 'altered', text: `第 ${seq} 条对应的服务记录${why}` }
}

/** What of a record's row is not as the chain has it; everything where one of them is no record at all. */
function differsFromRow(body, row) {
  const said = parsed(body)
  if (!isObject(said) || !isObject(row)) return ['body']
  const keys = new Set([...Object.keys(row), ...Object.keys(said)])
  return [...keys].filter(key => !Object.hasOwn(row, key) || canonical(row[key]) !== canonical(said[key]))
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

/** All that is wrong with a line that is not as it was exported. */
function oddities(line, entry) {
  const wrong = misspelt(line, entry, entryKeys)
  const spelling = wrong === undefined ? [] : [{ what: 'altered', text: `第 ${entry.seq} 条${wrong}` }]
  const row = entry.row === undefined ? undefined : wrongRow(entry)
  return row === undefined ? spelling : [...spelling, row]
}

const headerKeys = ['format', 'version', 'streetId']

/**
 * Reads an export line by line and says what is wrong with it, and in which line. `heads` are numbers and hashes as
 * they were printed or published: whoever rewrote the chain from some row on cannot have rewritten those.
 * Returns { entries, head, problems }, at most `most` problems, in the order in which they were met.
 */
export function verifyLines(lines, heads = [], most = 100) {
  const problems = []
  const printed = new Map(heads.map(head => [head.seq, head.hash]))
  const met = new Map()
  let streetId
  let lineNumber = 0
  let last = { seq: 0, hash: '' }
  let highest = 0
  let entries = 0
  let empty = 0
  let unread
  const missing = new Set()
  const found = (seq, what, text, line) => {
    const problem = { seq, what, text, line }
    if (problems.length < most) problems.push(problem)
    return problem
  }
  const foundHere = (seq, what, text) => found(seq, what, text, lineNumber)
  for (const raw of lines) {
    lineNumber += 1
    unread = undefined
    // An editor of Windows ends lines in its own way.
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    if (line.trim() === '') {
      empty ||= lineNumber
      continue
    }
    if (streetId === undefined) {
      // An editor may have put a byte order mark before it.
      const text = line.replace(/^\uFEFF/, '')
      const header = parsed(text)
      if (header?.format !== 'yunxuan-chain' || header.version !== 1) {
        return {
          entries: 0,
          head: undefined,
          problems: [{ seq: 0, what: 'altered', text: '这不是云选导出的时间链' }],
        }
      }
      const wrong = misspelt(text, header, headerKeys)
      if (wrong !== undefined) foundHere(0, 'altered', wrong)
      streetId = header.streetId
      last = { seq: 0, hash: sha256(`yunxuan chain ${streetId}`) }
      empty = 0
      continue
    }
    // What is empty at the end an editor put there; in between somebody did.
    if (empty > 0) found(last.seq, 'altered', '是空的', empty)
    empty = 0
    const exact = exactEntry(line)
    const entry = exact ?? parsed(line)
    if (entry === undefined) {
      unread = foundHere(last.seq + 1, 'altered', '读不出来')
      continue
    }
    if (typeof entry?.unchained === 'string') {
      foundHere(highest + 1, 'added', `服务记录 ${entry.unchained} 不在时间链里：它是另外添进去的`)
      continue
    }
    if (!isEntry(entry)) {
      foundHere(last.seq + 1, 'altered', '不是时间链的一条')
      continue
    }
    entries += 1
    const { seq } = entry
    if (seq <= highest) {
      const isMoved = missing.delete(seq)
      foundHere(
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
    if (hash !== entry.hash) foundHere(seq, 'altered', `第 ${seq} 条的内容和它的指纹对不上`)
    else if (isNext && entry.prevHash !== last.hash) {
      // The entry itself is whole, so it is the one before it whose hash was made anew.
      foundHere(last.seq, 'altered', `第 ${last.seq} 条被改写过：它的指纹和第 ${seq} 条记下的不一样`)
    }
    if (exact === undefined) {
      for (const { what, text } of oddities(line, entry)) foundHere(seq, what, text)
    }
    if (printed.has(seq)) met.set(seq, entry.hash)
    last = { seq, hash: entry.hash }
  }
  if (streetId === undefined) found(0, 'altered', '文件是空的')
  if (unread !== undefined) unread.text = '只有一半：文件没有存完整，请再下载一次'
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
