import type { AskedReferral, Referral } from '@yunxuan/contract'
import { partiesOf, type ReferralParty, referralPartiesOf } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import { type Db, type Executor, inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { listVoices } from '../answer/answer.store.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { findMatter, type MatterRow } from '../matter/matter.store.ts'
import { personOf } from '../matter/matter-people.ts'
import { findReferral, listAskedOf, listReferrals, type ReferralRow } from './referral.store.ts'
import { presentAsked, presentReferral } from './referral-present.ts'

type Keys = Pick<Config, 'sealKey'>
interface Call {
  streetId: string
  caller: MemberCaller
  now: Date
}
type OfMatter = ('asker' | 'keeper' | 'owner')[]

/** Returns what a caller is to a need, and for which organizations they speak. */
export async function besideReferral(
  db: Executor,
  { streetId, caller, now, matter }: Call & { matter: MatterRow },
): Promise<{ ofMatter: OfMatter; voiceIds: string[] }> {
  const person = await personOf(db, { streetId, matter, caller, now })
  const ofMatter = partiesOf(matter, person).filter(isOfMatter)
  return { ofMatter, voiceIds: await voicesOf(db, { streetId, caller, now }) }
}

const isOfMatter = (party: string): party is OfMatter[number] =>
  party === 'asker' || party === 'keeper' || party === 'owner'

/** Returns what somebody is to one referral. */
export const partiesToReferral = (
  row: Pick<ReferralRow, 'organizationId'>,
  { ofMatter, voiceIds }: { ofMatter: OfMatter; voiceIds: readonly string[] },
): ReferralParty[] => referralPartiesOf(ofMatter, voiceIds.includes(row.organizationId))

async function voicesOf(db: Executor, { streetId, caller, now }: Call): Promise<string[]> {
  const voices = await listVoices(db, streetId, caller.member.id, now)
  return voices.filter(({ voice }) => voice === 'organization').map(({ id }) => id)
}

/** Returns whom was asked to answer a need of an organization that the caller speaks for. */
export async function readReferrals(
  db: Db,
  config: Keys,
  { matterId, ...call }: Call & { matterId: string },
): Promise<Referral[]> {
  const matter = await findMatter(db, call.streetId, matterId)
  if (matter === undefined) throw new Refusal('not_found')
  const { ofMatter } = await besideReferral(db, { ...call, matter })
  if (!ofMatter.includes('asker')) throw new Refusal('not_found')
  return presentAll(db, config, call.streetId, matter, () => ['asker'])
}

/** Returns the same as staff work on it; opening the words is written down with it. */
export function openReferrals(
  db: Db,
  config: Keys,
  { matterId, ...call }: Call & { matterId: string },
): Promise<Referral[]> {
  const { streetId, caller, now } = call
  return inTransaction(db, async tx => {
    const matter = await findMatter(tx, streetId, matterId)
    if (matter === undefined) throw new Refusal('not_found')
    const beside = await besideReferral(tx, { ...call, matter })
    const role = beside.ofMatter.find(party => party !== 'asker')
    if (role === undefined) throw new Refusal('not_allowed')
    // Whoever keeps the need and speaks for one that was asked as well reads that as who answers.
    const items = await presentAll(tx, config, streetId, matter, row => partiesToReferral(row, beside))
    if (items.length > 0) {
      const detail = { kind: matter.kind }
      await writeDeed(
        tx,
        { streetId, caller, now },
        { role, action: 'referral.read', subject: 'matter', id: matterId, detail },
      )
    }
    return items
  })
}

async function presentAll(
  db: Executor,
  config: Keys,
  streetId: string,
  matter: MatterRow,
  partiesFor: (row: ReferralRow) => ReferralParty[],
): Promise<Referral[]> {
  const rows = await listReferrals(db, streetId, matter.id)
  return rows.map(row => presentReferral(config, streetId, row, partiesFor(row)))
}

/** Returns what the organizations were asked that the caller works or speaks for, without a word of it. */
export async function listAsked(db: Db, call: Call): Promise<AskedReferral[]> {
  const rows = await listAskedOf(db, call.streetId, await voicesOf(db, call))
  return rows.map(presentAsked)
}

/** Returns one of these, opened, and writes down who opened it; to anybody else it is not there. */
export function openReferral(
  db: Db,
  config: Keys,
  { referralId, ...call }: Call & { referralId: string },
): Promise<Referral> {
  const { streetId, caller, now } = call
  return inTransaction(db, async tx => {
    const row = await findReferral(tx, streetId, referralId)
    const voiceIds = row === undefined ? [] : await voicesOf(tx, call)
    if (row === undefined || !voiceIds.includes(row.organizationId)) throw new Refusal('not_found')
    await writeDeed(
      tx,
      { streetId, caller, now },
      { role: 'answerer', action: 'referral.read', id: referralId },
    )
    return presentReferral(config, streetId, row, ['answerer'])
  })
}
