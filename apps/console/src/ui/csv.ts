import { saveAs } from '../api/client.ts'
import { csvCell } from './csv-cell.ts'

/** Saves a table as CSV that Excel opens with its Chinese intact. */
export function saveCsv(
  fileName: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const lines = [heads, ...rows].map(row => row.map(csvCell).join(','))
  // The byte order mark tells Excel that this is UTF-8.
  saveAs(new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' }), fileName)
}
