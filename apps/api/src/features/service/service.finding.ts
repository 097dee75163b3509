import type { PublicFinder } from '../../platform/finding.ts'
import { listServices } from './catalogue.service.ts'
import { searchAnywhere } from './service-search.ts'

const mostServices = 5

/** Services as the catalogue finds them, the best first. */
export const publicServiceFinder: PublicFinder = async (db, { streetId, q, now }) => {
  if (searchAnywhere(streetId, q) === undefined) return []
  const { items } = await listServices(db, streetId, { q, limit: mostServices }, now)
  return items.map(({ id, title, summary }) => ({ kind: 'service' as const, id, title, hint: summary }))
}
