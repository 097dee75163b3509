import type { QuietHours, ServiceKind } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'

/** A booking or sign-up that begins soon, and what its member chose. */
export interface ComingRow {
  claimId: string
  memberId: string
  kind: ServiceKind
  title: string
  startsAt: Date
  locationName: string
  room: string
  /** Since when they know of it at this time. */
  knownSince: Date
  /** Null where they have chosen nothing. */
  quiet: QuietHours | null
  hasChosen: boolean
}

/** Returns what begins in a span (its first instant excluded) of whoever uses the app and wants to be reminded, in the order of ids. */
export async function listComing(
  db: Executor,
  ask: { streetId: string; stage: string; after: Date; until: Date; beyond: string | null; limit: number },
): Promise<ComingRow[]> {
  const { rows } = await db.$client.query<ComingRow>({
    name: 'reminder-coming',
    text: `select b.id as "claimId", b.member_id as "memberId", v.kind, v.title, s.starts_at as "startsAt",
        l.name as "locationName", s.room, greatest(b.created_at, s.moved_at) as "knownSince",
        c.member_id is not null as "hasChosen",
        case when c.quiet_from is not null
          then json_build_object('from', c.quiet_from, 'until', c.quiet_until) end as quiet
      from slot s
      join booking b on b.street_id = $1 and b.slot_id = s.id and b.status = 'booked'
      join member m on m.street_id = $1 and m.id = b.member_id
      join service v on v.street_id = $1 and v.id = s.service_id
      join location l on l.street_id = $1 and l.id = coalesce(s.location_id, v.location_id)
      left join message_setting c on c.street_id = $1 and c.member_id = b.member_id
      where s.street_id = $1 and s.starts_at > $3 and s.starts_at <= $4 and s.status = 'open'
        and m.account_id is not null and coalesce(c.reminders, true)
        and not exists (select from reminder r where r.street_id = $1 and r.claim_id = b.id and r.stage = $2
          and r.about = s.starts_at)
        and ($5::uuid is null or b.id > $5)
      order by b.id limit $6`,
    values: [ask.streetId, ask.stage, ask.after, ask.until, ask.beyond, ask.limit],
  })
  return rows
}

/** An offer that is open. */
export interface EndingRow {
  claimId: string
  memberId: string
  title: string
  startsAt: Date
  offeredAt: Date
  expiresAt: Date
}

/** Returns the offers that end until an instant and of which nobody was reminded. */
export async function listEnding(
  db: Executor,
  ask: { streetId: string; now: Date; until: Date; limit: number },
): Promise<EndingRow[]> {
  const { rows } = await db.$client.query<EndingRow>({
    name: 'reminder-ending',
    text: `select w.id as "claimId", w.member_id as "memberId", v.title, s.starts_at as "startsAt",
        w.offered_at as "offeredAt", w.offer_expires_at as "expiresAt"
      from waitlist w
      join slot s on s.street_id = $1 and s.id = w.slot_id
      join service v on v.street_id = $1 and v.id = s.service_id
      left join message_setting c on c.street_id = $1 and c.member_id = w.member_id
      where w.street_id = $1 and w.status = 'offered' and w.offered_at is not null
        and w.offer_expires_at > $2 and w.offer_expires_at <= $3 and coalesce(c.reminders, true)
        and not exists (select from reminder r where r.street_id = $1 and r.claim_id = w.id
          and r.stage = 'offer' and r.about = w.offer_expires_at)
      order by w.id limit $4`,
    values: [ask.streetId, ask.now, ask.until, ask.limit],
  })
  return rows
}

/** Notes reminders that are about to be given; returns the claims of those that nobody else has given. */
export async function insertReminders(
  tx: Tx,
  streetId: string,
  reminders: readonly { claimId: string; stage: string; about: Date }[],
): Promise<ReadonlySet<string>> {
  if (reminders.length === 0) return new Set()
  const { rows } = await tx.$client.query<{ claimId: string }>({
    name: 'reminder-insert',
    text: `insert into reminder (street_id, claim_id, stage, about)
      select $1, r."claimId", r.stage, r.about
      from json_to_recordset($2::json) as r("claimId" uuid, stage text, about timestamptz)
      on conflict do nothing returning claim_id as "claimId"`,
    values: [streetId, JSON.stringify(reminders)],
  })
  return new Set(rows.map(row => row.claimId))
}

/** Forgets reminders of what began before an instant: nothing is given twice that is over. */
export async function deleteRemindersBefore(db: Executor, before: Date): Promise<number> {
  const { rowCount } = await db.$client.query({
    name: 'reminder-clean',
    text: 'delete from reminder where about < $1',
    values: [before],
  })
  return rowCount ?? 0
}
