import type { PublicKind } from '../../platform/addresses.ts'
import type { Executor } from '../../platform/database.ts'

/** A page that search engines may read, and when what it says was changed last. */
export interface SitePage {
  kind: PublicKind
  id: string
  changedAt: Date
}

/** SQL: what of a street everybody may read, by a page of its own. */
const shown = `
    select 'services' as kind, v.id, v.updated_at as changed_at from service v
      where v.street_id = $1 and v.kind = 'service' and v.status = 'published'
    union all select 'articles', a.id, a.shown_at from article a where a.street_id = $1 and a.shown is not null
    union all select 'matters', m.id, m.created_at from matter m where m.street_id = $1 and m.is_public
    union all select 'places', t.location_id, t.confirmed_date::timestamp at time zone 'Asia/Shanghai' from station t
      where t.street_id = $1`

/** Returns a page of the pages of a street, in the order of their ids. */
export async function listSitePages(
  db: Executor,
  streetId: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<SitePage[]> {
  const { rows } = await db.$client.query<SitePage>({
    name: 'plain-site-pages',
    text: `select p.kind, p.id, p.changed_at as "changedAt" from (${shown}) p order by p.id offset $2 limit $3`,
    values: [streetId, offset, limit],
  })
  return rows
}

/** Returns how many pages a street has. */
export async function countSitePages(db: Executor, streetId: string): Promise<number> {
  const { rows } = await db.$client.query<{ count: number }>({
    name: 'plain-count-pages',
    text: `select count(*)::int as count from (${shown}) p`,
    values: [streetId],
  })
  return rows[0]?.count ?? 0
}
