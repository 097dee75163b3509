import type { Input } from '@yunxuan/contract'
import {
  type AnswerStep,
  activeAnswerStatuses,
  afterAnswerStep,
  answerPartyFor,
  denyAnswerStep,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { lockMatters, type MatterRow } from '../matter/matter.store.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { type AnswerRow, countAnswers, findMatterOf, listAnswers, updateAnswer } from './answer.store.ts'
import { besideOf, partiesTo } from './answer-people.ts'
import { titleForAnswerer, titleForAsker } from './answer-words.ts'

type Wish = Input<'POST /v1/streets/:streetId/answers/:answerId/steps'>['body']
interface Ask {
  streetId: string
  answerId: string
  caller: MemberCaller
  wish: Wish
  now: Date
}

/** Does the next thing with an answer; its need is locked, so that of two that exclude each other one is taken. */
export async function stepAnswer(tx: Tx, ask: Ask): Promise<void> {
  const { streetId, answerId, caller, wish, now } = ask
  const matterId = await findMatterOf(tx, streetId, answerId)
  const [need] = matterId === undefined ? [] : await lockMatters(tx, streetId, [matterId])
  if (need === undefined) throw new Refusal('not_found')
  const answers = await listAnswers(tx, streetId, need.id)
  const answer = answers.find(({ id }) => id === answerId)
  if (answer === undefined) throw new Refusal('not_found')
  const parties = partiesTo(answer, await besideOf(tx, { streetId, matter: need, caller, now }))
  if (parties.length === 0) throw new Refusal(need.isPublic && answer.isRead ? 'not_allowed' : 'not_found')
  if (wish.version !== answer.version) throw new Refusal('changed_meanwhile')
  const step: AnswerStep = {
    act: wish.act,
    as: answerPartyFor(wish.act, parties),
    reason: wish.reason,
    publicText: wish.text?.trim(),
    stars: wish.stars,
  }
  const others = answers.filter(({ id }) => id !== answerId)
  const denial = denyAnswerStep(answer, step, { need, others })
  if (denial !== undefined) throw new Refusal(denial)
  await keepStep(tx, ask, answer, step)
  await countAnswers(tx, streetId, need.id)
  await tell(tx, ask, { need, answer, step })
  const detail = { answerAct: step.act, answerReason: step.reason, stars: step.stars }
  await writeDeed(
    tx,
    { streetId, caller, now },
    { role: step.as, action: 'answer.step', id: answerId, detail },
  )
}

async function keepStep(
  tx: Tx,
  { streetId, caller, wish, now }: Ask,
  answer: AnswerRow,
  step: AnswerStep,
): Promise<void> {
  const { act, as } = step
  const { status } = afterAnswerStep(answer, step)
  const isOver = !activeAnswerStatuses.some(active => active === status)
  const by = (...acts: AnswerStep['act'][]) => (acts.includes(act) ? caller.member.id : undefined)
  await updateAnswer(tx, streetId, {
    id: answer.id,
    status,
    publicText: act === 'publish' ? step.publicText : undefined,
    publishedBy: by('publish'),
    chosenBy: by('choose'),
    chosenAt: act === 'choose' ? now : undefined,
    reason: act === 'decline' || act === 'fail' ? step.reason : undefined,
    word: isOver ? wish.word?.trim() : undefined,
    endedAs: isOver ? as : undefined,
    stars: act === 'confirm' ? step.stars : undefined,
    endedAt: isOver ? now : undefined,
  })
}

/** Tells the other side what it did not do itself; whoever keeps the need sees it at the desk. */
async function tell(
  tx: Tx,
  { streetId, caller, now }: Ask,
  { need, answer, step }: { need: MatterRow; answer: AnswerRow; step: AnswerStep },
): Promise<void> {
  const subject = need.publicTitle ?? `编号 ${need.number}`
  const titles = [
    { memberId: need.raisedBy, title: titleForAsker(step.act, answer.isRead) },
    { memberId: answer.memberId, title: titleForAnswerer(step.act) },
  ]
  await writeNotices(
    tx,
    titles.flatMap(({ memberId, title }) => {
      if (title === undefined || memberId === caller.member.id) return []
      return [
        {
          streetId,
          memberId,
          kind: 'matter_moved' as const,
          title,
          text: `${subject}：点开看看。`,
          bookingId: null,
          waitlistId: null,
          matterId: need.id,
        },
      ]
    }),
    now,
  )
}
