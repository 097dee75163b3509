import type { Claim } from '@yunxuan/contract'
import { isSaidIn } from '@yunxuan/domain'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { insertClaim, withdrawClaim } from './claim.store.ts'
import { type ReportAsk, roleOver } from './report.service.ts'

/** Writes down what a street says of itself; refuses a number that the words it was read from do not have. */
export async function claimStated(tx: Tx, ask: ReportAsk & { wish: Omit<Claim, 'id'> }): Promise<Claim> {
  const { streetId, caller, wish, now } = ask
  const role = roleOver(ask)
  if (!isSaidIn(wish.quote, wish.value)) throw new Refusal('claim_not_in_quote')
  const claim = { ...wish, id: newId() }
  await insertClaim(tx, { streetId, createdBy: caller.member.id, now }, claim)
  const detail = { name: `${wish.name} ${wish.value} ${wish.unit}` }
  await writeDeed(tx, ask, { role, action: 'claim.add', id: claim.id, detail })
  return claim
}

/** Takes a claim back; what was released keeps it. */
export async function withdrawStated(tx: Tx, ask: ReportAsk & { claimId: string }): Promise<void> {
  const { streetId, caller, claimId, now } = ask
  const role = roleOver(ask)
  const stood = await withdrawClaim(tx, { streetId, claimId, by: caller.member.id, now })
  if (!stood) throw new Refusal('not_found')
  await writeDeed(tx, ask, { role, action: 'claim.remove', id: claimId })
}
