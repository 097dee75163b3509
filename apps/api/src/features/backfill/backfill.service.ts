import type { BackfillWish } from '@yunxuan/contract'
import { denyBackfill, denyBackfillDecision, type StaffRole, shanghaiDate } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { findShift, lockShifts, type ShiftRow } from '../activity/shift.store.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { findOrganizationName } from '../directory/directory.store.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { chainRecords, factsOfShift, writeRecords } from '../record/record.service.ts'
import { listRecorded, lockPersonOfDay, minutesOfDay, type RecordRow } from '../record/record.store.ts'
import { recordRoleOf } from '../record/reversal.service.ts'
import { findServicePlace } from '../service/scope.store.ts'
import { isAttachmentOf } from './attachment.store.ts'
import {
  type BackfillRow,
  findBackfill,
  findVolunteerByNumber,
  insertBackfill,
  lockBackfill,
  writeDecision,
} from './backfill.store.ts'

interface Asking {
  streetId: string
  caller: MemberCaller
  now: Date
}

/** Who proposes hours to be written down afterwards. */
export const proposers = ['administrator', 'coordinator', 'provider'] as const satisfies readonly StaffRole[]

/** Proposes hours, with a reason and a paper; nothing counts before a second person says yes. */
export async function proposeBackfill(tx: Tx, ask: Asking & { wish: BackfillWish }): Promise<BackfillRow> {
  const { streetId, caller, wish, now } = ask
  const shift = await shiftOf(tx, streetId, wish.shiftId)
  const organizationId = shift?.organizationId ?? wish.organizationId
  if ((await findOrganizationName(tx, streetId, organizationId)) === undefined) throw new Refusal('not_found')
  const place = shift === undefined ? undefined : await findServicePlace(tx, streetId, shift.activityId)
  const role = roleAt(caller, proposers, place ?? { areaIds: [], organizationId }, now)
  const volunteer = await findVolunteerByNumber(tx, streetId, wish.number.trim())
  const servedOn = shift === undefined ? wish.servedOn : shanghaiDate(shift.startsAt)
  await refuseBackfill(tx, {
    streetId,
    personId: volunteer?.personId,
    shift,
    servedOn,
    ...pick(wish),
    proposedBy: caller.member.id,
    now,
  })
  if (volunteer === undefined) throw new Refusal('not_a_volunteer')
  if (volunteer.memberId === caller.member.id) throw new Refusal('same_person_reviews')
  const id = newId()
  await insertBackfill(tx, streetId, {
    id,
    personId: volunteer.personId,
    memberId: volunteer.memberId,
    shiftId: wish.shiftId,
    title: shift?.title ?? wish.title.trim(),
    servedOn,
    place: shift === undefined ? wish.place.trim() : factsOfShift(shift).place,
    content: shift?.content ?? wish.content.trim(),
    minutes: wish.minutes,
    organizationId,
    responsibleName: shift?.responsibleName ?? wish.responsibleName.trim(),
    reason: wish.reason.trim(),
    attachmentId: wish.attachmentId,
    proposedBy: caller.member.id,
    proposedAt: now,
  })
  await writeDeed(tx, ask, {
    role,
    subject: 'backfill',
    action: 'backfill.propose',
    id,
    detail: { minutes: wish.minutes },
  })
  return readBackfill(tx, streetId, id)
}

/** Decides a proposal once, as a second person; a yes becomes a record of the weakest grade, which earns no points. */
export async function decideBackfill(
  tx: Tx,
  ask: Asking & { backfillId: string; isApproved: boolean; reason: string },
): Promise<BackfillRow> {
  const { streetId, backfillId, caller, isApproved, now } = ask
  const before = await lockBackfill(tx, streetId, backfillId)
  if (before === undefined) throw new Refusal('not_found')
  const role = await recordRoleOf(tx, { streetId, record: before, caller, now })
  const decidedBy = caller.member.id
  const denial = denyBackfillDecision(
    { isOpen: before.status === 'open', proposedBy: before.proposedBy, memberId: before.memberId },
    decidedBy,
  )
  if (denial !== undefined) throw new Refusal(denial)
  const reason = ask.reason.trim()
  if (!isApproved && reason === '') throw new Refusal('reason_missing')
  const record = isApproved ? await recordOf(tx, before, { streetId, decidedBy, now }) : undefined
  const status = isApproved ? 'approved' : 'refused'
  const recordId = record?.id ?? null
  const because = {
    kind: 'back_fill' as const,
    subjectId: backfillId,
    body: { status, proposedBy: before.proposedBy, decidedBy, paper: before.sha256, record: recordId },
  }
  await writeDeed(tx, ask, {
    role,
    subject: 'backfill',
    action: 'backfill.decide',
    id: backfillId,
    detail: { status, recordId },
  })
  if (record !== undefined) await tell(tx, streetId, record, now)
  const records = record === undefined ? [] : [record]
  await writeRecords(tx, { streetId, records, now })
  await writeDecision(tx, streetId, { id: backfillId, status, decidedBy, decidedAt: now, reason, recordId })
  const decided = await readBackfill(tx, streetId, backfillId)
  await chainRecords(tx, { streetId, records, because: [because], now })
  return decided
}

/** Asked again when it is decided: what else was recorded since counts, too. */
async function recordOf(
  tx: Tx,
  row: BackfillRow,
  by: { streetId: string; decidedBy: string; now: Date },
): Promise<RecordRow> {
  const { streetId, decidedBy, now } = by
  const { personId, memberId, number, servedOn, minutes, shiftId } = row
  if (number === null) throw new Refusal('not_a_volunteer')
  await lockPersonOfDay(tx, { streetId, personId, day: servedOn })
  // Whoever decides the roster of the shift holds it, too: the same hours are not written down twice.
  if (shiftId !== null) await lockShifts(tx, streetId, [shiftId])
  const shift = await shiftOf(tx, streetId, shiftId)
  await refuseBackfill(tx, {
    streetId,
    personId,
    shift,
    servedOn,
    minutes,
    attachmentId: row.attachmentId,
    proposedBy: row.proposedBy,
    now,
  })
  return {
    id: newId(),
    personId,
    memberId,
    number,
    shiftId,
    activityId: row.activityId,
    bookingId: null,
    title: row.title,
    servedOn,
    place: row.place,
    content: row.content,
    minutes,
    organizationId: row.organizationId,
    organizationName: row.organizationName,
    responsibleName: row.responsibleName,
    grade: 'back-filled',
    origin: 'back_fill',
    reverses: null,
    replaces: null,
    suspicions: [],
    reason: row.reason,
    approvedBy: decidedBy,
    approvedAt: now,
  }
}

async function refuseBackfill(
  tx: Tx,
  wish: {
    streetId: string
    personId: string | undefined
    shift: ShiftRow | undefined
    servedOn: string
    minutes: number
    attachmentId: string
    proposedBy: string
    now: Date
  },
): Promise<void> {
  const { streetId, personId, shift, servedOn, minutes, attachmentId, now } = wish
  const isKnown = personId !== undefined
  const denial = denyBackfill(
    {
      minutes,
      servedOn,
      plannedMinutes: shift?.plannedMinutes ?? null,
      isOver: shift === undefined || now >= shift.endsAt,
      isCancelled: shift?.status === 'cancelled',
      hasAttachment: await isAttachmentOf(tx, streetId, { attachmentId, memberId: wish.proposedBy }),
      isVolunteer: isKnown,
      hasRecordOfShift:
        isKnown && shift !== undefined && (await listRecorded(tx, streetId, shift.id)).has(personId),
      minutesOfDay: isKnown ? await minutesOfDay(tx, streetId, personId, servedOn) : 0,
    },
    await loadPolicy(tx, streetId),
    shanghaiDate(now),
  )
  if (denial !== undefined) throw new Refusal(denial)
}

function pick({ minutes, attachmentId }: BackfillWish) {
  return { minutes, attachmentId }
}

async function shiftOf(tx: Tx, streetId: string, shiftId: string | null): Promise<ShiftRow | undefined> {
  if (shiftId === null) return undefined
  const shift = await findShift(tx, streetId, shiftId)
  if (shift === undefined) throw new Refusal('not_found')
  return shift
}

async function tell(tx: Tx, streetId: string, record: RecordRow, now: Date): Promise<void> {
  const text = `${record.servedOn} ${record.title}，补记了 ${record.minutes} 分钟。补录的时长不直接得积分。`
  const { memberId } = record
  const title = '有一段服务时长补记好了'
  const kind = 'hours_back_filled' as const
  await writeNotices(tx, [{ streetId, memberId, kind, title, text, bookingId: null, waitlistId: null }], now)
}

async function readBackfill(tx: Tx, streetId: string, id: string): Promise<BackfillRow> {
  const row = await findBackfill(tx, streetId, id)
  if (row === undefined) throw new Error('a back-fill vanished while it was written')
  return row
}
