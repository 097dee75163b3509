import type { GuideParts } from './article.ts'

/** How a paper of an errand stands: handed over, not there, or to come later, which its guide allows (容缺). */
export const paperStates = ['has', 'missing', 'later'] as const
export type PaperState = (typeof paperStates)[number]

/** A paper of an errand. */
export interface ErrandPaper {
  name: string
  mayComeLater: boolean
  state: PaperState
  /** The last day of one that comes later. */
  until: string | null
}

/** What somebody says of a paper. */
export type SaidPaper = Omit<ErrandPaper, 'mayComeLater'>

/** Why an errand is not taken in. */
export const errandDenials = ['guide_in_person'] as const
export type ErrandDenial = (typeof errandDenials)[number]

/** Decides why nobody may do what a guide says for somebody else. */
export function denyErrand({ mayBeFetched }: Pick<GuideParts, 'mayBeFetched'>): ErrandDenial | undefined {
  return mayBeFetched ? undefined : 'guide_in_person'
}

/** Returns the papers of an errand that was just asked for: nobody has handed anything over. */
export function papersOf({ papers }: Pick<GuideParts, 'papers'>): ErrandPaper[] {
  return papers.map(({ name, mayComeLater }) => ({ name, mayComeLater, state: 'missing', until: null }))
}

/** Why papers are not received as somebody says. */
export const papersDenials = ['papers_unlike', 'paper_not_later', 'paper_day_missing'] as const
export type PapersDenial = (typeof papersDenials)[number]

/** Decides why papers are not received: each of them is said, and only what its guide lets come later comes later, by a day. */
export function denyPapers(
  papers: readonly ErrandPaper[],
  said: readonly SaidPaper[],
  today: string,
): PapersDenial | undefined {
  const isAll = papers.length === said.length && papers.every((paper, at) => paper.name === said[at]?.name)
  if (!isAll) return 'papers_unlike'
  const later = papers.flatMap((paper, at) =>
    said[at]?.state === 'later' ? [{ ...paper, ...said[at] }] : [],
  )
  if (later.some(paper => !paper.mayComeLater)) return 'paper_not_later'
  return later.every(({ until }) => until !== null && until > today) ? undefined : 'paper_day_missing'
}

/** Returns the papers as they were received; a day stands only where one comes later. */
export function receivedPapers(papers: readonly ErrandPaper[], said: readonly SaidPaper[]): ErrandPaper[] {
  return papers.map((paper, at) => {
    const { state = paper.state, until = null } = said[at] ?? {}
    return { ...paper, state, until: state === 'later' ? until : null }
  })
}

/** What an errand still waits for. */
export interface PapersOwed {
  /** How many papers are not there; of these, those that may not come later. */
  owed: number
  missing: number
  /** The first day by which one is to come. */
  until: string | null
}

/** Returns what an errand with these papers still waits for. */
export function owedOf(papers: readonly ErrandPaper[]): PapersOwed {
  const days = papers.flatMap(({ until }) => until ?? []).sort()
  return {
    owed: papers.filter(({ state }) => state !== 'has').length,
    missing: papers.filter(({ state }) => state === 'missing').length,
    until: days[0] ?? null,
  }
}

/** From this age on somebody is served first, without asking (绿色通道). */
const greenFromYears = 60

/** Decides whether an errand goes by the green lane: by the age of whom it is for, or by a word of their own. */
export function isGreenLane({ ageYears, isAsked }: { ageYears: number | null; isAsked: boolean }): boolean {
  return isAsked || (ageYears !== null && ageYears >= greenFromYears)
}

/** Returns the working days of an errand: those its guide promises, else the street's; half of them by the green lane. */
export function errandDays(
  { promisedDays }: Pick<GuideParts, 'promisedDays'>,
  { isGreen, usual }: { isGreen: boolean; usual: number },
): number {
  const days = promisedDays === null || promisedDays === 0 ? usual : promisedDays
  return isGreen ? Math.ceil(days / 2) : days
}

/** So many days before a paper is due somebody is reminded of it. */
export const remindedDaysAhead = 2
