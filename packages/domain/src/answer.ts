import { guardedUntilYears, hasEnded, type MatterFacts } from './matter.ts'
import { kindSheets } from './matter-kind.ts'

/** What becomes of an answer to a need (答卷): both sides choose, then it is done, and whoever asked says so. */
export const answerStatuses = [
  'offered',
  'chosen',
  'agreed',
  'reported',
  'delivered',
  'failed',
  'declined',
  'withdrawn',
] as const
export type AnswerStatus = (typeof answerStatuses)[number]

/** Something is still expected of it. */
export const activeAnswerStatuses = [
  'offered',
  'chosen',
  'agreed',
  'reported',
] as const satisfies readonly AnswerStatus[]

/** It was taken, and nobody has taken that back: one that does all of a need stands alone among these. */
export const takenAnswerStatuses = [
  'chosen',
  'agreed',
  'reported',
  'delivered',
] as const satisfies readonly AnswerStatus[]

/** Both sides said yes and it is not over: they know how to reach each other. */
export const agreedAnswerStatuses = ['agreed', 'reported'] as const satisfies readonly AnswerStatus[]

/** What may be done with an answer. */
export const answerActs = [
  'publish',
  'choose',
  'agree',
  'decline',
  'withdraw',
  'report',
  'confirm',
  'fail',
] as const
export type AnswerAct = (typeof answerActs)[number]

/** Who acts: whoever asked, whoever keeps or sees to the need, and whoever answers. */
export const answerParties = ['asker', 'keeper', 'owner', 'answerer'] as const
export type AnswerParty = (typeof answerParties)[number]

/** Why an answer was not taken, or came to nothing. */
export const answerReasons = ['time', 'place', 'terms', 'found', 'not_needed', 'not_come', 'other'] as const
export type AnswerReason = (typeof answerReasons)[number]

/** For whom somebody answers. */
export const answerVoices = ['member', 'team', 'organization'] as const
export type AnswerVoice = (typeof answerVoices)[number]

/** What the rules know of an answer. */
export interface AnswerFacts {
  status: AnswerStatus
  /** Whether a reader has written what others read of it. */
  isRead: boolean
  /** Whether it does all of the need, so that no other is wanted beside it. */
  isWhole: boolean
}

/** Why somebody may not answer a need. */
export const answerDenials = [
  'need_not_open',
  'own_need',
  'not_speaking_for',
  'too_young',
  'answers_enough',
  'already_offered',
  'day_past',
] as const
export type AnswerDenial = (typeof answerDenials)[number]

/** Decides whether a need may be answered: everybody sees it, and no word of the office stands at its end yet. */
export function isAnswerable(need: MatterFacts): boolean {
  return kindSheets[need.kind].takesAnswers && need.isPublic && !hasEnded(need) && need.status !== 'answered'
}

/** Somebody who wants to answer: with how many answers of theirs something is still expected of. */
export interface Offerer {
  memberId: string
  open: number
  ageYears: number | null
}

/** Decides why somebody may answer a need for nobody at all: nobody answers their own. */
export function denyOffering(
  need: MatterFacts,
  person: Offerer,
  policy: { answersOpenMax: number },
): AnswerDenial | undefined {
  if (!isAnswerable(need)) return 'need_not_open'
  if (person.memberId === need.raisedBy) return 'own_need'
  if (person.ageYears !== null && person.ageYears < guardedUntilYears) return 'too_young'
  return person.open < policy.answersOpenMax ? undefined : 'answers_enough'
}

/** Decides why an answer is not taken in: it is given for oneself or for whom one speaks, and for days to come. */
export function denyOffer(
  need: MatterFacts,
  person: Offerer,
  wish: { speaksForIt: boolean; fromOn: string; untilOn: string | null; today: string },
  policy: { answersOpenMax: number },
): AnswerDenial | undefined {
  const denial = denyOffering(need, person, policy)
  if (denial !== undefined) return denial
  if (!wish.speaksForIt) return 'not_speaking_for'
  return wish.fromOn < wish.today || (wish.untilOn ?? wish.fromOn) < wish.fromOn ? 'day_past' : undefined
}

/** Why a step of an answer may not be made. */
export const answerStepDenials = [
  'act_not_possible',
  'not_yours',
  'reason_missing',
  'public_text_missing',
  'need_over',
  'not_read_yet',
  'another_taken',
  'stars_missing',
] as const
export type AnswerStepDenial = (typeof answerStepDenials)[number]

interface Move {
  from: readonly AnswerStatus[]
  to: AnswerStatus | 'same'
  by: readonly AnswerParty[]
  /** Whether it says why. */
  hasReason: boolean
  /** Whether it asks for a need that is still open. */
  isForOpen: boolean
}

const moves: Readonly<Record<AnswerAct, Move>> = {
  publish: { from: ['offered', 'chosen'], to: 'same', by: ['keeper'], hasReason: false, isForOpen: false },
  choose: {
    from: ['offered'],
    to: 'chosen',
    by: ['asker', 'owner', 'keeper'],
    hasReason: false,
    isForOpen: true,
  },
  agree: { from: ['chosen'], to: 'agreed', by: ['answerer'], hasReason: false, isForOpen: true },
  decline: {
    from: ['offered', 'chosen'],
    to: 'declined',
    by: ['asker', 'owner', 'keeper'],
    hasReason: true,
    isForOpen: false,
  },
  withdraw: {
    from: ['offered', 'chosen'],
    to: 'withdrawn',
    by: ['answerer'],
    hasReason: false,
    isForOpen: false,
  },
  report: { from: ['agreed'], to: 'reported', by: ['answerer'], hasReason: false, isForOpen: false },
  confirm: {
    from: ['agreed', 'reported'],
    to: 'delivered',
    by: ['asker'],
    hasReason: false,
    isForOpen: false,
  },
  fail: {
    from: ['agreed', 'reported'],
    to: 'failed',
    by: ['asker', 'answerer', 'owner', 'keeper'],
    hasReason: true,
    isForOpen: false,
  },
}

/** Returns what somebody is to an answer: whoever speaks for it neither reads nor chooses it. */
export function answerPartiesOf(
  need: readonly ('asker' | 'keeper' | 'owner')[],
  isAnswerer: boolean,
): AnswerParty[] {
  const isAsker = need.includes('asker')
  if (isAnswerer && !isAsker) return ['answerer']
  return [...need]
}

/** Returns as whom somebody does something; the first of all where it is not theirs. */
export function answerPartyFor(act: AnswerAct, parties: readonly AnswerParty[]): AnswerParty {
  return parties.find(party => moves[act].by.includes(party)) ?? parties[0] ?? 'answerer'
}

/** Why nobody is asked to answer a need. */
export const invitationDenials = [
  'need_not_open',
  'own_need',
  'already_invited',
  'already_offered',
  'invites_enough',
  'invited_enough',
  'nobody_to_ask',
] as const
export type InvitationDenial = (typeof invitationDenials)[number]

/** A team, an organization or a person that may be asked, and what was asked today. */
export interface InvitationFacts {
  /** Who would be told: those who speak for it. */
  speakerIds: readonly string[]
  wasInvited: boolean
  hasAnswered: boolean
  /** How many the caller asked today, and how often this one was. */
  askedByCaller: number
  askedOfIt: number
}

/** Decides why somebody is not asked to answer a need: once for each, so many a day, and never whoever asked it. */
export function denyInvitation(
  need: MatterFacts,
  facts: InvitationFacts,
  policy: { invitesPerDay: number; invitedPerDay: number },
): InvitationDenial | undefined {
  if (!isAnswerable(need)) return 'need_not_open'
  if (facts.wasInvited) return 'already_invited'
  if (facts.hasAnswered) return 'already_offered'
  const speakers = facts.speakerIds.filter(id => id !== need.raisedBy)
  if (speakers.length === 0) return facts.speakerIds.length > 0 ? 'own_need' : 'nobody_to_ask'
  if (facts.askedByCaller >= policy.invitesPerDay) return 'invites_enough'
  return facts.askedOfIt < policy.invitedPerDay ? undefined : 'invited_enough'
}

/** Why no service is drafted from an answer. */
export const draftDenials = ['not_agreed_yet', 'fee_missing', 'not_of_team', 'drafted_otherwise'] as const
export type DraftDenial = (typeof draftDenials)[number]

/** Decides whether both sides said yes to an answer and nobody took it back, so that a service may come of it. */
export const isToBeDrafted = ({ status }: Pick<AnswerFacts, 'status'>): boolean =>
  status === 'delivered' || agreedAnswerStatuses.some(agreed => agreed === status)

/** Decides why no service is drafted from an answer: first both sides say yes, and what costs something says how much. */
export function denyDraft(
  answer: Pick<AnswerFacts, 'status'> & { isPaid: boolean },
  { feeFen }: { feeFen: number | null },
): DraftDenial | undefined {
  if (!isToBeDrafted(answer)) return 'not_agreed_yet'
  return answer.isPaid && feeFen === null ? 'fee_missing' : undefined
}

/** Decides why no activity is drafted from an answer: it is a team's, and both sides say yes. */
export function denyActivityDraft(
  answer: Pick<AnswerFacts, 'status'> & { teamId: string | null },
): DraftDenial | undefined {
  if (answer.teamId === null) return 'not_of_team'
  return isToBeDrafted(answer) ? undefined : 'not_agreed_yet'
}

/** What is wished of an answer. */
export interface AnswerStep {
  act: AnswerAct
  as: AnswerParty
  /** Of `decline` and `fail`. */
  reason?: AnswerReason | undefined
  /** Of `publish`: what others read. */
  publicText?: string | undefined
  /** Of `confirm`: how it was, one to five. */
  stars?: number | undefined
}

/** What stands beside an answer: its need, and what else was taken for it. */
export interface AnswerBeside {
  need: Pick<MatterFacts, 'status'>
  others: readonly Pick<AnswerFacts, 'status' | 'isWhole'>[]
}

/** Decides why somebody may not do something with an answer at all, whatever they would say. */
export function denyAnswerAct(
  answer: AnswerFacts,
  { act, as }: Pick<AnswerStep, 'act' | 'as'>,
  { need, others }: AnswerBeside,
): AnswerStepDenial | undefined {
  const move = moves[act]
  if (!move.by.includes(as)) return 'not_yours'
  if (!move.from.includes(answer.status)) return 'act_not_possible'
  if (move.isForOpen && (hasEnded(need) || need.status === 'answered')) return 'need_over'
  if (act !== 'choose') return undefined
  if (!answer.isRead) return 'not_read_yet'
  const taken = others.filter(other => takenAnswerStatuses.some(status => status === other.status))
  return taken.some(other => other.isWhole || answer.isWhole) ? 'another_taken' : undefined
}

/** Decides why a step of an answer may not be made. */
export function denyAnswerStep(
  answer: AnswerFacts,
  step: AnswerStep,
  beside: AnswerBeside,
): AnswerStepDenial | undefined {
  const denial = denyAnswerAct(answer, step, beside)
  if (denial !== undefined) return denial
  if (moves[step.act].hasReason && step.reason === undefined) return 'reason_missing'
  if (step.act === 'publish' && isEmpty(step.publicText)) return 'public_text_missing'
  return step.act === 'confirm' && step.stars === undefined ? 'stars_missing' : undefined
}

const isEmpty = (text: string | undefined): boolean => (text ?? '').trim() === ''

/** Returns an answer after a step that is not denied. */
export function afterAnswerStep(answer: AnswerFacts, { act }: Pick<AnswerStep, 'act'>): AnswerFacts {
  const { to } = moves[act]
  return {
    ...answer,
    status: to === 'same' ? answer.status : to,
    isRead: answer.isRead || act === 'publish',
  }
}
