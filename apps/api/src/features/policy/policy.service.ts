import { isAllowed, type Policy } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { insertPolicy, loadPolicyVersion, type PolicyVersion } from './policy.store.ts'

/** Writes the next version of a street's settings; only who read the latest may change it. */
export async function changePolicy(
  tx: Tx,
  wish: { streetId: string; caller: MemberCaller; version: number; settings: Policy; now: Date },
): Promise<PolicyVersion> {
  const { streetId, caller, settings, now } = wish
  const wholeStreet = { areaIds: [], organizationId: null }
  if (!isAllowed(caller.grants, ['administrator'], wholeStreet, now)) throw new Refusal('not_allowed')
  const before = await loadPolicyVersion(tx, streetId)
  if (before.version !== wish.version) throw new Refusal('changed_meanwhile')
  const version = before.version + 1
  const row = { streetId, version, settings, changedAt: now, changedBy: caller.member.id }
  if (!(await insertPolicy(tx, row))) throw new Refusal('changed_meanwhile')
  await writeDeed(
    tx,
    { streetId, caller, now },
    {
      role: 'administrator',
      action: 'policy.change',
      id: null,
      detail: { version, changed: differences(before.settings, settings) },
    },
  )
  return { version, settings, changedAt: now, changedByName: caller.member.name }
}

/** Returns what was changed, as [before, after]. */
function differences(before: Policy, after: Policy): Record<string, [unknown, unknown]> {
  const earlier = new Map<string, unknown>(Object.entries(before))
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  const changed = Object.entries(after).filter(([name, value]) => !isSame(earlier.get(name), value))
  return Object.fromEntries(changed.map(([name, value]) => [name, [earlier.get(name), value]]))
}
