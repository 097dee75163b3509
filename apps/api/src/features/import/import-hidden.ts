import type { ImportHidden } from '@yunxuan/contract'
import type { ReadTable, Table } from './import-table.ts'

const letters = 26
const mostRuns = 20

/**
 * Tells what nobody sees of the sheets of a file, and returns them with it or without: whoever looks a list over
 * before sending it has not read what is hidden there.
 */
export function seenOf(
  tables: readonly ReadTable[],
  includesHidden: boolean,
): { tables: Table[]; hidden: ImportHidden[] } {
  const seen = tables.filter(table => includesHidden || !table.isHidden)
  return {
    tables: seen.map(table => (includesHidden ? bare(table) : withoutHidden(table))),
    hidden: tables.flatMap(table => {
      const text = sayHidden(table)
      return text === '' ? [] : [{ sheet: table.sheet, text }]
    }),
  }
}

function bare({ sheet, rows }: ReadTable): Table {
  return { sheet, rows }
}

function withoutHidden({ sheet, rows, hiddenRows, hiddenColumns }: ReadTable): Table {
  const unseenRows = new Set(hiddenRows)
  const unseenColumns = new Set(hiddenColumns)
  const seen = rows
    .filter(({ row }) => !unseenRows.has(row))
    .map(({ row, cells }) => ({
      row,
      cells: cells.map((cell, column) => (unseenColumns.has(column) ? null : cell)),
    }))
  return { sheet, rows: seen.filter(({ cells }) => cells.some(cell => cell !== null)) }
}

/** What is hidden of a sheet, as its owner would look for it; empty when nothing is. */
function sayHidden({ isHidden, rows, hiddenRows, hiddenColumns }: ReadTable): string {
  if (rows.length === 0) return ''
  if (isHidden) return `整张表是隐藏的，有 ${rows.length} 行`
  const parts = [
    hiddenRows.length === 0 ? '' : `第 ${sayRuns(hiddenRows, String)} 行是隐藏的`,
    hiddenColumns.length === 0 ? '' : `${sayRuns(hiddenColumns, columnName)} 列是隐藏的`,
  ]
  return parts.filter(part => part !== '').join('，')
}

/** Says numbers that follow each other as one: 3、5–9. */
function sayRuns(numbers: readonly number[], say: (number: number) => string): string {
  const runs: [from: number, to: number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last !== undefined && number === last[1] + 1) last[1] = number
    else runs.push([number, number])
  }
  const said = runs
    .slice(0, mostRuns)
    .map(([from, to]) => (from === to ? say(from) : `${say(from)}–${say(to)}`))
  return `${said.join('、')}${runs.length > mostRuns ? ' 等' : ''}`
}

/** Returns the name of a column counted from 0: A, B … Z, AA. */
function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % letters))
  return column < letters ? last : columnName(Math.floor(column / letters) - 1) + last
}
