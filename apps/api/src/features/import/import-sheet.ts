import { type Cell, isFormulaError, textOf } from './import-cell.ts'
import {
  type Headings,
  readHeadings,
  type ServiceColumn,
  type SlotColumn,
  serviceColumns,
  slotColumns,
} from './import-columns.ts'
import type { CellError } from './import-plan.ts'
import type { Table } from './import-table.ts'

/** A row under recognised headings; a column that the sheet does not have is undefined. */
export interface SheetRow<C extends string> {
  sheet: string
  row: number
  cell: (column: C) => Cell | undefined
  /** The heading as the sheet writes it. */
  heading: (column: C) => string
}

/** Says where a row stands, for whoever looks at one of the sheets. */
export function sayRow({ sheet, row }: { sheet: string; row: number }, seenFrom: string): string {
  return sheet === seenFrom ? `第 ${row} 行` : `“${sheet}”表第 ${row} 行`
}

/** What a file holds, before any cell is judged. */
export interface Sheets {
  services: SheetRow<ServiceColumn>[]
  slots: SheetRow<SlotColumn>[]
  errors: CellError[]
}

const headingWithin = 10
const exampleMark = '示例'

/** Finds the services and the slots in the sheets of a file by their headings; other sheets are left alone. */
export function findSheets(
  tables: readonly Table[],
  required: { services: readonly ServiceColumn[]; slots: readonly SlotColumn[] },
): Sheets {
  const sheets: Sheets = { services: [], slots: [], errors: [] }
  let found = 0
  for (const table of tables) {
    if (table.sheet === '说明') continue
    const service = best(table, serviceColumns)
    const slot = best(table, slotColumns)
    const isSlots = slot.headings.columns.has('day') || slot.headings.columns.has('starts')
    if (isSlots && slot.headings.columns.size >= 2) {
      found += 1
      sheets.errors.push(...headingErrors(table, slot, slotColumns, required.slots))
      const rows = rowsUnder(table, slot, slotColumns)
      sheets.errors.push(...formulaErrors(rows, [...slot.headings.columns.keys()]))
      sheets.slots.push(...rows)
    } else if (service.headings.columns.size >= 2) {
      found += 1
      sheets.errors.push(...headingErrors(table, service, serviceColumns, required.services))
      const rows = rowsUnder(table, service, serviceColumns)
      sheets.errors.push(...formulaErrors(rows, [...service.headings.columns.keys()]))
      sheets.services.push(...rows)
    }
  }
  if (found === 0) {
    const message = '没有找到“服务”或“场次”的表头，请用模板填写'
    sheets.errors.push({ sheet: tables[0]?.sheet ?? '表格', row: 1, column: '', message })
  }
  return sheets
}

interface Best<C extends string> {
  at: number
  row: number
  headings: Headings<C>
}

/** The heading may stand below a title or two. */
function best<C extends string>(table: Table, columns: Readonly<Record<C, readonly string[]>>): Best<C> {
  let found: Best<C> = { at: -1, row: 1, headings: { columns: new Map(), unknown: [] } }
  for (const [at, { row, cells }] of table.rows.slice(0, headingWithin).entries()) {
    const headings = readHeadings(cells.map(textOf), columns)
    if (headings.columns.size > found.headings.columns.size) found = { at, row, headings }
  }
  return found
}

/** Where the headings of a sheet stand, and at which cell each of them, counted from 0. */
export function headingsOf(table: Table) {
  const service = best(table, serviceColumns)
  const slot = best(table, slotColumns)
  const isSlots = slot.headings.columns.has('day') || slot.headings.columns.has('starts')
  const at =
    isSlots && slot.headings.columns.size >= 2
      ? namedColumns(slot, slotColumns)
      : namedColumns(service, serviceColumns)
  return {
    headingRow: (isSlots ? slot : service).row,
    indexOf: (heading: string) => at.find(({ name }) => name === heading)?.index,
    nameAt: (index: number) => at.find(each => each.index === index)?.name ?? '',
  }
}

function namedColumns<C extends string>(
  { headings }: Best<C>,
  columns: Readonly<Record<C, readonly string[]>>,
): { name: string; index: number }[] {
  return [...headings.columns].map(([column, index]) => ({ name: columns[column][0] ?? '', index }))
}

function headingErrors<C extends string>(
  { sheet }: Table,
  { row, headings }: Best<C>,
  columns: Readonly<Record<C, readonly string[]>>,
  required: readonly C[],
): CellError[] {
  const missing = required
    .filter(column => !headings.columns.has(column))
    .map(column => {
      const name = columns[column][0] ?? ''
      return { sheet, row, column: name, message: `少了“${name}”这一列` }
    })
  const unknown = headings.unknown.map(({ text, isRepeated }) => ({
    sheet,
    row,
    column: text,
    message: isRepeated ? '前面已经有这一列了，请只留一列' : '不认识这一列，请删掉，或改成模板里的名字',
  }))
  return [...missing, ...unknown]
}

function rowsUnder<C extends string>(
  table: Table,
  { at, headings }: Best<C>,
  columns: Readonly<Record<C, readonly string[]>>,
): SheetRow<C>[] {
  const isExample = (cells: readonly Cell[]) => cells.some(cell => textOf(cell) === exampleMark)
  return table.rows
    .slice(at + 1)
    .filter(({ cells }) => !isExample(cells))
    .map(({ row, cells }) => ({
      sheet: table.sheet,
      row,
      cell: column => {
        const index = headings.columns.get(column)
        return index === undefined ? undefined : (cells[index] ?? null)
      },
      heading: column => columns[column][0] ?? '',
    }))
}

function formulaErrors<C extends string>(rows: readonly SheetRow<C>[], columns: readonly C[]): CellError[] {
  return rows.flatMap(({ sheet, row, cell, heading }) =>
    columns
      .filter(column => isFormulaError(cell(column) ?? null))
      .map(column => {
        const said = textOf(cell(column) ?? null)
        return {
          sheet,
          row,
          column: heading(column),
          message: `公式出错了（${said}），请改好，或直接填上内容`,
        }
      }),
  )
}
