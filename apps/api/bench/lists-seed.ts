import type pg from 'pg'
import type { Db } from '../src/platform/database.ts'

/** How many people, bookings, records and lines of the log the street holds. */
export interface Crowd {
  streetId: string
  many: number
  /** Whoever approved and wrote everything. */
  approverId: string
}

/** SQL: an id of a kind of row by its number, so that rows refer to each other without being looked up. */
export const id = (kind: string, number: string) =>
  `('${kind.padEnd(8, '0')}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`
const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'
const given = '建国秀英桂芳志强丽华明军玉兰海燕春梅德福淑珍文杰晓东永红光荣小平美玲家豪思雨子涵浩然'
const name = (g: string) => `substr('${surnames}', 1 + (${g} * 7919::bigint % 40)::int, 1)
  || substr('${given}', 1 + (${g} * 104729::bigint % 44)::int, 1) || substr('${given}', 1 + (${g} * 1299709::bigint % 43)::int, 1)`
const titles = `(array['周末河道捡拾', '社区图书整理', '老人助餐送餐', '义诊秩序维护', '垃圾分类引导', '反诈宣传入户', '儿童课业陪伴', '文明交通劝导'])`

/** What fills a table. */
export interface Seeding {
  table: string
  text: string
}

/** The places and organizations of a street; the first parameter is the street. */
export const groundSeeds: readonly Seeding[] = [
  {
    table: 'area',
    text: `insert into area (street_id, id, parent_id, kind, name)
      select $1, ${id('a', 'g')}, null, 'community', '社区' || g from generate_series(1, 20) g`,
  },
  {
    table: 'organization',
    text: `insert into organization (street_id, id, name, kind)
      select $1, ${id('b', 'g')}, '单位' || g, 'committee' from generate_series(1, 20) g`,
  },
  {
    table: 'location',
    text: `insert into location (street_id, id, name, address, area_id)
      select $1, ${id('c', 'g')}, '活动室' || g, '', ${id('a', '1 + g % 20')} from generate_series(1, 40) g`,
  },
]

/** Each with what it fills in; the first parameter is the street, the second how many, the third the approver. */
const statements: readonly Seeding[] = [
  ...groundSeeds,
  {
    table: 'service',
    text: `insert into service (street_id, id, kind, title, summary, description, category, organization_id,
        location_id, mode, audiences, eligibility, residents_of, bring, fee_note, phone, keywords,
        duration_minutes, places_per_slot, needs_approval, party_max, status, assured_date, created_at,
        updated_at, search)
      select $1, ${id('d', 'g')}, case when g % 2 = 0 then 'activity' else 'service' end,
        ${titles}[1 + g % 8] || g, '', '', 'culture', ${id('b', '1 + g % 20')}, ${id('c', '1 + g % 40')}, 'on_site',
        '{everyone}', '', '{}', '{}', '', '000', '{}', 60, 20, false, 6, 'published', current_date, now(), now(), ''
      from generate_series(1, 600) g`,
  },
  {
    table: 'activity',
    text: `insert into activity (street_id, service_id, content, project, responsible_id, is_team_only, skills, risk,
        insurance, training)
      select $1, id, '捡拾垃圾', '', $3, false, '{}', 'low', '', '' from service where street_id = $1 and kind = 'activity'
        and $2::int > 0`,
  },
  {
    // A hundred days around today, each with 250 slots of services and 20 shifts of activities.
    table: 'slot',
    text: `insert into slot (street_id, id, service_id, starts_at, ends_at, room, status, places, taken)
      select $1, ${id('e', 'g')}, ${id('d', '1 + 2 * (g % 250) % 600')}, at, at + interval '1 hour', g::text, 'open', 20, 20
      from (select g, date_trunc('day', now()) + (g / 250 - 60) * interval '1 day' + (g % 12) * interval '1 hour' as at
        from generate_series(0, $2::int / 20 - 1) g) s
      union all
      select $1, ${id('f', 'g')}, ${id('d', '2 + 2 * (g % 300)')}, at, at + interval '1 hour', g::text, 'open', 20, 5
      from (select g, date_trunc('day', now()) + (g / 20 - 60) * interval '1 day' + (g % 12) * interval '1 hour' as at
        from generate_series(0, 1999) g) s`,
  },
  {
    table: 'account',
    text: `insert into account (id, created_at) select ${id('1', 'g')}, now() from generate_series(1, $2::int) g
      where $1::text is not null`,
  },
  {
    table: 'member',
    text: `insert into member (street_id, id, account_id, name, phone, phone_tail, birth_date, area_id, declared, created_at)
      select $1, ${id('2', 'g')}, ${id('1', 'g')}, ${name('g')}, phone, right(phone, 4), '1954-03-02', ${id('a', '1 + g % 20')},
        '{}', now()
      from (select g, '1' || (3000000000 + g * 7919::bigint % 6999999999)::text as phone
        from generate_series(1, $2::int) g) s`,
  },
  {
    // Half of them with the document that an upload asks for.
    table: 'volunteer',
    text: `insert into volunteer (street_id, person_id, member_id, number, status, birth_date, area_id, skills,
        languages, service_categories, times, consented_at, consent_version, registered_at, real_name, id_number, id_hash)
      select $1, id, id, 'YX' || lpad(g::text, 10, '0'), 'active', '1954-03-02', ${id('a', '1 + g % 20')}, '{}', '{}',
        '{}', '[]', now(), 1, now() - g * interval '1 minute', decode(repeat('00', 60), 'hex'),
        case when g % 2 = 0 then decode(repeat('00', 60), 'hex') end,
        case when g % 2 = 0 then uuid_send(id) end
      from (select g, ${id('2', 'g')} as id from generate_series(1, $2::int) g) s`,
  },
  {
    table: 'booking',
    text: `insert into booking (street_id, id, slot_id, member_id, person_id, party, status, source, code, created_at,
        updated_at)
      select $1, ${id('3', 'g')}, ${id('e', 'g / 20')}, id, id, 1,
        case when g / 5000 < 60 then 'attended' when g % 100 = 0 then 'pending' else 'booked' end, 'self',
        lpad((g % 1000000)::text, 6, '0'), now(), now()
      from (select g, ${id('2', '1 + g * 7919::bigint % $2')} as id from generate_series(0, $2::int - 1) g) s
      union all
      select $1, ${id('4', 'g')}, ${id('f', 'g / 5')}, id, id, 1, 'booked', 'self', lpad((g % 1000000)::text, 6, '0'),
        now(), now()
      from (select g, ${id('2', '1 + g * 104729::bigint % $2')} as id from generate_series(0, 9999) g) s`,
  },
  {
    table: 'waitlist',
    text: `insert into waitlist (street_id, id, slot_id, turn, member_id, person_id, party, status, created_at, updated_at)
      select $1, ${id('5', 'g')}, ${id('e', 'g / 2')}, 1 + g % 2, id, id, 1, case when g % 2 = 0 then 'waiting' else 'cancelled' end,
        now(), now()
      from (select g, ${id('2', '1 + g * 13::bigint % $2')} as id from generate_series(0, $2::int / 10 - 1) g) s`,
  },
  {
    table: 'rating',
    text: `insert into rating (street_id, id, booking_id, slot_id, service_id, member_id, stars, tags, text, created_at)
      select $1, ${id('6', 'g')}, ${id('3', 'g')}, b.slot_id, s.service_id, b.member_id, 1 + g % 5, '{}', '很好', now() - g * interval '1 minute'
      from generate_series(0, $2::int / 2) g
      join booking b on b.street_id = $1 and b.id = ${id('3', 'g')} join slot s on s.street_id = $1 and s.id = b.slot_id`,
  },
  {
    // Four of five are not over; every third is public, every tenth was said in confidence.
    table: 'matter',
    text: `insert into matter (street_id, id, number, kind, text, raised_by, status, due_on, ended_at, public_title,
        public_text, is_public, supports, created_at)
      select $1, ${id('10', 'g')}, lpad((10000000 + g)::text, 8, '0'), kind,
        case when kind <> 'help' then '楼下没有地方' || case when g % 1000 = 0 then '晒被' else '停车' end || g end,
        ${id('2', '1 + g')}, case when g % 5 = 0 then 'done' when g % 4 = 0 then 'sent' else 'open' end,
        case when g % 5 <> 0 then current_date - 20 + g % 60 end, case when g % 5 = 0 then now() - g * interval '1 minute' end,
        '空地上添几处', '居民希望添几处', kind <> 'help' and g % 3 = 0, g % 40, now() - g * interval '1 minute'
      from (select g, case when g % 10 = 0 then 'help' when g % 3 = 0 then 'proposal' else 'need' end as kind
        from generate_series(0, $2::int - 1) g) s`,
  },
  {
    table: 'notice',
    text: `insert into notice (street_id, id, member_id, kind, title, text, created_at, read_at, booking_id)
      select $1, ${id('7', 'g')}, ${id('2', '1 + g')}, case when g % 5 = 0 then 'slot_moved' else 'booked_by_desk' end, '改期了', '', now(),
        case when g % 50 <> 0 then now() end, ${id('3', 'g')}
      from generate_series(0, $2::int - 1) g`,
  },
  {
    table: 'record',
    text: `insert into record (street_id, id, person_id, member_id, number, activity_id, title, served_on, place, content,
        minutes, organization_id, organization_name, responsible_name, grade, origin, suspicions, reason, approved_by,
        approved_at)
      select $1, ${id('8', 'g')}, ${id('2', 'p')}, ${id('2', 'p')}, 'YX' || lpad(p::text, 10, '0'),
        ${id('d', '2 + 2 * (g % 300)')}, ${titles}[1 + g % 8] || g % 300, current_date - 1000 + (g::bigint * 1000 / $2)::int,
        '弥勒寺公园东门', '沿河捡拾垃圾', 60, ${id('b', '1 + g % 20')}, '东社区党委', '欧阳建国', 'rotating-code',
        'attendance', '{}', '', $3, now()
      from (select g, 1 + g * 7919::bigint % $2 as p from generate_series(1, $2::int) g) s`,
  },
  {
    table: 'chain_entry',
    text: `insert into chain_entry (street_id, seq, at, kind, subject_id, body, prev_hash, hash)
      select $1, g, now(), 'record', ${id('8', 'g')}, '{}', uuid_send(${id('8', 'g')}), uuid_send(${id('8', 'g')})
      from generate_series(1, $2::int) g`,
  },
  {
    table: 'upload_batch',
    text: `insert into upload_batch (street_id, id, number, until, created_by, created_at)
      select $1, ${id('9', 'g')}, g, current_date, $3, now() from generate_series(1, 100) g where $2::int > 0`,
  },
  {
    // All but the last twentieth of the records are in a batch; some wait for an answer, a few came back.
    table: 'upload_line',
    text: `insert into upload_line (street_id, batch_id, record_id, position, outcome)
      select $1, ${id('9', '1 + g % 100')}, ${id('8', 'g')}, g, case when g % 20 = 0 then null when g % 50 = 1 then 'returned' else 'reported' end
      from generate_series(1, $2::int / 20 * 19) g`,
  },
  {
    table: 'upload_due',
    text: `insert into upload_due (street_id, record_id, person_id)
      select r.street_id, r.id, r.person_id from record r where r.street_id = $1 and $2::int > 0
        and not exists (select from upload_line l where l.street_id = $1 and l.record_id = r.id)`,
  },
  {
    table: 'points_account',
    text: `insert into points_account (street_id, id, kind, person_id, balance)
      select $1, ${id('2', 'g')}, 'person', ${id('2', 'g')}, g % 100 - 1 from generate_series(1, $2::int) g
      union all select $1, gen_random_uuid(), kind, null, 0 from unnest(array['issued', 'redeemed', 'expired']) kind`,
  },
  {
    table: 'reward',
    text: `insert into reward (street_id, id, kind, name, description, points, stock, reserved, collect_at, status, created_at)
      select $1, ${id('a1', 'g')}, 'goods', '礼品' || g, '', 10, 100000, 0, '服务台', 'open', now()
      from generate_series(1, 30) g`,
  },
  {
    table: 'redemption',
    text: `insert into redemption (street_id, id, reward_id, person_id, member_id, points, status, code, reserved_at,
        expires_at, ended_at)
      select $1, ${id('3', 'g')}, ${id('a1', '1 + g % 30')}, ${id('2', '1 + g')}, ${id('2', '1 + g')}, 10,
        case when g % 50 = 0 then 'reserved' else 'collected' end, lpad(g::text, 8, '0'), now(), now() + interval '7 days',
        case when g % 50 <> 0 then now() end
      from generate_series(0, $2::int / 2 - 1) g`,
  },
  {
    table: 'certificate',
    text: `insert into certificate (street_id, number, kind, title, person_id, member_id, person_name, volunteer_number, stars,
        minutes, issued_at)
      select $1, 'ZX' || lpad(g::text, 10, '0'), 'star', '一星', ${id('2', 'g')}, ${id('2', 'g')}, ${name('g')},
        'YX' || lpad(g::text, 10, '0'), 1, 6000, now() from generate_series(1, $2::int) g`,
  },
  {
    table: 'audit',
    text: `insert into audit (street_id, id, at, actor_id, actor_role, action, subject, subject_id, detail)
      select $1, ${id('5', 'g')}, now(), $3, 'coordinator', (array['booking.book', 'booking.check_in', 'role.grant'])[1 + g % 3],
        'booking', ${id('3', 'g')}, '{}' from generate_series(0, $2::int - 1) g`,
  },
  {
    table: 'correction',
    text: `insert into correction (street_id, id, person_id, member_id, record_id, text, status, created_at)
      select $1, ${id('6', 'g')}, ${id('2', '1 + g')}, ${id('2', '1 + g')}, ${id('8', '1 + g')}, '少了', case when g % 10 = 0 then 'open'
        else 'declined' end, now() from generate_series(0, $2::int / 10) g`,
  },
  {
    table: 'qualification',
    text: `insert into qualification (street_id, id, person_id, kind, status, claimed_at, reason)
      select $1, ${id('7', 'g')}, ${id('2', '1 + g')}, 'first_aid', case when g % 10 = 0 then 'pending' else 'approved' end, now(), ''
      from generate_series(0, $2::int / 10) g`,
  },
]

/** Fills a street with very many of everything that staff page through. */
export async function seedCrowd(db: Db, { streetId, many, approverId }: Crowd): Promise<void> {
  process.stdout.write(`seeding ${many.toLocaleString('en')} members, bookings and records …\n`)
  await inReplica(db, statements, [streetId, many, approverId])
}

/** Fills tables one after the other; each takes as many of the values as its text names. */
export async function inReplica(
  db: Db,
  statements: readonly Seeding[],
  values: readonly [streetId: string, many: number, approverId: string],
): Promise<void> {
  const client = await db.$client.connect()
  try {
    await client.query('begin')
    // These rows refer to what is there, and the triggers guard what people write.
    await client.query('set local session_replication_role = replica')
    await client.query("set local maintenance_work_mem = '512MB'")
    for (const { table, text } of statements) {
      const restore = await withoutIndexes(client, table)
      await client.query(text, values.slice(0, text.includes('$3') ? 3 : text.includes('$2') ? 2 : 1))
      await restore()
      // What comes next joins with it, and is planned by what is known of it.
      await client.query(`analyze ${client.escapeIdentifier(table)}`)
    }
    await client.query('commit')
  } finally {
    client.release()
  }
  await db.$client.query('vacuum analyze')
}

/** An index built over all rows takes a fraction of the time. */
async function withoutIndexes(client: pg.PoolClient, table: string): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ indexname: string; indexdef: string }>(
    `select indexname, indexdef from pg_indexes i where schemaname = 'public' and tablename = $1
       and not exists (select from pg_constraint c where c.conname = i.indexname)`,
    [table],
  )
  for (const { indexname } of rows) await client.query(`drop index ${client.escapeIdentifier(indexname)}`)
  return async () => {
    for (const { indexdef } of rows) await client.query(indexdef)
  }
}
