import {
  type GuardianRelation,
  isAllowed,
  isMinor,
  lastAdultBirth,
  plainIdNumber,
  readIdNumber,
  type Sort,
  type StaffRole,
  type VolunteerSort,
  type VolunteerStatus,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { roleAt, scopeOf } from '../../platform/scope.ts'
import { orderOf, toSortedPage } from '../../platform/sorting.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { listAreaPath } from '../street/area.store.ts'
import { insertConsent, withdrawConsent } from './consent.store.ts'
import { hashIdentity, hashIdNumber, sealIdentity } from './identity.ts'
import {
  countVolunteers,
  findVolunteerLine,
  listVolunteers,
  type VolunteerLineRow,
} from './managed-volunteer.store.ts'
import { guardianConsentVersion, orVolunteerExists, settleStatus } from './volunteer.service.ts'
import {
  findPersonByIdHash,
  findVolunteer,
  lockVolunteer,
  type VolunteerRow,
  writeIdentity,
} from './volunteer.store.ts'

/** Who manages volunteers. */
export const managing = ['coordinator', 'administrator'] as const satisfies readonly StaffRole[]

interface StaffCall {
  streetId: string
  caller: MemberCaller
  now: Date
}

/** Returns a page of volunteers who live in what the caller coordinates, counted with the first. */
export async function findVolunteers(
  db: Executor,
  call: StaffCall,
  query: {
    q?: string
    status?: VolunteerStatus
    teamId?: string
    waitsForGuardian?: boolean
    sort?: Sort<VolunteerSort>
    cursor?: string
  },
  limit: number,
) {
  const order = orderOf<VolunteerSort>('-registered', query)
  const asked = {
    scope: scopeOf(call.caller, managing),
    q: query.q?.trim(),
    status: query.status,
    teamId: query.teamId,
    waitsBornAfter: query.waitsForGuardian === true ? lastAdultBirth(call.now) : undefined,
    order,
    limit: limit + 1,
  }
  const found = await listVolunteers(db, call.streetId, asked)
  const total = await countVolunteers(db, call.streetId, asked)
  return { ...toSortedPage(found, limit, order, row => row.personId), total }
}

/** Finds who is registered with a document; one outside the caller's area is not found. */
export async function lookUpIdNumber(
  tx: Tx,
  call: StaffCall & { config: Pick<Config, 'sealKey'>; idNumber: string },
): Promise<VolunteerLineRow> {
  const { config, streetId, caller, now } = call
  const { idNumber } = readDocument(call.idNumber, now)
  const personId = await findPersonByIdHash(tx, streetId, hashIdNumber(config, streetId, idNumber))
  const row = personId === undefined ? undefined : await findVolunteerLine(tx, streetId, personId)
  if (row === undefined) throw new Refusal('not_found')
  const place = { areaIds: await listAreaPath(tx, streetId, row.areaId), organizationId: null }
  // Whether a document is known elsewhere is nobody's business here.
  if (!isAllowed(caller.grants, managing, place, now)) throw new Refusal('not_found')
  const role = roleAt(caller, managing, place, now)
  await writeDeed(tx, call, { role, action: 'volunteer.look_up', id: row.personId })
  return row
}

/** Opens the record of a volunteer; every look is written down, at a minor with its reason. */
export async function lookAtVolunteer(
  tx: Tx,
  call: StaffCall & { personId: string; reason: string | undefined },
): Promise<VolunteerRow> {
  const { streetId, personId, now } = call
  const { role } = await requireVolunteerScope(tx, call)
  const row = await findVolunteer(tx, streetId, personId)
  if (row === undefined) throw new Error('a volunteer vanished while they were looked at')
  const isYoung = row.birthDate !== null && isMinor(row.birthDate, now)
  const reason = call.reason?.trim() ?? ''
  if (isYoung && reason === '') throw new Refusal('reason_missing')
  await writeDeed(tx, call, {
    role,
    action: 'volunteer.look',
    id: personId,
    detail: { isMinor: isYoung, reason },
  })
  return row
}

/** Writes down that a guardian's consent was seen on paper by the caller. */
export async function noteConsent(
  tx: Tx,
  call: StaffCall & {
    config: Pick<Config, 'sealKey'>
    personId: string
    paper: { guardianName: string; relation: GuardianRelation; reason: string }
  },
): Promise<VolunteerLineRow> {
  const { config, streetId, personId, caller, paper, now } = call
  const { row, role } = await requireVolunteerScope(tx, call)
  if (row.birthDate === null || !isMinor(row.birthDate, now)) throw new Refusal('guardian_not_needed')
  const id = newId()
  const at = { streetId, ownerId: id, field: 'guardian-name' } as const
  const consent = {
    ...{ streetId, id, personId, relation: paper.relation, version: guardianConsentVersion, givenAt: now },
    ...{ guardianId: null, guardianName: sealIdentity(config, at, paper.guardianName.trim()) },
    ...{ seenBy: caller.member.id, reason: paper.reason },
  }
  if (!(await insertConsent(tx, consent))) throw new Refusal('already_decided')
  const detail = { relation: paper.relation, version: guardianConsentVersion, reason: paper.reason }
  await writeDeed(tx, call, { role, action: 'volunteer.note_consent', id: personId, detail })
  await tell(tx, call, row, {
    kind: 'guardian_consent',
    title: '家长同意已登记',
    text: `${row.name}的家长同意书已由${caller.member.name}看过原件。`,
  })
  return settled(tx, call)
}

/** Writes down that a guardian took their consent back. */
export async function noteWithdrawal(
  tx: Tx,
  call: StaffCall & { personId: string; reason: string },
): Promise<VolunteerLineRow> {
  const { streetId, personId, caller, reason, now } = call
  const { row, role } = await requireVolunteerScope(tx, call)
  const by = { memberId: caller.member.id, now }
  if (!(await withdrawConsent(tx, streetId, personId, by))) throw new Refusal('not_found')
  await writeDeed(tx, call, { role, action: 'volunteer.withdraw_consent', id: personId, detail: { reason } })
  await tell(tx, call, row, { kind: 'guardian_consent', title: '家长同意已撤回', text: reason })
  return settled(tx, call)
}

/**
 * Writes name and number as the document says that the caller has seen, also after hours were recorded under others;
 * it is logged with its reason and told to the person. Nobody does it for themselves or their own dependant.
 */
export async function correctIdentity(
  tx: Tx,
  call: StaffCall & {
    config: Pick<Config, 'sealKey'>
    personId: string
    seen: { realName: string; idNumber: string; reason: string }
  },
): Promise<VolunteerLineRow> {
  const { config, streetId, personId, caller, now } = call
  const { row, role } = await requireVolunteerScope(tx, call)
  if (row.memberId === caller.member.id) throw new Refusal('same_person_reviews')
  const { idNumber, birthDate, gender } = readDocument(call.seen.idNumber, now)
  if (row.dependantId !== null && row.birthDate !== birthDate) {
    throw wrongNumber('和家人资料里的出生日期不一样，请家长先在手机上改好')
  }
  const idHash = hashIdNumber(config, streetId, idNumber)
  const holder = await findPersonByIdHash(tx, streetId, idHash)
  if (holder !== undefined && holder !== personId) throw new Refusal('volunteer_exists')
  const realName = call.seen.realName.trim()
  const at = { streetId, ownerId: personId }
  const identity = {
    realName: sealIdentity(config, { ...at, field: 'real-name' }, realName),
    idNumber: sealIdentity(config, { ...at, field: 'id-number' }, idNumber),
    ...{ idHash, identityHash: hashIdentity(config, streetId, { realName, idNumber }), birthDate, gender },
  }
  await orVolunteerExists(writeIdentity(tx, streetId, personId, identity))
  const detail = { reason: call.seen.reason.trim() }
  await writeDeed(tx, call, { role, action: 'volunteer.correct_identity', id: personId, detail })
  await tell(tx, call, row, {
    kind: 'identity_corrected',
    title: '姓名和证件号码更正了',
    text: `${caller.member.name}看过证件，改了${row.name}的志愿者资料。不是您要求的，请打服务台电话。`,
  })
  return settled(tx, call)
}

/** Returns a typed number as it is kept, with what it says of its holder; refuses one that cannot be. */
function readDocument(typed: string, now: Date) {
  const idNumber = plainIdNumber(typed)
  const facts = readIdNumber(idNumber, now)
  if (typeof facts === 'string') throw wrongNumber('证件号码有一位不对，请对照身份证再看看')
  return { idNumber, ...facts }
}

function wrongNumber(message: string): Refusal {
  return wrongField('idNumber', message)
}

/** Returns a volunteer, locked, with the role the caller has where they live; refuses one outside it. */
export async function requireVolunteerScope(
  tx: Tx,
  { streetId, personId, caller, now }: StaffCall & { personId: string },
): Promise<{ row: VolunteerRow; role: StaffRole }> {
  const row = await lockVolunteer(tx, streetId, personId)
  if (row === undefined || row.status === 'left') throw new Refusal('not_found')
  const place = { areaIds: await listAreaPath(tx, streetId, row.areaId), organizationId: null }
  return { row, role: roleAt(caller, managing, place, now) }
}

async function settled(
  tx: Tx,
  { streetId, personId, now }: StaffCall & { personId: string },
): Promise<VolunteerLineRow> {
  await settleStatus(tx, streetId, personId, now)
  const row = await findVolunteerLine(tx, streetId, personId)
  if (row === undefined) throw new Error('a volunteer vanished while they were changed')
  return row
}

async function tell(
  tx: Tx,
  { streetId, now }: StaffCall,
  { memberId }: VolunteerRow,
  notice: { kind: 'guardian_consent' | 'identity_corrected'; title: string; text: string },
): Promise<void> {
  await writeNotices(tx, [{ streetId, memberId, bookingId: null, waitlistId: null, ...notice }], now)
}
