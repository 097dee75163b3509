import { expect, test } from 'vitest'
import { csvCell } from './csv-cell.ts'

test('commas, quotes and line ends are quoted', () => {
  expect(csvCell('王*兰')).toBe('王*兰')
  expect(csvCell('义诊,"周六"\n上午')).toBe('"义诊,""周六""\n上午"')
})

test('what a spreadsheet would run as a formula is disarmed', () => {
  expect(csvCell('=HYPERLINK("http://x")')).toBe('"\'=HYPERLINK(""http://x"")"')
  expect(csvCell('+8613800000000')).toBe("'+8613800000000")
})
