import type {
  MessageChannel,
  MessageGrade,
  MessageSettings,
  MessageStatus,
  NoticeKind,
  ServiceKind,
} from '@yunxuan/domain'
import type { Db, Executor } from '../../platform/database.ts'
import { sameWords } from '../notice/notice.store.ts'
import { settingsOf } from './message.store.ts'

/** Returns the streets that have messages to be sent. */
export async function listStreetsWithDue(db: Executor, now: Date): Promise<string[]> {
  const { rows } = await db.$client.query<{ streetId: string }>({
    name: 'message-streets-due',
    text: `select street_id as "streetId" from message where status = 'due' and due_at <= $1 group by 1`,
    values: [now],
  })
  return rows.map(row => row.streetId)
}

/** A message that somebody has taken to send, and whose it is. */
export interface ClaimedRow {
  noticeId: string
  memberId: string
}

/**
 * Takes some of what is due, the most important first, until an instant: after that it is anybody's again. What
 * another process takes at the same time is passed over.
 */
export async function claimDue(
  db: Executor,
  ask: { streetId: string; now: Date; until: Date; limit: number },
): Promise<ClaimedRow[]> {
  const { rows } = await db.$client.query<ClaimedRow & { grade: MessageGrade }>({
    name: 'message-claim',
    text: `with due as (select m.notice_id, m.grade, m.due_at from message m
        where m.street_id = $1 and m.status = 'due' and m.due_at <= $2
        order by ${byGrade('m.grade')}, m.due_at, m.notice_id limit $4 for update skip locked),
      taken as (update message m set due_at = $3, tries = m.tries + 1 from due
        where m.street_id = $1 and m.notice_id = due.notice_id returning m.notice_id)
      select due.notice_id as "noticeId", n.member_id as "memberId" from due
        join taken on taken.notice_id = due.notice_id
        join notice n on n.street_id = $1 and n.id = due.notice_id
        order by ${byGrade('due.grade')}, due.due_at, due.notice_id`,
    values: [ask.streetId, ask.now, ask.until, ask.limit],
  })
  return rows
}

const byGrade = (grade: string) =>
  `array_position(array['cancellation', 'change', 'offer', 'reminder', 'news'], ${grade})`

/** A message with all that decides whether, when and how it leaves. */
export interface OutgoingRow {
  noticeId: string
  memberId: string
  kind: NoticeKind
  title: string
  grade: MessageGrade
  tries: number
  refusals: number
  failed: MessageChannel[]
  isRead: boolean
  /** What it tells is still so. */
  isTrue: boolean
  createdAt: Date
  accountId: string | null
  phone: string | null
  settings: MessageSettings
  /** Of WeChat, those that no other message is sent by. */
  grants: number
  coming: number
  /** Of what it is about, where that is a slot. */
  startsAt: Date | null
  serviceTitle: string | null
  locationName: string | null
  room: string | null
  serviceKind: ServiceKind | null
  bookingId: string | null
  waitlistId: string | null
}

/**
 * SQL: whether what a notice `o` tells of a booking `b`, an entry `w` or a slot `s` is still so at $3. A slot that was
 * moved since has a notice of its own.
 */
const isStillSo = `case o.kind
    when 'reminder' then b.status = 'booked' and ${stands()} and s.starts_at > $3
    when 'slot_moved' then (b.status in ('pending', 'booked') or w.status in ('waiting', 'offered')) and ${stands()}
    when 'slot_cancelled' then s.status = 'cancelled' and (b.status = 'slot_cancelled' or w.status = 'closed')
      and s.ends_at > $3
    when 'booking_approved' then b.status = 'booked' and ${stands()}
    when 'booked_by_desk' then b.status in ('pending', 'booked') and ${stands()}
    when 'booking_rejected' then b.status = 'rejected' and s.ends_at > $3
    when 'excused' then b.status = 'excused' and s.ends_at > $3
    when 'offer' then w.status = 'offered' and w.offer_expires_at > $3
    when 'offer_ending' then w.status = 'offered' and w.offer_expires_at > $3
    when 'offer_expired' then w.status = 'expired' and s.starts_at > $3
    when 'new_slots' then exists (select from service x where x.street_id = $1 and x.id = o.service_id
      and x.status = 'published')
    when 'matter_moved' then not exists (select from notice x where x.street_id = $1
      and x.member_id = o.member_id and x.matter_id = o.matter_id and x.id > o.id)
    when 'replacement_call' then o.created_at > $3 - interval '2 hours'
    else true end`

function stands(): string {
  return `s.status = 'open' and s.ends_at > $3 and coalesce(s.moved_at <= o.created_at, true)`
}

const claimOf = (notice: string) => `left join booking b on b.street_id = $1 and b.id = ${notice}.booking_id
        left join waitlist w on w.street_id = $1 and w.id = ${notice}.waitlist_id
        left join slot s on s.street_id = $1 and s.id = coalesce(b.slot_id, w.slot_id)`

/** Returns a message that is due, as things stand now; undefined when it is settled. */
export async function findOutgoing(
  db: Executor,
  streetId: string,
  noticeId: string,
  now: Date,
): Promise<OutgoingRow | undefined> {
  const { rows } = await db.$client.query<OutgoingRow & Parameters<typeof settingsOf>[0]>({
    name: 'message-find',
    text: `select n.id as "noticeId", n.member_id as "memberId", n.kind, n.title, m.grade, m.tries, m.refusals,
        m.failed, n.read_at is not null as "isRead", n.created_at as "createdAt", p.account_id as "accountId", p.phone,
        c.reminders, c.offers, c.news, c.sms, c.quiet_from as "quietFrom", c.quiet_until as "quietUntil",
        (select count(*)::int from wechat_grant g where g.street_id = $1 and g.member_id = n.member_id
          and (g.notice_id is null or g.notice_id = n.id)) as grants,
        (select count(*)::int from booking x join slot y on y.street_id = $1 and y.id = x.slot_id
          where x.street_id = $1 and x.member_id = n.member_id and x.status in ('pending', 'booked')
            and y.starts_at > $3) as coming,
        exists (select from notice o ${claimOf('o')}
          where o.street_id = $1 and o.member_id = n.member_id and (o.id = n.id or ${sameWords('o', 'n')})
            and ${isStillSo}) as "isTrue",
        s.starts_at as "startsAt", v.title as "serviceTitle", v.kind as "serviceKind", l.name as "locationName", s.room,
        n.booking_id as "bookingId", n.waitlist_id as "waitlistId"
      from message m
      join notice n on n.street_id = $1 and n.id = m.notice_id
      join member p on p.street_id = $1 and p.id = n.member_id
      left join message_setting c on c.street_id = $1 and c.member_id = n.member_id
      ${claimOf('n')}
      left join service v on v.street_id = $1 and v.id = coalesce(s.service_id, n.service_id)
      left join location l on l.street_id = $1 and l.id = coalesce(s.location_id, v.location_id)
      where m.street_id = $1 and m.notice_id = $2 and m.status = 'due'`,
    values: [streetId, noticeId, now],
  })
  const row = rows[0]
  return row === undefined ? undefined : { ...row, settings: settingsOf(row) }
}

/** One message of a street. */
export interface MessageKey {
  streetId: string
  noticeId: string
}

/** Keeps a grant of a member for a message, the same one when it is tried again; false when there is none. */
export async function keepGrant(
  db: Db,
  { streetId, noticeId }: MessageKey,
  memberId: string,
): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'wechat-grant-keep',
    text: `update wechat_grant set notice_id = $2 where street_id = $1 and id = (
        select id from wechat_grant where street_id = $1 and member_id = $3
          and (notice_id is null or notice_id = $2)
        order by notice_id nulls last, id limit 1 for update skip locked)`,
    values: [streetId, noticeId, memberId],
  })
  return rowCount === 1
}

/** What becomes of the grant a message was sent by, and of the others of its member. */
export type GrantEnd = 'spend' | 'free' | 'void'

const endOfGrant: Record<GrantEnd, string> = {
  spend: 'delete from wechat_grant where street_id = $1 and member_id = $3 and notice_id = $2',
  free: 'update wechat_grant set notice_id = null where street_id = $1 and member_id = $3 and notice_id = $2',
  // WeChat says that they let us show them nothing: what we counted was wrong.
  void: 'delete from wechat_grant where street_id = $1 and member_id = $3 and $2::uuid is not null',
}

/** Ends a message, and what it held, at once. */
export async function settleMessage(
  db: Db,
  { streetId, noticeId }: MessageKey,
  as: {
    memberId: string
    status: Exclude<MessageStatus, 'due'>
    channel: MessageChannel | null
    outcome: string
    grant: GrantEnd
    now: Date
  },
): Promise<void> {
  await db.$client.query({
    name: `message-settle-${as.grant}`,
    text: `with ended as (${endOfGrant[as.grant]})
      update message set status = $4, channel = $5, outcome = $6, settled_at = $7
      where street_id = $1 and notice_id = $2 and status = 'due'`,
    values: [streetId, noticeId, as.memberId, as.status, as.channel, as.outcome, as.now],
  })
}

/** Puts a message off, and says why; a way that failed is not tried again, and lets go of its grant. */
export async function postponeMessage(
  db: Db,
  { streetId, noticeId }: MessageKey,
  as: {
    memberId: string
    dueAt: Date
    tries: number
    refusals: number
    failed: readonly MessageChannel[]
    outcome: string
    grant: GrantEnd | null
  },
): Promise<void> {
  const ended = as.grant === null ? 'select $3::uuid' : endOfGrant[as.grant]
  await db.$client.query({
    name: `message-postpone-${as.grant ?? 'keep'}`,
    text: `with ended as (${ended})
      update message set due_at = $4, tries = $5, refusals = $6, failed = $7, outcome = $8
      where street_id = $1 and notice_id = $2 and status = 'due'`,
    values: [streetId, noticeId, as.memberId, as.dueAt, as.tries, as.refusals, as.failed, as.outcome],
  })
}

/** Ends all that is due in a street where nothing leaves the app: it is in the inbox. */
export async function keepAllDue(db: Db, streetId: string, now: Date): Promise<void> {
  await db.$client.query({
    name: 'message-keep-all',
    text: `update message set status = 'kept', outcome = 'no way is set up', settled_at = $2
      where street_id = $1 and status = 'due' and due_at <= $2`,
    values: [streetId, now],
  })
}

/** Forgets messages that came to their end before an instant; the inbox keeps what they said. */
export async function deleteMessagesBefore(db: Executor, before: Date): Promise<number> {
  const { rowCount } = await db.$client.query({
    name: 'message-clean',
    text: 'delete from message where settled_at < $1',
    values: [before],
  })
  return rowCount ?? 0
}
