import { hasEnded, type MatterFacts } from './matter.ts'
import { kindSheets } from './matter-kind.ts'

/**
 * What becomes of asking an organization to answer what an enterprise needs (请单位来答): a bank, a department or a firm
 * says what it can do and by which day, the enterprise takes it or not, and says whether it was done.
 */
export const referralStatuses = [
  'asked',
  'promised',
  'accepted',
  'reported',
  'delivered',
  'declined',
  'passed',
  'failed',
  'withdrawn',
] as const
export type ReferralStatus = (typeof referralStatuses)[number]

/** Something is still expected of it. */
export const activeReferralStatuses = [
  'asked',
  'promised',
  'accepted',
  'reported',
] as const satisfies readonly ReferralStatus[]

/** Both sides said yes and it is not over: they know how to reach each other. */
export const agreedReferralStatuses = ['accepted', 'reported'] as const satisfies readonly ReferralStatus[]

/** What may be done with it. */
export const referralActs = [
  'promise',
  'decline',
  'accept',
  'pass',
  'report',
  'confirm',
  'fail',
  'withdraw',
] as const
export type ReferralAct = (typeof referralActs)[number]

/** Who acts: whoever speaks for the enterprise, whoever keeps or sees to it, whoever speaks for the one that was asked. */
export const referralParties = ['asker', 'keeper', 'owner', 'answerer'] as const
export type ReferralParty = (typeof referralParties)[number]

/** What an organization is asked for at most at once of one need: whoever is asked by all answers none. */
export const referralsAtOnce = 8

/** Why an organization is not asked. */
export const referralDenials = [
  'not_referred',
  'need_over',
  'not_taken_yet',
  'own_organization',
  'organization_asked',
  'asked_enough',
  'nobody_to_ask',
  'day_past',
] as const
export type ReferralDenial = (typeof referralDenials)[number]

/** An organization that may be asked, and what was asked of others. */
export interface ReferralFacts {
  organizationId: string
  /** Who would be told: those who speak for it. */
  speakers: number
  /** The organizations of which something is still expected. */
  askedIds: readonly string[]
  /** By which day it is to answer. */
  dueOn: string
  today: string
}

/** Decides why an organization is not asked to answer what an enterprise needs. */
export function denyReferral(
  matter: Pick<MatterFacts, 'kind' | 'status' | 'wasTaken'> & { organizationId: string | null },
  facts: ReferralFacts,
): ReferralDenial | undefined {
  if (!kindSheets[matter.kind].isReferred) return 'not_referred'
  if (hasEnded(matter) || matter.status === 'answered') return 'need_over'
  if (!matter.wasTaken) return 'not_taken_yet'
  if (facts.organizationId === matter.organizationId) return 'own_organization'
  if (facts.askedIds.includes(facts.organizationId)) return 'organization_asked'
  if (facts.askedIds.length >= referralsAtOnce) return 'asked_enough'
  if (facts.speakers === 0) return 'nobody_to_ask'
  return facts.dueOn < facts.today ? 'day_past' : undefined
}

/** Why a step may not be made. */
export const referralStepDenials = [
  'act_not_possible',
  'not_yours',
  'need_over',
  'word_missing',
  'day_missing',
  'day_past',
] as const
export type ReferralStepDenial = (typeof referralStepDenials)[number]

interface Move {
  from: readonly ReferralStatus[]
  to: ReferralStatus
  by: readonly ReferralParty[]
  /** Whether it says something in words. */
  hasWord: boolean
  /** Whether it asks for a need that is still open. */
  isForOpen: boolean
}

const moves: Readonly<Record<ReferralAct, Move>> = {
  promise: { from: ['asked', 'promised'], to: 'promised', by: ['answerer'], hasWord: true, isForOpen: true },
  decline: { from: ['asked', 'promised'], to: 'declined', by: ['answerer'], hasWord: true, isForOpen: false },
  accept: { from: ['promised'], to: 'accepted', by: ['asker'], hasWord: false, isForOpen: true },
  pass: { from: ['promised'], to: 'passed', by: ['asker'], hasWord: false, isForOpen: false },
  report: { from: ['accepted'], to: 'reported', by: ['answerer'], hasWord: false, isForOpen: false },
  confirm: {
    from: ['accepted', 'reported'],
    to: 'delivered',
    by: ['asker'],
    hasWord: false,
    isForOpen: false,
  },
  fail: {
    from: ['accepted', 'reported'],
    to: 'failed',
    by: ['asker', 'answerer', 'owner', 'keeper'],
    hasWord: true,
    isForOpen: false,
  },
  withdraw: {
    from: ['asked', 'promised'],
    to: 'withdrawn',
    by: ['owner', 'keeper'],
    hasWord: false,
    isForOpen: false,
  },
}

/** Whoever speaks for both sides asks and takes; they do not promise to themselves. */
export function referralPartiesOf(
  matter: readonly ('asker' | 'keeper' | 'owner')[],
  isAnswerer: boolean,
): ReferralParty[] {
  return isAnswerer && !matter.includes('asker') ? ['answerer'] : [...matter]
}

/** Returns as whom somebody does something; the first of all where it is not theirs. */
export function referralPartyFor(act: ReferralAct, parties: readonly ReferralParty[]): ReferralParty {
  return parties.find(party => moves[act].by.includes(party)) ?? parties[0] ?? 'answerer'
}

/** What is wished. */
export interface ReferralStep {
  act: ReferralAct
  as: ReferralParty
  word?: string | undefined
  /** Of `promise`: by which day. */
  dueOn?: string | undefined
}

/** Decides why somebody may not do something with it at all, whatever they would say. */
export function denyReferralAct(
  status: ReferralStatus,
  { act, as }: Pick<ReferralStep, 'act' | 'as'>,
  matter: Pick<MatterFacts, 'status'>,
): ReferralStepDenial | undefined {
  const move = moves[act]
  if (!move.by.includes(as)) return 'not_yours'
  if (!move.from.includes(status)) return 'act_not_possible'
  return move.isForOpen && (hasEnded(matter) || matter.status === 'answered') ? 'need_over' : undefined
}

/** Decides why a step may not be made; a promise says what is done and by which day. */
export function denyReferralStep(
  status: ReferralStatus,
  step: ReferralStep,
  matter: Pick<MatterFacts, 'status'>,
  today: string,
): ReferralStepDenial | undefined {
  const denial = denyReferralAct(status, step, matter)
  if (denial !== undefined) return denial
  if (moves[step.act].hasWord && (step.word ?? '').trim() === '') return 'word_missing'
  if (step.act !== 'promise') return undefined
  if (step.dueOn === undefined) return 'day_missing'
  return step.dueOn < today ? 'day_past' : undefined
}

/** Returns where a step that is not denied leads. */
export const afterReferralStep = (act: ReferralAct): ReferralStatus => moves[act].to
