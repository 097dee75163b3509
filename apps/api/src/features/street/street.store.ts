import type { Area, Street, StreetSummary } from '@yunxuan/contract'
import type { Executor } from '../../platform/database.ts'

const summaryColumns = `s.id, s.name, s.district, s.city, s.province, s.platform_name as "platformName",
    s.platform_model as "platformModel"`

/** Returns the streets of this platform, by their official code. */
export async function listStreets(db: Executor): Promise<StreetSummary[]> {
  const { rows } = await db.$client.query<StreetSummary>({
    name: 'street-list',
    text: `select ${summaryColumns} from street s order by s.id`,
  })
  return rows
}

/** Returns the streets in which an account holds a role now, by their official code. */
export async function listStreetsOf(db: Executor, accountId: string, now: Date): Promise<StreetSummary[]> {
  const { rows } = await db.$client.query<StreetSummary>({
    name: 'street-list-own',
    text: `select ${summaryColumns} from street s
      where s.id in (select m.street_id from member m
        join role_grant g on g.street_id = m.street_id and g.member_id = m.id
        where m.account_id = $1 and g.revoked_at is null and g.starts_at <= $2
          and (g.ends_at is null or g.ends_at > $2))
      order by s.id`,
    values: [accountId, now],
  })
  return rows
}

/** Returns a street; undefined when it is not there. */
export async function findStreet(
  db: Executor,
  streetId: string,
): Promise<(StreetSummary & { deskPhone: string }) | undefined> {
  const { rows } = await db.$client.query<StreetSummary & { deskPhone: string }>({
    name: 'street-find',
    text: `select ${summaryColumns}, s.desk_phone as "deskPhone" from street s where s.id = $1`,
    values: [streetId],
  })
  return rows[0]
}

/** Returns the areas of a street, parents before what lies in them. */
export async function listAreas(db: Executor, streetId: string): Promise<Area[]> {
  const { rows } = await db.$client.query<Area>({
    name: 'street-areas',
    text: `select id, parent_id as "parentId", kind, name from area where street_id = $1
      order by array_position(array['community', 'grid', 'building'], kind), code, name, id`,
    values: [streetId],
  })
  return rows
}

/** What a street's published services are offered under. */
export type Offer = Pick<Street, 'brands' | 'categories' | 'audiences' | 'hasStations'>

/** Counts the published services of a street by brand and category, and collects whom they are for and what else there is. */
export async function countOffer(db: Executor, streetId: string): Promise<Offer> {
  const [brands, categories, audiences, stations] = await Promise.all([
    db.$client.query<Offer['brands'][number]>({
      name: 'street-brands',
      text: `select b.id, b.name, count(*)::int as services
        from service_listing n join brand b on b.street_id = $1 and b.id = n.brand_id
        where n.street_id = $1 group by b.id, b.name, b.position order by services desc, b.position, b.id`,
      values: [streetId],
    }),
    db.$client.query<Offer['categories'][number]>({
      name: 'street-categories',
      text: `select category, count(*)::int as services from service_listing where street_id = $1
        group by category order by services desc, category`,
      values: [streetId],
    }),
    db.$client.query<{ audience: Offer['audiences'][number] }>({
      name: 'street-audiences',
      text: `select a.audience from service_listing n, unnest(n.audiences) as a(audience)
        where n.street_id = $1 group by a.audience order by count(*) desc, a.audience`,
      values: [streetId],
    }),
    db.$client.query({
      name: 'street-stations',
      text: 'select from station where street_id = $1 limit 1',
      values: [streetId],
    }),
  ])
  return {
    brands: brands.rows,
    categories: categories.rows,
    audiences: audiences.rows.map(row => row.audience),
    hasStations: stations.rows.length > 0,
  }
}
