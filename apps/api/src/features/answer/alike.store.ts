import type { Executor } from '../../platform/database.ts'

const mostOfEachWord = 40
const mostRanked = 120

/** A need that everybody sees and may support, as it is ranked. */
export interface AlikeRow {
  id: string
  title: string
  text: string
  areaId: string | null
}

/** Returns the public needs, not over yet, in whose titles most of some words of two letters stand. */
export async function findAlike(
  db: Executor,
  streetId: string,
  words: readonly string[],
): Promise<AlikeRow[]> {
  const { rows } = await db.$client.query<AlikeRow>({
    name: 'alike-needs',
    text: `with found as (
        select hit.id, count(*) as words from unnest($2::text[]) as asked(word)
        cross join lateral (select m.id from matter m
          where m.street_id = $1 and m.is_public and m.kind = 'need' and m.ended_at is null
            and pairs(m.street_id, m.public_title) @> array[$1 || asked.word] limit ${mostOfEachWord}) hit
        group by hit.id order by words desc, hit.id desc limit ${mostRanked})
      select m.id, m.public_title as title, m.public_text as text, m.area_id as "areaId"
      from found join matter m on m.street_id = $1 and m.id = found.id`,
    values: [streetId, words],
  })
  return rows
}
