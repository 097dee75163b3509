import type { ArticleKind } from './article.ts'
import type { Category } from './category.ts'
import type { MatterKind, MatterVerdict } from './matter-kind.ts'
import type { EvidenceGrade } from './scan.ts'
import { addDays } from './shanghai.ts'

/** Where facts come from; each is one question to the database, and nothing else is ever counted. */
export const factSources = [
  'receptions',
  'expected',
  'waits',
  'ratings',
  'records',
  'volunteers',
  'teams',
  'stars',
  'matters-taken',
  'matters-ended',
  'confided-ended',
  'answers-offered',
  'answers-delivered',
  'articles',
] as const
export type FactSource = (typeof factSources)[number]

/** How facts become a number: their weights added, themselves, the persons or slots in them, or the share that is so. */
export type Fold = 'sum' | 'rows' | 'persons' | 'slots' | 'share'

export const figureUnits = ['场', '人次', '人', '小时', '支', '件', '份', '篇', '%'] as const
export type FigureUnit = (typeof figureUnits)[number]

/** A number that a report may print: rows and a fold, and in words what it counts. */
export interface Figure {
  name: string
  unit: FigureUnit
  source: FactSource
  fold: Fold
  /** Printed under the number. */
  definition: string
  /** Raised with every change of what is counted; 1 where it never was. */
  version?: number
  /** Of what the source tells, only this. */
  facets?: readonly (MatterKind | ArticleKind | EvidenceGrade | 'no_show')[]
  category?: Category
  /** Weights are minutes. */
  isInMinutes?: true
  /** As it stands at the end of the span, not what happened within it. */
  isStock?: true
  /**
   * Of what was said in confidence: no list, nothing narrower than the street, and nothing under `smallest`. Its source
   * never changes for a time that is over: two looks at one month would differ by what is too few to be told.
   */
  isSealed?: true
}

/** Why what a number counts cannot be looked at. */
export const figureDenials = ['figure_sealed'] as const

/** A number of sealed things below it says who they are. */
export const smallest = 5

/** Verdicts after which something was done. */
export const metVerdicts: readonly MatterVerdict[] = [
  'met',
  'partly',
  'adopted',
  'fixed',
  'made_safe',
  'helped',
  'finished',
  'done',
]

const held = '已经开始、没有取消、至少接待了一位的场次'
const figureOf = {
  'slots-held': {
    name: '服务场次',
    unit: '场',
    source: 'receptions',
    fold: 'slots',
    definition: `${held}，志愿班次不算。`,
  },
  'people-served': {
    name: '服务人次',
    unit: '人次',
    source: 'receptions',
    fold: 'sum',
    definition: '签到接待的每一份预约和现场登记，一起来几位算几人次；约了没来的不算。',
  },
  'persons-served': {
    name: '服务人数',
    unit: '人',
    source: 'receptions',
    fold: 'persons',
    definition:
      '接待过的人，一个人来几次也只算一个；同来没有留名的另计，所以是“至少”。各月、各社区的人数不能相加。',
  },
  'arrival-share': {
    name: '到场率',
    unit: '%',
    source: 'expected',
    fold: 'share',
    definition: '约了并且到了的人次，除以到了的和记为没到的人次。请假、取消的不算。',
  },
  'no-shows': {
    name: '约了没来',
    unit: '人次',
    source: 'expected',
    fold: 'sum',
    facets: ['no_show'],
    definition: '约了、没有请假，记为没到的人次。',
  },
  'waits-in-vain': {
    name: '候补没轮上',
    unit: '人次',
    source: 'waits',
    fold: 'sum',
    definition: '已经开始的场次里，排了候补、到最后没有轮上的人次。自己退出的不算。',
  },
  'clinic-held': {
    name: '义诊场次',
    unit: '场',
    source: 'receptions',
    fold: 'slots',
    category: 'clinic',
    definition: `义诊类，${held}。`,
  },
  'law-held': {
    name: '普法场次',
    unit: '场',
    source: 'receptions',
    fold: 'slots',
    category: 'law',
    definition: `法律类，${held}。`,
  },
  'culture-held': {
    name: '文化场次',
    unit: '场',
    source: 'receptions',
    fold: 'slots',
    category: 'culture',
    definition: `文化类，${held}。`,
  },
  'satisfied-share': {
    name: '满意率',
    unit: '%',
    source: 'ratings',
    fold: 'share',
    definition: '来过的人打的分里，四颗星和五颗星所占的份额；没有打分的不算。',
  },
  'volunteer-times': {
    name: '志愿服务人次',
    unit: '人次',
    source: 'records',
    fold: 'rows',
    definition: '服务日期在这段时间里、已经确认的服务记录，一条算一人次；撤销的不算。',
  },
  'volunteer-hours': {
    name: '志愿服务时长',
    unit: '小时',
    source: 'records',
    fold: 'sum',
    isInMinutes: true,
    definition: '服务日期在这段时间里、已经确认的时长相加；撤销的不算。',
  },
  'volunteers-active': {
    name: '参加服务的志愿者',
    unit: '人',
    source: 'records',
    fold: 'persons',
    definition: '这段时间里有服务记录的志愿者，一个人只算一个。',
  },
  volunteers: {
    name: '注册志愿者',
    unit: '人',
    source: 'volunteers',
    fold: 'persons',
    isStock: true,
    definition: '到这段时间最后一天，已经注册、没有退出的志愿者。',
  },
  teams: {
    name: '志愿服务队',
    unit: '支',
    source: 'teams',
    fold: 'rows',
    isStock: true,
    definition: '到这段时间最后一天已经成立、现在还在用的服务队。',
  },
  stars: {
    name: '星级志愿者',
    unit: '人',
    source: 'stars',
    fold: 'persons',
    isStock: true,
    definition: '到这段时间最后一天，持有有效星级证书的志愿者。',
  },
  'needs-taken': {
    name: '社区出题',
    unit: '件',
    source: 'matters-taken',
    fold: 'rows',
    facets: ['need'],
    definition: '这段时间里受理的需求。合到别的一件里的，算在那一件里。',
  },
  'needs-met-share': {
    name: '出题办成率',
    unit: '%',
    source: 'matters-ended',
    fold: 'share',
    facets: ['need'],
    definition: '这段时间里办结的需求中，解决了和部分解决了的份额；收回的、合并的不算。',
  },
  'answers-offered': {
    name: '答卷',
    unit: '份',
    source: 'answers-offered',
    fold: 'rows',
    definition: '这段时间里居民、服务队和单位交来的答卷。',
  },
  'answers-delivered': {
    name: '办成的答卷',
    unit: '份',
    source: 'answers-delivered',
    fold: 'rows',
    definition: '这段时间里由提需求的人确认办好了的答卷。',
  },
  'proposals-taken': {
    name: '云提案',
    unit: '件',
    source: 'matters-taken',
    fold: 'rows',
    facets: ['proposal'],
    definition: '这段时间里受理的提案。',
  },
  'hazards-taken': {
    name: '隐患',
    unit: '件',
    source: 'matters-taken',
    fold: 'rows',
    facets: ['hazard'],
    definition: '这段时间里受理的隐患。',
  },
  'hazards-fixed-share': {
    name: '隐患整改率',
    unit: '%',
    source: 'matters-ended',
    fold: 'share',
    facets: ['hazard'],
    definition: '这段时间里办结的隐患中，整改好了和先做了防护的份额。',
  },
  'enterprise-ended': {
    name: '企业诉求办结',
    unit: '件',
    source: 'confided-ended',
    fold: 'rows',
    facets: ['enterprise'],
    isSealed: true,
    version: 2,
    definition:
      '这个月里第一次办结的企业诉求，后来重新办的也还算在这个月。不公开的事只有过完一个月的总数，少于 5 件的不说是几件。',
  },
  'policies-shown': {
    name: '政策',
    unit: '篇',
    source: 'articles',
    fold: 'rows',
    facets: ['policy'],
    isStock: true,
    definition: '到这段时间最后一天已经发布、现在还看得到的政策。',
  },
  'guides-shown': {
    name: '办事指南',
    unit: '篇',
    source: 'articles',
    fold: 'rows',
    facets: ['guide'],
    isStock: true,
    definition: '到这段时间最后一天已经发布、现在还看得到的办事指南。',
  },
} as const satisfies Readonly<Record<string, Figure>>

export type FigureId = keyof typeof figureOf
export const figures: Readonly<Record<FigureId, Figure>> = figureOf
export const figureIds = Object.keys(figureOf) as FigureId[]

/** Whether a figure counts a fact of its source. */
export function isCountedBy(
  { facets, category }: Pick<Figure, 'facets' | 'category'>,
  fact: { facet: string; category: string | null },
): boolean {
  const isFacet = facets === undefined || facets.some(facet => facet === fact.facet)
  return isFacet && (category === undefined || category === fact.category)
}

/** Returns which version of its definition a figure is counted by. */
export const versionOf = (id: FigureId): number => figures[id].version ?? 1

/** What everybody is told of a street: few, and each leads to what anybody may see of it. None of it was said in confidence. */
export const publicFigureIds = [
  'slots-held',
  'people-served',
  'volunteers',
  'volunteer-hours',
  'needs-taken',
  'guides-shown',
] as const satisfies readonly FigureId[]
export type PublicFigureId = (typeof publicFigureIds)[number]

/** What a number may be laid out by. */
export const figureFolds = ['day', 'month', 'area', 'organization', 'category', 'facet'] as const
export type FigureFold = (typeof figureFolds)[number]

/** Days from one to another, both of them within it, as YYYY-MM-DD in Shanghai. */
export interface Span {
  from: string
  to: string
}

/** The longest that is asked for, in days: three years and what leap days add. */
const longestDays = 1097

/** Why a span is not counted over. */
export type SpanDenial = 'ends_before_it_starts' | 'too_long'

/** Decides why a span is not counted over. */
export function denySpan({ from, to }: Span): SpanDenial | undefined {
  if (to < from) return 'ends_before_it_starts'
  return addDays(from, longestDays) <= to ? 'too_long' : undefined
}

const isFirst = (day: string) => day.endsWith('-01')
const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
const monthStart = (count: number) =>
  `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`

/** Whether a span is whole months, from a first to a last day. */
export const isWholeMonths = ({ from, to }: Span): boolean => isFirst(from) && isFirst(addDays(to, 1))

/** Whether a span is one whole month. */
const isOneMonth = (span: Span) => isWholeMonths(span) && span.from.slice(0, 7) === span.to.slice(0, 7)

/** Returns the month of a day. */
export function monthSpan(day: string): Span {
  const at = months(day)
  return { from: monthStart(at), to: addDays(monthStart(at + 1), -1) }
}

/** Returns what a span is held beside: as many months before whole months, else as many days before. */
export function spanBefore(span: Span): Span {
  const { from, to } = span
  if (isWholeMonths(span)) {
    const count = months(to) - months(from) + 1
    return { from: monthStart(months(from) - count), to: addDays(from, -1) }
  }
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
  return { from: addDays(from, -days), to: addDays(from, -1) }
}

/**
 * Decides whether a number of sealed things may be told: only whole months that are over, of the whole street. Months
 * do not overlap, so that no two numbers differ by what is too few to be told.
 */
export function mayTellSealed(span: Span, today: string, isNarrowed: boolean): boolean {
  return !isNarrowed && isOneMonth(span) && span.to < today
}
