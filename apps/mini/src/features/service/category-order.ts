import type { Category } from '@yunxuan/domain'

/** What is asked for most at an age when one goes to see the doctor oftener than a show. */
const forElders: readonly Category[] = ['clinic', 'care', 'convenience', 'law']

/** Returns a street's categories in the order that suits who looks: as the street has them, or an elder's first. */
export function orderCategories<One extends { category: Category }>(
  categories: readonly One[],
  isElder: boolean,
): One[] {
  if (!isElder) return [...categories]
  const first = forElders.flatMap(wanted => categories.filter(({ category }) => category === wanted))
  return [...first, ...categories.filter(one => !first.includes(one))]
}
