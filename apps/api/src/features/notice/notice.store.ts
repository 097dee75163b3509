import type { Notice } from '@yunxuan/contract'
import { gradeOf } from '@yunxuan/domain'
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
  matterId?: string
  articleId?: string
  serviceId?: string
}

/** Puts notices into the inboxes of members, and on their way out of the app, in the transaction of what they tell. */
export async function writeNotices(tx: Tx, notices: readonly NewNotice[], now: Date): Promise<void> {
  if (notices.length === 0) return
  const identified = notices.map(notice => ({ ...notice, id: newId() }))
  const leaving = lastOfSameWords(identified)
  const rows = identified.map(notice => ({
    street_id: notice.streetId,
    id: notice.id,
    member_id: notice.memberId,
    kind: notice.kind,
    title: notice.title,
    text: notice.text,
    booking_id: notice.bookingId,
    waitlist_id: notice.waitlistId,
    matter_id: notice.matterId,
    article_id: notice.articleId,
    service_id: notice.serviceId,
    grade: leaving.has(notice.id) ? gradeOf(notice.kind) : null,
  }))
  await tx.$client.query({
    name: 'notice-write',
    text: `with r as (select * from json_to_recordset($1::json) as r(street_id text, id uuid, member_id uuid, kind text,
        title text, text text, booking_id uuid, waitlist_id uuid, matter_id uuid, article_id uuid, service_id uuid,
        grade text)),
      told as (insert into notice (street_id, id, member_id, kind, title, text, booking_id, waitlist_id, matter_id,
          article_id, service_id, created_at)
        select street_id, id, member_id, kind, title, text, booking_id, waitlist_id, matter_id,
          article_id, service_id, $2 from r)
      insert into message (street_id, notice_id, grade, due_at)
        select street_id, id, grade, $2 from r where grade is not null`,
    values: [JSON.stringify(rows), now],
  })
}

/** Returns the ids of those that leave the app: of claims that say the same at once the last one, as in the inbox. */
function lastOfSameWords(notices: readonly (NewNotice & { id: string })[]): ReadonlySet<string> {
  const last = new Map<string, string>()
  for (const { id, memberId, title, text, bookingId, waitlistId } of notices) {
    const isClaim = bookingId !== null || waitlistId !== null
    last.set(isClaim ? JSON.stringify([memberId, title, text]) : id, id)
  }
  return new Set(last.values())
}

/** SQL: whether two notices of claims say the same at once: that is one notice to whoever reads it. */
export const sameWords = (one: string, other: string) =>
  `coalesce(${one}.booking_id, ${one}.waitlist_id) is not null
        and coalesce(${other}.booking_id, ${other}.waitlist_id) is not null
        and ${one}.member_id = ${other}.member_id and ${one}.created_at = ${other}.created_at
        and ${one}.title = ${other}.title and ${one}.text = ${other}.text`

/** Returns the inbox of a member, newest first and nothing twice, before a notice when one is named. */
export async function listNotices(
  db: Executor,
  of: { streetId: string; memberId: string },
  paging: { before: string | undefined; limit: number },
): Promise<NoticeRow[]> {
  const { rows } = await db.$client.query<NoticeRow>({
    name: 'notice-list',
    text: `select n.id, n.kind, n.title, n.text, n.booking_id as "bookingId", n.waitlist_id as "waitlistId",
        n.matter_id as "matterId", n.article_id as "articleId", n.service_id as "serviceId",
        coalesce(v.kind = 'activity', false) as "isSignup", n.created_at as "createdAt", n.read_at as "readAt"
      from notice n
      left join booking b on b.street_id = $1 and b.id = n.booking_id
      left join waitlist w on w.street_id = $1 and w.id = n.waitlist_id
      left join slot s on s.street_id = $1 and s.id = coalesce(b.slot_id, w.slot_id)
      left join service v on v.street_id = $1 and v.id = s.service_id
      where n.street_id = $1 and n.member_id = $2 and ($3::uuid is null or n.id < $3)
        and not exists (select from notice o where o.street_id = $1 and o.id > n.id and ${sameWords('o', 'n')})
      order by n.id desc limit $4`,
    values: [of.streetId, of.memberId, paging.before, paging.limit],
  })
  return rows
}

/** A notice as it lies in the inbox. */
export interface NoticeRow
  extends Pick<
    Notice,
    | 'id'
    | 'kind'
    | 'title'
    | 'text'
    | 'bookingId'
    | 'waitlistId'
    | 'matterId'
    | 'articleId'
    | 'serviceId'
    | 'isSignup'
  > {
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
