import type { GuidePaper } from '@yunxuan/domain'
import { expect, test } from 'vitest'
import { sayCost, sayDays, sayMissing } from './guide-words.ts'

test('how long it takes is what is promised, and then the law', () => {
  expect(sayDays({ promisedDays: 0, legalDays: 20 })).toBe('当场办好')
  expect(sayDays({ promisedDays: 5, legalDays: 20 })).toBe('5 个工作日，最长 20 个工作日')
  expect(sayDays({ promisedDays: 5, legalDays: 5 })).toBe('5 个工作日')
  expect(sayDays({ promisedDays: null, legalDays: 20 })).toBe('最长 20 个工作日')
  expect(sayDays({ promisedDays: null, legalDays: null })).toBe('')
})

test('what it costs is said in 元, and nothing is made up', () => {
  expect(sayCost({ costFen: 0, costNote: '' })).toBe('不收费')
  expect(sayCost({ costFen: 1250, costNote: '工本费' })).toBe('12.5 元，工本费')
  expect(sayCost({ costFen: null, costNote: '' })).toBe('')
})

const paper = (name: string, mayComeLater = false): GuidePaper => ({
  name,
  form: 'original',
  mayComeLater,
  note: '',
})

test('what is missing is said by name, and what may come later stops nobody', () => {
  const papers = [paper('身份证'), paper('户口簿'), paper('照片', true)]
  expect(sayMissing(papers, [])).toBe('还差 2 样：身份证、户口簿；照片可以以后再补。')
  expect(sayMissing(papers, ['身份证', '照片'])).toBe('还差 1 样：户口簿。')
  expect(sayMissing(papers, ['身份证', '户口簿'])).toBe('可以去办了；照片可以以后再补。')
  expect(sayMissing(papers, ['身份证', '户口簿', '照片'])).toBe('材料都齐了，可以去办了。')
})
