import type { ArticleKind } from './article.ts'
import type { Category } from './category.ts'
import type { MatterKind, MatterVerdict } from './matter-kind.ts'
import type { EvidenceGrade } from './scan.ts'

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

/** Whether a figure counts a fact of its source. */
export function isCountedBy(
  { facets, category }: Pick<Figure, 'facets' | 'category'>,
  fact: { facet: string; category: string | null },
): boolean {
  const isFacet = facets === undefined || facets.some(facet => facet === fact.facet)
  return isFacet && (category === undefined || category === fact.category)
}

/** What a number may be laid out by. */
export const figureFolds = ['day', 'month', 'area', 'organization', 'category', 'facet'] as const
export type FigureFold = (typeof figureFolds)[number]
