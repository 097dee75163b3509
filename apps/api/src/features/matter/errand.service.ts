import { randomInt } from 'node:crypto'

import type { Input } from '@yunxuan/contract'
import {
  ageInYears,
  denyErrand,
  denyPapers,
  type ErrandPaper,
  errandDays,
  isGreenLane,
  kindSheets,
  matterNumber,
  owedOf,
  type Policy,
  papersOf,
  receivedPapers,
  shanghaiDate,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import type { Tx } from '../../platform/database.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { findArticle } from '../article/article.store.ts'
import { lockDependantPersons } from '../member/person.store.ts'
import { findErrand, type NewErrand, planVisit, receivePapers } from './errand.store.ts'

type Raise = Input<'POST /v1/streets/:streetId/matters'>['body']
type Step = Input<'POST /v1/streets/:streetId/matters/:matterId/steps'>['body']

/**
 * Returns what an errand has beside a matter; undefined where none is asked for. It goes by a guide that everybody reads
 * now, for whoever asks or one of their family.
 */
export async function readErrand(
  tx: Tx,
  config: Pick<Config, 'sealKey'>,
  ask: { streetId: string; by: string; wish: Raise; birthDate: string | null; policy: Policy; now: Date },
): Promise<Omit<NewErrand, 'matterId'> | undefined> {
  const { streetId, by, wish, policy, now } = ask
  if (!kindSheets[wish.kind].hasPapers) return undefined
  if (wish.errand === undefined) throw wrongField('errand', '请先选要办什么事')
  const { guideId, dependantId = null, isGreen: isAsked = false } = wish.errand
  const today = shanghaiDate(now)
  const article = await findArticle(tx, streetId, guideId)
  const shown = article?.shown
  const isOver = shown?.validUntil != null && shown.validUntil < today
  if (article === undefined || !shown?.guide || article.status !== 'published' || isOver) {
    throw new Refusal('not_found')
  }
  const denial = denyErrand(shown.guide)
  if (denial !== undefined) throw new Refusal(denial)
  const [person] =
    dependantId === null ? [undefined] : await lockDependantPersons(tx, config, streetId, [dependantId])
  if (dependantId !== null && person?.memberId !== by) throw new Refusal('not_found')
  const birthDate = person === undefined ? ask.birthDate : person.birthDate
  const isGreen = isGreenLane({ ageYears: birthDate === null ? null : ageInYears(birthDate, now), isAsked })
  return {
    guideId,
    guideTitle: shown.title,
    dependantId,
    isGreen,
    days: errandDays(shown.guide, { isGreen, usual: policy.errandAnswerDays }),
    papers: papersOf(shown.guide),
  }
}

interface Stepping {
  streetId: string
  matterId: string
  caller: MemberCaller
  wish: Step
  now: Date
}

/** Returns the papers of a locked errand as they are once they were received; undefined where a step says nothing of any. */
export async function papersAfter(
  tx: Tx,
  { streetId, matterId, wish, now }: Stepping,
): Promise<ErrandPaper[] | undefined> {
  if (wish.act !== 'receive' || wish.papers === undefined) return undefined
  const errand = await findErrand(tx, streetId, matterId)
  if (errand === undefined) return undefined
  const denial = denyPapers(errand.papers, wish.papers, shanghaiDate(now))
  if (denial !== undefined) throw new Refusal(denial)
  return receivedPapers(errand.papers, wish.papers)
}

/** Writes what a step, which was made, says of an errand: its papers under a number, or who comes. */
export async function keepErrand(
  tx: Tx,
  { streetId, matterId, caller, wish, now, papers }: Stepping & { papers: ErrandPaper[] | undefined },
): Promise<void> {
  if (papers !== undefined) {
    const { owed, until } = owedOf(papers)
    const received = { matterId, papers, owed, until, by: caller.member.id, at: now }
    while (!(await receivePapers(tx, streetId, { ...received, receiptNo: newReceipt() })));
  }
  if (wish.act !== 'visit') return
  const [first, second] = wish.handlerIds ?? []
  if (wish.visitOn === undefined) throw wrongField('visitOn', '请选上门的日子')
  if (first === undefined || second === undefined) throw new Refusal('two_handlers')
  await planVisit(tx, streetId, { matterId, on: wish.visitOn, handlerIds: [first, second] })
}

const newReceipt = () => matterNumber(String(randomInt(10_000_000)).padStart(7, '0'))
