import { CFB, utils, type WorkBook, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { xlsxParts, zipOf } from '../../../test/hostile-files.ts'
import { Refusal } from '../../platform/refuse.ts'
import { readSheets } from './import-file.ts'
import { tableReader } from './import-reader.ts'

function read(bytes: Buffer | string, fileName = '表.xlsx') {
  try {
    return readSheets(Buffer.from(bytes), fileName)
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/** A workbook with everything in it that is not there to be seen. */
function withHidden(): WorkBook {
  const book = utils.book_new()
  const sheet = utils.aoa_to_sheet([
    ['名称', '编号', '日期', '要审核'],
    ['中医义诊', 'A1', 46361, true],
    ['理发', 'A2', 46362.375, false],
    [null, null, null, null],
    ['磨刀', 'A3', { t: 'e', v: 0x2a, w: '#N/A' }, null],
  ])
  sheet['!rows'] = [{}, {}, { hidden: true }]
  sheet['!cols'] = [{ wch: 12 }, { wch: 12, hidden: true }]
  sheet['!merges'] = [{ s: { r: 4, c: 0 }, e: { r: 4, c: 1 } }]
  utils.book_append_sheet(book, sheet, '服务')
  utils.book_append_sheet(book, utils.aoa_to_sheet([['底稿']]), '旧')
  utils.book_append_sheet(book, utils.aoa_to_sheet([['更旧']]), '更旧')
  book.Workbook = { Sheets: [{}, { Hidden: 1 }, { Hidden: 2 }] }
  return book
}

const asWritten = [
  { row: 1, cells: ['名称', '编号', '日期', '要审核'] },
  { row: 2, cells: ['中医义诊', 'A1', 46361, true] },
  { row: 3, cells: ['理发', 'A2', 46362.375, false] },
  { row: 5, cells: ['磨刀', '磨刀', '#N/A'] },
]

test.each(['xlsx', 'biff8'] as const)('a workbook as %s is read, with what is hidden in it', bookType => {
  const tables = read(write(withHidden(), { type: 'buffer', bookType }))
  expect(tables).toMatchObject([
    // The library that writes it here leaves out which rows of an xls are hidden.
    {
      sheet: '服务',
      isHidden: false,
      rows: asWritten,
      hiddenRows: bookType === 'xlsx' ? [3] : [],
      hiddenColumns: [1],
    },
    { sheet: '旧', isHidden: true, rows: [{ row: 1, cells: ['底稿'] }] },
    { sheet: '更旧', isHidden: true },
  ])
})

test('an xls says which rows are hidden', () => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['名称'], ['中医义诊'], ['理发']]), '服务')
  const file = CFB.read(write(book, { type: 'buffer', bookType: 'biff8' }), { type: 'buffer' })
  const stream = CFB.find(file, '/Workbook')
  if (stream === null) throw new Error('no workbook was written')
  const content = Buffer.from(stream.content)
  const start = Buffer.from([0x09, 0x08])
  const sheet = content.indexOf(start, content.indexOf(start) + 2)
  const after = sheet + 4 + content.readUInt16LE(sheet + 2)
  // Row 2 of height zero.
  const row = Buffer.from('08021000' + '0100' + '0000' + '0100' + '0000' + '00000000' + '20010f00', 'hex')
  stream.content = Buffer.concat([content.subarray(0, after), row, content.subarray(after)])
  stream.size = stream.content.length
  const tables = read(Buffer.from(CFB.write(file, { type: 'buffer' }) as Uint8Array), '表.xls')
  expect(tables).toMatchObject([{ rows: [{}, { row: 2, cells: ['中医义诊'] }, {}], hiddenRows: [2] }])
})

describe('an xlsx as other programs write it', () => {
  const cells = (xml: string, strings?: string) => {
    const tables = read(zipOf(xlsxParts(`<worksheet><sheetData>${xml}</sheetData></worksheet>`, strings)))
    return typeof tables === 'string' ? tables : tables[0]?.rows
  }

  test('texts in pieces, with how they are said beside them, and what XML cannot say', () => {
    const strings =
      '<sst><si><r><t>中医</t></r><r><t xml:space="preserve"> 义诊</t></r><rPh><t>zhong</t></rPh></si><si><t>一_x000A_二</t></si></sst>'
    expect(
      cells('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>9</v></c></row>', strings),
    ).toEqual([{ row: 1, cells: ['中医 义诊', '一\n二'] }])
  })

  test('cells that do not say where they stand, and those that do', () => {
    expect(cells('<row><c><v>1</v></c><c r="D1"><v>2</v></c></row><row r="7"><c><v>3</v></c></row>')).toEqual(
      [
        { row: 1, cells: [1, null, null, 2] },
        { row: 7, cells: [3] },
      ],
    )
  })

  test('formulas by what they come to, dates in words, names with a prefix', () => {
    expect(
      cells(
        '<x:row xmlns:x="x"><x:c t="str"><x:f>A1</x:f><x:v>甲</x:v></x:c><x:c t="d"><x:v>2026-11-28T09:00:00</x:v></x:c></x:row>',
      ),
    ).toEqual([{ row: 1, cells: ['甲', '2026-11-28 09:00:00'] }])
  })

  test('no half characters and no zeros, which no database keeps', () => {
    expect(cells('<row><c t="str"><v>甲_xD83D_乙_x0000_</v></c></row>')).toEqual([
      { row: 1, cells: ['甲\ufffd乙'] },
    ])
  })
})

describe('what is no list is refused as another kind of file, whatever it is called', () => {
  const book = withHidden()
  const dbase = Buffer.concat([
    Buffer.from([3, 126, 11, 28, 1, 0, 0, 0, 65, 0, 11, 0]),
    Buffer.alloc(52),
    Buffer.from('\r 甲'),
  ])
  const files: Record<string, Buffer | string> = {
    HTML: '<html><body><table><tr><td>名称</td></tr></table>',
    'HTML with a mark': '\ufeff\n<!DOCTYPE html><html>',
    'HTML of Excel': '<style>x</style><table border=1><tr><td>名称</td></tr></table>',
    'a piece of HTML': '<table><tr><td>名称</td></tr></table>',
    'an XML spreadsheet':
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    RTF: '{\\rtf1\\ansi 名称}',
    SYLK: write(book, { type: 'buffer', bookType: 'sylk' }),
    DIF: write(book, { type: 'buffer', bookType: 'dif' }),
    dBASE: dbase,
    PDF: '%PDF-1.7\n',
    'a page of mail': 'MIME-Version: 1.0\nContent-Type: multipart/related',
    'a Word document': zipOf([{ name: 'word/document.xml', text: '<document/>' }]),
    OpenDocument: write(book, { type: 'buffer', bookType: 'ods' }),
  }
  test.each(Object.entries(files))('%s', (_, bytes) => {
    for (const name of ['表.csv', '表.xlsx', '表.xls', '表.txt'])
      expect(read(bytes, name)).toBe('unsupported_media')
  })

  test('a picture by its name', () => {
    expect(read('\x89PNG\r\n\x1a\n', '照片.png')).toBe('unsupported_media')
  })
})

test('a CSV that speaks of tables, of less and more, is a CSV', () => {
  expect(read('名称,年龄\n<table 义诊,<60\n', '表.csv')).toMatchObject([{ rows: [{ row: 1 }, { row: 2 }] }])
  expect(read('名称\t年龄\n甲\t60\n', '表.txt')).toMatchObject([{ rows: [{}, { cells: ['甲', '60'] }] }])
})

describe('broken on the way', () => {
  const fileNames = { xlsx: '表.xlsx', biff8: '表.xls', csv: '表.csv' } as const
  const codes = ['import_file_unreadable', 'import_too_large', 'import_too_complex', 'unsupported_media']
  // The library for xls may take any time over a broken one: it is ended as in the product.
  const beside = tableReader({ processes: 1, waiting: 1, withinMs: 3_000, heapMb: 80, addedMb: 100 })
  const readBeside = (bytes: Buffer, fileName: string) =>
    beside({ bytes, fileName }).catch((error: unknown) => {
      if (error instanceof Refusal) return error.code
      throw error
    })

  test.each(['xlsx', 'biff8', 'csv'] as const)(
    '%s: cut or changed anywhere, it is read or refused',
    async bookType => {
      const whole: Buffer = write(withHidden(), { type: 'buffer', bookType })
      let state = 20_261_128
      const next = (below: number) => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
        return Math.floor((state / 2_147_483_648) * below)
      }
      let refused = 0
      for (let round = 0; round < 250; round++) {
        const bytes = Buffer.from(round % 3 === 0 ? whole.subarray(0, next(whole.length)) : whole)
        for (let flips = next(8); flips > 0 && bytes.length > 0; flips--)
          bytes[next(bytes.length)] = next(256)
        const outcome = await readBeside(bytes, fileNames[bookType])
        if (typeof outcome !== 'string') continue
        refused += 1
        expect(codes).toContain(outcome)
      }
      process.stdout.write(`${bookType}: ${refused} of 250 refused\n`)
    },
    120_000,
  )
})
