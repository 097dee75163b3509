import type { Category } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'

/** What the services of a street are called by; each as often as it occurs. */
export interface ServiceWords {
  titles: string[]
  keywords: string[]
  brands: string[]
  categories: Category[]
}

// A street has some hundred services; in a larger one the soonest say what there is.
const read = 1_000

/** Returns what the soonest published services are called by. */
export async function listWords(db: Executor, streetId: string): Promise<ServiceWords> {
  const { rows } = await db.$client.query<{
    title: string
    keywords: string[]
    brand: string | null
    category: Category
  }>({
    name: 'service-words',
    text: `select v.title, v.keywords, b.name as brand, v.category
      from (select n.service_id from service_listing n where n.street_id = $1
        order by n.next_starts_at, n.service_id limit ${read}) n
      join service v on v.street_id = $1 and v.id = n.service_id
      left join brand b on b.street_id = $1 and b.id = v.brand_id`,
    values: [streetId],
  })
  return {
    titles: rows.map(row => row.title),
    keywords: rows.flatMap(row => row.keywords),
    brands: rows.flatMap(row => row.brand ?? []),
    categories: rows.map(row => row.category),
  }
}
