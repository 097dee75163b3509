import Papa from 'papaparse'
import { Refusal } from '../../platform/refuse.ts'
import { Allowance, type ReadTable, TableMaker } from './import-table.ts'

// Blank lines between the filled ones are read over, but not without end.
const mostLines = 100_000

/** Reads a text of cells between commas, semicolons or tabs, line by line, until it has more than a list has. */
export function readCsv(text: string): ReadTable[] {
  const table = new TableMaker(new Allowance())
  let line = 0
  let refused: unknown
  Papa.parse<string[]>(text, {
    delimiter: separatorOf(text),
    // Its quick way holds every line at once.
    fastMode: false,
    step: ({ data }, parser) => {
      try {
        if (line >= mostLines) throw new Refusal('import_too_large')
        for (const [column, cell] of data.entries()) table.put(line, column, cell)
        line += 1
      } catch (error) {
        refused = error
        parser.abort()
      }
    },
  })
  if (refused !== undefined) throw refused
  return [table.table('表格', false)]
}

/** Returns what stands between the cells of the first line: tabs where cells were copied, semicolons in some lands. */
function separatorOf(text: string): string {
  const first = /[^\r\n]{1,5000}/.exec(text)?.[0] ?? ''
  const count = (separator: string) => first.split(separator).length
  return ['\t', ';'].find(separator => count(separator) > count(',')) ?? ','
}

/** Excel in Chinese saves CSV as GBK; other programs as UTF-8, with or without its mark. */
export function decodeText(bytes: Buffer): string | undefined {
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
