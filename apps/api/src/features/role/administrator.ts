import { isAllowed } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { writeAudit } from '../audit/audit.store.ts'
import { listAreaPath } from '../street/area.store.ts'

/** What an administrator does in a street. */
export interface AdministratorCall {
  streetId: string
  caller: MemberCaller
  now: Date
}

/** Refuses a caller who does not administer an area; the whole street when it is null. */
export async function requireAdministrator(
  tx: Tx,
  { streetId, caller, now }: AdministratorCall,
  areaId: string | null,
): Promise<void> {
  const place = { areaIds: await listAreaPath(tx, streetId, areaId), organizationId: null }
  if (!isAllowed(caller.grants, ['administrator'], place, now)) throw new Refusal('not_allowed')
}

/** Writes down what an administrator did to a member. */
export async function logByAdministrator(
  tx: Tx,
  { streetId, caller, now }: AdministratorCall,
  line: { action: string; subjectId: string; detail: Record<string, unknown> },
): Promise<void> {
  const actor = { actorId: caller.member.id, actorRole: 'administrator' }
  await writeAudit(tx, [{ streetId, at: now, ...actor, subject: 'member', ...line }])
}
