import type { Input } from '@yunxuan/contract'
import { ageInYears, consentVersions, sensitiveOf, shanghaiDate } from '@yunxuan/domain'
import type { Caller, MemberCaller } from '../../platform/caller.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import type { BirthKeys } from './birth.ts'
import type { EndVolunteering } from './end-volunteering.ts'
import {
  type DependantRow,
  findMember,
  forgetDependant,
  insertDependant,
  insertMember,
  isCommunity,
  isExpected,
  isStreet,
  listDependants,
  lockDependant,
  lockMemberOf,
  type MemberFacts,
  type MemberRow,
  updateDependant,
  updateMember,
} from './member.store.ts'

type MemberEdit = Input<'PUT /v1/streets/:streetId/me'>['body']
type DependantEdit = Input<'POST /v1/streets/:streetId/me/dependants'>['body']

/** Nobody who can be served today was born before. */
const earliestBirth = '1900-01-01'
/** Below this age a guardian decides (个人信息保护法 §31). */
const ownDecisionYears = 14

/** Returns the person an account is in a street. */
export async function loadMe(db: Executor, streetId: string, caller: Caller): Promise<MemberRow> {
  const row = caller.member === null ? undefined : await findMember(db, streetId, caller.member.id)
  if (row !== undefined) return row
  throw new Refusal((await isStreet(db, streetId)) ? 'member_missing' : 'not_found')
}

/** Makes an account a person of a street, or changes what the street knows of them; what is left out stays. */
export async function changeMe(
  tx: Tx,
  wish: { streetId: string; caller: Caller; edit: MemberEdit; now: Date },
): Promise<MemberRow> {
  const { streetId, caller, edit, now } = wish
  const { accountId } = caller
  if (!(await isStreet(tx, streetId))) throw new Refusal('not_found')
  await checkPerson(tx, streetId, edit, now)
  if (typeof edit.birthDate === 'string' && ageInYears(edit.birthDate, now) < ownDecisionYears) {
    throw wrongField('birthDate', '未满 14 周岁的孩子，请家长登录后在“家人”里添加')
  }
  const isNew = await insertMember(tx, { streetId, accountId, name: edit.name.trim(), now })
  const before = await lockMemberOf(tx, streetId, accountId)
  if (before === undefined) throw new Error('a member vanished while it was changed')
  const facts = mergeFacts(before, edit)
  const added = sensitiveOf(facts.declared).filter(audience => !before.declared.includes(audience))
  if (added.length > 0 && edit.sensitiveConsent !== true) throw new Refusal('consent_missing')
  await updateMember(tx, streetId, before.id, facts)
  const doer = { streetId, memberId: before.id, now }
  await writeDeed(tx, doer, {
    role: 'resident',
    action: isNew ? 'member.join' : 'member.change',
    id: before.id,
    detail: {
      fields: Object.keys(edit).sort(),
      // Also where it is said anew for what is kept already: the wording may have changed.
      ...(edit.sensitiveConsent !== true ? {} : { sensitiveConsentVersion: consentVersions.groups }),
    },
  })
  const after = await findMember(tx, streetId, before.id)
  if (after === undefined) throw new Error('a member vanished while it was changed')
  return after
}

/** Keeps a dependant of the caller. */
export async function addDependant(
  tx: Tx,
  wish: { config: BirthKeys; streetId: string; caller: MemberCaller; edit: DependantEdit; now: Date },
): Promise<DependantRow> {
  const { config, streetId, caller, edit, now } = wish
  await checkPerson(tx, streetId, edit, now)
  const owner = { config, streetId, memberId: caller.member.id }
  // Counted with the member locked: two that are added at once are not both the last one.
  await lockMemberOf(tx, streetId, caller.accountId)
  const { dependantsMax } = await loadPolicy(tx, streetId)
  if ((await listDependants(tx, owner)).length >= dependantsMax) throw new Refusal('too_many_dependants')
  const row = await insertDependant(tx, owner, factsOf(edit, now))
  await auditDependant(tx, wish, { action: 'dependant.add', dependantId: row.id })
  return row
}

/** Changes a dependant of the caller; the consent that comes with it is noted anew. */
export async function changeDependant(
  tx: Tx,
  wish: {
    config: BirthKeys
    streetId: string
    caller: MemberCaller
    dependantId: string
    edit: DependantEdit
    now: Date
  },
): Promise<DependantRow> {
  const { config, streetId, caller, dependantId, edit, now } = wish
  await checkPerson(tx, streetId, edit, now)
  const owner = { config, streetId, memberId: caller.member.id }
  const row = await updateDependant(tx, owner, dependantId, factsOf(edit, now))
  if (row === undefined) throw new Refusal('not_found')
  await auditDependant(tx, wish, { action: 'dependant.change', dependantId })
  return row
}

/** Forgets a dependant of the caller whom nobody expects. */
export async function removeDependant(
  tx: Tx,
  wish: {
    streetId: string
    caller: MemberCaller
    dependantId: string
    endVolunteering: EndVolunteering
    now: Date
  },
): Promise<void> {
  const { streetId, caller, dependantId, endVolunteering, now } = wish
  const isThere = await lockDependant(tx, { streetId, memberId: caller.member.id }, dependantId)
  if (!isThere) throw new Refusal('not_found')
  if (await isExpected(tx, streetId, dependantId, now)) throw new Refusal('dependant_in_use')
  await endVolunteering(tx, { streetId, personId: dependantId, now })
  await forgetDependant(tx, streetId, dependantId, now)
  await auditDependant(tx, wish, { action: 'dependant.forget', dependantId })
}

/** Refuses a birth date that cannot be and a home outside the street; `at` leads the names of the fields. */
export async function checkPerson(
  db: Executor,
  streetId: string,
  person: { birthDate?: string | null; areaId?: string | null },
  now: Date,
  at: '' | 'person.' = '',
): Promise<void> {
  const { birthDate, areaId } = person
  if (typeof birthDate === 'string') {
    if (birthDate > shanghaiDate(now)) throw wrongField(`${at}birthDate`, '出生日期不能晚于今天')
    if (birthDate < earliestBirth) throw wrongField(`${at}birthDate`, '出生年份好像不对，请再看看')
  }
  if (typeof areaId === 'string' && !(await isCommunity(db, streetId, areaId))) {
    throw wrongField(`${at}areaId`, '请选本街道的社区')
  }
}

function mergeFacts(before: MemberFacts, edit: MemberEdit): MemberFacts {
  return {
    name: edit.name.trim(),
    phone: phoneOf(edit.phone, before.phone),
    birthDate: edit.birthDate === undefined ? before.birthDate : edit.birthDate,
    gender: edit.gender === undefined ? before.gender : edit.gender,
    areaId: edit.areaId === undefined ? before.areaId : edit.areaId,
    declared: edit.declared ?? before.declared,
  }
}

function phoneOf(typed: string | null | undefined, before: string | null): string | null {
  if (typed === undefined) return before
  return typed === null ? null : plainPhone(typed)
}

/** Returns a number as it is dialled here: 138 0013-8000 and +86 13800138000 are the same. */
export function plainPhone(phone: string): string {
  return phone.replace(/[\s-]/g, '').replace(/^\+86/, '')
}

function factsOf(edit: DependantEdit, now: Date) {
  return {
    name: edit.name.trim(),
    relation: edit.relation,
    birthDate: edit.birthDate,
    gender: edit.gender ?? null,
    areaId: edit.areaId ?? null,
    consentedAt: now,
    consentVersion: consentVersions.family,
  }
}

async function auditDependant(
  tx: Tx,
  wish: { streetId: string; caller: MemberCaller; now: Date },
  { action, dependantId }: { action: string; dependantId: string },
): Promise<void> {
  const detail = action === 'dependant.forget' ? {} : { consentVersion: consentVersions.family }
  await writeDeed(tx, wish, { role: 'resident', action, id: dependantId, detail })
}
