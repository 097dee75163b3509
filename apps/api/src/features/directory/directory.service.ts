import type { LocationEdit } from '@yunxuan/contract'
import { denyPoint, type StaffRole } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { checkChoice } from '../picture/picture.service.ts'
import { listAreaPath } from '../street/area.store.ts'
import { raiseCatalogue } from '../street/catalogue-version.store.ts'
import { insertLocation, insertOrganization } from './directory.store.ts'

/** Who adds to a street's directory. */
interface DirectoryAsk {
  streetId: string
  caller: MemberCaller
  now: Date
}

/** Adds an organization; only those who keep the whole street or an area of it may. */
export async function addOrganization(
  tx: Tx,
  ask: DirectoryAsk & { name: string },
): Promise<{ id: string; name: string }> {
  const made = { id: newId(), name: ask.name.trim() }
  if (!(await insertOrganization(tx, ask.streetId, made))) throw new Refusal('name_taken')
  const role = ask.caller.grants.find(grant => grant.role !== 'provider' && grant.role !== 'reviewer')?.role
  await note(tx, ask, { role: role ?? 'coordinator', subject: 'organization', id: made.id })
  return made
}

/** Adds a location; a coordinator of an area only within it, a provider anywhere its services may be had. */
export async function addLocation(
  tx: Tx,
  ask: DirectoryAsk & { edit: LocationEdit },
): Promise<LocationEdit & { id: string }> {
  const { streetId, caller, now, edit } = ask
  const areaIds = await listAreaPath(tx, streetId, edit.areaId)
  if (edit.areaId !== null && areaIds.length === 0) {
    throw wrongField('areaId', '没有这个社区，请重新选择')
  }
  const provider = caller.grants.find(grant => grant.role === 'provider')
  const place = { areaIds, organizationId: provider?.organizationId ?? null }
  const role = roleAt(caller, ['administrator', 'coordinator', 'provider'], place, now)
  const denial = denyPoint(edit)
  if (denial !== undefined) throw new Refusal(denial)
  await checkChoice(tx, ask, { choice: edit.picture, before: null, field: 'picture' })
  const made = { id: newId(), ...edit, name: edit.name.trim() }
  if (!(await insertLocation(tx, streetId, made))) throw new Refusal('name_taken')
  await note(tx, ask, { role, subject: 'location', id: made.id })
  return made
}

async function note(
  tx: Tx,
  ask: DirectoryAsk,
  { role, subject, id }: { role: StaffRole; subject: string; id: string },
): Promise<void> {
  await writeDeed(tx, ask, { role, action: `${subject}.add`, id })
  await raiseCatalogue(tx, ask.streetId)
}
