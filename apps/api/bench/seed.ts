import type pg from 'pg'
import { type SearchText, serviceTokens } from '../src/features/service/service-search.ts'
import type { Db } from '../src/platform/database.ts'

export const benchStreet = '510104030'

const titles = [
  '中医',
  '儿科',
  '法律',
  '心理',
  '理财',
  '书法',
  '国学',
  '理发',
  '助餐',
  '就业',
  '创业',
  '反诈',
]
const kinds = ['义诊', '咨询', '讲座', '沙龙', '课堂', '陪伴', '体验', '帮扶', '代办', '指导']
const places = [
  '统战书屋',
  '青年学习社',
  '家风馆',
  '活动室',
  '弥勒寺公园',
  '红巷生活广场',
  '老浙大',
  '暖新书吧',
]
const categories = ['clinic', 'law', 'mind', 'finance', 'culture', 'education', 'convenience', 'jobs']

/** Words people search for here; each finds some hundredth to some tenth of the services. */
export const searches = [...titles.flatMap(title => kinds.map(kind => title + kind)), ...titles, ...kinds]

/** Adds a street with its organization, place and a number of services, each with a slot in the coming days. */
export async function seedStreet(db: Db, streetId: string, services: number): Promise<void> {
  const client = await db.$client.connect()
  try {
    await client.query('begin')
    await client.query(
      `insert into street (id, name, district, city, province, platform_name, platform_model, desk_phone)
       values ($1, '试验街道', '区', '市', '省', '荟', '自选', '000') on conflict do nothing`,
      [streetId],
    )
    await client.query(
      `insert into organization (street_id, id, name, kind) values ($1, gen_random_uuid(), '党委', 'committee')`,
      [streetId],
    )
    await client.query(
      `insert into location (street_id, id, name, address) values ($1, gen_random_uuid(), '活动室', '')`,
      [streetId],
    )
    // An index built over all rows takes a tenth of the time, and these rows refer to what is there.
    const { rows } = await client.query<{ indexdef: string }>(
      "select indexdef from pg_indexes where indexname = 'service_search'",
    )
    await client.query('drop index service_search')
    await client.query('set local session_replication_role = replica')
    await insertServices(client, streetId, services)
    await client.query("set local maintenance_work_mem = '512MB'")
    for (const { indexdef } of rows) await client.query(indexdef)
    await client.query('commit')
  } finally {
    client.release()
  }
}

async function insertServices(client: pg.PoolClient, streetId: string, services: number): Promise<void> {
  const texts = templates(streetId)
  await client.query(
    'create temp table template (n int, title text, category text, tokens text[]) on commit drop',
  )
  await client.query(
    `insert into template select n, title, category, tokens
     from json_to_recordset($1::json) as r(n int, title text, category text, tokens text[])`,
    [JSON.stringify(texts)],
  )
  await client.query(
    `insert into service (street_id, id, title, summary, description, category, organization_id, location_id, mode,
       audiences, eligibility, residents_of, bring, fee_note, phone, keywords, duration_minutes, places_per_slot,
       needs_approval, party_max, status, assured_date, created_at, updated_at, search)
     select $1, gen_random_uuid(), t.title, '每周都有，先约先得', '', t.category, o.id, l.id, 'on_site', '{everyone}', '',
       '{}', '{身份证}', '', '000', '{}', 120, 20, false, 6, 'published', current_date, now(), now(),
       array_to_tsvector(t.tokens)
     from generate_series(1, $2) g
     join template t on t.n = (g * 7919::bigint) % $3
     cross join organization o cross join location l
     where o.street_id = $1 and l.street_id = $1`,
    [streetId, services, texts.length],
  )
  await client.query(
    `insert into slot (street_id, id, service_id, starts_at, ends_at, room, status, places)
     select street_id, gen_random_uuid(), id, at, at + interval '2 hours', '', 'open', 20
     from (select street_id, id, date_trunc('hour', now()) + (1 + (random() * 600)::int) * interval '1 hour' as at
       from service where street_id = $1) s`,
    [streetId],
  )
  await client.query('analyze service, slot')
  // As refreshListing writes it; that looks for each next slot, which takes minutes for a million.
  await client.query(
    `insert into service_listing (street_id, service_id, category, mode, audiences, area_ids, next_starts_at, title_marks)
     select v.street_id, v.id, v.category, v.mode, v.audiences, '{}', s.starts_at, v.title_marks
     from service v join slot s on s.street_id = v.street_id and s.service_id = v.id where v.street_id = $1`,
    [streetId],
  )
}

function templates(streetId: string): { n: number; title: string; category: string; tokens: string[] }[] {
  const all: { n: number; title: string; category: string; tokens: string[] }[] = []
  for (const title of titles) {
    for (const kind of kinds) {
      for (const place of places) {
        const category = categories[all.length % categories.length] ?? 'clinic'
        const text: SearchText = {
          title: `${title}${kind}（${place}）`,
          summary: '每周都有，先约先得',
          description: '',
          keywords: [],
          category: '',
          brand: '',
          organization: '党委',
          location: place,
        }
        all.push({ n: all.length, title: text.title, category, tokens: serviceTokens(streetId, text) })
      }
    }
  }
  return all
}

/** Adds members with a session each; returns the ids to sign access tokens for. */
export async function seedMembers(
  db: Db,
  streetId: string,
  count: number,
): Promise<{ accountId: string; sessionId: string }[]> {
  await db.$client.query(
    `with a as (insert into account (id, created_at) select gen_random_uuid(), now() from generate_series(1, $2)
       returning id),
     m as (insert into member (street_id, id, account_id, name, birth_date, declared, created_at)
       select $1, gen_random_uuid(), id, '居民', '1954-03-02', '{}', now() from a)
     insert into session (id, account_id, refresh_hash, rotated_at, expires_at, created_at)
       select gen_random_uuid(), id, uuid_send(gen_random_uuid()), now(), now() + interval '1 day', now() from a`,
    [streetId, count],
  )
  const { rows } = await db.$client.query<{ accountId: string; sessionId: string }>(
    'select account_id as "accountId", id as "sessionId" from session order by id',
  )
  return rows
}

/** Adds slots of one service with so many places each; returns their ids. */
export async function seedSlots(db: Db, streetId: string, slots: number, places: number): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>(
    `insert into slot (street_id, id, service_id, starts_at, ends_at, room, status, places)
     select $1, gen_random_uuid(), (select id from service where street_id = $1 limit 1),
       now() + interval '1 day' + g * interval '30 minutes', now() + interval '1 day' + (g + 1) * interval '30 minutes',
       g::text, 'open', $3 from generate_series(1, $2) g returning id`,
    [streetId, slots, places],
  )
  return rows.map(row => row.id)
}
