import { Refusal } from '../../platform/refuse.ts'
import type { Cell } from './import-cell.ts'

/** A sheet as rows of cells; the first row of the spreadsheet is number 1. */
export interface Table {
  sheet: string
  rows: { row: number; cells: Cell[] }[]
}

/** A sheet as it was read, with what nobody sees of it. */
export interface ReadTable extends Table {
  isHidden: boolean
  hiddenRows: number[]
  /** Counted from 0. */
  hiddenColumns: number[]
}

export const mostRows = 5_000
// Headings, titles above them and examples are no rows of the list.
const headingRows = 50
export const mostColumns = 60
// A text that a sheet keeps once may stand in every cell.
const mostLetters = 4_000_000
const mostMerged = 300_000

/** Cells that are one to the eye, all ends included, counted from 0. */
export interface Span {
  top: number
  left: number
  bottom: number
  right: number
}

/** How much may still be read of a file, over all of its sheets. */
export class Allowance {
  #rows = mostRows + headingRows
  #letters = mostLetters
  #merged = mostMerged

  takeRow(): void {
    this.#rows -= 1
    if (this.#rows < 0) throw new Refusal('import_too_large')
  }

  takeCell(cell: Cell): void {
    if (typeof cell === 'string') this.#letters -= cell.length
    if (this.#letters < 0) throw new Refusal('import_too_large')
  }

  takeMerged(): void {
    this.#merged -= 1
    if (this.#merged < 0) throw new Refusal('import_too_complex')
  }
}

/** Gathers the cells of one sheet; what is empty takes nothing. */
export class TableMaker {
  readonly #allowance: Allowance
  readonly #rows = new Map<number, Cell[]>()
  readonly #hiddenRows = new Set<number>()
  readonly #hiddenColumns = new Set<number>()
  #last = 0

  constructor(allowance: Allowance) {
    this.#allowance = allowance
  }

  /** Says of a row, counted from 0, that it is there, filled or not. */
  see(row: number): void {
    this.#last = Math.max(this.#last, row)
  }

  put(row: number, column: number, given: Cell): void {
    const cell = typeof given === 'string' ? keepable(given) : given
    if (column >= mostColumns || cell === null || cell === '') return
    if (typeof cell === 'string' && cell.trim() === '') return
    this.#allowance.takeCell(cell)
    let cells = this.#rows.get(row)
    if (cells === undefined) {
      this.#allowance.takeRow()
      cells = []
      this.#rows.set(row, cells)
    }
    while (cells.length < column) cells.push(null)
    cells[column] = cell
  }

  hideRow(row: number): void {
    this.#hiddenRows.add(row)
  }

  hideColumns(from: number, to: number): void {
    for (let column = from; column <= Math.min(to, mostColumns - 1); column++) this.#hiddenColumns.add(column)
  }

  /** Every one of merged cells says what the first of them says. */
  merge({ top, left, bottom, right }: Span): void {
    const value = this.#rows.get(top)?.[left] ?? null
    if (value === null) return
    for (let row = top; row <= Math.min(bottom, this.#last); row++) {
      for (let column = left; column <= Math.min(right, mostColumns - 1); column++) {
        this.#allowance.takeMerged()
        if (row !== top || column !== left) this.put(row, column, value)
      }
    }
  }

  table(sheet: string, isHidden: boolean): ReadTable {
    const rows = [...this.#rows].sort(([a], [b]) => a - b).map(([row, cells]) => ({ row: row + 1, cells }))
    const isFilled = (column: number) => rows.some(({ cells }) => (cells[column] ?? null) !== null)
    return {
      sheet: keepable(sheet),
      isHidden,
      rows,
      hiddenRows: rows.map(({ row }) => row).filter(row => this.#hiddenRows.has(row - 1)),
      hiddenColumns: [...this.#hiddenColumns].filter(isFilled).sort((a, b) => a - b),
    }
  }
}

/** What no database keeps, and nobody typed: half characters, and the character 0. */
function keepable(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replaceAll('\0', '')
}
