import { type TextSheet, writeTextSheets } from '../../platform/text-sheet.ts'
import { type Cell, dayOf, textOf, timesOf } from './import-cell.ts'
import { markColumn } from './import-columns.ts'
import type { CellError } from './import-plan.ts'
import { headingsOf } from './import-sheet.ts'
import type { Table } from './import-table.ts'

const widest = 40

/** Returns a file as it was sent, with what is wrong beside every row, and the cells it is said of coloured. */
export function markFile(tables: readonly Table[], errors: readonly CellError[], today: string): Buffer {
  return writeTextSheets(tables.map(table => markSheet(table, errors, today)))
}

function markSheet(table: Table, errors: readonly CellError[], today: string): TextSheet {
  const { headingRow, indexOf, nameAt } = headingsOf(table)
  const own = errors.filter(error => error.sheet === table.sheet)
  const saidOf = new Map<number, string[]>()
  for (const { row, column, message } of own) {
    const said = column === '' ? message : `${column}：${message}`
    saidOf.set(row, [...(saidOf.get(row) ?? []), said])
  }
  const last = Math.max(1, ...table.rows.map(({ row }) => row))
  const width = Math.max(1, ...table.rows.map(({ cells }) => cells.length))
  const cellsAt = new Map(table.rows.map(({ row, cells }) => [row, cells]))
  const rows = Array.from({ length: last }, (_, index) => {
    const cells = cellsAt.get(index + 1) ?? []
    const texts = Array.from({ length: width }, (_cell, at) => sayCell(cells[at] ?? null, nameAt(at), today))
    const mark = index + 1 === headingRow ? markColumn : (saidOf.get(index + 1)?.join('；') ?? '')
    return [...texts, mark]
  })
  const marks = own.flatMap(({ row, column }) => {
    const at = indexOf(column)
    return [...(at === undefined ? [] : [{ row: row - 1, column: at }]), { row: row - 1, column: width }]
  })
  const widths = Array.from({ length: width + 1 }, (_, at) =>
    Math.min(widest, Math.max(...rows.map(row => (row[at] ?? '').length)) * 2 + 2),
  )
  return { name: table.sheet, rows, widths, marks }
}

/** Days and times that a spreadsheet keeps as numbers are written as people read them. */
function sayCell(cell: Cell, heading: string, today: string): string {
  if (typeof cell === 'number' && heading === '日期') return dayOf(cell, today) ?? textOf(cell)
  if (typeof cell === 'number' && (heading === '开始时间' || heading === '结束时间')) {
    const minutes = timesOf(cell)?.minutes
    if (minutes === undefined) return textOf(cell)
    return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
  }
  return textOf(cell)
}
