import { checkDigit } from './check-digit.ts'
import {
  endedMatterStatuses,
  type HazardSeverity,
  kindSheets,
  type MatterKind,
  type MatterStatus,
  type MatterVerdict,
} from './matter-kind.ts'

/** What the rules know of a matter. The row keeps it; the steps prove it. */
export interface MatterFacts {
  kind: MatterKind
  status: MatterStatus
  wasTaken: boolean
  /** The member who raised it. */
  raisedBy: string
  ownerId: string | null
  answeredBy: string | null
  verdict: MatterVerdict | null
  /** The second person who looked at what was done. */
  checkedBy: string | null
  /** How pressing it is; null where nobody has said so, or its kind is not asked. */
  severity: HazardSeverity | null
  /** At which level of 议事 it stands; 1 is the one nearest to people. */
  level: number
  isPublic: boolean
  reopened: number
  /** Of an errand: how many of its papers are not there yet, until when they come, and its own days of work. */
  papersOwed: number
  papersUntil: string | null
  ownDays: number | null
  /** Of the answers to it: how many both sides agreed on, and how many of those were done as whoever answered says. */
  agreed: number
  carriedOut: number
  answeredAt: Date | null
  endedAt: Date | null
}

/** Returns what is known of a matter that was just raised. */
export function raisedMatter(kind: MatterKind, raisedBy: string): MatterFacts {
  return {
    kind,
    status: 'sent',
    wasTaken: false,
    raisedBy,
    ownerId: null,
    answeredBy: null,
    verdict: null,
    checkedBy: null,
    severity: null,
    level: 1,
    isPublic: false,
    reopened: 0,
    papersOwed: 0,
    papersUntil: null,
    ownDays: null,
    agreed: 0,
    carriedOut: 0,
    answeredAt: null,
    endedAt: null,
  }
}

/** Decides whether nothing is owed any more. */
export function hasEnded({ status }: Pick<MatterFacts, 'status'>): boolean {
  return endedMatterStatuses.some(ended => ended === status)
}

/** Why somebody may not say that they need it as well (我也需要、附议). */
export const supportDenials = ['support_not_possible', 'own_matter', 'outside_area'] as const
export type SupportDenial = (typeof supportDenials)[number]

/** Decides why somebody may not support a matter: only what everybody sees and is not over, and lies where they live. */
export function denySupport(
  matter: MatterFacts,
  person: { memberId: string; isOfArea: boolean },
): SupportDenial | undefined {
  const isPossible = kindSheets[matter.kind].isSupported && matter.isPublic && !hasEnded(matter)
  if (!isPossible) return 'support_not_possible'
  if (person.memberId === matter.raisedBy) return 'own_matter'
  return person.isOfArea ? undefined : 'outside_area'
}

/** Why a matter is not taken in. */
export const matterRaiseDenials = ['matters_enough', 'too_young', 'place_missing', 'not_delegate'] as const
export type MatterRaiseDenial = (typeof matterRaiseDenials)[number]

/**
 * Decides why somebody may not raise another matter: so many are open at once, a child asks through its guardian,
 * nobody finds a danger that has no place, and for an organization asks whoever speaks for it.
 */
export function denyRaise(
  wish: { kind: MatterKind; placeNote: string },
  person: { open: number; ageYears: number | null; isDelegate: boolean },
  policy: { mattersOpenMax: number },
): MatterRaiseDenial | undefined {
  if (person.ageYears !== null && person.ageYears < guardedUntilYears) return 'too_young'
  if (kindSheets[wish.kind].raisedFor === 'organization' && !person.isDelegate) return 'not_delegate'
  if (kindSheets[wish.kind].place === 'needed' && wish.placeNote === '') return 'place_missing'
  return person.open < policy.mattersOpenMax ? undefined : 'matters_enough'
}

/** Younger children act through a guardian (个人信息保护法 §31). */
export const guardedUntilYears = 14

const numberShape = /^\d{8}$/

/** Returns the number of a matter that seven digits make, with its check digit (ISO 7064 MOD 11,10). */
export function matterNumber(sevenDigits: string): string {
  return `${sevenDigits}${checkDigit(sevenDigits)}`
}

/** Returns a number that was typed or read out as it is kept; undefined when it was copied wrongly. */
export function readMatterNumber(text: string): string | undefined {
  const plain = text.replace(/[\s-]/g, '')
  return numberShape.test(plain) && plain === matterNumber(plain.slice(0, 7)) ? plain : undefined
}

/** The working days of a street's clocks. */
export interface MatterDays {
  /** Until somebody has read it; what was said in confidence is read sooner. */
  matterTakeDays: number
  confidentialTakeDays: number
  /** Until it is answered. */
  needAnswerDays: number
  proposalAnswerDays: number
  /** Of an errand whose guide promises nothing. */
  errandAnswerDays: number
  /** Of a danger by how pressing it is. */
  hazardNowDays: number
  hazardAnswerDays: number
  hazardPlanDays: number
  helpAnswerDays: number
  taskAnswerDays: number
  enterpriseAnswerDays: number
}

/** Returns how many working days somebody has for what is next; null where nobody owes anything. */
export function matterDays(
  { kind, status, severity, ownDays }: Pick<MatterFacts, 'kind' | 'status' | 'severity' | 'ownDays'>,
  days: MatterDays,
): number | null {
  if (status === 'open') {
    return ownDays ?? (severity === null ? answerDays(kind, days) : graded(severity, days))
  }
  const isUnread = status === 'sent'
  const isUnchecked = status === 'answered' && kindSheets[kind].ends === 'check'
  if (!isUnread && !isUnchecked) return null
  return kindSheets[kind].isSealed ? days.confidentialTakeDays : days.matterTakeDays
}

function answerDays(kind: MatterKind, days: MatterDays): number {
  const of: Readonly<Record<MatterKind, number>> = {
    need: days.needAnswerDays,
    proposal: days.proposalAnswerDays,
    hazard: days.hazardAnswerDays,
    help: days.helpAnswerDays,
    task: days.taskAnswerDays,
    enterprise: days.enterpriseAnswerDays,
    errand: days.errandAnswerDays,
  }
  return of[kind]
}

const graded = (severity: HazardSeverity, days: MatterDays): number =>
  ({ now: days.hazardNowDays, soon: days.hazardAnswerDays, plan: days.hazardPlanDays })[severity]
