import type { GuidePlace } from '@yunxuan/contract'
import type { ArticleEdit } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'

/** What a link leads to, by its name. */
interface Linked {
  id: string
  title: string
  summary: string
}

/** What an article refers to, as far as everybody may see it. */
export interface Referred {
  linked: Linked[]
  places: GuidePlace[]
  areaName: string | null
}

/** Returns what an article refers to, as far as everybody may see it now. */
export async function readReferred(db: Executor, streetId: string, edit: ArticleEdit): Promise<Referred> {
  const { rows } = await db.$client.query<Referred>({
    name: 'article-referred',
    text: `select
        coalesce((select json_agg(json_build_object('id', id, 'title', title, 'summary', summary)) from (
          select id, title, summary from service
            where street_id = $1 and id = any($2::uuid[]) and status = 'published'
          union all select id, shown ->> 'title', shown ->> 'summary' from article
            where street_id = $1 and id = any($3::uuid[]) and shown is not null) l), '[]') as linked,
        coalesce((select json_agg(json_build_object('id', id, 'name', name, 'address', address, 'access', access,
            'latitude', latitude, 'longitude', longitude) order by array_position($4::uuid[], id))
          from location where street_id = $1 and id = any($4::uuid[])), '[]') as places,
        (select name from area where street_id = $1 and id = $5) as "areaName"`,
    values: [streetId, ...referredIds(edit), edit.areaId],
  })
  const row = rows[0]
  if (row === undefined) throw new Error('a question without a table returned no row')
  return row
}

/** Returns which of the ids that an article refers to are not in its street. */
export async function listUnknown(db: Executor, streetId: string, edit: ArticleEdit): Promise<Set<string>> {
  const [services, articles, locations] = referredIds(edit)
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'article-unknown',
    text: `select id from unnest($2::uuid[]) as w(id)
        where not exists (select from service s where s.street_id = $1 and s.id = w.id)
      union all select id from unnest($3::uuid[]) as w(id)
        where not exists (select from article s where s.street_id = $1 and s.id = w.id)
      union all select id from unnest($4::uuid[]) as w(id)
        where not exists (select from location s where s.street_id = $1 and s.id = w.id)
      union all select id from unnest($5::uuid[]) as w(id)
        where not exists (select from area s where s.street_id = $1 and s.id = w.id)`,
    values: [streetId, services, articles, locations, edit.areaId === null ? [] : [edit.areaId]],
  })
  return new Set(rows.map(row => row.id))
}

function referredIds({ body, guide }: ArticleEdit): [string[], string[], string[]] {
  const links = body.flatMap(block => (block.kind === 'link' ? [block] : []))
  const to = (target: string) => links.filter(link => link.to === target).map(link => link.id)
  return [to('service'), to('article'), guide?.locationIds ?? []]
}
