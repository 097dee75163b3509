import type { Input, Reply } from '@yunxuan/contract'
import {
  activeReferralStatuses,
  afterReferralStep,
  denyReferral,
  denyReferralStep,
  type ReferralStep,
  referralPartyFor,
  sayDate,
  shanghaiDate,
  shanghaiInstant,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { listSpeakersOf } from '../answer/invitation.store.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { listSpeakers } from '../delegate/delegate.store.ts'
import { isOrganization } from '../directory/directory.store.ts'
import { lockMatters, type MatterRow } from '../matter/matter.store.ts'
import { type NewNotice, writeNotices } from '../notice/notice.store.ts'
import { besideReferral, partiesToReferral } from './referral.queries.ts'
import {
  countReferrals,
  findReferral,
  insertReferral,
  listAskedIds,
  type ReferralRow,
  updateReferral,
} from './referral.store.ts'
import { sealWords, titlesForAnswerer, titlesForAsker } from './referral-words.ts'

type Keys = Pick<Config, 'sealKey'>
interface Call {
  streetId: string
  caller: MemberCaller
  now: Date
}

/** Asks an organization to answer what an enterprise needs, and tells whoever speaks for it; returns how many that are. */
export async function referMatter(
  tx: Tx,
  config: Keys,
  ask: Call & {
    matterId: string
    wish: Input<'POST /v1/streets/:streetId/managed/matters/:matterId/referrals'>['body']
  },
): Promise<Reply<'POST /v1/streets/:streetId/managed/matters/:matterId/referrals'>> {
  const { streetId, matterId, caller, wish, now } = ask
  // The need is locked, so that no two ask one more than may be asked.
  const [matter] = await lockMatters(tx, streetId, [matterId])
  if (matter === undefined) throw new Refusal('not_found')
  const { ofMatter } = await besideReferral(tx, { ...ask, matter })
  const role = ofMatter.find(party => party !== 'asker')
  if (role === undefined) throw new Refusal('not_allowed')
  const { organizationId, dueOn } = wish
  if (!(await isOrganization(tx, streetId, organizationId))) throw new Refusal('not_found')
  const speakers = await speakersOf(tx, ask, organizationId)
  const denial = denyReferral(matter, {
    organizationId,
    speakers: speakers.length,
    askedIds: await listAskedIds(tx, streetId, matterId),
    dueOn,
    today: shanghaiDate(now),
  })
  if (denial !== undefined) throw new Refusal(denial)
  const id = newId()
  const sealed = sealWords(config, { streetId, id }, 'ask', wish.text.trim())
  const row = { id, matterId, organizationId, askedBy: caller.member.id, askedAt: now, dueOn, ask: sealed }
  if (!(await insertReferral(tx, streetId, row))) throw new Refusal('organization_asked')
  const title = '街道请你们帮企业看一件事'
  const text = `请在${sayDate(shanghaiInstant(dueOn))}前答复：帮得上，写上做什么、最晚哪天；帮不上，也说一声。`
  await writeNotices(
    tx,
    speakers.map(memberId => noticeOf(streetId, memberId, title, text)),
    now,
  )
  await writeDeed(
    tx,
    { streetId, caller, now },
    { role, action: 'referral.ask', id, detail: { matterId, organizationId } },
  )
  return { id, told: speakers.length }
}

/** Does the next thing with what an organization was asked, as a caller wishes it. */
export async function stepReferral(
  tx: Tx,
  config: Keys,
  ask: Call & {
    referralId: string
    wish: Input<'POST /v1/streets/:streetId/referrals/:referralId/steps'>['body']
  },
): Promise<Reply<'POST /v1/streets/:streetId/referrals/:referralId/steps'>> {
  const { streetId, referralId, caller, wish, now } = ask
  const matterId = (await findReferral(tx, streetId, referralId))?.matterId
  const [matter] = matterId === undefined ? [] : await lockMatters(tx, streetId, [matterId])
  // Read again under the lock of its need.
  const row = matter === undefined ? undefined : await findReferral(tx, streetId, referralId)
  if (matter === undefined || row === undefined) throw new Refusal('not_found')
  const parties = partiesToReferral(row, await besideReferral(tx, { ...ask, matter }))
  if (parties.length === 0) throw new Refusal('not_found')
  if (wish.version !== row.version) throw new Refusal('changed_meanwhile')
  const step: ReferralStep = {
    act: wish.act,
    as: referralPartyFor(wish.act, parties),
    word: wish.word?.trim(),
    dueOn: wish.dueOn,
  }
  const denial = denyReferralStep(row.status, step, matter, shanghaiDate(now))
  if (denial !== undefined) throw new Refusal(denial)
  await keepStep(tx, config, ask, row, step)
  await countReferrals(tx, streetId, matter.id)
  await tell(tx, ask, { matter, row, step })
  await writeDeed(
    tx,
    { streetId, caller, now },
    { role: step.as, action: 'referral.step', id: referralId, detail: { referralAct: step.act } },
  )
  return { id: row.id, status: afterReferralStep(step.act), version: row.version + 1 }
}

async function keepStep(
  tx: Tx,
  config: Keys,
  { streetId, caller, now }: Call,
  { id }: ReferralRow,
  { act, word, dueOn }: ReferralStep,
): Promise<void> {
  const status = afterReferralStep(act)
  const isAnswer = act === 'promise' || act === 'decline'
  const said =
    word === undefined || word === ''
      ? undefined
      : sealWords(config, { streetId, id }, isAnswer ? 'answer' : 'word', word)
  await updateReferral(tx, streetId, {
    id,
    status,
    answeredBy: isAnswer ? caller.member.id : undefined,
    answer: isAnswer ? said : undefined,
    promisedOn: act === 'promise' ? dueOn : undefined,
    acceptedBy: act === 'accept' ? caller.member.id : undefined,
    word: isAnswer ? undefined : said,
    endedAt: activeReferralStatuses.some(active => active === status) ? undefined : now,
  })
}

/** Tells the side that did not do it itself; the words stay sealed. */
async function tell(
  tx: Tx,
  ask: Call,
  { matter, row, step }: { matter: MatterRow; row: ReferralRow; step: ReferralStep },
): Promise<void> {
  const { streetId, caller, now } = ask
  const text = '点开看看。'
  const forAsker = step.as === 'asker' ? undefined : titlesForAsker[step.act]
  const forAnswerer = step.as === 'answerer' ? undefined : titlesForAnswerer[step.act]
  const of = { streetId, organizationId: matter.organizationId ?? '' }
  const askers = forAsker === undefined ? [] : await listSpeakers(tx, of, now)
  const answerers = forAnswerer === undefined ? [] : await speakersOf(tx, ask, row.organizationId)
  const told = [
    ...askers.map(id => ({
      ...noticeOf(streetId, id, forAsker ?? '', text),
      kind: 'matter_moved' as const,
      matterId: matter.id,
    })),
    ...answerers.map(id => noticeOf(streetId, id, forAnswerer ?? '', `${row.organizationName}：${text}`)),
  ]
  await writeNotices(
    tx,
    told.filter(({ memberId }) => memberId !== caller.member.id),
    now,
  )
}

const speakersOf = (tx: Tx, { streetId, now }: Call, id: string): Promise<string[]> =>
  listSpeakersOf(tx, streetId, { voice: 'organization', id }, now)

const noticeOf = (streetId: string, memberId: string, title: string, text: string): NewNotice => ({
  ...{ streetId, memberId, kind: 'referral_moved', title, text },
  ...{ bookingId: null, waitlistId: null },
})
