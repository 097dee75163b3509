import type { ImportMend } from '@yunxuan/contract'
import { type Cell, listOf, textOf } from './import-cell.ts'
import type { SheetRow } from './import-sheet.ts'

/** Returns rows in which words are read as others, also as one of several in a cell. */
export function mendRows<C extends string>(
  rows: readonly SheetRow<C>[],
  mends: readonly ImportMend[],
): SheetRow<C>[] {
  if (mends.length === 0) return [...rows]
  return rows.map(row => ({
    ...row,
    cell: column => {
      const cell = row.cell(column)
      const wanted = mends.filter(mend => mend.column === row.heading(column))
      return cell === undefined ? undefined : wanted.reduce(mendCell, cell)
    },
  }))
}

function mendCell(cell: Cell, { word, becomes }: ImportMend): Cell {
  if (textOf(cell) === word) return becomes
  const items = listOf(cell)
  if (!items.includes(word)) return cell
  return items.map(item => (item === word ? becomes : item)).join('、')
}
