import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvCell, csvFile } from './csv.ts'

test('commas, quotes and line ends are quoted, and whatever else may end a cell somewhere', () => {
  expect(csvCell('王*兰')).toBe('王*兰')
  expect(csvCell('义诊,"周六"\n上午')).toBe('"义诊,""周六""\n上午"')
  expect(csvCell('甲;=1+1')).toBe('"甲;=1+1"')
  expect(csvCell('甲\t=1+1')).toBe('"甲\t=1+1"')
})

test('a file has its mark, and a line end after every row', () => {
  expect(csvFile([['姓名'], ['王,兰']])).toBe('\uFEFF姓名\r\n"王,兰"\r\n')
})

describe('what a spreadsheet would run as a formula is disarmed', () => {
  const signs = [...'=+-@＝＋－＠﹦﹢﹣﹫−']
  const before = {
    nothing: '',
    'a blank': ' ',
    'a wide blank': '\u3000',
    'a blank that does not break': '\u00a0',
    'a tab': '\t',
    'a line end': '\r\n',
    'a line of Unicode': '\u2028',
    'a next line': '\u0085',
    'a null': '\0',
    'a byte order mark': '\ufeff',
    'no width': '\u200b\u200c\u200d\u2060',
    'another direction': '\u202e\u2066',
    'a soft hyphen': '\u00ad',
    'a filler': '\u3164\u034f',
  }
  test.each(Object.entries(before))('after %s', (_name, prefix) => {
    for (const sign of signs) {
      const cell = csvCell(`${prefix}${sign}cmd|' /c calc'!A1`)
      expect(cell.replace(/^"/, '')).toMatch(/^'/)
    }
  })

  test('and a cell that begins with a line end, whatever follows', () => {
    expect(csvCell('\n甲')).toBe(`"'\n甲"`)
    expect(csvCell('\t甲')).toBe(`"'\t甲"`)
  })

  test('no text, however it is made, begins as a formula or leaves its cell', () => {
    const piece = fc.constantFrom(...signs, ...Object.values(before), '"', ',', ';', '\n', '甲', '1', "'")
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), pieces => {
        const text = pieces.join('')
        const cell = csvCell(text)
        const isQuoted = cell.startsWith('"') && cell.endsWith('"') && cell.length > 1
        const inner = isQuoted ? cell.slice(1, -1) : cell
        expect(inner.replaceAll('""', '')).not.toContain(isQuoted ? '"' : '\n')
        expect(inner.replaceAll('""', '"').replace(/^'/, '')).toBe(text.replace(/^'/, ''))
        // Nothing is skipped before a sign any more: the apostrophe is the first that is read.
        expect(inner).not.toMatch(/^[\s\p{C}\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠]/u)
      }),
    )
  })
})
