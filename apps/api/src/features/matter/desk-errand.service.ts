import type { Input } from '@yunxuan/contract'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import type { Tx } from '../../platform/database.ts'
import { requireScope } from '../../platform/scope.ts'
import { memberOf } from '../member/desk-person.service.ts'
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
  const by = await memberOf(tx, { streetId, person, now })
  const dependantId = 'memberId' in person ? person.dependantId : undefined
  const errand = { guideId, isGreen, ...(dependantId === undefined ? {} : { dependantId }) }
  return raiseMatter(tx, config, { streetId, caller, by, wish: { kind: 'errand', text, errand }, now })
}
