import { expect, test } from 'vitest'
import { nearWords } from './near-words.ts'

const vocabulary = {
  terms: ['义诊', '法律', '推拿', '血压', '同心书苑'],
  titles: ['中医科义诊', '免费理发', '法律咨询', '智能手机课', '健康养生咨询', '中医科义诊（副本）'],
}

test.each([
  ['sounds the same', '中依', ['中医']],
  ['sounds the same in another tone', '发绿', ['法律']],
  ['is one letter off', '同心书院', ['同心书苑']],
  ['has a letter too many', '智能的手机', ['智能手机']],
  ['lacks a letter', '智手机', ['手机']],
  ['is spelt in Latin letters', 'zhongyi', ['中医']],
  ['has another letter for it', '理髪', ['理发']],
  ['is a sentence with a word in it', '我想找一个能量血压的地方😀', ['血压']],
])('what %s is found: %s', (_, typed, [first]) => {
  expect(nearWords(typed, vocabulary)[0]).toBe(first)
})

test('nothing is made up: each word occurs, three at most, and what is near to nothing has none', () => {
  for (const typed of ['咨询会', '健康', '智能手', '中医科义']) {
    const words = nearWords(typed, vocabulary)
    expect(words.length).toBeLessThanOrEqual(3)
    for (const word of words) {
      expect([...vocabulary.terms, ...vocabulary.titles].some(text => text.includes(word))).toBe(true)
    }
  }
  for (const typed of ['😀', '，', '游泳馆', 'x', '哈'.repeat(200)]) {
    expect(nearWords(typed, vocabulary)).toEqual([])
  }
})
