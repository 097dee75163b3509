import type { StaffRole } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { findServicePlace } from '../service/scope.store.ts'
import { chainRecords, requireStanding, reversalOf, writeRecords } from './record.service.ts'
import { findRecord, lockRecord, type RecordView } from './record.store.ts'

/** Who decides of records. Where several reach a place, the one with most say acts. */
export const deciders = ['administrator', 'coordinator', 'reviewer'] as const satisfies readonly StaffRole[]

/** Takes a record back by a row with negative minutes; never by whoever approved it, nor whose it is. */
export async function reverseRecord(
  tx: Tx,
  ask: { streetId: string; recordId: string; reason: string; caller: MemberCaller; now: Date },
): Promise<RecordView> {
  const { streetId, recordId, caller, now } = ask
  const record = requireStanding(await lockRecord(tx, streetId, recordId))
  const role = await recordRoleOf(tx, { streetId, record, caller, now })
  const memberId = caller.member.id
  if (record.approvedBy === memberId || record.memberId === memberId) throw new Refusal('same_person_reviews')
  const reason = ask.reason.trim()
  const reversal = reversalOf(record, { memberId, reason, now })
  await writeNotices(
    tx,
    [
      {
        streetId,
        memberId: record.memberId,
        kind: 'record_reversed',
        title: '一条服务记录被撤销了',
        text: `${record.servedOn} ${record.title}，${record.minutes} 分钟。原因：${reason}。不同意可以点纠错，或打电话给街道。`,
        bookingId: record.bookingId,
        waitlistId: null,
      },
    ],
    now,
  )
  await writeDeed(
    tx,
    { streetId, memberId, now },
    {
      role,
      action: 'record.reverse',
      id: recordId,
      detail: { minutes: record.minutes, reversalId: reversal.id },
    },
  )
  await writeRecords(tx, { streetId, records: [reversal], now })
  await chainRecords(tx, { streetId, records: [reversal], because: [], now })
  const written = await findRecord(tx, streetId, reversal.id)
  if (written === undefined) throw new Error('a reversal vanished while it was written')
  return written
}

/** Returns the role in which a caller decides of a record; refuses whose area or street it is not. */
export async function recordRoleOf(
  db: Executor,
  ask: {
    streetId: string
    record: { activityId: string | null; organizationId: string }
    caller: MemberCaller
    now: Date
  },
): Promise<StaffRole> {
  const { streetId, record, caller, now } = ask
  const place =
    record.activityId === null ? undefined : await findServicePlace(db, streetId, record.activityId)
  // What was served outside an activity stands in no area: whoever keeps the whole street decides.
  return roleAt(caller, deciders, place ?? { areaIds: [], organizationId: record.organizationId }, now)
}
