import { Refusal } from '../../platform/refuse.ts'
import type { Cell } from './import-cell.ts'
import { Allowance, type ReadTable, type Span, TableMaker } from './import-table.ts'
import { readXml } from './import-xml.ts'
import { type openZip, unpack } from './import-zip.ts'

type Parts = ReturnType<typeof openZip>

const mostUnpackedBytes = 32 * 1024 * 1024
const mostSheets = 100
const mostStrings = 300_000
const mostStringLetters = 8_000_000
const mostMerges = 20_000

/** Decides whether a zip is a spreadsheet of Excel's, and not a document, a program or somebody's pictures. */
export function isXlsx(parts: Parts): boolean {
  return parts.has('xl/workbook.xml')
}

/** Reads an xlsx while it is unpacked: what it holds of it is the filled cells, and no more than a list has. */
export function readXlsx(parts: Parts): ReadTable[] {
  const budget = { bytes: mostUnpackedBytes }
  const content = (name: string) => {
    const entry = parts.get(name)
    if (entry === undefined) throw new Refusal('import_file_unreadable')
    return unpack(entry, budget)
  }
  const targets = readTargets(content('xl/_rels/workbook.xml.rels'))
  const sheets = readSheetList(content('xl/workbook.xml'))
  const strings = parts.has('xl/sharedStrings.xml') ? readStrings(content('xl/sharedStrings.xml')) : []
  const allowance = new Allowance()
  return sheets.flatMap(({ name, relation, isHidden }) => {
    const target = targets.get(relation)
    // A sheet of a chart only has no cells.
    if (target === undefined || !target.includes('worksheets/')) return []
    return [readSheet(content(target), strings, allowance).table(name, isHidden)]
  })
}

function readTargets(pieces: Iterable<Uint8Array>): Map<string, string> {
  const targets = new Map<string, string>()
  readXml(pieces, {
    open: (name, attribute) => {
      if (name !== 'Relationship') return
      const target = attribute('Target') ?? ''
      targets.set(attribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    },
  })
  return targets
}

function readSheetList(pieces: Iterable<Uint8Array>) {
  const sheets: { name: string; relation: string; isHidden: boolean }[] = []
  readXml(pieces, {
    open: (tag, attribute) => {
      if (tag !== 'sheet') return
      const isHidden = ['hidden', 'veryHidden'].includes(attribute('state') ?? '')
      sheets.push({ name: attribute('name') ?? '', relation: attribute('r:id') ?? '', isHidden })
      if (sheets.length > mostSheets) throw new Refusal('import_too_complex')
    },
  })
  return sheets
}

/** Texts that cells share; how one is pronounced is no part of it. */
function readStrings(pieces: Iterable<Uint8Array>): string[] {
  const strings: string[] = []
  let [text, letters, isText, aside] = ['', 0, false, 0]
  readXml(pieces, {
    open: name => {
      if (name === 'si') text = ''
      if (name === 'rPh') aside += 1
      isText = name === 't' && aside === 0
    },
    text: said => {
      if (!isText) return
      letters += said.length
      if (letters > mostStringLetters) throw new Refusal('import_too_large')
      text += said
    },
    close: name => {
      isText = false
      if (name === 'rPh') aside -= 1
      if (name === 'si' && strings.push(unescaped(text)) > mostStrings) throw new Refusal('import_too_large')
    },
  })
  return strings
}

/** Reads the cells of one sheet; rows and cells may say where they stand, or else stand after the one before. */
function readSheet(
  pieces: Iterable<Uint8Array>,
  strings: readonly string[],
  allowance: Allowance,
): TableMaker {
  const table = new TableMaker(allowance)
  const merges: Span[] = []
  let [row, column, type, text, isValue, aside] = [-1, -1, '', '', false, 0]
  readXml(pieces, {
    open: (name, attribute) => {
      isValue = (name === 'v' || name === 't') && aside === 0
      if (name === 'rPh') aside += 1
      if (name === 'row') {
        row = Number(attribute('r') ?? row + 2) - 1
        column = -1
        if (isTrue(attribute('hidden')) || attribute('ht') === '0') table.hideRow(row)
      } else if (name === 'c') {
        const at = cellAt(attribute('r')) ?? { row, column: column + 1 }
        ;({ row, column } = at)
        type = attribute('t') ?? 'n'
        text = ''
        table.see(row)
      } else if (name === 'col') {
        const isHidden = isTrue(attribute('hidden')) || attribute('width') === '0'
        if (isHidden) table.hideColumns(Number(attribute('min')) - 1, Number(attribute('max')) - 1)
      } else if (name === 'mergeCell') {
        const [first, last] = (attribute('ref') ?? '').split(':').map(cellAt)
        if (first && last) merges.push(spanOf(first, last))
        if (merges.length > mostMerges) throw new Refusal('import_too_complex')
      }
    },
    text: said => {
      if (isValue) text += said
    },
    close: name => {
      isValue = false
      if (name === 'rPh') aside -= 1
      if (name === 'c') table.put(row, column, cellOf(type, text, strings))
    },
  })
  for (const merge of merges) table.merge(merge)
  return table
}

function cellOf(type: string, text: string, strings: readonly string[]): Cell {
  if (text === '') return null
  if (type === 's') return strings[Number(text)] ?? null
  if (type === 'b') return isTrue(text)
  if (type === 'd') return text.replace('T', ' ')
  if (type !== 'n') return unescaped(text)
  const number = Number(text)
  return Number.isFinite(number) ? number : text
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true'
}

const letters = 26

/** Returns where "B7" stands, counted from 0. */
function cellAt(reference: string | undefined): { row: number; column: number } | undefined {
  const found = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(reference ?? '')
  if (!found?.[1]) return undefined
  const column = [...found[1]].reduce((sum, letter) => sum * letters + letter.charCodeAt(0) - 64, 0)
  return { row: Number(found[2]) - 1, column: column - 1 }
}

function spanOf(first: { row: number; column: number }, last: { row: number; column: number }): Span {
  return { top: first.row, left: first.column, bottom: last.row, right: last.column }
}

/** Excel writes what XML cannot say as _x000D_. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
