import type { ArticleKind } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'

/** An article that somebody found. */
export interface FoundRow {
  id: string
  kind: ArticleKind
  title: string
  summary: string
  validUntil: string | null
}

// Of a common word the index has thousands: so many of them are looked at, as in the catalogue.
const candidates = 400

/** Returns what everybody reads of a word: the best hits first, and among them what holds, the newest first. */
export async function listFound(
  db: Executor,
  streetId: string,
  ask: { tsqueries: readonly string[]; today: string; limit: number },
): Promise<FoundRow[]> {
  const tiers = ask.tsqueries.map(
    (_, tier) => `(select ${tier} as tier, id from article
      where street_id = $1 and search @@ $${tier + 4}::tsquery limit ${candidates})`,
  )
  const { rows } = await db.$client.query<FoundRow>({
    name: `article-found-${tiers.length}`,
    text: `select v.id, v.kind, v.shown ->> 'title' as title, v.shown ->> 'summary' as summary,
        v.valid_until::text as "validUntil"
      from (${tiers.join(' union all ')}) h join article v on v.street_id = $1 and v.id = h.id
      where v.shown is not null
      order by coalesce(v.valid_until < $2::date, false), h.tier, v.shown_at desc, v.id limit $3`,
    values: [streetId, ask.today, ask.limit, ...ask.tsqueries],
  })
  return rows
}
