import { read, utils } from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { writeListSheets } from './list-sheet.ts'

const heads = [
  ['姓名', 12],
  ['分钟', 8],
] as const

test('a list is read as it was written, its numbers as numbers and nothing as a formula', () => {
  const odd = ['=1+1', '+SUM(A1)', '@x', '<b>&"', ' 前后空格 ', '两\n行', '𠮷野家']
  const file = writeListSheets([{ name: '服务记录', heads, rows: odd.map((text, at) => [text, at]) }])
  const book = read(file)
  expect(book.SheetNames).toEqual(['服务记录'])
  const sheet = book.Sheets.服务记录 ?? {}
  expect(utils.sheet_to_json(sheet, { header: 1 })).toEqual([
    ['姓名', '分钟'],
    ...odd.map((text, at) => [text, at]),
  ])
  const xml = strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  expect(xml).not.toContain('<f>')
})

test('what a spreadsheet cannot hold is left out, not the rest of the list', () => {
  const rows = [
    ['钟\u0000声\u001b\ud800', null],
    ['长'.repeat(40_000), 2],
  ]
  const sheet = read(writeListSheets([{ name: '名[册]*', heads, rows }])).Sheets.名册 ?? {}
  const [, first = [], second = []] = utils.sheet_to_json<string[]>(sheet, { header: 1 })
  expect(first[0]).toBe('钟声')
  expect(second[0]).toHaveLength(32_767)
})

test('several lists stand on a sheet each, under names that Excel takes', () => {
  const long = '一'.repeat(40)
  const sheets = [long, long, '口径'].map((name, at) => ({ name, heads, rows: [[`${at}`, at]] }))
  const book = read(writeListSheets(sheets))
  expect(book.SheetNames).toEqual(['一'.repeat(31), `${'一'.repeat(29)} 2`, '口径'])
  const cells = book.SheetNames.map(name => utils.sheet_to_json(book.Sheets[name] ?? {}, { header: 1 })[1])
  expect(cells).toEqual([
    ['0', 0],
    ['1', 1],
    ['2', 2],
  ])
})
