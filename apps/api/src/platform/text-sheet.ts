import { utils, type WorkSheet, write } from '@e965/xlsx'

/** A sheet whose cells are written as text, never as formulas, whatever a name begins with. */
export interface TextSheet {
  name: string
  rows: readonly (readonly string[])[]
  /** Of each column, in letters. */
  widths: readonly number[]
}

/** Returns a spreadsheet of texts as the bytes of an xlsx. */
export function writeTextSheets(sheets: readonly TextSheet[]): Buffer {
  const book = utils.book_new()
  for (const { name, rows, widths } of sheets) utils.book_append_sheet(book, toSheet(rows, widths), name)
  const made: unknown = write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
  if (!Buffer.isBuffer(made)) throw new Error('a spreadsheet was not written as bytes')
  return made
}

function toSheet(rows: TextSheet['rows'], widths: readonly number[]): WorkSheet {
  const sheet = utils.aoa_to_sheet(rows.map(row => row.map(text => ({ t: 's', v: text, z: '@' }))))
  sheet['!cols'] = widths.map(wch => ({ wch }))
  return sheet
}
