import type { WalkIn } from '@yunxuan/contract'
import { denyConsent, sayDateTime } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { type Claim, type StoredReply, writeOnce } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { requireLeader } from '../activity/lead.ts'
import { findShift, lockShifts, type ShiftRow } from '../activity/shift.store.ts'
import { writeDeed } from '../audit/audit.store.ts'
import type { PlaceWish } from '../booking/place-ask.ts'
import { personIdOf } from '../member/person.ts'
import { type NewNotice, writeNotices } from '../notice/notice.store.ts'
import { listChoices, writeChoices } from '../signup/signup.store.ts'
import { policyOf } from '../slot/slot-facts.ts'
import { listVolunteerFacts } from '../volunteer/volunteer.store.ts'
import { markAttended } from './attendance.store.ts'
import { insertScans, listScansUnsigned } from './scan.store.ts'
import {
  answerWalkIn,
  findActiveSignup,
  findWalkIn,
  findWalkInOf,
  insertWalkIns,
  type WalkInRow,
} from './walk-in.store.ts'

/** A request and who answers it. */
interface AnswerAsk {
  streetId: string
  shiftId: string
  requestId: string
  caller: MemberCaller
  now: Date
}

/** Asks to join a shift that one has just scanned without a sign-up; asked twice it is the same request. */
export async function askToJoin(
  tx: Tx,
  ask: {
    streetId: string
    shiftId: string
    memberId: string
    dependantId: string | null
    guardianConsents: boolean
    now: Date
  },
): Promise<WalkIn> {
  const { streetId, shiftId, memberId, now } = ask
  const [shift] = await lockShifts(tx, streetId, [shiftId])
  if (shift === undefined) throw new Refusal('not_found')
  const of = { shiftId, personId: personIdOf(ask) }
  // Also where a leader's scan has asked already: the guardian has not been heard by that.
  await keepConsent(tx, shift, { personId: of.personId, isGiven: ask.guardianConsents, now })
  const before = await findWalkInOf(tx, streetId, of)
  if (before !== undefined && before.memberId === memberId) return presentWalkIn(before)
  if ((await findActiveSignup(tx, streetId, of)) !== undefined) throw new Refusal('already_booked')
  const [scan] = await listScansUnsigned(tx, streetId, of)
  const askedUntil = policyOf(shift).walkInAskMinutes * 60_000
  // The scan shows that they are there; a dependant was only ever scanned by its own member.
  const isThere = scan?.memberId === memberId && now.getTime() - scan.receivedAt.getTime() <= askedUntil
  if (!isThere) throw new Refusal('scan_missing')
  await insertWalkIns(tx, streetId, [{ ...of, memberId, scanId: scan.id }], now)
  const request = await findWalkInOf(tx, streetId, of)
  if (request === undefined) throw new Error('a request to join vanished while it was made')
  await writeDeed(
    tx,
    { streetId, memberId, now },
    { role: 'resident', action: 'walk_in.ask', id: request.id, detail: { shiftId: request.shiftId } },
  )
  return presentWalkIn(request)
}

/** Keeps a guardian's yes to this activity until a leader answers; refuses a child for whom there is none. */
async function keepConsent(
  tx: Tx,
  shift: ShiftRow,
  { personId, isGiven, now }: { personId: string; isGiven: boolean; now: Date },
): Promise<void> {
  const { streetId } = shift
  const volunteer = (await listVolunteerFacts(tx, streetId, [personId])).get(personId)
  const [chosen] = await listChoices(tx, streetId, [shift.id], [personId])
  const isKnown = isGiven || (chosen !== undefined && chosen.guardianConsentedAt !== null)
  const denial = denyConsent(volunteer?.birthDate ?? null, shift.startsAt, isKnown)
  if (denial !== undefined) throw new Refusal(denial)
  if (!isGiven) return
  const stallId = chosen?.stallId ?? null
  await writeChoices(tx, streetId, [{ slotId: shift.id, personId, stallId, guardianConsentedAt: now }])
}

/**
 * Lets a walk-in join: its place is taken the way all places are, then the request is answered and the scans count.
 * Ended in between, it is taken up where it was left when somebody approves again.
 */
export async function approveWalkIn(
  deps: Deps,
  ask: AnswerAsk & { claim: Claim | null },
): Promise<StoredReply> {
  const { streetId, now, claim } = ask
  const { request, shift, leader } = await readForAnswer(deps.db, ask)
  if (request.status === 'rejected') throw new Refusal('walk_in_answered')
  if (request.status === 'asked') await takePlace(deps, { request, shift, leader, now })
  return writeOnce(deps.db, claim, now, async tx => {
    await lockShifts(tx, streetId, [shift.id])
    const current = await findWalkIn(tx, streetId, request.id)
    const signup = await findActiveSignup(tx, streetId, request)
    if (current === undefined || signup === undefined) throw new Refusal('walk_in_answered')
    const approved: WalkInRow = { ...current, status: 'approved', reason: '' }
    if (current.status !== 'approved') await letIn(tx, { request: approved, shift, leader, now, signup })
    return presentWalkIn(approved)
  })
}

/** Says no to a walk-in; they are told why. */
export async function rejectWalkIn(tx: Tx, ask: AnswerAsk & { reason: string }): Promise<WalkIn> {
  const { streetId, now, reason } = ask
  await lockShifts(tx, streetId, [ask.shiftId])
  const { request, shift, leader } = await readForAnswer(tx, ask)
  if (request.status !== 'asked') throw new Refusal('walk_in_answered')
  // A place was taken for them already: somebody else has just said yes.
  if ((await findActiveSignup(tx, streetId, request)) !== undefined) throw new Refusal('walk_in_answered')
  const rejected: WalkInRow = { ...request, status: 'rejected', reason }
  const answer = {
    id: request.id,
    status: rejected.status,
    reason,
    bookingId: null,
    answeredBy: leader.memberId,
  }
  await answerWalkIn(tx, streetId, { ...answer, now })
  const text = `${shift.title}，${sayDateTime(shift.startsAt)}。原因：${reason}。有疑问请打电话 ${shift.phone}。`
  await writeNotices(
    tx,
    [notice(streetId, rejected, { title: '这次没能让您加入', text, bookingId: null })],
    now,
  )
  const actor = { id: leader.memberId, role: leader.role }
  await writeDeed(
    tx,
    { streetId, memberId: actor.id, now },
    { role: actor.role, action: 'walk_in.reject', id: rejected.id, detail: { shiftId: rejected.shiftId } },
  )
  return presentWalkIn(rejected)
}

async function readForAnswer(
  db: Executor,
  { streetId, shiftId, requestId, caller, now }: AnswerAsk,
): Promise<{ request: WalkInRow; shift: ShiftRow; leader: { memberId: string; role: string } }> {
  const shift = await findShift(db, streetId, shiftId)
  if (shift === undefined) throw new Refusal('not_found')
  const leader = await requireLeader(db, caller, shift, now)
  const request = await findWalkIn(db, streetId, requestId)
  if (request === undefined || request.shiftId !== shiftId) throw new Refusal('not_found')
  return { request, shift, leader }
}

async function takePlace(
  deps: Deps,
  of: { request: WalkInRow; shift: ShiftRow; leader: { memberId: string; role: string }; now: Date },
): Promise<void> {
  const { request, shift, leader, now } = of
  const signup = await findActiveSignup(deps.db, shift.streetId, request)
  if (signup !== undefined && signup.status !== 'pending') return
  const person = { memberId: request.memberId, dependantId: request.dependantId }
  const [chosen] = await listChoices(deps.db, shift.streetId, [shift.id], [request.personId])
  const choice = { stallId: null, guardianConsentedAt: chosen?.guardianConsentedAt ?? null }
  const wish: PlaceWish =
    signup === undefined
      ? {
          kind: 'book',
          source: 'walk_in',
          person,
          party: 1,
          overlapAccepted: false,
          note: null,
          shift: choice,
        }
      : { kind: 'approve', bookingId: signup.id }
  // Scans without network are handed in when the shift is over: whoever was there then may still join it.
  const at = now < shift.endsAt ? now : request.scannedAt
  const actor = leader
  const ask = { streetId: shift.streetId, slotId: shift.id, wish, now: at, actor, claim: null }
  await deps.takePlaces({ ...ask, present: () => null }).catch((error: unknown) => {
    // Two leaders said yes at once: the place is theirs already.
    const isTaken = error instanceof Refusal && ['already_booked', 'booking_not_active'].includes(error.code)
    if (!isTaken) throw error
  })
}

/**
 * Their scans were refused for want of a sign-up: they count now, as new rows that say when the server had them and
 * whose scans they were.
 */
async function letIn(
  tx: Tx,
  of: {
    request: WalkInRow
    shift: ShiftRow
    leader: { memberId: string; role: string }
    now: Date
    signup: { id: string }
  },
): Promise<void> {
  const { request, shift, leader, now, signup } = of
  const { streetId } = shift
  const bookingId = signup.id
  const scans = await listScansUnsigned(tx, streetId, request)
  const counted = scans.map(scan => ({
    ...scan,
    id: newId(),
    bookingId,
    denial: null,
    period: null,
    scannedBy: scan.scannedBy ?? leader.memberId,
  }))
  await insertScans(tx, streetId, counted)
  await markAttended(tx, streetId, [bookingId], now)
  const answer = {
    id: request.id,
    status: request.status,
    reason: '',
    bookingId,
    answeredBy: leader.memberId,
  }
  await answerWalkIn(tx, streetId, { ...answer, now })
  const text = `${shift.title}，${sayDateTime(shift.startsAt)}，已经按您扫码的时间签到。走的时候记得签退。`
  await writeNotices(tx, [notice(streetId, request, { title: '负责人让您加入了', text, bookingId })], now)
  const actor = { id: leader.memberId, role: leader.role }
  await writeDeed(
    tx,
    { streetId, memberId: actor.id, now },
    { role: actor.role, action: 'walk_in.approve', id: request.id, detail: { shiftId: request.shiftId } },
  )
}

/** Returns a request as the person who asked and the leader see it. */
export function presentWalkIn(row: WalkInRow): WalkIn {
  const { id, shiftId, personName, status, reason } = row
  return { id, shiftId, personName, status, reason, scannedAt: row.scannedAt.toISOString() }
}

function notice(
  streetId: string,
  request: WalkInRow,
  said: { title: string; text: string; bookingId: string | null },
): NewNotice {
  const kind = request.status === 'approved' ? 'booking_approved' : 'booking_rejected'
  return { streetId, memberId: request.memberId, kind, waitlistId: null, ...said }
}
