import type { Notice } from '@yunxuan/contract'
import type { Executor } from '../../platform/database.ts'
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
export async function writeNotices(tx: Executor, notices: readonly NewNotice[], now: Date): Promise<void> {
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
