import {
  type AnswerFacts,
  type AnswerStatus,
  addDays,
  afterAnswerStep,
  dayMs,
  shanghaiDate,
} from '@yunxuan/domain'
import { stepAnswer } from '../features/answer/answer-step.service.ts'
import { offerAnswer } from '../features/answer/offer.service.ts'
import type { MemberCaller } from '../platform/caller.ts'
import { callerOf } from './demo-load-cases.ts'
import type { DemoAnswer, DemoAnswerStep, DemoMatter } from './demo-matters.ts'
import { type DemoWrite, residentOf } from './demo-places.ts'
import type { DemoStreet } from './demo-source.ts'

/** A need of the demo that neighbours answer. */
interface Answered {
  street: DemoStreet
  life: DemoMatter
  id: string
  raisedAt: Date
  asker: MemberCaller
  /** Whose turn it was to ask: neighbours stand behind them in the list. */
  turn: number
}

/** Gives a need its answers and makes their steps, as far as their day has come; what is there already goes on. */
export async function answerUpTo(write: DemoWrite, need: Answered, now: Date): Promise<void> {
  for (const answer of need.life.answers ?? []) {
    const { residents } = need.street
    const neighbour = residents[(need.turn + answer.neighbour) % residents.length]
    if (neighbour === undefined) continue
    await goOn(write, { ...need, answer, answerer: residentOf(need.street.code, neighbour) }, now)
  }
}

interface Going extends Answered {
  answer: DemoAnswer
  answerer: MemberCaller
}

async function goOn(write: DemoWrite, going: Going, now: Date): Promise<void> {
  const { tx, streetId } = write
  const { answer, answerer, id: matterId, raisedAt } = going
  const at = (after: number) => new Date(raisedAt.getTime() + after * dayMs)
  if (at(answer.after) > now) return
  const there = await findThere(write, going)
  const wish = {
    text: answer.text,
    fromOn: addDays(shanghaiDate(at(answer.after)), 2),
    isWhole: answer.isWhole ?? false,
    ...(answer.placeNote === undefined ? {} : { placeNote: answer.placeNote }),
  }
  const id =
    there?.id ??
    (await offerAnswer(tx, { streetId, matterId, caller: answerer, wish, now: at(answer.after) }))
  const done = (there?.version ?? 1) - 1
  // Whoever of the visitors takes a hand in it has it for themselves from then on.
  if (there !== undefined && there.status !== statusAfter(answer.steps.slice(0, done))) return
  for (const [index, { after, by: _by, ...step }] of answer.steps.entries()) {
    if (index < done || at(after) > now) continue
    const caller = callerFor(going, answer.steps[index])
    await stepAnswer(tx, {
      streetId,
      answerId: id,
      caller,
      wish: { ...step, version: index + 1 },
      now: at(after),
    })
  }
}

function callerFor({ street, asker, answerer }: Going, step: DemoAnswerStep | undefined): MemberCaller {
  if (step?.by === 'asker') return asker
  return step?.by === 'answerer' ? answerer : callerOf(street, 'coordinator')
}

function statusAfter(steps: readonly DemoAnswerStep[]): AnswerStatus {
  const given: AnswerFacts = { status: 'offered', isRead: false, isWhole: false }
  return steps.reduce(afterAnswerStep, given).status
}

async function findThere({ tx, streetId }: DemoWrite, { id, answerer }: Going) {
  const { rows } = await tx.$client.query<{ id: string; version: number; status: AnswerStatus }>(
    'select id, version, status from answer where street_id = $1 and matter_id = $2 and member_id = $3',
    [streetId, id, answerer.member.id],
  )
  return rows[0]
}
