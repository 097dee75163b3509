import type { MessageSettings } from '@yunxuan/domain'
import { usualMessageSettings } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'

/** A member of a street. */
export interface Whose {
  streetId: string
  memberId: string
}

/** What somebody chose, and by what they may be reached beside the inbox. */
export interface ChosenRow {
  settings: MessageSettings
  refusedAt: Date | null
  grants: number
  phone: string | null
}

// Whoever collects more has more than a year of messages in hand.
const mostGrants = 60

interface SettingColumns {
  reminders: boolean | null
  offers: boolean
  news: boolean
  sms: boolean
  quietFrom: number | null
  quietUntil: number | null
}

/** Returns a member's choice, the usual one where they have made none. */
export async function findChosen(db: Executor, { streetId, memberId }: Whose): Promise<ChosenRow> {
  const { rows } = await db.$client.query<SettingColumns & Omit<ChosenRow, 'settings'>>({
    name: 'message-chosen',
    text: `select c.reminders, c.offers, c.news, c.sms, c.quiet_from as "quietFrom", c.quiet_until as "quietUntil",
        c.refused_at as "refusedAt", m.phone,
        (select count(*)::int from wechat_grant g where g.street_id = $1 and g.member_id = $2) as grants
      from member m left join message_setting c on c.street_id = $1 and c.member_id = m.id
      where m.street_id = $1 and m.id = $2`,
    values: [streetId, memberId],
  })
  const row = rows[0]
  if (row === undefined) throw new Error('a member vanished while they looked at their settings')
  return { settings: settingsOf(row), refusedAt: row.refusedAt, grants: row.grants, phone: row.phone }
}

/** Returns what columns of `message_setting` say, which are null where nothing was chosen. */
export function settingsOf(row: SettingColumns): MessageSettings {
  const { reminders, offers, news, sms, quietFrom: from, quietUntil: until } = row
  if (reminders === null) return usualMessageSettings
  return { reminders, offers, news, sms, quiet: from === null || until === null ? null : { from, until } }
}

/** Keeps a member's choice in the place of the one before. */
export async function putSettings(
  tx: Tx,
  { streetId, memberId }: Whose,
  { reminders, offers, news, sms, quiet }: MessageSettings,
  now: Date,
): Promise<void> {
  await tx.$client.query({
    name: 'message-setting-put',
    text: `insert into message_setting (street_id, member_id, reminders, offers, news, sms, quiet_from, quiet_until,
        updated_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      on conflict (street_id, member_id) do update set reminders = excluded.reminders, offers = excluded.offers,
        news = excluded.news, sms = excluded.sms, quiet_from = excluded.quiet_from,
        quiet_until = excluded.quiet_until, updated_at = excluded.updated_at`,
    values: [
      streetId,
      memberId,
      reminders,
      offers,
      news,
      sms,
      quiet?.from ?? null,
      quiet?.until ?? null,
      now,
    ],
  })
}

/** Notes that a member lets WeChat show them one more message. */
export async function insertGrant(tx: Tx, { streetId, memberId }: Whose, now: Date): Promise<void> {
  await tx.$client.query({
    name: 'wechat-grant-insert',
    text: `insert into wechat_grant (street_id, id, member_id, granted_at)
      select $1, $2, $3, $4
      where (select count(*) from wechat_grant where street_id = $1 and member_id = $3) < ${mostGrants}`,
    values: [streetId, newId(), memberId, now],
  })
}

/** Notes that a member does not want to be asked, with the usual choice where they have made none. */
export async function noteRefusal(tx: Tx, of: Whose, now: Date): Promise<void> {
  const { rowCount } = await tx.$client.query({
    name: 'message-setting-refused',
    text: 'update message_setting set refused_at = $3 where street_id = $1 and member_id = $2',
    values: [of.streetId, of.memberId, now],
  })
  if (rowCount === 1) return
  await putSettings(tx, of, usualMessageSettings, now)
  await noteRefusal(tx, of, now)
}
