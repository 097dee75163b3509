import { randomInt } from 'node:crypto'
import type { Input } from '@yunxuan/contract'
import {
  denyIdNumber,
  type IdFault,
  isMinor,
  missingOf,
  mustGuardianRegister,
  type Policy,
  type ProfileNeed,
  plainIdNumber,
  volunteerNumber,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import type { Tx } from '../../platform/database.ts'
import { brokenConstraint } from '../../platform/database-error.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { writeDeed } from '../audit/audit.store.ts'
import type { EndVolunteering } from '../member/end-volunteering.ts'
import { checkPerson, plainPhone } from '../member/member.service.ts'
import { lockDependant } from '../member/member.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { insertConsent, withdrawConsent } from './consent.store.ts'
import { hashIdentity, hashIdNumber, openIdentity, sealIdentity } from './identity.ts'
import {
  findPersonByIdHash,
  firstFreeNumber,
  hasRecord,
  isExpectedAtShift,
  lockPerson,
  lockVolunteer,
  setVolunteerStatus,
  type VolunteerRow,
  writeProfile,
} from './volunteer.store.ts'

type Edit = Input<'PUT /v1/streets/:streetId/me/volunteers'>['body']

interface OwnCall {
  config: Pick<Config, 'sealKey'>
  streetId: string
  caller: MemberCaller
  now: Date
}

interface Person {
  personId: string
  birthDate: string | null
}

/** The wording that volunteers agree to; raised when it changes. */
const profileConsentVersion = 1
/** The wording that guardians agree to, in the app and on paper; raised when it changes. */
export const guardianConsentVersion = 1
// So few of a thousand million are taken that one of these is free.
const numbersTried = 8

/** Makes the caller or a dependant of theirs a volunteer, or changes the profile. */
export async function changeProfile(tx: Tx, call: OwnCall & { edit: Edit }): Promise<VolunteerRow> {
  const { streetId, caller, edit, now } = call
  const owner = { streetId, memberId: caller.member.id }
  // Locked, so that the family does not forget them while they are registered.
  const isTheirs = edit.dependantId === undefined || (await lockDependant(tx, owner, edit.dependantId))
  const person = isTheirs
    ? await lockPerson(tx, { ...owner, config: call.config }, edit.dependantId)
    : undefined
  if (person === undefined) throw new Refusal('not_found')
  await checkPerson(tx, streetId, edit, now)
  const before = await lockVolunteer(tx, streetId, person.personId)
  checkGuardian(person, before, edit, now)
  const policy = await loadPolicy(tx, streetId)
  checkWords(policy, before, edit)
  await writeWholeProfile(tx, call, person, before)
  if (edit.guardianConsent !== undefined && isMinor(edit.birthDate, now)) {
    await consentAsGuardian(tx, call, person.personId, edit.guardianConsent.relation)
  }
  const isNew = before === undefined || before.status === 'left'
  await writeDeed(tx, call, {
    role: 'resident',
    action: isNew ? 'volunteer.register' : 'volunteer.change',
    id: person.personId,
    detail: { consentVersion: profileConsentVersion, hasIdNumber: edit.idNumber !== undefined },
  })
  return settleStatus(tx, streetId, person.personId, now)
}

/** Ends volunteering: the profile is erased, what was recorded stays with the number. */
export async function leaveVolunteering(
  tx: Tx,
  call: OwnCall & { personId: string; endVolunteering: EndVolunteering },
): Promise<void> {
  const { streetId, personId, endVolunteering, now } = call
  await lockOwn(tx, call)
  if (await isExpectedAtShift(tx, streetId, personId, now)) throw new Refusal('volunteer_expected')
  await endVolunteering(tx, { streetId, personId, now })
  await writeDeed(tx, call, { role: 'resident', action: 'volunteer.leave', id: personId })
}

/** Takes the guardian's consent for a dependant back; there are no further sign-ups until it is given anew. */
export async function withdrawOwnConsent(
  tx: Tx,
  call: OwnCall & { personId: string },
): Promise<VolunteerRow> {
  const { streetId, personId, caller, now } = call
  const own = await lockOwn(tx, call)
  // A minor with an account of their own cannot take back what their guardian gave.
  if (own.dependantId === null) throw new Refusal('not_found')
  const by = { memberId: caller.member.id, now }
  if (!(await withdrawConsent(tx, streetId, personId, by))) throw new Refusal('not_found')
  await writeDeed(tx, call, { role: 'resident', action: 'volunteer.withdraw_consent', id: personId })
  return settleStatus(tx, streetId, personId, now)
}

/** Returns a volunteer of the caller's own, locked; refuses one of somebody else or one who left. */
export async function lockOwn(tx: Tx, call: Omit<OwnCall, 'config'> & { personId: string }) {
  const row = await lockVolunteer(tx, call.streetId, call.personId)
  if (row === undefined || row.memberId !== call.caller.member.id || row.status === 'left') {
    throw new Refusal('not_found')
  }
  return row
}

/** Makes a volunteer active as soon as nothing is missing, and pending when something is again. */
export async function settleStatus(
  tx: Tx,
  streetId: string,
  personId: string,
  now: Date,
): Promise<VolunteerRow> {
  const row = await lockVolunteer(tx, streetId, personId)
  if (row === undefined) throw new Error('a volunteer vanished while it was changed')
  const status = missingNow(row, now).length === 0 ? 'active' : 'pending'
  if (status !== row.status) await setVolunteerStatus(tx, streetId, personId, status)
  return { ...row, status }
}

/** What decides whether a profile is whole; of document and consent only whether they are there. */
interface Kept extends Pick<VolunteerRow, 'birthDate' | 'gender' | 'areaId' | 'phone' | 'serviceCategories'> {
  realName: unknown
  idNumber: unknown
  consent: unknown
}

/** Returns what a volunteer's profile lacks. */
export function missingNow(row: Kept, now: Date): ProfileNeed[] {
  const facts = {
    hasRealName: row.realName !== null,
    hasIdNumber: row.idNumber !== null,
    hasGuardianConsent: row.consent !== null,
  }
  return missingOf({ ...row, ...facts }, now)
}

/** Refuses a child under 14 whose guardian does not register them, consenting in the same request. */
function checkGuardian(person: Person, before: VolunteerRow | undefined, edit: Edit, now: Date): void {
  const { birthDate, dependantId, guardianConsent } = edit
  if (person.birthDate !== null && person.birthDate !== birthDate) {
    throw wrongField('birthDate', '和家人资料里的出生日期不一样，请先改好家人资料')
  }
  if (dependantId === undefined && guardianConsent !== undefined) {
    throw wrongField('guardianConsent', '要由家长本人同意，请家长登录后办理，或带纸质同意书到社区')
  }
  const isConsented = (dependantId !== undefined && guardianConsent !== undefined) || before?.consent != null
  if (mustGuardianRegister(birthDate, now) && !isConsented) throw new Refusal('guardian_must_register')
}

/** Refuses words that are in none of the street's lists; those chosen before stay. */
function checkWords(policy: Policy, before: VolunteerRow | undefined, edit: Edit): void {
  const lists = [
    ['skills', policy.volunteerSkills],
    ['languages', policy.volunteerLanguages],
    ['serviceCategories', policy.volunteerCategories],
  ] as const
  for (const [field, offered] of lists) {
    const known = [...offered, ...(before?.[field] ?? [])]
    if (edit[field].some(word => !known.includes(word))) throw wrongField(field, '请从列出的项目里选')
  }
}

async function writeWholeProfile(
  tx: Tx,
  call: OwnCall & { edit: Edit },
  { personId }: Person,
  before: VolunteerRow | undefined,
): Promise<void> {
  const { config, streetId, caller, edit, now } = call
  const { birthDate, gender, areaId, skills, languages, serviceCategories, times } = edit
  const idNumber = checkIdNumber(call, personId, before)
  const idHash = idNumber === null ? null : hashIdNumber(config, streetId, idNumber)
  const holder = idHash === null ? undefined : await findPersonByIdHash(tx, streetId, idHash)
  if (holder !== undefined && holder !== personId) throw new Refusal('volunteer_exists')
  const sealed = (field: 'real-name' | 'id-number', text: string) =>
    sealIdentity(config, { streetId, ownerId: personId, field }, text)
  const realName = edit.realName?.trim()
  const identityHash = await checkIdentity(tx, { call, personId, before, idNumber })
  const row = {
    ...{ birthDate, gender, areaId, skills, languages, serviceCategories, times },
    ...{ streetId, personId, memberId: caller.member.id, dependantId: edit.dependantId ?? null },
    number: before?.number ?? (await newNumber(tx, streetId)),
    realName: realName === undefined ? (before?.realName ?? null) : sealed('real-name', realName),
    idNumber: idNumber === null ? null : sealed('id-number', idNumber),
    idHash,
    identityHash,
    phone: plainPhone(edit.phone),
    consentVersion: profileConsentVersion,
    now,
  }
  await orVolunteerExists(writeProfile(tx, row))
}

/** Waits for a document to be written: two who register one at once both found it free, and one is let through. */
export async function orVolunteerExists(write: Promise<void>): Promise<void> {
  try {
    await write
  } catch (error) {
    if (brokenConstraint(error) === 'volunteer_id_hash') throw new Refusal('volunteer_exists')
    throw error
  }
}

/**
 * Returns what name and number are known again by, once both are there; refuses others than those under which hours
 * were recorded.
 */
async function checkIdentity(
  tx: Tx,
  {
    call: { config, streetId, edit },
    personId,
    before,
    idNumber,
  }: {
    call: OwnCall & { edit: Edit }
    personId: string
    before: VolunteerRow | undefined
    idNumber: string | null
  },
): Promise<Buffer | null> {
  const opened = (field: 'real-name' | 'id-number', sealed: Buffer | null | undefined) =>
    sealed == null ? null : openIdentity(config, { streetId, ownerId: personId, field }, sealed)
  const hashed = (name: string | null, number: string | null) =>
    name === null || number === null
      ? null
      : hashIdentity(config, streetId, { realName: name, idNumber: number })
  const keptName = opened('real-name', before?.realName)
  const identityHash = hashed(edit.realName?.trim() ?? keptName, idNumber)
  // Profiles from before there were fingerprints hold name and number alone.
  const known = before?.identityHash ?? hashed(keptName, opened('id-number', before?.idNumber))
  if (identityHash === null || known === null || known.equals(identityHash)) return identityHash
  if (await hasRecord(tx, streetId, personId)) throw new Refusal('identity_fixed')
  return identityHash
}

const idFaultWords: Readonly<Record<IdFault, [field: string, message: string]>> = {
  id_malformed: ['idNumber', '证件号码应是 18 位，请对照身份证再看看'],
  id_checksum_wrong: ['idNumber', '证件号码有一位不对，请对照身份证再看看'],
  id_birth_differs: ['birthDate', '和证件号码里的出生日期不一样'],
  id_gender_differs: ['gender', '和证件号码里的性别不一样'],
}

/** Returns the plain number the profile will hold; refuses one that is wrong or is somebody else's by its facts. */
function checkIdNumber(
  { config, streetId, edit, now }: OwnCall & { edit: Edit },
  personId: string,
  before: VolunteerRow | undefined,
): string | null {
  const at = { streetId, ownerId: personId, field: 'id-number' } as const
  const kept = before?.idNumber == null ? null : openIdentity(config, at, before.idNumber)
  const idNumber = edit.idNumber === undefined ? kept : plainIdNumber(edit.idNumber)
  const fault = idNumber === null ? undefined : denyIdNumber(idNumber, edit, now)
  if (fault !== undefined) throw wrongField(...idFaultWords[fault])
  return idNumber
}

async function newNumber(tx: Tx, streetId: string): Promise<string> {
  const digits = () => String(randomInt(1_000_000_000)).padStart(9, '0')
  const numbers = Array.from({ length: numbersTried }, () => volunteerNumber(digits()))
  const number = await firstFreeNumber(tx, streetId, numbers)
  if (number === undefined) throw new Error(`no volunteer number is free in ${streetId}`)
  return number
}

async function consentAsGuardian(
  tx: Tx,
  call: OwnCall,
  personId: string,
  relation: NonNullable<Edit['guardianConsent']>['relation'],
): Promise<void> {
  const { streetId, caller, now } = call
  const consent = {
    ...{ streetId, id: newId(), personId, relation, givenAt: now },
    ...{ version: guardianConsentVersion, guardianId: caller.member.id, guardianName: null },
    ...{ seenBy: null, reason: '' },
  }
  if (!(await insertConsent(tx, consent))) return
  await writeDeed(tx, call, {
    role: 'resident',
    action: 'volunteer.consent',
    id: personId,
    detail: { relation, version: guardianConsentVersion },
  })
}
