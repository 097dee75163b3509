import type { Notice } from '@yunxuan/contract'
import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'

/** One thing a member is told. */
export interface NewNotice {
  streetId: string
  memberId: string
  kind: Notice['kind']
  title: string
  text: string
  bookingId: string | null
  waitlistId: string | null
}

/** Puts notices into the inboxes of members, in the transaction of what they tell. */
export async function writeNotices(tx: Tx, notices: readonly NewNotice[], now: Date): Promise<void> {
  if (notices.length === 0) return
  const rows = notices.map(notice => ({
    street_id: notice.streetId,
    id: newId(),
    member_id: notice.memberId,
    kind: notice.kind,
    title: notice.title,
    text: notice.text,
    booking_id: notice.bookingId,
    waitlist_id: notice.waitlistId,
  }))
  await tx.$client.query({
    name: 'notice-write',
    text: `insert into notice (street_id, id, member_id, kind, title, text, booking_id, waitlist_id, created_at)
      select street_id, id, member_id, kind, title, text, booking_id, waitlist_id, $2
      from json_to_recordset($1::json) as r(street_id text, id uuid, member_id uuid, kind text, title text,
        text text, booking_id uuid, waitlist_id uuid)`,
    values: [JSON.stringify(rows), now],
  })
}

/** Returns the inbox of a member, newest first, before a notice when one is named. */
export async function listNotices(
  db: Executor,
  of: { streetId: string; memberId: string },
  paging: { before: string | undefined; limit: number },
): Promise<NoticeRow[]> {
  const { rows } = await db.$client.query<NoticeRow>({
    name: 'notice-list',
    text: `select n.id, n.kind, n.title, n.text, n.booking_id as "bookingId", n.waitlist_id as "waitlistId",
        coalesce(v.kind = 'activity', false) as "isSignup", n.created_at as "createdAt", n.read_at as "readAt"
      from notice n
      left join booking b on b.street_id = $1 and b.id = n.booking_id
      left join waitlist w on w.street_id = $1 and w.id = n.waitlist_id
      left join slot s on s.street_id = $1 and s.id = coalesce(b.slot_id, w.slot_id)
      left join service v on v.street_id = $1 and v.id = s.service_id
      where n.street_id = $1 and n.member_id = $2 and ($3::uuid is null or n.id < $3)
      order by n.id desc limit $4`,
    values: [of.streetId, of.memberId, paging.before, paging.limit],
  })
  return rows
}

/** A notice as it lies in the inbox. */
export interface NoticeRow
  extends Pick<Notice, 'id' | 'kind' | 'title' | 'text' | 'bookingId' | 'waitlistId' | 'isSignup'> {
  createdAt: Date
  readAt: Date | null
}

/** Marks a notice and all before it as read; returns false when it is not in this member's inbox. */
export async function readNotices(
  tx: Tx,
  of: { streetId: string; memberId: string },
  upTo: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await tx.$client.query<{ is_there: boolean }>({
    name: 'notice-read',
    text: `with own as (select id from notice where street_id = $1 and member_id = $2 and id = $3),
      read as (update notice set read_at = $4 where street_id = $1 and member_id = $2
        and id <= (select id from own) and read_at is null)
      select exists (select from own) as is_there`,
    values: [of.streetId, of.memberId, upTo, now],
  })
  return rows[0]?.is_there === true
}
