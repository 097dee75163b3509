import type { DeskPerson, Input } from '@yunxuan/contract'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { requireScope } from '../../platform/scope.ts'
import { checkPerson, plainPhone } from '../member/member.service.ts'
import { findMember } from '../member/member.store.ts'
import { insertMembers } from '../member/person.store.ts'
import { matterKeepers } from './matter-people.ts'
import { raiseMatter } from './raise.service.ts'

type Wish = Input<'POST /v1/streets/:streetId/managed/errands'>['body']

/**
 * Takes in an errand at the desk, by those who may know of it, for somebody who came or telephoned: it is theirs as if
 * they had asked on their phone. Returns its id.
 */
export async function raiseAtDesk(
  tx: Tx,
  config: Pick<Config, 'sealKey'>,
  ask: { streetId: string; caller: MemberCaller; wish: Wish; now: Date },
): Promise<string> {
  const { streetId, caller, now } = ask
  const { person, text, guideId, isGreen = false } = ask.wish
  requireScope(caller, matterKeepers, { areaIds: [], organizationId: null }, now)
  const by = await askerOf(tx, { streetId, person, now })
  const dependantId = 'memberId' in person ? person.dependantId : undefined
  const errand = { guideId, isGreen, ...(dependantId === undefined ? {} : { dependantId }) }
  return raiseMatter(tx, config, { streetId, caller, by, wish: { kind: 'errand', text, errand }, now })
}

async function askerOf(
  tx: Tx,
  { streetId, person, now }: { streetId: string; person: DeskPerson; now: Date },
): Promise<string> {
  if ('memberId' in person) {
    if ((await findMember(tx, streetId, person.memberId)) === undefined) throw new Refusal('not_found')
    return person.memberId
  }
  await checkPerson(tx, streetId, person, now, 'person.')
  const id = newId()
  const row = {
    ...{ id, memberId: id, name: person.name.trim(), memberName: person.name.trim() },
    phone: person.phone === undefined ? null : plainPhone(person.phone),
    birthDate: person.birthDate ?? null,
    gender: person.gender ?? null,
    areaId: person.areaId ?? null,
    declared: [],
  }
  await insertMembers(tx, streetId, [row], now)
  return id
}
