import { csvFile } from '@yunxuan/domain'
import { saveAs } from '../api/client.ts'

/** The columns of a spreadsheet, each with its heading and what it says of a row. */
export type Sheet<T> = readonly (readonly [
  head: string,
  cell: (row: T) => string | number | null | undefined,
])[]

/** Saves rows as CSV that Excel opens with its Chinese intact. */
export function saveCsv<T>(fileName: string, sheet: Sheet<T>, rows: readonly T[]): void {
  const heads = sheet.map(([head]) => head)
  const cells = rows.map(row => sheet.map(([, cell]) => String(cell(row) ?? '')))
  saveAs(new Blob([csvFile([heads, ...cells])], { type: 'text/csv;charset=utf-8' }), fileName)
}
