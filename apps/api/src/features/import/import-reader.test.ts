import { utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { Refusal } from '../../platform/refuse.ts'
import { readTables, tableReader } from './import-reader.ts'

const book = utils.book_new()
utils.book_append_sheet(book, utils.aoa_to_sheet([['名称'], ['中医义诊']]), '服务')
const bytes: Buffer = write(book, { type: 'buffer', bookType: 'xlsx' })
const task = { bytes, fileName: '服务.xlsx' }
const usual = { processes: 1, waiting: 8, withinMs: 60_000, heapMb: 80, addedMb: 100 }
const codeOf = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    error => (error instanceof Refusal ? error.code : error),
  )

test('a file is read, and a refusal comes back as one', async () => {
  expect(await readTables(task)).toEqual([
    {
      sheet: '服务',
      isHidden: false,
      rows: [
        { row: 1, cells: ['名称'] },
        { row: 2, cells: ['中医义诊'] },
      ],
      hiddenRows: [],
      hiddenColumns: [],
    },
  ])
  expect(await codeOf(readTables({ ...task, fileName: '服务.doc', bytes: Buffer.from('doc') }))).toBe(
    'unsupported_media',
  )
}, 60_000)

test.each([
  ['time', { withinMs: 1 }],
  ['memory', { addedMb: 1 }],
])(
  'what takes more %s than a list may is refused, and the next file is read',
  async (_, limits) => {
    // Letters enough to take a moment, and some memory.
    const long = { bytes: Buffer.from(`${'名称,'.repeat(50)}\n`.repeat(5_000)), fileName: '大.csv' }
    const reads = tableReader({ ...usual, ...limits })
    expect(await codeOf(reads(long))).toBe('import_too_complex')
    expect(await codeOf(readTables(task))).toBe('read')
  },
  60_000,
)

test('no more than a few wait for their turn', async () => {
  const codes = await Promise.all(Array.from({ length: 11 }, () => codeOf(readTables(task))))
  expect(codes.filter(code => code === 'overloaded')).toHaveLength(2)
}, 60_000)
