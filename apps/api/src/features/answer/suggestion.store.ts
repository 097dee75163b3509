import type { Ranked } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'

/** What may answer a need: a service with whoever offers it. */
export interface OfferRow extends Ranked {
  organizationId: string
  organizationName: string
}

const mostOfEachWord = 300
const mostRanked = 400
const weeksAhead = `interval '28 days'`

/** Returns the ids of the published services in which most of the tokens are found, as many as are ranked. */
export async function findOffers(
  db: Executor,
  streetId: string,
  tokens: readonly string[],
  most = mostRanked,
): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'suggestion-find',
    text: `select hit.id from unnest($2::text[]) as asked(token)
      cross join lateral (select v.id from service v
        where v.street_id = $1 and v.status = 'published' and v.kind = 'service'
          and v.search @@ quote_literal(asked.token)::tsquery limit ${mostOfEachWord}) hit
      group by hit.id order by count(*) desc, hit.id limit $3`,
    values: [streetId, tokens, most],
  })
  return rows.map(row => row.id)
}

/** Returns services as they are ranked: what they say, where and whether they can be had, and what was said of them. */
export async function listOffers(
  db: Executor,
  streetId: string,
  of: { ids: readonly string[]; now: Date; ratingsFrom: number },
): Promise<OfferRow[]> {
  const { rows } = await db.$client.query<OfferRow>({
    name: 'suggestion-offers',
    text: `select v.id, v.title, v.summary || ' ' || array_to_string(v.keywords, ' ') as words,
        v.description || ' ' || v.eligibility || ' ' || array_to_string(v.bring, ' ') as text,
        l.area_id as "areaId", o.name as "organizationName", o.id as "organizationId",
        exists (select from slot s where s.street_id = $1 and s.service_id = v.id and s.status = 'open'
          and s.starts_at > $3::timestamptz and s.starts_at < $3::timestamptz + ${weeksAhead}) as "hasTimes",
        (select count(*)::int from answer a where a.street_id = $1 and a.organization_id = v.organization_id
          and a.status = 'delivered') as delivered,
        case when st.ratings >= $4 then round(st.stars::numeric / st.ratings, 1)::float8 end as stars
      from service v
      join organization o on o.street_id = $1 and o.id = v.organization_id
      join location l on l.street_id = $1 and l.id = v.location_id
      left join service_stars st on st.street_id = $1 and st.service_id = v.id
      where v.street_id = $1 and v.id = any($2::uuid[])`,
    values: [streetId, of.ids, of.now, of.ratingsFrom],
  })
  return rows
}

/** Returns the newest needs that may be answered and that a member did not raise, as they are ranked. */
export async function listOpenNeeds(db: Executor, streetId: string, memberId: string): Promise<Ranked[]> {
  const { rows } = await db.$client.query<Ranked>({
    name: 'suggestion-needs',
    text: `select m.id, m.public_title as title, m.public_text as words, '' as text, m.area_id as "areaId",
        false as "hasTimes", 0 as delivered, null as stars
      from matter m where m.street_id = $1 and m.is_public and m.kind = 'need' and m.ended_at is null
        and m.status <> 'answered' and m.raised_by <> $2
        and not exists (select from answer a where a.street_id = $1 and a.matter_id = m.id and a.member_id = $2)
      order by m.id desc limit ${mostRanked}`,
    values: [streetId, memberId],
  })
  return rows
}

/** Returns in one text what somebody can do: by what they registered, by the teams they lead, by what is offered. */
export async function findAbilities(
  db: Executor,
  streetId: string,
  of: { memberId: string; teamIds: readonly string[]; organizationIds: readonly string[] },
): Promise<{ text: string; areaId: string | null }> {
  const { rows } = await db.$client.query<{ text: string | null; areaId: string | null }>({
    name: 'suggestion-abilities',
    text: `select p.area_id as "areaId", (select string_agg(said, ' ') from (
          select array_to_string(v.skills || v.service_categories, ' ') as said from volunteer v
            where v.street_id = $1 and v.person_id = $2
          union all select t.name || ' ' || t.intro from team t where t.street_id = $1 and t.id = any($3::uuid[])
          union all select s.title || ' ' || s.summary || ' ' || array_to_string(s.keywords, ' ') from service s
            where s.street_id = $1 and s.organization_id = any($4::uuid[]) and s.status = 'published') able) as text
      from member p where p.street_id = $1 and p.id = $2`,
    values: [streetId, of.memberId, of.teamIds, of.organizationIds],
  })
  return { text: rows[0]?.text ?? '', areaId: rows[0]?.areaId ?? null }
}
