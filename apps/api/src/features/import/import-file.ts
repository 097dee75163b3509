import { Refusal } from '../../platform/refuse.ts'
import { decodeText, readCsv } from './import-csv.ts'
import type { ReadTable } from './import-table.ts'
import { readXls } from './import-xls.ts'
import { isXlsx, readXlsx } from './import-xlsx.ts'
import { openZip } from './import-zip.ts'

const zip = Buffer.from('PK\x03\x04', 'latin1')
/** What Office kept everything in before 2007, and what it keeps a file with a password in still. */
const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** dBASE says its kind in the first byte, a date in the next three, and ends its fields with a carriage return. */
const dbaseKinds = [0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0xcb, 0xf5, 0xfb]

/**
 * Returns the sheets of an xlsx, xls or csv file, by what it holds and not by what it is called; refuses what is
 * none of them, and what is too large to be a list.
 */
export function readSheets(bytes: Buffer, fileName: string): ReadTable[] {
  if (bytes.subarray(0, 4).equals(zip)) {
    const parts = openZip(bytes)
    if (!isXlsx(parts)) throw new Refusal('unsupported_media')
    return readXlsx(parts)
  }
  if (bytes.subarray(0, 8).equals(compound)) return readXls(bytes)
  if (!/\.(csv|txt|xlsx?)$/i.test(fileName) || isDbase(bytes)) throw new Refusal('unsupported_media')
  const text = decodeText(bytes)
  if (text === undefined || text.includes('\0')) throw new Refusal('import_file_unreadable')
  if (isMarkup(text)) throw new Refusal('unsupported_media')
  return readCsv(text)
}

function isDbase(bytes: Buffer): boolean {
  if (bytes.length < 65 || !dbaseKinds.includes(bytes[0] ?? 0)) return false
  const headLength = bytes.readUInt16LE(8)
  const isDate = (bytes[2] ?? 0) <= 12 && (bytes[3] ?? 0) <= 31
  return isDate && headLength >= 65 && bytes[Math.min(headLength, bytes.length) - 1] === 0x0d
}

/**
 * What other programs write and call .csv or .xls: web pages, XML, rich text, SYLK, DIF, PDF, mail. A table in it
 * would be read as one column of nonsense, or worse, half right.
 */
function isMarkup(text: string): boolean {
  const begin = text.slice(0, 2_000).replace(/^[\s\ufeff]+/, '')
  if (/^(<[!?a-z]|\{\\rtf|%PDF-|ID;P|TABLE\r?\n0,1|MIME-Version:|From: |PK|Rar!)/i.test(begin)) return true
  return /<(html|table|workbook)(\s[^<>]*)?>/i.test(begin)
}
