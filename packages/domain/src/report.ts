import type { Figure } from './figure.ts'
import { type FigureId, figureIds, figures } from './figure-definitions.ts'
import type { ReportSection } from './report-template.ts'
import type { StaffRole } from './role.ts'
import { addDays, shanghaiClock, shanghaiDate, shanghaiInstant } from './shanghai.ts'
import { monthSpan, type Span } from './span.ts'

export const reportStatuses = ['draft', 'in_review', 'released', 'dropped'] as const
export type ReportStatus = (typeof reportStatuses)[number]

/** How often a 简报 of its kind comes out. */
export const reportRhythms = ['week', 'month', 'once'] as const
export type ReportRhythm = (typeof reportRhythms)[number]

/** Which of the rows that were kept with a number: all, or those by which it differs from another issue. */
export const reportParts = ['all', 'came', 'went', 'late', 'taken'] as const
export type ReportPart = (typeof reportParts)[number]

/** Why a 简报 does not go on. */
export const reportDenials = [
  'report_released',
  'report_dropped',
  'report_not_sent',
  'report_not_over',
  'report_unknown_figure',
  'report_corrected',
  'report_not_released',
  'claim_not_in_quote',
] as const
export type ReportDenial = (typeof reportDenials)[number]

/** Where a 简报 is to go, from where, and who wrote it. */
export interface ReportMove {
  from: ReportStatus
  to: ReportStatus
  by: string
  /** Everybody who wrote or sent it. */
  writers: readonly string[]
  reason: string
}

const ways: Readonly<Record<ReportStatus, readonly ReportStatus[]>> = {
  draft: ['in_review', 'dropped'],
  in_review: ['draft', 'released', 'dropped'],
  released: [],
  dropped: [],
}

/** Decides whether a 简报 may go on: nobody releases what they wrote or sent, and who sends it back says why. */
export function denyReportMove({
  from,
  to,
  by,
  writers,
  reason,
}: ReportMove): ReportDenial | 'same_person_reviews' | 'reason_missing' | undefined {
  if (from === 'released') return 'report_released'
  if (from === 'dropped') return 'report_dropped'
  if (!ways[from].includes(to)) return 'report_not_sent'
  if (to === 'released' && writers.includes(by)) return 'same_person_reviews'
  return to === 'draft' && reason.trim() === '' && !writers.includes(by) ? 'reason_missing' : undefined
}

/** Returns who may bring a 简报 from one status to another: a second pair of eyes releases or sends back. */
export function rolesForReportMove(to: ReportStatus): readonly StaffRole[] {
  if (to === 'released') return ['reviewer', 'administrator']
  return to === 'draft' ? ['coordinator', 'reviewer', 'administrator'] : ['coordinator', 'administrator']
}

/** One thing that is counted, without whom it was: who it was is a number that means nothing outside its list. */
export interface FrozenFact {
  id: string
  /** Milliseconds. */
  at: number
  title: string
  place: string | null
  weight: number
  unnamed: number
  isMet: boolean
  partOf: string | null
  who: number | null
}

/** Returns what facts come to, as the database folds them. */
export function foldFacts(
  { fold, isInMinutes }: Pick<Figure, 'fold' | 'isInMinutes'>,
  facts: readonly FrozenFact[],
): { value: number | null; unnamed: number } {
  const sum = (of: readonly FrozenFact[]) => of.reduce((so, { weight }) => so + weight, 0)
  const distinct = (key: 'partOf' | 'who') => new Set(facts.flatMap(fact => fact[key] ?? [])).size
  const tenth = (value: number) => Math.round(value * 10) / 10
  const unnamed = fold === 'persons' ? facts.reduce((so, fact) => so + fact.unnamed, 0) : 0
  switch (fold) {
    case 'rows':
      return { value: facts.length, unnamed }
    case 'sum':
      return { value: tenth(isInMinutes ? sum(facts) / 60 : sum(facts)), unnamed }
    case 'persons':
      return { value: distinct('who'), unnamed }
    case 'slots':
      return { value: distinct('partOf'), unnamed }
    case 'share': {
      const whole = sum(facts)
      return {
        value: whole === 0 ? null : tenth((sum(facts.filter(fact => fact.isMet)) * 100) / whole),
        unnamed,
      }
    }
  }
}

/** What came to a list and what went from it; a line that counts otherwise than before went and came. */
export interface FactsChange<F> {
  came: F[]
  went: F[]
}

/** Returns exactly the rows by which one list differs from another. */
export function changeOf<F extends Pick<FrozenFact, 'id' | 'weight' | 'isMet'>>(
  before: readonly F[],
  after: readonly F[],
): FactsChange<F> {
  const keyOf = ({ id, weight, isMet }: F) => `${id} ${weight} ${isMet}`
  const had = new Set(before.map(keyOf))
  const has = new Set(after.map(keyOf))
  return {
    came: after.filter(fact => !had.has(keyOf(fact))),
    went: before.filter(fact => !has.has(keyOf(fact))),
  }
}

/** Whether what came later for a time can be told apart from what was there: what happened, of nothing sealed. */
export const mayComeLater = (id: FigureId): boolean =>
  figures[id].isStock !== true && figures[id].isSealed !== true

const mention = /\{([^{}]*)\}/g

/** Returns the names in braces in a text that are no figure of it. */
export function unknownFigures(sections: readonly ReportSection[], ids: readonly FigureId[]): string[] {
  const names = ids.map(id => figures[id].name)
  const said = sections.flatMap(({ text }) => [...text.matchAll(mention)].map(([, name = '']) => name.trim()))
  return [...new Set(said.filter(name => !names.includes(name)))]
}

/** Returns a text with the numbers that it names in braces, so that text and table never differ. */
export function fillText(text: string, words: ReadonlyMap<string, string>): string {
  return text.replace(mention, (whole, name: string) => words.get(name.trim()) ?? whole)
}

/** Returns a number as it stands in a sentence: 1,846 人次, 86.5%, 少于 5 件. */
export function sayFigure({
  unit,
  value,
  unnamed,
  hidden,
}: Pick<Figure, 'unit'> & { value: number | null; unnamed: number; hidden: string | null }): string {
  if (hidden === 'too_few') return `少于 5 ${unit}`
  if (hidden === 'only_whole_months') return '整月才有'
  if (value === null) return '—'
  const number = value.toLocaleString('zh-CN')
  if (unit === '%') return `${number}%`
  return `${unnamed > 0 ? '至少 ' : ''}${number} ${unit}`
}

/** Returns the figure of that id; undefined where there is none by it any more. */
export const knownFigure = (id: string): FigureId | undefined => figureIds.find(each => each === id)

/** Returns the times whose 简报 is due: of the week before from Monday 7:00, of the month before from the 1st at 7:00. */
export function dueReports(now: Date): { rhythm: 'week' | 'month'; span: Span }[] {
  const today = shanghaiDate(new Date(now.getTime() - 7 * 3_600_000))
  const { weekday } = shanghaiClock(shanghaiInstant(today))
  const monday = addDays(today, -((weekday + 6) % 7))
  return [
    { rhythm: 'week', span: { from: addDays(monday, -7), to: addDays(monday, -1) } },
    { rhythm: 'month', span: monthSpan(addDays(monthSpan(today).from, -1)) },
  ]
}

/** Whether all of a time is over: what is still to come is not released. */
export const isOver = ({ to }: Span, now: Date): boolean => to < shanghaiDate(now)

const tens: Readonly<Record<string, number>> = { 千: 1_000, 万: 10_000, 亿: 100_000_000 }
const smallNumbers = '零一二三四五六七八九十'

/** Whether the words that a claim was read from have its number: 1350余次, 1.8万人次, 2千余人, 十个子项目. */
export function isSaidIn(quote: string, value: number): boolean {
  const numbers = [...quote.replaceAll(',', '').matchAll(/(\d+(?:\.\d+)?)\s*([千万亿]?)/g)]
  const isWritten = numbers.some(
    ([, digits = '', unit = '']) => Math.abs(Number(digits) * (tens[unit] ?? 1) - value) < 1e-6,
  )
  return isWritten || (value > 0 && value <= 10 && quote.includes(smallNumbers[value] ?? '∅'))
}

const dayWords = (day: string) =>
  `${day.slice(0, 4)} 年 ${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日`

/** Returns a time in words: 2026 年 11 月, or from day to day. */
export function saySpan(span: Span): string {
  const month = monthSpan(span.from)
  if (month.from === span.from && month.to === span.to) {
    return `${span.from.slice(0, 4)} 年 ${Number(span.from.slice(5, 7))} 月`
  }
  return `${dayWords(span.from)}到 ${dayWords(span.to)}`
}
