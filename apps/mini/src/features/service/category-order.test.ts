import type { Category } from '@yunxuan/domain'
import { expect, test } from 'vitest'
import { orderCategories } from './category-order.ts'

const street = (['culture', 'clinic', 'law', 'care'] as const satisfies Category[]).map(category => ({
  category,
}))
const orderFor = (isElder: boolean) => orderCategories(street, isElder).map(({ category }) => category)

test('an elder sees the doctor before the show, and everything that the street has', () => {
  expect(orderFor(true)).toEqual(['clinic', 'care', 'law', 'culture'])
})

test('to everybody else they stand as the street has them', () => {
  expect(orderFor(false)).toEqual(['culture', 'clinic', 'law', 'care'])
})
