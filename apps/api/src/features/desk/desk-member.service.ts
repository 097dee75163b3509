import type { StaffRole } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { scopeOf } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { checkPerson } from '../member/member.service.ts'
import { lockReached, writeBirthDate } from './desk.store.ts'

/** A provider knows whom it expects, and nobody else. */
export const memberKeepers = ['coordinator', 'administrator'] as const satisfies readonly StaffRole[]

/** Writes down the birth date of a member within reach who has none; what is known only the member changes. */
export async function writeDownBirthDate(
  tx: Tx,
  ask: { streetId: string; memberId: string; birthDate: string; caller: MemberCaller; now: Date },
): Promise<void> {
  const { streetId, memberId, birthDate, caller, now } = ask
  const role = memberKeepers.find(kept => caller.grants.some(grant => grant.role === kept))
  if (role === undefined) throw new Refusal('not_allowed')
  const member = await lockReached(tx, streetId, memberId, scopeOf(caller, memberKeepers))
  if (member === undefined) throw new Refusal('not_found')
  if (member.birthDate !== null) throw new Refusal('changed_meanwhile')
  await checkPerson(tx, streetId, { birthDate }, now)
  await writeBirthDate(tx, streetId, memberId, birthDate)
  await writeDeed(
    tx,
    { streetId, caller, now },
    {
      role: memberKeepers.find(role => caller.grants.some(grant => grant.role === role)) ?? 'coordinator',
      action: 'member.change',
      id: memberId,
      detail: { fields: ['birthDate'] },
    },
  )
}
