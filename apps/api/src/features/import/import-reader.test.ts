import { utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { Refusal } from '../../platform/refuse.ts'
import { readTables } from './import-reader.ts'

const book = utils.book_new()
utils.book_append_sheet(book, utils.aoa_to_sheet([['名称'], ['中医义诊']]), '服务')
const bytes: Buffer = write(book, { type: 'buffer', bookType: 'xlsx' })
/** Four million cells. */
const crowded = Buffer.from(`${'1,'.repeat(200)}\n`.repeat(20_000))
const task = { bytes, fileName: '服务.xlsx' }
const codeOf = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    error => (error instanceof Refusal ? error.code : error),
  )

test('a file is read, and a refusal comes back as one', async () => {
  expect(await readTables(task)).toEqual([
    {
      sheet: '服务',
      rows: [
        { row: 1, cells: ['名称'] },
        { row: 2, cells: ['中医义诊'] },
      ],
    },
  ])
  expect(await codeOf(readTables({ ...task, fileName: '服务.doc', bytes: Buffer.from('doc') }))).toBe(
    'unsupported_media',
  )
})

test('what takes longer or more memory than a list may is refused, and the next file is read', async () => {
  const [late, large, next] = await Promise.all([
    codeOf(readTables(task, { withinMs: 1, heapMb: 512 })),
    codeOf(readTables({ bytes: crowded, fileName: '大.csv' }, { withinMs: 60_000, heapMb: 32 })),
    codeOf(readTables(task)),
  ])
  expect([late, large, next]).toEqual(['import_too_complex', 'import_too_complex', 'read'])
}, 60_000)

test('no more than a few wait for their turn', async () => {
  const codes = await Promise.all(Array.from({ length: 10 }, () => codeOf(readTables(task))))
  expect(codes.filter(code => code === 'overloaded')).toHaveLength(2)
}, 60_000)
