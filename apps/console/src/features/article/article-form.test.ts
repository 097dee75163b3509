import { expect, test } from 'vitest'
import { blankValues, blocksOf, toEdit, toValues } from './article-form.ts'

test('a text that is pasted becomes headings, lists and paragraphs as it looks', () => {
  const pasted = `各社区：
一、申请条件
（一）有本市户口；
（二）在街道登记创业。

二、怎么申请
带上身份证到窗口。
1. 填表
2、交表`
  expect(blocksOf(pasted)).toEqual([
    { kind: 'paragraph', text: '各社区：' },
    { kind: 'heading', text: '一、申请条件' },
    { kind: 'list', items: ['有本市户口；', '在街道登记创业。'] },
    { kind: 'heading', text: '二、怎么申请' },
    { kind: 'paragraph', text: '带上身份证到窗口。' },
    { kind: 'list', items: ['填表', '交表'] },
  ])
  expect(blocksOf(' \n\n')).toEqual([])
  expect(blocksOf('2026年我们一起努力')).toEqual([{ kind: 'paragraph', text: '2026年我们一起努力' }])
})

test('what is written goes out as it came in, money in fen', () => {
  const edit = toEdit(blankValues('guide'))
  expect(edit.guide?.costFen).toBe(0)
  expect(toEdit(toValues(edit))).toEqual(edit)
  const free = { ...edit, guide: edit.guide && { ...edit.guide, costFen: 1250 } }
  expect(toValues(free).guide?.costYuan).toBe(12.5)
  expect(toEdit(toValues(free))).toEqual(free)
})
