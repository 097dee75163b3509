import { checkDigit } from './check-digit.ts'

/** What somebody raises and somebody else owes an answer to, by a day (事项). */
export const matterKinds = ['need', 'proposal', 'enterprise', 'hazard', 'errand', 'help', 'task'] as const
export type MatterKind = (typeof matterKinds)[number]

/** What each kind is called. */
export const matterKindNames: Readonly<Record<MatterKind, string>> = {
  need: '需求',
  proposal: '提案',
  enterprise: '企业诉求',
  hazard: '隐患',
  errand: '代办',
  help: '求助',
  task: '任务',
}

/** `returned`: whoever raised it owes a word; `answered`: somebody still looks at it, or is asked how it was. */
export const matterStatuses = [
  'sent',
  'returned',
  'open',
  'answered',
  'done',
  'declined',
  'merged',
  'withdrawn',
] as const
export type MatterStatus = (typeof matterStatuses)[number]

/** What each status is called by those who work on it. */
export const matterStatusWords: Readonly<Record<MatterStatus, string>> = {
  sent: '待受理',
  returned: '等居民补充',
  open: '在办',
  answered: '已答复',
  done: '办结',
  declined: '未受理',
  merged: '已合并',
  withdrawn: '居民撤回',
}

/** Nothing is owed any more; only what is `done` may be opened again. */
export const endedMatterStatuses = [
  'done',
  'declined',
  'merged',
  'withdrawn',
] as const satisfies readonly MatterStatus[]

/** How a matter may end; which of them a kind knows stands in its sheet. */
export const matterVerdicts = [
  'met',
  'partly',
  'unmet',
  'adopted',
  'kept',
  'refused',
  'fixed',
  'made_safe',
  'handed_on',
  'not_found',
  'finished',
  'lacks_papers',
  'helped',
  'referred',
  'not_possible',
  'done',
  'dropped',
] as const
export type MatterVerdict = (typeof matterVerdicts)[number]

/** What each verdict is called. */
export const matterVerdictWords: Readonly<Record<MatterVerdict, string>> = {
  met: '解决了',
  partly: '解决了一部分',
  unmet: '暂时解决不了',
  adopted: '采纳',
  kept: '留作参考',
  refused: '不采纳',
  fixed: '已消除',
  made_safe: '已管控',
  handed_on: '已移交',
  not_found: '现场没有发现',
  finished: '办好了',
  lacks_papers: '材料不齐',
  helped: '帮上了',
  referred: '转给别处办',
  not_possible: '办不了',
  done: '完成',
  dropped: '不做了',
}

/** What a kind says of itself, once. Words and days are the street's; this is what code may ask. */
export interface KindSheet {
  /** Who raises it: anybody for themselves, or whoever speaks for an organization, whose it is then. */
  raisedFor: 'oneself' | 'organization'
  /** Whether what was written lies sealed, and is opened one by one. */
  isSealed: boolean
  /** What everybody sees once somebody has written the public text: that text, its place and state, or nothing. */
  shown: 'text' | 'place' | 'never'
  verdicts: readonly MatterVerdict[]
  /** The verdicts after which somebody looks, or is asked; with the others it is over at once. */
  met: readonly MatterVerdict[]
  /** Who says that it is over: whoever asked, a second person on the spot, or the verdict itself. */
  ends: 'asker' | 'check' | 'verdict'
  isSupported: boolean
  /** Whether those who wanted it say how they find the answer, beside it. */
  isJudged: boolean
  /** Whether others answer it (答卷): both sides choose, and what was chosen is done before it is met. */
  takesAnswers: boolean
  /** Whether what cannot be settled at one level of 议事 goes up to the next. */
  climbs: boolean
  /** Until when it may be taken back: a danger does not go away because somebody is shy. */
  mayWithdraw: 'always' | 'unread'
  /** How many pictures whoever raises it may add; what is said in confidence has none, so no paper is kept as one. */
  mostPictures: number
  /** Whether whoever raises it says where it is; what has no place is about all of a community. */
  place: 'needed' | 'open' | 'none'
}

const askedFor = {
  raisedFor: 'oneself',
  isSealed: false,
  shown: 'text',
  verdicts: ['met', 'partly', 'unmet'],
  met: ['met', 'partly'],
  ends: 'asker',
  isSupported: true,
  isJudged: false,
  takesAnswers: false,
  climbs: true,
  mayWithdraw: 'always',
  mostPictures: 0,
  place: 'open',
} as const satisfies KindSheet

const inConfidence = {
  raisedFor: 'oneself',
  isSealed: true,
  shown: 'never',
  ends: 'asker',
  isSupported: false,
  isJudged: false,
  takesAnswers: false,
  climbs: false,
  mayWithdraw: 'always',
  mostPictures: 0,
  place: 'open',
} as const

export const kindSheets: Readonly<Record<MatterKind, KindSheet>> = {
  need: { ...askedFor, takesAnswers: true, mostPictures: 3 },
  proposal: {
    ...askedFor,
    verdicts: ['adopted', 'partly', 'kept', 'refused'],
    met: [],
    ends: 'verdict',
    isJudged: true,
    place: 'none',
  },
  enterprise: {
    ...inConfidence,
    raisedFor: 'organization',
    verdicts: askedFor.verdicts,
    met: askedFor.met,
    place: 'none',
  },
  hazard: {
    ...askedFor,
    shown: 'place',
    verdicts: ['fixed', 'made_safe', 'handed_on', 'not_found'],
    met: ['fixed', 'made_safe', 'handed_on', 'not_found'],
    ends: 'check',
    mayWithdraw: 'unread',
    mostPictures: 3,
    place: 'needed',
  },
  errand: { ...inConfidence, verdicts: ['finished', 'lacks_papers', 'not_possible'], met: ['finished'] },
  help: { ...inConfidence, verdicts: ['helped', 'referred', 'not_possible'], met: ['helped'] },
  task: {
    ...askedFor,
    verdicts: ['done', 'dropped'],
    met: ['done', 'dropped'],
    ends: 'check',
    isSupported: false,
    climbs: false,
    mayWithdraw: 'unread',
  },
}

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
  /** At which level of 议事 it stands; 1 is the one nearest to people. */
  level: number
  isPublic: boolean
  reopened: number
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
    level: 1,
    isPublic: false,
    reopened: 0,
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
  hazardAnswerDays: number
  helpAnswerDays: number
  taskAnswerDays: number
  enterpriseAnswerDays: number
}

/** Returns how many working days somebody has for what is next; null where nobody owes anything. */
export function matterDays(
  { kind, status }: Pick<MatterFacts, 'kind' | 'status'>,
  days: MatterDays,
): number | null {
  if (status === 'open') return answerDays(kind, days)
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
    // A street sets this once its people can ask for one.
    errand: 5,
  }
  return of[kind]
}
