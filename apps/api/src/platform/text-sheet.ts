import { utils, type WorkSheet, write } from '@e965/xlsx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** A sheet whose cells are written as text, never as formulas, whatever a name begins with. */
export interface TextSheet {
  name: string
  rows: readonly (readonly string[])[]
  /** Of each column, in letters. */
  widths: readonly number[]
  /** Columns, the first is 0, whose cells below the heading offer a list to choose from. */
  choices?: readonly { column: number; list: ChoiceList }[]
  /** Cells, both counted from 0, that catch the eye. */
  marks?: readonly { row: number; column: number }[]
}

/** What is chosen from: words, or the cells of a column of another sheet; rows count from 1, both included. */
export type ChoiceList =
  | { words: readonly string[] }
  | { sheet: string; column: number; fromRow: number; toRow: number }

const lastChoiceRow = 5_001

/** Returns a spreadsheet of texts as the bytes of an xlsx. */
export function writeTextSheets(sheets: readonly TextSheet[]): Buffer {
  const book = utils.book_new()
  for (const { name, rows, widths } of sheets) utils.book_append_sheet(book, toSheet(rows, widths), name)
  const made: unknown = write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
  if (!Buffer.isBuffer(made)) throw new Error('a spreadsheet was not written as bytes')
  const isPlain = sheets.every(({ choices, marks }) => choices === undefined && marks === undefined)
  return isPlain ? made : withMore(made, sheets)
}

function toSheet(rows: TextSheet['rows'], widths: readonly number[]): WorkSheet {
  const sheet = utils.aoa_to_sheet(rows.map(row => row.map(text => ({ t: 's', v: text, z: '@' }))))
  sheet['!cols'] = widths.map(wch => ({ wch }))
  return sheet
}

/**
 * The library writes neither data validation (ECMA-376 18.3.1.33) nor colours (18.8.22), so they are put where the format
 * has them.
 */
function withMore(xlsx: Buffer, sheets: readonly TextSheet[]): Buffer {
  const files = unzipSync(xlsx)
  const change = (name: string, put: (xml: string) => string) => {
    const xml = files[name]
    if (xml === undefined) throw new Error(`a spreadsheet without ${name}`)
    files[name] = strToU8(put(strFromU8(xml)))
  }
  let style = -1
  if (sheets.some(sheet => sheet.marks !== undefined)) {
    change('xl/styles.xml', xml => {
      style = Number(/<cellXfs count="(\d+)"/.exec(xml)?.[1])
      return withMarkStyle(xml, style)
    })
  }
  for (const [index, { choices = [], marks = [] }] of sheets.entries()) {
    change(`xl/worksheets/sheet${index + 1}.xml`, xml => withChoices(withMarks(xml, marks, style), choices))
  }
  return Buffer.from(zipSync(files))
}

function withChoices(xml: string, choices: NonNullable<TextSheet['choices']>): string {
  if (choices.length === 0) return xml
  const list = `<dataValidations count="${choices.length}">${choices.map(validation).join('')}</dataValidations>`
  return xml.replace('</sheetData>', `</sheetData>${list}`)
}

const markColour = 'FFFFE2DE'

/** Adds a style, the last of so many: text on a ground of its own. */
function withMarkStyle(xml: string, count: number): string {
  const fill = `<fill><patternFill patternType="solid"><fgColor rgb="${markColour}"/><bgColor indexed="64"/></patternFill></fill>`
  const fills = Number(/<fills count="(\d+)"/.exec(xml)?.[1])
  return xml
    .replace(`<fills count="${fills}">`, `<fills count="${fills + 1}">`)
    .replace('</fills>', `${fill}</fills>`)
    .replace(`<cellXfs count="${count}">`, `<cellXfs count="${count + 1}">`)
    .replace(
      '</cellXfs>',
      `<xf numFmtId="49" fontId="0" fillId="${fills}" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/></cellXfs>`,
    )
}

function withMarks(xml: string, marks: NonNullable<TextSheet['marks']>, style: number): string {
  const marked = new Set(marks.map(({ row, column }) => utils.encode_cell({ r: row, c: column })))
  if (marked.size === 0) return xml
  return xml.replace(/<c r="([A-Z]+\d+)" s="\d+"/g, (cell, at: string) =>
    marked.has(at) ? `<c r="${at}" s="${style}"` : cell,
  )
}

/** A word that is not in the list is warned of and may stand: the preview says what is wrong with it. */
function validation({ column, list }: { column: number; list: ChoiceList }): string {
  const letter = utils.encode_col(column)
  return `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" errorTitle="名单里没有" error="名单里没有这个写法。导入前会再核对一遍。" sqref="${letter}2:${letter}${lastChoiceRow}"><formula1>${formulaOf(list)}</formula1></dataValidation>`
}

function formulaOf(list: ChoiceList): string {
  if ('words' in list) return `"${list.words.join(',')}"`
  const letter = utils.encode_col(list.column)
  return `'${list.sheet}'!$${letter}$${list.fromRow}:$${letter}$${list.toRow}`
}
