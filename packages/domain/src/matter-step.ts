import type { PapersOwed } from './errand.ts'
import { hasEnded, type MatterFacts } from './matter.ts'
import { type HazardSeverity, kindSheets, type MatterKind, type MatterVerdict } from './matter-kind.ts'
import { type MatterAct, type MatterParty, moves } from './matter-move.ts'
import { dayMs, shanghaiDate } from './shanghai.ts'

/** One line of the timeline; it is only ever added. */
export interface MatterStep {
  act: MatterAct
  /** Null where the clock acts. */
  by: string | null
  as: MatterParty
  at: Date
  word?: string | undefined
  /** Of `answer`. */
  verdict?: MatterVerdict | undefined
  /** Of `answer`: how many photographs say how it is now, and to whom it went where it was passed on. */
  pictures?: number | undefined
  handedTo?: string | undefined
  /** Of `take`: how pressing it is. */
  severity?: HazardSeverity | undefined
  /** Of `receive`: what the errand waits for now. */
  papers?: PapersOwed | undefined
  /** Of `visit`: who comes. */
  handlerIds?: readonly string[] | undefined
  /** Of `take` and `hand`: who sees to it from now on. */
  ownerId?: string | undefined
  /** Of `merge`: the one it becomes a part of. */
  into?: Pick<MatterFacts, 'kind' | 'status' | 'isPublic'> | undefined
  /** Of `publish`: what everybody may read. */
  publicText?: string | undefined
}

/** The settings of a street that decide about matters. */
export interface MatterPolicy {
  matterReopensMax: number
  matterReopenDays: number
  matterSettleDays: number
  /** The names of the levels of 议事, the one nearest to people first. */
  matterLevels: readonly string[]
}

/** Why a step of a matter may not be made. */
export const matterStepDenials = [
  'act_not_possible',
  'not_yours',
  'word_missing',
  'verdict_unknown',
  'not_shown',
  'public_text_missing',
  'same_person_reviews',
  'owner_missing',
  'severity_missing',
  'picture_missing',
  'recipient_missing',
  'papers_missing',
  'papers_owed',
  'two_handlers',
  'no_level_above',
  'other_not_open',
  'other_not_shown',
  'nothing_delivered',
  'already_agreed',
  'reopened_enough',
  'too_late',
  'too_early',
] as const
export type MatterStepDenial = (typeof matterStepDenials)[number]

/** Somebody as the rules see them beside a matter. */
export interface MatterPerson {
  memberId: string
  /** Whether they look after matters of its kind where it lies. */
  isKeeper: boolean
  /** Whether they may be the second person there. */
  isReviewer: boolean
  /** Whether they speak for the organization it is of, where it is one's. */
  isDelegate: boolean
}

/**
 * Decides whether a matter is somebody's own: what was raised for an organization is that of whoever speaks for it now,
 * and no more of whoever raised it and left.
 */
export function isAskerOf(
  matter: Pick<MatterFacts, 'kind' | 'raisedBy'>,
  person: Pick<MatterPerson, 'memberId' | 'isDelegate'>,
): boolean {
  return kindSheets[matter.kind].raisedFor === 'organization'
    ? person.isDelegate
    : person.memberId === matter.raisedBy
}

/** Returns what somebody is to a matter: nobody keeps, or is the second person of, what is their own or they raised. */
export function partiesOf(matter: MatterFacts, person: MatterPerson): MatterParty[] {
  const isAsker = isAskerOf(matter, person)
  const isOwn = isAsker || person.memberId === matter.raisedBy
  return [
    ...(isAsker ? (['asker'] as const) : []),
    ...(person.isKeeper && !isOwn ? (['keeper'] as const) : []),
    ...(person.memberId === matter.ownerId ? (['owner'] as const) : []),
    ...(person.isReviewer && !isOwn ? (['second'] as const) : []),
  ]
}

/** Returns as whom somebody does something: the first it is given to; the first of all where it is not theirs. */
export function partyFor(act: MatterAct, parties: readonly MatterParty[]): MatterParty {
  const { by } = moves[act]
  return parties.find(party => by.includes(party)) ?? parties[0] ?? 'asker'
}

type Attempt = Pick<MatterStep, 'act' | 'by' | 'as' | 'at'>

/** Decides why somebody may not do something with a matter at all, whatever they would say. */
export function denyAct(
  matter: MatterFacts,
  { act, by, as, at }: Attempt,
  policy: MatterPolicy,
): MatterStepDenial | undefined {
  const move = moves[act]
  const sheet = kindSheets[matter.kind]
  if (paperActs.includes(act) && !sheet.hasPapers) return 'act_not_possible'
  if (!move.by.includes(as)) return 'not_yours'
  if (!move.from.includes(matter.status)) return 'act_not_possible'
  switch (act) {
    case 'receive':
      return matter.wasTaken ? undefined : 'act_not_possible'
    case 'pause':
      return arePapersLate(matter, at) ? undefined : 'too_early'
    case 'complete':
      // A word does not bring a paper.
      return matter.wasTaken && arePapersLate(matter, at) ? 'papers_owed' : undefined
    case 'merge':
      // Nobody comes to know, by another's, what somebody said in confidence.
      return sheet.isSealed ? 'act_not_possible' : undefined
    case 'raise':
      if (!sheet.climbs) return 'act_not_possible'
      return matter.level < policy.matterLevels.length ? undefined : 'no_level_above'
    case 'check':
    case 'fail':
      if (sheet.ends !== 'check') return 'act_not_possible'
      return by === matter.answeredBy || by === matter.ownerId ? 'same_person_reviews' : undefined
    case 'accept':
      return sheet.ends === 'asker' ? undefined : 'act_not_possible'
    case 'reopen':
      if (matter.reopened >= policy.matterReopensMax) return 'reopened_enough'
      return matter.endedAt !== null && daysBetween(matter.endedAt, at) > policy.matterReopenDays
        ? 'too_late'
        : undefined
    case 'settle':
      if (sheet.ends !== 'asker' || matter.answeredAt === null) return 'act_not_possible'
      return daysBetween(matter.answeredAt, at) < policy.matterSettleDays ? 'too_early' : undefined
    case 'withdraw':
      if (matter.wasTaken && sheet.mayWithdraw === 'unread') return 'act_not_possible'
      // Somebody is on their way: first they are told.
      return matter.agreed > matter.carriedOut ? 'already_agreed' : undefined
    case 'publish':
      return sheet.shown === 'never' ? 'not_shown' : undefined
    case 'unpublish':
      return matter.isPublic ? undefined : 'act_not_possible'
    default:
      return undefined
  }
}

const paperActs: readonly MatterAct[] = ['receive', 'visit', 'pause']

const arePapersLate = ({ papersOwed, papersUntil }: MatterFacts, at: Date): boolean =>
  papersOwed > 0 && papersUntil !== null && papersUntil < shanghaiDate(at)

/** Decides why a step may not be made. */
export function denyStep(
  matter: MatterFacts,
  step: MatterStep,
  policy: MatterPolicy,
): MatterStepDenial | undefined {
  const denial = denyAct(matter, step, policy)
  if (denial !== undefined) return denial
  if (moves[step.act].hasWord && isEmpty(step.word)) return 'word_missing'
  switch (step.act) {
    case 'take':
      if (kindSheets[matter.kind].isGraded && step.severity === undefined) return 'severity_missing'
      return step.ownerId === undefined ? 'owner_missing' : undefined
    case 'hand':
      return step.ownerId === undefined ? 'owner_missing' : undefined
    case 'merge':
      if (!isOpenFor(step.into, matter.kind)) return 'other_not_open'
      // Whoever said that they need it as well sees where it went.
      return matter.isPublic && !step.into?.isPublic ? 'other_not_shown' : undefined
    case 'receive':
      return step.papers === undefined ? 'papers_missing' : undefined
    case 'visit':
      return new Set(step.handlerIds).size === 2 ? undefined : 'two_handlers'
    case 'answer':
      return denyAnswer(matter, step)
    case 'publish':
      return isEmpty(step.publicText) ? 'public_text_missing' : undefined
    default:
      return undefined
  }
}

function denyAnswer(matter: MatterFacts, step: MatterStep): MatterStepDenial | undefined {
  const { verdict, pictures = 0 } = step
  const { verdicts, met, proven, passesOn, hasPapers } = kindSheets[matter.kind]
  if (verdict === undefined || !verdicts.includes(verdict)) return 'verdict_unknown'
  if (verdict === 'met' && isStillExpected(matter)) return 'nothing_delivered'
  if (hasPapers && met.includes(verdict) && matter.papersOwed > 0) return 'papers_owed'
  if (proven.includes(verdict) && pictures === 0) return 'picture_missing'
  return passesOn.includes(verdict) && isEmpty(step.handedTo) ? 'recipient_missing' : undefined
}

/** Of answers to a need one that was done is enough; of an enterprise's need, all that was agreed on is to be done. */
const isStillExpected = ({ kind, agreed, carriedOut }: MatterFacts): boolean =>
  kindSheets[kind].isReferred ? agreed > carriedOut : agreed > 0 && carriedOut === 0

const isEmpty = (text: string | undefined): boolean => (text ?? '').trim() === ''

function isOpenFor(into: MatterStep['into'], kind: MatterKind): boolean {
  return into?.kind === kind && (into.status === 'open' || into.status === 'sent')
}

/** Returns the matter after a step that is not denied. The row is this, folded over the steps. */
export function afterStep(matter: MatterFacts, step: MatterStep): MatterFacts {
  const { to } = moves[step.act]
  const next: MatterFacts = { ...matter, status: to === 'same' ? matter.status : to }
  switch (step.act) {
    case 'take':
      return {
        ...next,
        wasTaken: true,
        ownerId: step.ownerId ?? null,
        severity: kindSheets[matter.kind].isGraded ? (step.severity ?? null) : null,
      }
    case 'hand':
      return { ...next, ownerId: step.ownerId ?? null }
    case 'complete':
      return { ...next, status: matter.wasTaken ? 'open' : 'sent' }
    case 'receive':
      return received(next, step)
    case 'raise':
      return { ...next, level: matter.level + 1 }
    case 'publish':
      return { ...next, isPublic: true }
    case 'unpublish':
      return { ...next, isPublic: false }
    case 'answer':
      return answered(next, step)
    case 'check':
      return { ...next, checkedBy: step.by, endedAt: step.at }
    case 'reopen':
    case 'fail':
      return {
        ...next,
        verdict: null,
        checkedBy: null,
        answeredBy: null,
        answeredAt: null,
        endedAt: null,
        reopened: matter.reopened + (step.act === 'reopen' ? 1 : 0),
      }
    default:
      return hasEnded(next) ? { ...next, endedAt: step.at } : next
  }
}

/** What is missing, and may not come later, is owed by whoever asked. */
function received(matter: MatterFacts, { papers }: MatterStep): MatterFacts {
  const { owed = 0, missing = 0, until = null } = papers ?? {}
  return {
    ...matter,
    status: missing > 0 ? 'returned' : 'open',
    papersOwed: owed,
    papersUntil: until,
  }
}

/** Whoever asked says how it was whatever came of it; else somebody looks only where something was done. */
function answered(matter: MatterFacts, step: MatterStep): MatterFacts {
  const { by, at } = step
  const verdict = step.verdict ?? null
  const { ends, met } = kindSheets[matter.kind]
  const isLookedAt = ends === 'asker' || (verdict !== null && met.includes(verdict))
  return {
    ...matter,
    status: isLookedAt ? 'answered' : 'done',
    verdict,
    answeredBy: by,
    answeredAt: at,
    endedAt: isLookedAt ? null : at,
  }
}

const daysBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / dayMs
