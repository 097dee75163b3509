import { expect, it } from 'vitest'
import { denyStock, stockChange, stockLeft } from './stock.ts'

const shelf = { stock: 5, reserved: 2 }

it('what is kept for somebody is there, and not left for others', () => {
  expect(stockLeft(shelf)).toBe(3)
  expect(denyStock(shelf, -3)).toBeUndefined()
  expect(denyStock(shelf, -4)).toBe('stock_below_reserved')
})

it('pieces that come add, those written off take, and a count says how many there are', () => {
  expect(stockChange(shelf, { kind: 'received', pieces: 4 })).toBe(4)
  expect(stockChange(shelf, { kind: 'written_off', pieces: 4 })).toBe(-4)
  expect(stockChange(shelf, { kind: 'counted', pieces: 4 })).toBe(-1)
})
