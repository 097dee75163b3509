import {
  areaWithParents,
  dayMs,
  denyCall,
  denyVolunteer,
  type Policy,
  pickWave,
  placesLeft,
  sayDateTime,
  sayPlace,
  stepCall,
} from '@yunxuan/domain'
import { eachApart } from '../../platform/apart.ts'
import type { MemberCaller } from '../../platform/caller.ts'
import { type Db, inTransaction, type Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { requireLeader } from '../activity/lead.ts'
import { findShift, lockShifts, type ShiftRow } from '../activity/shift.store.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { type NewNotice, writeNotices } from '../notice/notice.store.ts'
import { policyOf, toSlotFacts } from '../slot/slot-facts.ts'
import { listAreaParents } from '../street/area.store.ts'
import { listVolunteerFacts } from '../volunteer/volunteer.store.ts'
import { countWaiting } from '../waitlist/waitlist.store.ts'
import {
  type CallRow,
  type ChoiceToBeCalled,
  declineInvite,
  type FreeVolunteer,
  findCall,
  insertCall,
  insertInvites,
  listCallChoices,
  listCalls,
  listDueCalls,
  listFreeVolunteers,
  updateCall,
  writeCallChoice,
} from './call.store.ts'

/** Opens a call to a locked shift, unless one is open; its first wave goes out with the next run of the job. */
export async function beginCall(
  tx: Tx,
  {
    shift,
    openedBy,
    now,
  }: { shift: ShiftRow; openedBy: { memberId: string; role: string } | null; now: Date },
): Promise<string | undefined> {
  const { streetId } = shift
  const id = newId()
  const by = openedBy?.memberId ?? null
  if (!(await insertCall(tx, { streetId, id, slotId: shift.id, openedBy: by, now }))) return undefined
  await writeDeed(
    tx,
    { streetId, memberId: by, now },
    {
      role: openedBy?.role ?? 'system',
      action: 'replacement.find',
      subject: 'slot',
      id: shift.id,
      detail: { callId: id },
    },
  )
  return id
}

/** Opens a call by a leader of the shift. */
export async function callVolunteers(
  tx: Tx,
  ask: { streetId: string; shiftId: string; caller: MemberCaller; now: Date },
): Promise<CallRow> {
  const { streetId, shiftId, caller, now } = ask
  const [shift] = await lockShifts(tx, streetId, [shiftId])
  if (shift === undefined) throw new Refusal('not_found')
  const leader = await requireLeader(tx, caller, shift, now)
  if (shift.status === 'cancelled') throw new Refusal('slot_cancelled')
  if (shift.serviceStatus !== 'published') throw new Refusal('service_not_published')
  const waiting = (await countWaiting(tx, streetId, [shiftId])).get(shiftId) ?? 0
  const before = await listCalls(tx, streetId, shiftId)
  const hasOpenCall = before.some(call => call.status === 'open')
  const { startsAt } = shift
  const denial = denyCall({ startsAt, placesLeft: placesLeft(shift), waiting, hasOpenCall }, now)
  if (denial !== undefined) throw new Refusal(denial)
  const id = await beginCall(tx, { shift, openedBy: leader, now })
  const call = id === undefined ? undefined : await findCall(tx, streetId, id)
  if (call === undefined) throw new Error('a call vanished while it was opened')
  return call
}

/** Returns the calls of a shift, for those who lead it. */
export async function readCalls(
  db: Db,
  ask: { streetId: string; shiftId: string; caller: MemberCaller; now: Date },
): Promise<CallRow[]> {
  const shift = await findShift(db, ask.streetId, ask.shiftId)
  if (shift === undefined) throw new Refusal('not_found')
  await requireLeader(db, ask.caller, shift, ask.now)
  return listCalls(db, ask.streetId, ask.shiftId)
}

/** Sends the waves that are due and ends calls that are filled or too late; returns how many volunteers were called. */
export async function sendCalls({ db }: { db: Db }, now: Date): Promise<number> {
  let called = 0
  await eachApart(
    await listDueCalls(db, now),
    due => due.streetId,
    async due => {
      called += await inTransaction(db, tx => stepOne(tx, due, now))
    },
  )
  return called
}

async function stepOne(
  tx: Tx,
  { streetId, callId, slotId }: { streetId: string; callId: string; slotId: string },
  now: Date,
): Promise<number> {
  const [shift] = await lockShifts(tx, streetId, [slotId])
  const call = await findCall(tx, streetId, callId)
  // Another instance was here before the lock.
  if (shift === undefined || call === undefined || call.status !== 'open' || call.nextWaveAt > now) return 0
  const policy = policyOf(shift)
  const isOpen = shift.status === 'open' && shift.serviceStatus === 'published'
  const step = stepCall({ ...shift, isOpen }, now)
  const nextWaveAt = new Date(now.getTime() + policy.callWaveMinutes * 60_000)
  const { id, waves } = call
  if (step === 'over' || step === 'filled') {
    await updateCall(tx, streetId, { id, status: step, waves, nextWaveAt: now, now })
    return 0
  }
  const wave = step === 'pause' ? [] : await nextWave(tx, shift, policy, now)
  const sent = waves + (wave.length > 0 ? 1 : 0)
  await updateCall(tx, streetId, { id, status: 'open', waves: sent, nextWaveAt, now })
  if (wave.length === 0) return 0
  await insertInvites(tx, { streetId, callId, wave: sent, now }, wave)
  await writeNotices(
    tx,
    wave.map(volunteer => callNotice(shift, volunteer)),
    now,
  )
  return wave.length
}

/** Whoever may come and is free, in the order in which they are called. */
async function nextWave(tx: Tx, shift: ShiftRow, policy: Policy, now: Date): Promise<FreeVolunteer[]> {
  const { streetId } = shift
  const since = new Date(now.getTime() - policy.callsCountedDays * dayMs)
  const free = await listFreeVolunteers(tx, streetId, shift, since)
  const facts = await listVolunteerFacts(
    tx,
    streetId,
    free.map(one => one.personId),
  )
  const parents = await listAreaParents(tx, streetId)
  const slot = toSlotFacts(shift)
  const candidates = free.flatMap(({ personId, callsLately }) => {
    const volunteer = facts.get(personId)
    if (volunteer === undefined) return []
    const homeAreaIds = areaWithParents(volunteer.areaId, parents)
    // Children under 14 are not called: their guardian would have to agree first.
    const wish = { guardianConsents: false, others: [], homeAreaIds }
    const denial = denyVolunteer(slot, shift, { facts: { ...volunteer, declared: [] }, volunteer }, wish)
    return denial === undefined ? [{ personId, homeAreaIds, skills: volunteer.skills, callsLately }] : []
  })
  const areaIds = areaWithParents(shift.areaId, parents)
  const byId = new Map(free.map(one => [one.personId, one]))
  return pickWave(candidates, { areaIds, skills: shift.skills }, policy.callWaveSize).flatMap(
    ({ personId }) => {
      const one = byId.get(personId)
      return one === undefined ? [] : [one]
    },
  )
}

function callNotice(shift: ShiftRow, { memberId, personName, isDependant }: FreeVolunteer): NewNotice {
  const whom = isDependant ? `${personName}能去吗？` : '您能来吗？'
  return {
    streetId: shift.streetId,
    memberId,
    kind: 'replacement_call',
    title: '急找志愿者补位',
    text: `${shift.title}，${sayDateTime(shift.startsAt)}，${sayPlace(shift.locationName, shift.room)}。有人临时来不了，${whom}先报名的先得。`,
    bookingId: null,
    waitlistId: null,
  }
}

/** Notes that a volunteer who was called says no. */
export async function declineCall(
  tx: Tx,
  ask: { streetId: string; callId: string; memberId: string; dependantId: string | null; now: Date },
): Promise<void> {
  const personId = ask.dependantId ?? ask.memberId
  if (!(await declineInvite(tx, { ...ask, personId }))) throw new Refusal('not_found')
  await writeDeed(tx, ask, {
    role: 'volunteer',
    action: 'replacement.decline',
    subject: 'replacement_call',
    id: ask.callId,
  })
}

/** Says whether a volunteer wants to be called. */
export async function chooseCalls(
  tx: Tx,
  ask: { streetId: string; memberId: string; dependantId: string | null; isCalled: boolean; now: Date },
): Promise<ChoiceToBeCalled> {
  const { streetId, memberId, isCalled, now } = ask
  const personId = ask.dependantId ?? memberId
  const own = (await listCallChoices(tx, streetId, memberId)).find(one => one.personId === personId)
  if (own === undefined) throw new Refusal('not_found')
  await writeCallChoice(tx, { streetId, personId, memberId, isCalled, now })
  await writeDeed(
    tx,
    { streetId, memberId, now },
    {
      role: 'volunteer',
      action: 'replacement.choose',
      subject: 'volunteer',
      id: personId,
      detail: { isCalled },
    },
  )
  return { ...own, isCalled }
}
