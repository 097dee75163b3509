import {
  type AnswerFacts,
  type AnswerStatus,
  addDays,
  afterAnswerStep,
  dayMs,
  shanghaiDate,
} from '@yunxuan/domain'
import { stepAnswer } from '../features/answer/answer-step.service.ts'
import { draftFromAnswer } from '../features/answer/draft.service.ts'
import { offerAnswer } from '../features/answer/offer.service.ts'
import type { MemberCaller } from '../platform/caller.ts'
import { markSample } from './demo-insert.ts'
import { callerOf } from './demo-load-cases.ts'
import type { DemoAnswer, DemoAnswerStep, DemoMatter } from './demo-matter-life.ts'
import { type DemoWrite, residentOf } from './demo-places.ts'
import type { DemoStreet } from './demo-source.ts'

/** Who of a street speaks for an organization, and for a team. */
export interface Speakers {
  unit: { caller: MemberCaller; organizationId: string } | undefined
  /** Another organization, which is asked what that one needs. */
  helper: { caller: MemberCaller; organizationId: string } | undefined
  team: { caller: MemberCaller; teamId: string } | undefined
}

/** A need of the demo that others answer. */
interface Answered {
  street: DemoStreet
  life: DemoMatter
  id: string
  raisedAt: Date
  asker: MemberCaller
  /** Whose turn it was to ask: neighbours stand behind them in the list. */
  turn: number
  speakers: Speakers
}

/** Gives a need its answers and makes their steps, as far as their day has come; what is there already goes on. */
export async function answerUpTo(write: DemoWrite, need: Answered, now: Date): Promise<void> {
  const seen = new Set([need.asker.member.id])
  for (const answer of need.life.answers ?? []) {
    const voice = voiceOf(need, answer)
    // Nobody answers what they asked, and nobody twice.
    if (voice === undefined || seen.has(voice.caller.member.id)) continue
    seen.add(voice.caller.member.id)
    await goOn(write, { ...need, answer, answerer: voice.caller, voice }, now)
  }
}

interface Voice {
  caller: MemberCaller
  teamId?: string
  organizationId?: string
}

function voiceOf({ street, turn, speakers }: Answered, { by }: DemoAnswer): Voice | undefined {
  if (by === 'team') return speakers.team
  if (by === 'organization') return speakers.unit
  const neighbour = street.residents[(turn + by) % street.residents.length]
  return neighbour === undefined ? undefined : { caller: residentOf(street.code, neighbour) }
}

interface Going extends Answered {
  answer: DemoAnswer
  answerer: MemberCaller
  voice: Voice
}

async function goOn(write: DemoWrite, going: Going, now: Date): Promise<void> {
  const { tx, streetId } = write
  const { answer, raisedAt } = going
  const at = (after: number) => new Date(raisedAt.getTime() + after * dayMs)
  if (at(answer.after) > now) return
  const there = await findThere(write, going)
  const id = there?.id ?? (await offer(write, going, at(answer.after)))
  // To draft a service is a change of it as well, and no step.
  const first = there?.isDrafted ? 2 : 1
  const done = (there?.version ?? first) - first
  // Whoever of the visitors takes a hand in it has it for themselves from then on.
  if (there !== undefined && there.status !== statusAfter(answer.steps.slice(0, done))) return
  for (const [index, { after, by: _by, ...step }] of answer.steps.entries()) {
    if (index < done || at(after) > now) continue
    const caller = callerFor(going, answer.steps[index])
    const wish = { ...step, version: index + first }
    await stepAnswer(tx, { streetId, answerId: id, caller, wish, now: at(after) })
  }
  const { draftedAfter } = answer
  if (draftedAfter !== undefined && at(draftedAfter) <= now && !there?.isDrafted) {
    await draft(write, { ...going, answerId: id }, at(draftedAfter))
  }
}

async function offer(write: DemoWrite, going: Going, now: Date): Promise<string> {
  const { tx, streetId } = write
  const { answer, answerer, id: matterId, voice } = going
  const { caller: _caller, ...speaksFor } = voice
  const wish = {
    ...speaksFor,
    text: answer.text,
    fromOn: addDays(shanghaiDate(now), 2),
    isWhole: answer.isWhole ?? false,
    ...(answer.placeNote === undefined ? {} : { placeNote: answer.placeNote }),
  }
  const id = await offerAnswer(tx, { streetId, matterId, caller: answerer, wish, now })
  await markSample(tx, 'answer', { streetId, id })
  return id
}

/** Drafts the service of an answer, where whoever answers is and at the first place of the street. */
async function draft(write: DemoWrite, going: Going & { answerId: string }, now: Date): Promise<void> {
  const { tx, streetId } = write
  const { answerId, street, speakers } = going
  const { rows } = await tx.$client.query<{ id: string }>(
    'select id from location where street_id = $1 order by name limit 1',
    [streetId],
  )
  const organizationId = speakers.unit?.organizationId
  const [location] = rows
  if (organizationId === undefined || location === undefined) return
  const choice = { organizationId, locationId: location.id, category: 'care' as const, feeFen: null }
  const caller = callerOf(street, 'coordinator')
  const id = await draftFromAnswer(tx, { streetId, answerId, caller, wish: choice, now })
  await markSample(tx, 'service', { streetId, id })
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
  const { rows } = await tx.$client.query<{
    id: string
    version: number
    status: AnswerStatus
    isDrafted: boolean
  }>(
    `select id, version, status, service_id is not null as "isDrafted" from answer
      where street_id = $1 and matter_id = $2 and member_id = $3`,
    [streetId, id, answerer.member.id],
  )
  return rows[0]
}
