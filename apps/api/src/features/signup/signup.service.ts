import type { SignupWish } from '@yunxuan/contract'
import { areaWithParents, denySignupWait, isCalledFor, type ServiceKind, sayDateTime } from '@yunxuan/domain'
import type { Config } from '../../platform/config.ts'
import type { Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import type { StoredReply } from '../../platform/idempotency.ts'
import { Refusal } from '../../platform/refuse.ts'
import { lockShifts, type ShiftRow, toShifts } from '../activity/shift.store.ts'
import { cancelBooking } from '../booking/booking.service.ts'
import { type BookingRow, listActiveSpans } from '../booking/booking.store.ts'
import type { PlaceAsk } from '../booking/place-ask.ts'
import { listMemberPersons, lockDependantPersons } from '../member/person.store.ts'
import { personIdOf } from '../member/person.ts'
import { writeNotices } from '../notice/notice.store.ts'
import type { SlotRow } from '../slot/slot.store.ts'
import { policyOf, toSlotFacts } from '../slot/slot-facts.ts'
import { listAreaParents } from '../street/area.store.ts'
import { enterWaitlist } from '../waitlist/waitlist.service.ts'
import { countWaiting, isWaiting, type WaitlistRow } from '../waitlist/waitlist.store.ts'
import { beginCall } from './call.service.ts'
import { writeChoices } from './signup.store.ts'
import { loadSignupFacts } from './signup-facts.ts'

const kind: ServiceKind = 'activity'

/** Takes a place of a shift for the member or a dependant, through the one way in which places are taken. */
export function signUp(
  deps: Deps,
  ask: {
    streetId: string
    shiftId: string
    memberId: string
    wish: SignupWish
    now: Date
  } & Pick<PlaceAsk, 'claim' | 'present'>,
): Promise<StoredReply> {
  const { streetId, shiftId, memberId, wish, now, claim, present } = ask
  return deps.takePlaces({
    streetId,
    slotId: shiftId,
    wish: {
      kind: 'book',
      source: 'self',
      person: { memberId, dependantId: wish.dependantId ?? null },
      party: 1,
      overlapAccepted: false,
      note: null,
      shift: {
        stallId: wish.stallId ?? null,
        guardianConsentedAt: wish.guardianConsents === true ? now : null,
      },
    },
    now,
    actor: { memberId, role: 'volunteer' },
    claim,
    present,
  })
}

/**
 * Gives up an own place of a shift. Late, its leaders are told; near the start, and with nobody waiting,
 * others are called. Nothing else follows from it.
 */
export async function withdraw(
  tx: Tx,
  ask: { streetId: string; signupId: string; memberId: string; word: string; now: Date },
): Promise<{ booking: BookingRow; slot: SlotRow }> {
  const { streetId, signupId, now } = ask
  const done = await cancelBooking(tx, { ...ask, bookingId: signupId, kind })
  const [shift] = await toShifts(tx, streetId, [done.slot])
  if (shift === undefined) throw new Error('a sign-up without its shift')
  const isCalling = await callAfter(tx, shift, now)
  if (done.booking.status === 'late_cancelled') await tellLeaders(tx, shift, { ...done, isCalling }, now)
  return done
}

async function callAfter(tx: Tx, shift: ShiftRow, now: Date): Promise<boolean> {
  const isComing = shift.status === 'open' && shift.serviceStatus === 'published' && now < shift.startsAt
  if (!isComing || !isCalledFor(shift.startsAt, policyOf(shift), now)) return false
  const waiting = await countWaiting(tx, shift.streetId, [shift.id])
  if ((waiting.get(shift.id) ?? 0) > 0) return false
  await beginCall(tx, { shift, openedBy: null, now })
  return true
}

async function tellLeaders(
  tx: Tx,
  shift: ShiftRow,
  { booking, isCalling }: { booking: BookingRow; isCalling: boolean },
  now: Date,
): Promise<void> {
  const word = booking.reason === '' ? '' : `留言：${booking.reason}。`
  const next = isCalling ? '正在请附近的志愿者补位。' : ''
  const text = `${shift.title}，${sayDateTime(shift.startsAt)}。${booking.personName}来不了了。${word}${next}`
  await writeNotices(
    tx,
    shift.leaderIds.map(memberId => ({
      streetId: shift.streetId,
      memberId,
      kind: 'signup_withdrawn' as const,
      title: '有志愿者临时退出',
      text,
      bookingId: null,
      waitlistId: null,
    })),
    now,
  )
}

/** Puts a volunteer onto the waitlist of a full shift; refuses whoever could sign up, or may not come. */
export async function waitForShift(
  tx: Tx,
  ask: {
    config: Config
    streetId: string
    shiftId: string
    memberId: string
    dependantId: string | null
    guardianConsents: boolean
    now: Date
  },
): Promise<{ entry: WaitlistRow; slot: SlotRow }> {
  const { streetId, shiftId, memberId, dependantId, guardianConsents, now } = ask
  const [shift] = await lockShifts(tx, streetId, [shiftId])
  if (shift === undefined) throw new Refusal('not_found')
  const personId = personIdOf(ask)
  const found =
    dependantId === null
      ? await listMemberPersons(tx, streetId, [memberId])
      : await lockDependantPersons(tx, ask.config, streetId, [dependantId])
  const person = found.find(one => one.memberId === memberId)
  if (person === undefined) throw new Refusal('not_found')
  const spans = await listActiveSpans(tx, streetId, [personId], now)
  const { volunteers } = await loadSignupFacts(tx, streetId, [shift], [personId])
  const wish = {
    source: 'self' as const,
    guardianConsents,
    hasActiveBooking: spans.some(span => span.slotId === shift.id),
    others: spans,
    homeAreaIds: areaWithParents(person.areaId, await listAreaParents(tx, streetId)),
    stallPlacesLeft: null,
    isWaiting: await isWaiting(tx, streetId, shift.id, personId),
  }
  const whom = { facts: person, volunteer: volunteers.get(personId) }
  const denial = denySignupWait(toSlotFacts(shift), shift, whom, wish, now)
  if (denial !== undefined) throw new Refusal(denial)
  const consented = guardianConsents ? now : null
  await writeChoices(tx, streetId, [
    { slotId: shift.id, personId, stallId: null, guardianConsentedAt: consented },
  ])
  const party = { streetId, memberId, dependantId, slotId: shift.id, party: 1, now }
  return { entry: await enterWaitlist(tx, party), slot: shift }
}
