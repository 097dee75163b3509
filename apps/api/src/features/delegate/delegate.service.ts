import type { Delegacy, Delegate, Input } from '@yunxuan/contract'
import {
  ageInYears,
  delegateUntil,
  guardedUntilYears,
  sayDate,
  shanghaiInstant,
  speaksFor,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { isOrganization } from '../directory/directory.store.ts'
import { findMember } from '../member/member.store.ts'
import { writeNotices } from '../notice/notice.store.ts'
import {
  confirmDelegate,
  type DelegateRow,
  endDelegate,
  findDelegate,
  insertDelegate,
  listDelegacies,
  listDelegates,
} from './delegate.store.ts'

/** An organization lies in no community: its delegates are kept by those of the whole street. */
const wholeStreet = { areaIds: [], organizationId: null }
const keepers = ['coordinator', 'liaison', 'administrator'] as const

interface Call {
  streetId: string
  caller: MemberCaller
  now: Date
}

/** Returns who speaks for which organization, and who did. */
export async function readDelegates(db: Executor, { streetId, caller, now }: Call): Promise<Delegate[]> {
  roleAt(caller, keepers, wholeStreet, now)
  return (await listDelegates(db, streetId)).map(row => present(row, now))
}

/** Names somebody else, of age to act for themselves, who speaks for an organization for a year, and tells them. */
export async function nameDelegate(
  tx: Tx,
  call: Call & { wish: Input<'POST /v1/streets/:streetId/managed/delegates'>['body'] },
): Promise<Delegate> {
  const { streetId, caller, wish, now } = call
  const role = roleAt(caller, keepers, wholeStreet, now)
  if (wish.memberId === caller.member.id) throw new Refusal('delegate_self')
  const member = await findMember(tx, streetId, wish.memberId)
  const isHere = await isOrganization(tx, streetId, wish.organizationId)
  if (member === undefined || !isHere) throw new Refusal('not_found')
  const isChild = member.birthDate !== null && ageInYears(member.birthDate, now) < guardedUntilYears
  if (isChild) throw new Refusal('too_young')
  const id = newId()
  const row = { ...wish, id, title: wish.title.trim(), since: now, until: delegateUntil(now) }
  if (!(await insertDelegate(tx, streetId, { ...row, namedBy: caller.member.id })))
    throw new Refusal('delegate_named')
  const { organizationId, memberId } = wish
  await writeDeed(tx, call, { role, action: 'delegate.add', id, detail: { organizationId, memberId } })
  const named = await load(tx, streetId, id)
  await tell(tx, call, named)
  return present(named, now)
}

/** Says that somebody else still speaks for an organization, for another year. */
export async function renewDelegate(tx: Tx, call: Call & { delegateId: string }): Promise<Delegate> {
  const { streetId, caller, delegateId, now } = call
  const role = roleAt(caller, keepers, wholeStreet, now)
  const { memberId } = await load(tx, streetId, delegateId)
  if (memberId === caller.member.id) throw new Refusal('delegate_self')
  const until = delegateUntil(now)
  if (!(await confirmDelegate(tx, streetId, { id: delegateId, until }))) throw new Refusal('not_found')
  await writeDeed(tx, call, { role, action: 'delegate.confirm', id: delegateId, detail: { until } })
  return present(await load(tx, streetId, delegateId), now)
}

/** Ends it at once. */
export async function dismissDelegate(tx: Tx, call: Call & { delegateId: string }): Promise<void> {
  const { streetId, caller, delegateId, now } = call
  const role = roleAt(caller, keepers, wholeStreet, now)
  if (!(await endDelegate(tx, streetId, delegateId, now))) throw new Refusal('not_found')
  await writeDeed(tx, call, { role, action: 'delegate.revoke', id: delegateId })
}

/** Returns the organizations that somebody speaks for. */
export function readDelegacies(db: Executor, { streetId, caller, now }: Call): Promise<Delegacy[]> {
  return listDelegacies(db, { streetId, memberId: caller.member.id }, now)
}

async function load(db: Executor, streetId: string, id: string): Promise<DelegateRow> {
  const row = await findDelegate(db, streetId, id)
  if (row === undefined) throw new Refusal('not_found')
  return row
}

function present({ since, endedAt, ...row }: DelegateRow, now: Date): Delegate {
  return {
    ...row,
    since: since.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    isInForce: speaksFor({ until: row.until, endedAt }, now),
  }
}

async function tell(tx: Tx, { streetId, now }: Call, { memberId, organizationName, until }: DelegateRow) {
  const notice = {
    streetId,
    memberId,
    kind: 'delegate_named' as const,
    title: `您是${organizationName}的代表了`,
    text: `到${sayDate(shanghaiInstant(until))}为止，您可以替单位向街道提诉求，在“我的”里找到单位。不是您？请告诉街道。`,
    bookingId: null,
    waitlistId: null,
  }
  await writeNotices(tx, [notice], now)
}
