import { saveAs } from '../api/client.ts'
import { csvCell } from './csv-cell.ts'

/** The columns of a spreadsheet, each with its heading and what it says of a row. */
export type Sheet<T> = readonly (readonly [
  head: string,
  cell: (row: T) => string | number | null | undefined,
])[]

/** Saves rows as CSV that Excel opens with its Chinese intact. */
export function saveCsv<T>(fileName: string, sheet: Sheet<T>, rows: readonly T[]): void {
  const heads = sheet.map(([head]) => head)
  const cells = rows.map(row => sheet.map(([, cell]) => String(cell(row) ?? '')))
  const lines = [heads, ...cells].map(line => line.map(csvCell).join(','))
  // The byte order mark tells Excel that this is UTF-8.
  saveAs(new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' }), fileName)
}
