import type { LeaderScan, LeaderScanAnswer, Reply } from '@yunxuan/contract'
import {
  dayMs,
  denyScan,
  type PersonalCode,
  type Policy,
  type ScanConflict,
  type ScanDenial,
  shanghaiDate,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { requireLeader } from '../activity/lead.ts'
import { lockShifts, type ShiftRow } from '../activity/shift.store.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { listDependantPersons, listMemberPersons, type PersonRow } from '../member/person.store.ts'
import { policyOf } from '../slot/slot-facts.ts'
import {
  type AttendeeRow,
  countAttendance,
  listShiftAttendance,
  listSignups,
  markAttended,
  nobody,
} from './attendance.store.ts'
import { openPersonalCode } from './code.ts'
import { cameFirst } from './scan.service.ts'
import { insertScans, listScansById, listScansOf, type ScanRow, tallyScans } from './scan.store.ts'
import { wholeSeconds } from './scan-batch.ts'
import { ScansSeen } from './scans-seen.ts'
import { insertWalkIns } from './walk-in.store.ts'

type HandInKey = 'POST /v1/streets/:streetId/shifts/:shiftId/leader-scans'

/** A leader who hands in what a phone scanned, perhaps hours ago and without network. */
export interface HandIn {
  streetId: string
  shiftId: string
  scans: readonly LeaderScan[]
  caller: MemberCaller
  now: Date
}

/** What the rules need of everybody a batch is about. */
interface HandInFacts {
  shift: ShiftRow
  leaderId: string
  persons: ReadonlyMap<string, PersonRow>
  signups: ReadonlyMap<string, AttendeeRow>
  now: Date
}

/** One scan of a hand-in: as it came, and as it is or was written down. */
interface Judged {
  scan: LeaderScan
  row: ScanRow
  result: 'new' | 'duplicate' | 'taken'
}

/**
 * Writes down scans of personal codes, each once by the id its phone gave it, and answers what became of each.
 * The attendance that follows is a function of the set, so desks may hand theirs in in any order.
 */
export async function handInScans(tx: Tx, config: Config, ask: HandIn): Promise<Reply<HandInKey>> {
  const { streetId, scans, caller, now } = ask
  const [shift] = await lockShifts(tx, streetId, [ask.shiftId])
  if (shift === undefined) throw new Refusal('not_found')
  const leader = await requireLeader(tx, caller, shift, now)
  const codes = new Map(scans.map(scan => [scan.personalCode, openPersonalCode(config, scan.personalCode)]))
  const facts = { ...(await loadFacts(tx, config, shift, codes)), shift, leaderId: leader.memberId, now }
  const given = scans.map(scan => ({ scan, row: rowOf(scan, codes.get(scan.personalCode), facts) }))
  const judged = await writeEachOnce(tx, shift, given)
  const strays = judged.filter(({ row, result }) => result === 'new' && isStray(row))
  await tallyScans(
    tx,
    streetId,
    strays.map(() => leader.memberId),
    now,
  )
  const added = judged.flatMap(one => (one.result === 'new' ? [one.row] : []))
  const came = cameFirst(added.flatMap(row => signupOf(row, facts) ?? []))
  await markAttended(tx, streetId, came, now)
  await insertWalkIns(
    tx,
    streetId,
    added.flatMap(row => askFor(row, facts)),
    now,
  )
  const refused = added.filter(row => row.denial !== null).length
  await writeDeed(
    tx,
    { streetId, memberId: leader.memberId, now },
    {
      role: leader.role,
      action: 'scan.hand_in',
      subject: 'slot',
      id: shift.id,
      detail: { scans: scans.length, added: added.length, refused },
    },
  )
  const attendance = await listShiftAttendance(tx, streetId, shift)
  const conflicts = new Map(attendance.map(row => [row.personId, row.conflicts]))
  const counts = await countAttendance(tx, streetId, [shift.id])
  return {
    items: judged.map(one => toAnswer(one, conflicts, facts)),
    counts: counts.get(shift.id) ?? nobody,
  }
}

/**
 * Writes down what is new and shows something of somebody. An id that was there before, be it by another shift a
 * moment ago, is not used again; nor is a code that was scanned in the same minute.
 */
async function writeEachOnce(
  tx: Tx,
  { streetId, id: shiftId }: ShiftRow,
  given: readonly Omit<Judged, 'result'>[],
): Promise<Judged[]> {
  const kin = given.flatMap(({ row }) => (isStray(row) || row.personId === null ? [] : [row.personId]))
  const pairs = [...new Set(kin)].map(personId => ({ shiftId, personId }))
  const seen = new ScansSeen(await listScansOf(tx, streetId, pairs))
  const fresh = new Set(given.flatMap(({ row }) => (isStray(row) || seen.hasLike(row) ? [] : [row])))
  const added = await insertScans(tx, streetId, [...fresh])
  const written = await listScansById(
    tx,
    streetId,
    given.map(({ row }) => row.id),
  )
  return given.map(({ scan, row }) => {
    const kept = written.get(row.id)
    // The first of a hand-in under its id is the one that was added.
    if (fresh.has(row) && added.delete(row.id)) return { scan, row, result: 'new' }
    if (kept !== undefined && isSameScan(kept, row)) return { scan, row: kept, result: 'duplicate' }
    if (isStray(row)) return { scan, row, result: 'new' }
    if (kept !== undefined) return { scan, row: kept, result: 'taken' }
    if (fresh.has(row)) throw new Error(`a scan was not written down: ${row.id}`)
    return { scan, row, result: 'duplicate' }
  })
}

/** What shows nothing of anybody is counted, and no row: whoever makes such scans makes as many as they like. */
function isStray({ denial }: ScanRow): boolean {
  return denial !== null && denial !== 'no_signup'
}

async function loadFacts(
  tx: Tx,
  config: Config,
  shift: ShiftRow,
  codes: ReadonlyMap<string, PersonalCode | undefined>,
): Promise<Pick<HandInFacts, 'persons' | 'signups'>> {
  const { streetId } = shift
  const ours = [...codes.values()].filter(code => code?.streetId === streetId)
  const personIds = [...new Set(ours.flatMap(code => code?.personId ?? []))]
  const persons = [
    ...(await listMemberPersons(tx, streetId, personIds)),
    ...(await listDependantPersons(tx, config, streetId, personIds)),
  ]
  const signups = await listSignups(
    tx,
    streetId,
    personIds.map(personId => ({ shiftId: shift.id, personId })),
  )
  return {
    persons: new Map(persons.map(person => [person.id, person])),
    signups: new Map(signups.map(signup => [signup.personId, signup])),
  }
}

function rowOf(scan: LeaderScan, code: PersonalCode | undefined, facts: HandInFacts): ScanRow {
  const { shift, now } = facts
  const at = new Date(Date.parse(scan.scannedAt) - scan.deviceClockOffsetMs)
  const person = code === undefined ? undefined : facts.persons.get(code.personId)
  const signup = code === undefined ? undefined : facts.signups.get(code.personId)
  const isOurs = code?.streetId === shift.streetId && person !== undefined
  const isOwn = person?.memberId === facts.leaderId
  const denial =
    denyPersonalCode(code, isOurs, shift) ?? (isOwn ? 'own_code' : denyLeaderScan(scan, at, facts))
  const denied = denial ?? (signup === undefined ? 'no_signup' : null)
  return {
    id: scan.scanId,
    shiftId: shift.id,
    personId: isOurs ? code.personId : null,
    memberId: isOurs ? person.memberId : null,
    bookingId: denied === null ? (signup?.bookingId ?? null) : null,
    direction: scan.direction,
    grade: 'leader-scan',
    denial: denied,
    at,
    receivedAt: now,
    deviceId: scan.deskId,
    clockOffsetSeconds: wholeSeconds(scan.deviceClockOffsetMs),
    period: null,
    scannedBy: facts.leaderId,
    distanceMetres: null,
  }
}

function denyPersonalCode(
  code: PersonalCode | undefined,
  isOurs: boolean,
  shift: ShiftRow,
): ScanDenial | undefined {
  if (code === undefined) return 'code_forged'
  if (!isOurs) return 'code_foreign'
  const isOfItsDays = code.day >= shanghaiDate(shift.startsAt) && code.day <= shanghaiDate(shift.endsAt)
  return isOfItsDays ? undefined : 'code_expired'
}

function denyLeaderScan(scan: LeaderScan, at: Date, { shift, now }: HandInFacts): ScanDenial | undefined {
  const policy: Policy = policyOf(shift)
  if (at.getTime() > now.getTime() + policy.clockSkewMinutes * 60_000) return 'scan_in_future'
  if (now.getTime() - at.getTime() > policy.handInWithinDays * dayMs) return 'handed_in_too_late'
  return denyScan(shift, policy, { direction: scan.direction, at })
}

/** Whether an id that comes again is for the same scan; its time may differ, since clocks are compared anew. */
function isSameScan(before: ScanRow, row: ScanRow): boolean {
  return (
    before.shiftId === row.shiftId &&
    before.personId === row.personId &&
    before.direction === row.direction &&
    before.deviceId === row.deviceId
  )
}

function signupOf(row: ScanRow, { signups }: HandInFacts): AttendeeRow | undefined {
  return row.denial === null && row.personId !== null ? signups.get(row.personId) : undefined
}

/** Somebody a leader scanned without a sign-up asks to join by that. */
function askFor(row: ScanRow, { persons, shift }: HandInFacts) {
  const person = row.personId === null ? undefined : persons.get(row.personId)
  if (row.denial !== 'no_signup' || person === undefined) return []
  return [{ shiftId: shift.id, scanId: row.id, personId: person.id, memberId: person.memberId }]
}

function toAnswer(
  { scan, row, result }: Judged,
  conflicts: ReadonlyMap<string, ScanConflict[]>,
  { persons }: HandInFacts,
): LeaderScanAnswer {
  const { scanId } = scan
  if (result === 'taken') {
    return { scanId, result: 'refused', reason: 'scan_id_taken', conflicts: [], personName: null }
  }
  const personName = row.personId === null ? null : (persons.get(row.personId)?.name ?? null)
  // Nobody has checked out before the end, so that alone is nothing to look at yet.
  const own = row.personId === null || row.denial !== null ? [] : (conflicts.get(row.personId) ?? [])
  const toSee = own.filter(conflict => conflict !== 'departure-capped')
  const said = row.denial !== null ? 'refused' : toSee.length > 0 ? 'conflict' : 'accepted'
  return {
    scanId,
    result: result === 'duplicate' ? 'duplicate' : said,
    reason: row.denial,
    conflicts: toSee,
    personName,
  }
}
