import type { Input } from '@yunxuan/contract'
import { type CorrectionDenial, denyCorrectionAnswer, denyMissing, weakerGrade } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { lockShifts, type ShiftRow } from '../activity/shift.store.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { findBooking } from '../booking/booking.store.ts'
import { writeNotices } from '../notice/notice.store.ts'
import type { Proved } from '../points/points.service.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import {
  chainRecords,
  factsOfShift,
  requireStanding,
  reversalOf,
  writeRecords,
} from '../record/record.service.ts'
import {
  findRecord,
  listRecorded,
  lockPersonOfDay,
  lockRecord,
  minutesOfDay,
  type RecordRow,
  type RecordView,
} from '../record/record.store.ts'
import { recordRoleOf } from '../record/reversal.service.ts'
import { listLines } from '../record/roster.service.ts'
import { listVolunteerFacts } from '../volunteer/volunteer.store.ts'
import {
  type CorrectionRow,
  findCorrection,
  insertCorrection,
  lockCorrection,
  writeAnswer,
} from './correction.store.ts'

interface Asking {
  streetId: string
  caller: MemberCaller
  text: string
  wishedMinutes: number | undefined
  now: Date
}

/** Keeps an own word that a record is wrong (令67 §13). */
export async function askCorrection(tx: Tx, ask: Asking & { recordId: string }): Promise<CorrectionRow> {
  const { streetId, recordId, caller } = ask
  const record = requireStanding(await findRecord(tx, streetId, recordId))
  if (record.memberId !== caller.member.id) throw new Refusal('not_found')
  return keep(tx, ask, { personId: record.personId, recordId, bookingId: null })
}

/** Keeps an own word that the record of a shift is missing. */
export async function askMissing(tx: Tx, ask: Asking & { signupId: string }): Promise<CorrectionRow> {
  const { streetId, signupId, caller, now } = ask
  const found = await findBooking(tx, streetId, signupId)
  const isOwnShift = found?.slot.kind === 'activity' && found.booking.memberId === caller.member.id
  if (found === undefined || !isOwnShift) throw new Refusal('not_found')
  const { booking, slot } = found
  if (now < slot.endsAt) throw new Refusal('shift_not_over')
  const denial = denySignup(found)
  if (denial !== undefined) throw new Refusal(denial)
  if ((await listRecorded(tx, streetId, slot.id)).has(booking.personId)) throw new Refusal('already_recorded')
  return keep(tx, ask, { personId: booking.personId, recordId: null, bookingId: signupId })
}

async function keep(
  tx: Tx,
  ask: Asking,
  about: { personId: string; recordId: string | null; bookingId: string | null },
): Promise<CorrectionRow> {
  const { streetId, caller, now } = ask
  const id = newId()
  const isNew = await insertCorrection(tx, streetId, {
    ...about,
    id,
    memberId: caller.member.id,
    wishedMinutes: ask.wishedMinutes ?? null,
    text: ask.text.trim(),
    createdAt: now,
  })
  if (!isNew) throw new Refusal('already_asked')
  await writeDeed(
    tx,
    { streetId, caller, now },
    {
      role: 'volunteer',
      action: 'correction.ask',
      id,
      detail: { recordId: about.recordId, signupId: about.bookingId },
    },
  )
  return readCorrection(tx, streetId, id)
}

type Answer = Input<'POST /v1/streets/:streetId/managed/corrections/:correctionId/answer'>['body']

/**
 * Answers a correction once: refused with a reason, or made true by a reversal and a new row. By a second person,
 * who neither approved the record nor served it.
 */
export async function answerCorrection(
  tx: Tx,
  ask: { streetId: string; correctionId: string; caller: MemberCaller; answer: Answer; now: Date },
): Promise<CorrectionRow> {
  const { streetId, correctionId, caller, answer, now } = ask
  const before = await lockCorrection(tx, streetId, correctionId)
  if (before === undefined) throw new Refusal('not_found')
  const role = await recordRoleOf(tx, { streetId, record: before, caller, now })
  const record = before.recordId === null ? undefined : await lockRecord(tx, streetId, before.recordId)
  // Whoever back-fills hours of this day holds it, too: together they do not pass its cap.
  await lockPersonOfDay(tx, { streetId, personId: before.personId, day: before.servedOn })
  // Whoever decides the roster of the shift holds it, too: the same hours are not written down twice.
  const [shift] = before.shiftId === null ? [] : await lockShifts(tx, streetId, [before.shiftId])
  const line = await findLine(tx, shift, before.personId)
  const minutes = answer.minutes ?? 0
  const proved = record === undefined ? undefined : await provedOf(tx, { streetId, record, line, minutes })
  const denial = denyCorrectionAnswer(
    {
      status: before.status,
      memberId: before.memberId,
      approvedBy: record?.approvedBy ?? null,
      isReversed: record?.isReversed ?? false,
      isScanner: line?.attendance.scanners.includes(caller.member.id) ?? false,
      isRecorded: await isRecordedMeanwhile(tx, streetId, before),
      notMissing: await whyNotMissing(tx, streetId, before),
    },
    {
      isAccepted: answer.isAccepted,
      minutes,
      mostMinutes: Math.min(
        shift?.plannedMinutes ?? Infinity,
        await mostOfDay(tx, { streetId, about: before, record, proved }),
      ),
    },
    caller.member.id,
  )
  if (denial !== undefined) throw new Refusal(denial)
  const rows = answer.isAccepted ? await rowsOf(tx, ask, { before, record, proved, shift, minutes }) : []
  const newRecordId = rows.find(row => row.origin === 'correction')?.id ?? null
  const status = answer.isAccepted ? 'accepted' : 'refused'
  const text = answer.answer.trim()
  const answeredBy = caller.member.id
  const body = { status, answeredBy, record: before.recordId, newRecord: newRecordId }
  const because = [{ kind: 'correction' as const, subjectId: correctionId, body }]
  await writeRecords(tx, { streetId, records: rows, proved, now })
  await writeAnswer(tx, streetId, {
    id: correctionId,
    status,
    answer: text,
    answeredBy,
    answeredAt: now,
    newRecordId,
  })
  await writeNotices(
    tx,
    [
      {
        streetId,
        memberId: before.memberId,
        kind: 'correction_answered',
        title: answer.isAccepted ? '您提的纠错已经改好了' : '您提的纠错有答复了',
        text: `${before.servedOn} ${before.title}：${text}`,
        bookingId: before.bookingId,
        waitlistId: null,
      },
    ],
    now,
  )
  await writeDeed(
    tx,
    { streetId, memberId: answeredBy, now },
    {
      role,
      action: 'correction.answer',
      id: correctionId,
      detail: { status, minutes, recordId: before.recordId, newRecordId },
    },
  )
  const answered = await readCorrection(tx, streetId, correctionId)
  await chainRecords(tx, { streetId, records: rows, because, now })
  return answered
}

async function isRecordedMeanwhile(tx: Tx, streetId: string, about: CorrectionRow): Promise<boolean> {
  if (about.recordId !== null || about.shiftId === null) return false
  return (await listRecorded(tx, streetId, about.shiftId)).has(about.personId)
}

async function whyNotMissing(
  tx: Tx,
  streetId: string,
  { bookingId }: CorrectionRow,
): Promise<CorrectionDenial | undefined> {
  const found = bookingId === null ? undefined : await findBooking(tx, streetId, bookingId)
  return found === undefined ? undefined : denySignup(found)
}

type Found = NonNullable<Awaited<ReturnType<typeof findBooking>>>

function denySignup({ booking, slot }: Found): CorrectionDenial | undefined {
  return denyMissing({ status: booking.status, isCancelled: slot.status === 'cancelled' })
}

/** Returns how long hours may become on somebody's word: a day holds no more than back-filled ones may add up to. */
async function mostOfDay(
  tx: Tx,
  of: {
    streetId: string
    about: CorrectionRow
    record: RecordView | undefined
    proved: Proved | undefined
  },
): Promise<number> {
  const { streetId, about, record, proved } = of
  const { backfillDayMinutes } = await loadPolicy(tx, streetId)
  const standing = record?.minutes ?? 0
  const others = (await minutesOfDay(tx, streetId, about.personId, about.servedOn)) - standing
  // What stands already may stand on, and what is proved is nobody's word, however much the day held.
  return Math.max(backfillDayMinutes - others, standing, proved?.minutes ?? 0)
}

/** Returns what the scans of a shift say of a person. */
async function findLine(tx: Tx, shift: ShiftRow | undefined, personId: string) {
  if (shift === undefined) return undefined
  return (await listLines(tx, shift)).find(line => line.attendance.personId === personId)
}

/** Returns the reversal of what was wrong and the row that stands instead; 0 minutes only take it back. */
async function rowsOf(
  tx: Tx,
  ask: { streetId: string; caller: MemberCaller; answer: Answer; now: Date },
  about: {
    before: CorrectionRow
    record: RecordView | undefined
    proved: Proved | undefined
    shift: ShiftRow | undefined
    minutes: number
  },
): Promise<RecordRow[]> {
  const { caller, now } = ask
  const { before, record, proved, shift, minutes } = about
  const by = { memberId: caller.member.id, reason: ask.answer.answer.trim(), now }
  const reversals = record === undefined ? [] : [reversalOf(record, by)]
  if (minutes === 0) return reversals
  const facts =
    record === undefined || proved === undefined
      ? await factsOfMissing(tx, before, shift)
      : factsOf(record, proved, minutes)
  const corrected: RecordRow = {
    ...facts,
    id: newId(),
    minutes,
    origin: 'correction',
    reverses: null,
    replaces: record?.id ?? null,
    suspicions: [],
    reason: by.reason,
    approvedBy: by.memberId,
    approvedAt: now,
  }
  return [...reversals, corrected]
}

type Facts = Omit<
  RecordRow,
  'id' | 'minutes' | 'origin' | 'suspicions' | 'reason' | 'approvedBy' | 'approvedAt'
>

/** What goes beyond the scans rests on the word of whoever answers, like a record that was never made. */
function factsOf(record: RecordView, proved: Proved, minutes: number): Facts {
  const {
    personName: _person,
    approvedByName: _by,
    isReversed: _reversed,
    chainSeq: _seq,
    openCorrectionId: _open,
    ...facts
  } = record
  return { ...facts, grade: minutes <= proved.minutes ? proved.grade : 'back-filled' }
}

/**
 * Returns what is proved of a record, however often it was corrected: what its roster made of it, and its scans. What
 * was scanned since proves no more than those scans do.
 */
async function provedOf(
  tx: Tx,
  of: {
    streetId: string
    record: RecordView
    line: Awaited<ReturnType<typeof findLine>>
    minutes: number
  },
): Promise<Proved> {
  const { streetId, record, line, minutes } = of
  const first = await firstOf(tx, streetId, record)
  // What no roster made rests on somebody's word from the beginning.
  if (first.origin !== 'attendance') return { minutes: 0, grade: 'back-filled' }
  const scanned = line?.proposed
  if (scanned === undefined || scanned.grade === null || minutes <= first.minutes) return first
  return {
    minutes: Math.max(first.minutes, scanned.minutes),
    grade: weakerGrade(first.grade, scanned.grade),
  }
}

/** Returns the record that a row of corrections began with. */
async function firstOf(tx: Tx, streetId: string, record: RecordView): Promise<RecordView> {
  if (record.replaces === null) return record
  const before = await findRecord(tx, streetId, record.replaces)
  if (before === undefined) throw new Error(`a record was replaced and is gone: ${record.replaces}`)
  return firstOf(tx, streetId, before)
}

/** A record that was never made rests on the word of whoever answers: back-filled, however sure they are. */
async function factsOfMissing(tx: Tx, before: CorrectionRow, shift: ShiftRow | undefined): Promise<Facts> {
  if (shift === undefined) throw new Error('a missing record without its shift')
  const { personId } = before
  const volunteer = (await listVolunteerFacts(tx, shift.streetId, [personId])).get(personId)
  if (volunteer === undefined || volunteer.number === null) throw new Refusal('not_a_volunteer')
  return {
    ...factsOfShift(shift),
    personId,
    memberId: before.memberId,
    number: volunteer.number,
    bookingId: before.bookingId,
    grade: 'back-filled',
  }
}

async function readCorrection(tx: Tx, streetId: string, id: string): Promise<CorrectionRow> {
  const row = await findCorrection(tx, streetId, id)
  if (row === undefined) throw new Error('a correction vanished while it was written')
  return row
}
