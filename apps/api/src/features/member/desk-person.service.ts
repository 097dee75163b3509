import type { DeskPerson } from '@yunxuan/contract'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { checkPerson, plainPhone } from './member.service.ts'
import { findMember } from './member.store.ts'
import { insertMembers } from './person.store.ts'

/** Returns the member whom staff mean: one that is known, or somebody they write down now. */
export async function memberOf(
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
