import type { Executor, Tx } from '../../platform/database.ts'

/** Slots that were made in one go. */
export interface MadeSlots {
  streetId: string
  serviceId: string
  startsAt: readonly Date[]
  now: Date
}

/** Keeps that there are new slots, beside those that wait to be told of already; not where nobody wants to hear. */
export async function noteNewSlots(tx: Tx, { streetId, serviceId, startsAt, now }: MadeSlots): Promise<void> {
  const first = startsAt.toSorted((a, b) => +a - +b)[0]
  await tx.$client.query({
    name: 'slot-news-note',
    text: `insert into slot_news (street_id, service_id, slots, first_starts_at, made_at)
      select $1, $2, $3::int, $4::timestamptz, $5
      where exists (select from follow where street_id = $1 and service_id = $2 and is_told)
      on conflict (street_id, service_id) do update set slots = slot_news.slots + excluded.slots,
        first_starts_at = least(slot_news.first_starts_at, excluded.first_starts_at)`,
    values: [streetId, serviceId, startsAt.length, first, now],
  })
}

/** Returns the services of every street whose new slots were made before a time. */
export async function listNews(
  db: Executor,
  before: Date,
): Promise<{ streetId: string; serviceId: string }[]> {
  const { rows } = await db.$client.query<{ streetId: string; serviceId: string }>({
    name: 'slot-news-due',
    // In another order each time: a service that is not published keeps its news, and must not keep others from theirs.
    text: `select street_id as "streetId", service_id as "serviceId" from slot_news where made_at < $1
      order by random() limit 500`,
    values: [before],
  })
  return rows
}

/** What is told of new slots: how many there are, and the first that can still be had. */
export interface News {
  slots: number
  title: string
  startsAt: Date | null
}

/** Takes the news of a service away, so that it is told once; undefined where another did, or nobody could come yet. */
export async function takeNews(
  tx: Tx,
  { streetId, serviceId, now }: { streetId: string; serviceId: string; now: Date },
): Promise<News | undefined> {
  const { rows } = await tx.$client.query<News>({
    name: 'slot-news-take',
    text: `with taken as (delete from slot_news n where n.street_id = $1 and n.service_id = $2
        and exists (select from service v where v.street_id = $1 and v.id = $2 and v.status = 'published')
        returning n.street_id, n.slots, n.first_starts_at)
      select t.slots, v.title, (select s.starts_at from slot s where s.street_id = $1 and s.service_id = $2
          and s.status = 'open' and s.starts_at >= t.first_starts_at and s.starts_at > $3
          order by s.starts_at limit 1) as "startsAt"
      from taken t join service v on v.street_id = $1 and v.id = $2 where t.street_id = $1`,
    values: [streetId, serviceId, now],
  })
  return rows[0]
}

/** Returns who wants to be told of a service's new slots. */
export async function listTold(db: Executor, streetId: string, serviceId: string): Promise<string[]> {
  const { rows } = await db.$client.query<{ memberId: string }>({
    name: 'follow-told',
    text: `select member_id as "memberId" from follow where street_id = $1 and service_id = $2 and is_told`,
    values: [streetId, serviceId],
  })
  return rows.map(row => row.memberId)
}
