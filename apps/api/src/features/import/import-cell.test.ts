import { describe, expect, test } from 'vitest'
import { dayOf, listOf, numberOf, textOf, timesOf, yesOrNo } from './import-cell.ts'

const today = '2026-11-22'

describe('days as people write them', () => {
  test.each([
    [46354, '2026-11-28'],
    [46354.375, '2026-11-28'],
    ['2026-11-28', '2026-11-28'],
    ['2026/11/28', '2026-11-28'],
    ['2026.1.8', '2026-01-08'],
    ['2026年11月28日', '2026-11-28'],
    ['２０２６年１１月２８号', '2026-11-28'],
    [' 2026-11-28　', '2026-11-28'],
    ['2026-11-28 00:00:00', '2026-11-28'],
    ['20261128', '2026-11-28'],
    [20261128, '2026-11-28'],
    ['11月28日', '2026-11-28'],
    ['11月28日（周六）', '2026-11-28'],
    ['11-22', '2026-11-22'],
    ['1月3日', '2027-01-03'],
    ['2026-02-30', undefined],
    ['11月31日', undefined],
    ['下周六', undefined],
    ['', undefined],
    [12, undefined],
  ] as const)('%s', (cell, day) => {
    expect(dayOf(cell, today)).toBe(day)
  })
})

describe('times as people write them', () => {
  test.each([
    [0.375, 540],
    [46354.375, 540],
    ['9:00', 540],
    ['09:00:00', 540],
    ['9：00', 540],
    ['９：３０', 570],
    ['9点', 540],
    ['9点半', 570],
    ['上午9点', 540],
    ['上午 9:30', 570],
    ['下午2点半', 870],
    ['下午2:15', 855],
    ['14时30分', 870],
    ['晚上7点一刻', 1155],
    ['中午12点', 720],
    ['中午1点', 780],
    ['凌晨12点', 0],
    ['2:30 PM', 870],
    ['25:00', undefined],
    ['9:75', undefined],
    ['上午', undefined],
    [9, undefined],
    [null, undefined],
  ] as const)('%s', (cell, minutes) => {
    expect(timesOf(cell)?.minutes).toBe(minutes)
  })

  test.each([
    ['9:00-11:00', 540, 660],
    ['9：00—11：30', 540, 690],
    ['下午2点至4点', 840, 960],
    ['上午9点到下午1点', 540, 780],
  ] as const)('both in one cell: %s', (cell, minutes, endMinutes) => {
    expect(timesOf(cell)).toEqual({ minutes, endMinutes })
  })
})

test('numbers, answers and lists in whatever width and with whatever unit', () => {
  expect(['20', '２０', '20人', ' 1,000 ', 20, '１２．５', '20 分钟'].map(numberOf)).toEqual([
    20, 20, 20, 1000, 20, 12.5, 20,
  ])
  expect(['二十', '', '20-30', null, '1e5'].map(numberOf)).toEqual(Array(5).fill(undefined))
  expect(['是', '√', 'Y', '１', true].map(yesOrNo)).toEqual(Array(5).fill(true))
  expect(['否', '无', 'n', '0', false].map(yesOrNo)).toEqual(Array(5).fill(false))
  expect(yesOrNo('也许')).toBeUndefined()
  expect(listOf('身份证、老花镜，老花镜 ; 水杯')).toEqual(['身份证', '老花镜', '水杯'])
  expect(textOf('\u3000中医 义诊\u00a0\n')).toBe('中医 义诊')
})
