import type { Audience, ConsentPurpose } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'

/** A member, and the groups that are kept only by a consent of their own. */
export interface Agreeing {
  streetId: string
  memberId: string
  sensitive: readonly Audience[]
}

/** What somebody agreed to, and how much is kept by it. */
export interface ConsentRow {
  purpose: ConsentPurpose
  version: number | null
  since: Date | null
  count: number
}

/** Returns what a member agreed to, in the order of purposes; what nothing is kept by is left out. */
export async function listConsents(db: Executor, of: Agreeing): Promise<ConsentRow[]> {
  const { rows } = await db.$client.query<ConsentRow>({
    name: 'consent-list',
    text: `with said as (select a.at, (a.detail->>'sensitiveConsentVersion')::int as version from audit a
          where a.street_id = $1 and a.subject_id = $2 and a.action in ('member.join', 'member.change')
            and a.detail ? 'sensitiveConsentVersion' order by a.id desc limit 1),
        own as (select id from booking where street_id = $1 and member_id = $2),
        notes as (select n.health_consent_at as at from booking_note n
            where n.street_id = $1 and n.booking_id in (select id from own) and n.sealed is not null
              and n.health_consent_at is not null
          union all select n.health_consent_at from waitlist_note n
            where n.street_id = $1 and n.health_consent_at is not null
              and n.waitlist_id in (select id from waitlist where street_id = $1 and member_id = $2))
      select c.purpose, c.version, c.since, c.count from (
        select 1 as turn, 'groups' as purpose, (select version from said) as version, (select at from said) as since,
          cardinality(array(select unnest(m.declared) intersect select unnest($3::text[])))::int as count
          from member m where m.street_id = $1 and m.id = $2
        union all select 2, 'health', 1, min(at), count(*)::int from notes
        union all select 3, 'family', min(d.consent_version), min(d.consented_at), count(*)::int
          from dependant d where d.street_id = $1 and d.member_id = $2 and d.forgotten_at is null
        union all select 4, 'identity', min(v.consent_version), min(v.consented_at), count(*)::int
          from volunteer v where v.street_id = $1 and v.member_id = $2 and v.status <> 'left') c
      where c.count > 0 order by c.turn`,
    values: [of.streetId, of.memberId, of.sensitive],
  })
  return rows
}

/** Forgets the groups of a member that are kept only by a consent; false when there are none. */
export async function forgetGroups(tx: Tx, of: Agreeing): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'consent-forget-groups',
    text: `update member m set declared = array(select g from unnest(m.declared) with ordinality as d(g, turn)
          where g <> all($3::text[]) order by turn)
      where m.street_id = $1 and m.id = $2 and m.declared && $3::text[]`,
    values: [of.streetId, of.memberId, of.sensitive],
  })
  return rowCount === 1
}

/** Erases what a member wrote of their health to providers, also where they wait; returns how many notes. */
export async function eraseHealthNotes(
  tx: Tx,
  { streetId, memberId }: Omit<Agreeing, 'sensitive'>,
  now: Date,
): Promise<number> {
  const { rows } = await tx.$client.query<{ count: number }>({
    name: 'consent-erase-health',
    text: `with gone as (update booking_note n set sealed = null, erased_at = $3
          where n.street_id = $1 and n.sealed is not null and n.health_consent_at is not null
            and n.booking_id in (select id from booking where street_id = $1 and member_id = $2) returning 1),
        waiting as (delete from waitlist_note n where n.street_id = $1 and n.health_consent_at is not null
            and n.waitlist_id in (select id from waitlist where street_id = $1 and member_id = $2) returning 1)
      select ((select count(*) from gone) + (select count(*) from waiting))::int as count`,
    values: [streetId, memberId, now],
  })
  return rows[0]?.count ?? 0
}
