import { type CellObject, read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { Refusal } from '../../platform/refuse.ts'
import type { Cell } from './import-cell.ts'
import { Allowance, mostColumns, type ReadTable, TableMaker } from './import-table.ts'

const readRows = 20_000
/** The name of the stream that a workbook is kept in. */
const workbook = Buffer.from('Workbook\0', 'utf16le')

/** Reads a workbook of Excel 97 to 2003. It is packed nowhere: what it takes is a small multiple of its size. */
export function readXls(bytes: Buffer): ReadTable[] {
  const book = readBook(bytes)
  const allowance = new Allowance()
  return book.SheetNames.flatMap((name, index) => {
    const sheet = book.Sheets[name]
    const isHidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    return sheet === undefined ? [] : [readSheet(sheet, allowance).table(name, isHidden)]
  })
}

function readBook(bytes: Buffer): WorkBook {
  try {
    // A document of Word's, a presentation or a message is kept the same way; and before 1997 a workbook kept its
    // texts in the encoding of whoever wrote it, which it does not say.
    if (!bytes.includes(workbook)) throw new Refusal('unsupported_media')
    return read(bytes, {
      type: 'buffer',
      sheetRows: readRows,
      dense: true,
      cellFormula: false,
      cellHTML: false,
      // Without them it does not say which columns are hidden.
      cellStyles: true,
    })
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('import_file_unreadable')
  }
}

function readSheet(sheet: WorkSheet, allowance: Allowance): TableMaker {
  const table = new TableMaker(allowance)
  for (const [row, cells] of (sheet['!data'] ?? []).entries()) {
    if (cells === undefined) continue
    table.see(row)
    for (const [column, cell] of cells.slice(0, mostColumns).entries()) {
      if (cell !== undefined) table.put(row, column, cellOf(cell))
    }
  }
  for (const [row, facts] of (sheet['!rows'] ?? []).entries()) {
    if (facts?.hidden === true || facts?.hpt === 0) table.hideRow(row)
  }
  for (const [column, facts] of (sheet['!cols'] ?? []).entries()) {
    if (facts?.hidden === true) table.hideColumns(column, column)
  }
  for (const { s, e } of sheet['!merges'] ?? []) {
    table.merge({ top: s.r, left: s.c, bottom: e.r, right: e.c })
  }
  return table
}

/** A formula that failed has no value, and a cell must not pass for one that was left blank. */
function cellOf(cell: CellObject): Cell {
  if (cell.t === 'e') return cell.w ?? '#VALUE!'
  if (cell.v === undefined) return null
  return cell.v instanceof Date ? utils.format_cell(cell) : cell.v
}
