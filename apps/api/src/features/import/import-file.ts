import { inflateRawSync } from 'node:zlib'
import { read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { Refusal } from '../../platform/refuse.ts'
import type { Cell } from './import-cell.ts'

/** A sheet as rows of cells; the first row of the spreadsheet is number 1. */
export interface Table {
  sheet: string
  rows: { row: number; cells: Cell[] }[]
}

export const mostRows = 5_000
// Headings, titles above them and examples are no rows of the list.
const headingRows = 50
const mostColumns = 60
const mostUnpackedBytes = 64 * 1024 * 1024
// A text that a sheet keeps once may stand in every cell.
const mostLetters = 8_000_000
// Blank rows between the filled ones are read over, but not without end.
const readRows = 20_000

/** Returns the sheets of an xlsx or csv file; refuses what is neither, and what is too large to be a list. */
export function readSheets(bytes: Buffer, fileName: string): Table[] {
  const isXlsx = bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))
  if (!isXlsx && !/\.(csv|txt|xlsx)$/i.test(fileName)) throw new Refusal('unsupported_media')
  const book = isXlsx ? readXlsx(bytes) : readCsv(bytes)
  const tables = book.SheetNames.flatMap(name => {
    const sheet = book.Sheets[name]
    return sheet === undefined ? [] : [toTable(isXlsx ? name : '表格', sheet)]
  })
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0)
  if (rows > mostRows + headingRows || lettersOf(tables) > mostLetters) throw new Refusal('import_too_large')
  return tables
}

function readXlsx(bytes: Buffer): WorkBook {
  refuseBomb(bytes)
  try {
    return read(bytes, {
      type: 'buffer',
      sheetRows: readRows,
      dense: true,
      cellFormula: false,
      cellHTML: false,
    })
  } catch {
    throw new Refusal('import_file_unreadable')
  }
}

function readCsv(bytes: Buffer): WorkBook {
  const text = decode(bytes)
  if (text === undefined || text.includes('\0')) throw new Refusal('import_file_unreadable')
  return read(text, { type: 'string', raw: true, sheetRows: readRows, dense: true })
}

/** Excel in Chinese saves CSV as GBK; other programs as UTF-8, with or without its mark. */
function decode(bytes: Buffer): string | undefined {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  for (const encoding of isUtf16 ? ['utf-16le'] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next encoding may fit.
    }
  }
  return undefined
}

function toTable(name: string, sheet: WorkSheet): Table {
  const range = utils.decode_range(sheet['!ref'] ?? 'A1')
  range.s = { r: 0, c: 0 }
  range.e.c = Math.min(range.e.c, mostColumns - 1)
  range.e.r = Math.min(range.e.r, readRows)
  const rows = utils.sheet_to_json<Cell[]>(sheet, {
    header: 1,
    raw: true,
    range,
    defval: null,
    blankrows: true,
  })
  writeFormulaErrors(rows, sheet)
  for (const merge of sheet['!merges'] ?? []) {
    const value = rows[merge.s.r]?.[merge.s.c] ?? null
    for (let r = merge.s.r; r <= Math.min(merge.e.r, rows.length - 1); r++) {
      for (let c = merge.s.c; c <= Math.min(merge.e.c, mostColumns - 1); c++) {
        const row = rows[r]
        if (row !== undefined) row[c] = value
      }
    }
  }
  const filled = rows
    .map((cells, index) => ({ row: index + 1, cells }))
    .filter(({ cells }) => cells.some(cell => cell !== null && String(cell).trim() !== ''))
  return { sheet: name, rows: filled }
}

/** A formula that failed has no value, and a row must not pass for one that left the cell blank. */
function writeFormulaErrors(rows: Cell[][], sheet: WorkSheet): void {
  for (const [r, cells] of (sheet['!data'] ?? []).entries()) {
    for (const [c, cell] of (cells ?? []).entries()) {
      const row = rows[r]
      if (cell?.t === 'e' && row !== undefined && c < mostColumns) row[c] = cell.w ?? '#VALUE!'
    }
  }
}

function lettersOf(tables: readonly Table[]): number {
  let letters = 0
  for (const { rows } of tables) {
    for (const { cells } of rows) {
      for (const cell of cells) if (typeof cell === 'string') letters += cell.length
    }
  }
  return letters
}

/**
 * An xlsx is a zip: a small file may unpack to gigabytes, and what it says of its own size may be a lie.
 * So every entry is unpacked here first, into no more memory than a list could need.
 */
function refuseBomb(bytes: Buffer): void {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > bytes.length) throw new Refusal('import_file_unreadable')
  let at = bytes.readUInt32LE(end + 16)
  let left = mostUnpackedBytes
  for (let entry = bytes.readUInt16LE(end + 10); entry > 0; entry--) {
    if (at + 46 > bytes.length) throw new Refusal('import_file_unreadable')
    const method = bytes.readUInt16LE(at + 10)
    const packed = bytes.readUInt32LE(at + 20)
    const local = bytes.readUInt32LE(at + 42)
    if (local + 30 > bytes.length) throw new Refusal('import_file_unreadable')
    const body = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    left -= method === 0 ? packed : unpackedBytes(bytes.subarray(body, body + packed), left)
    if (left < 0) throw new Refusal('import_too_large')
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
}

function unpackedBytes(packed: Buffer, most: number): number {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) }).length
  } catch (error) {
    const isTooLong = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw new Refusal(isTooLong ? 'import_too_large' : 'import_file_unreadable')
  }
}
