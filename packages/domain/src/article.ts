import type { Audience } from './audience.ts'
import {
  denyTransition,
  type PublicationStatus,
  type Transition,
  type TransitionDenial,
} from './publication.ts'
import type { StaffRole } from './role.ts'

/** What is written once and read until it is taken back; a guide says how to get a thing done. */
export const articleKinds = ['policy', 'guide', 'story', 'covenant', 'sight', 'notice'] as const
export type ArticleKind = (typeof articleKinds)[number]

/** The Chinese name of each kind. */
export const articleKindNames: Readonly<Record<ArticleKind, string>> = {
  policy: '政策',
  guide: '办事指南',
  story: '身边事',
  covenant: '公约',
  sight: '景点介绍',
  notice: '通知',
}

/** What a text is made of; none of it is markup, so that there is nothing in it to be run. */
export type ArticleBlock =
  | { kind: 'heading' | 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'quote'; text: string; from: string }
  | { kind: 'link'; to: LinkTarget; id: string }

/** What of the street's own a text may lead to. */
export const linkTargets = ['service', 'article'] as const
export type LinkTarget = (typeof linkTargets)[number]

/** What a text may be long, in characters and in parts. */
export const articleLimits = { title: 60, summary: 60, paragraph: 2000, blocks: 80, papers: 30, steps: 30 }

/** What a paper is wanted as: the original, a copy, or the original to be looked at beside a copy. */
export const paperForms = ['original', 'copy', 'both'] as const
export type PaperForm = (typeof paperForms)[number]

/** A document that somebody has to bring (HSDS 3.1 required_document). */
export interface GuidePaper {
  name: string
  form: PaperForm
  /** It may be handed in afterwards (容缺受理). */
  mayComeLater: boolean
  /** Where it is had, or how it has to look. */
  note: string
}

/** Whether a guide ends with a decision of an office, or with something done: what streets count apart. */
export const guideSorts = ['approval', 'public_service'] as const
export type GuideSort = (typeof guideSorts)[number]

/** How to get a thing done. */
export interface GuideParts {
  sort: GuideSort
  papers: GuidePaper[]
  steps: string[]
  /** Working days the law gives, and those that are promised; null where it is done on the spot. */
  legalDays: number | null
  promisedDays: number | null
  /** Fen (HSDS 3.1 cost_option); null where it depends, which the note then says. */
  costFen: number | null
  costNote: string
  /** Where, and when somebody is there (HSDS 3.1 schedule). */
  locationIds: string[]
  hours: string
  /** Whether somebody else may come for whoever it is about. */
  mayBeFetched: boolean
  /** Where it can be done without coming. */
  onlineUrl: string
}

/** What somebody writes of an article. */
export interface ArticleEdit {
  title: string
  /** What it comes to, in one sentence. */
  summary: string
  /** Whose text it is, and its number where it has one. */
  issuer: string
  documentNo: string
  issuedOn: string | null
  validFrom: string | null
  validUntil: string | null
  /** Whom it is for; nobody has said where it is empty. */
  audiences: Audience[]
  /** Of which community; the whole street where it is null. */
  areaId: string | null
  phone: string
  sourceUrl: string
  body: ArticleBlock[]
  /** Of a guide alone. */
  guide: GuideParts | null
}

/** What an article still lacks before a second person reads it. */
export const articleLacks = [
  'summary',
  'issuer',
  'validity',
  'audience',
  'next_step',
  'body',
  'steps',
  'whereabouts',
  'consent',
] as const
export type ArticleLack = (typeof articleLacks)[number]

/**
 * Returns what an article still lacks. A policy says whose it is, from when it holds, whom it is for and what to do next;
 * a guide says the steps and where or by what number; anybody who is named has said yes.
 */
export function lacksOf(
  kind: ArticleKind,
  edit: ArticleEdit,
  named: readonly { name: string; state: ConsentState }[],
): ArticleLack[] {
  const { guide } = edit
  const leadsOn = edit.phone.trim() !== '' || edit.body.some(({ kind: part }) => part === 'link')
  const isFound =
    guide === null || guide.locationIds.length > 0 || guide.onlineUrl !== '' || edit.phone !== ''
  const lacking: Readonly<Record<ArticleLack, boolean>> = {
    summary: edit.summary.trim() === '',
    issuer: (kind === 'policy' || kind === 'notice') && edit.issuer.trim() === '',
    validity: kind === 'policy' && edit.validFrom === null,
    audience: (kind === 'policy' || kind === 'guide') && edit.audiences.length === 0,
    next_step: kind === 'policy' && !leadsOn,
    body: kind !== 'guide' && edit.body.length === 0,
    steps: guide !== null && guide.steps.length === 0,
    whereabouts: !isFound,
    consent: named.some(({ name, state }) => state === 'asked' && namesPerson(edit, name)),
  }
  return articleLacks.filter(lack => lacking[lack])
}

/** How a named person stands to what is said of them. */
export const consentStates = ['asked', 'given', 'withdrawn'] as const
export type ConsentState = (typeof consentStates)[number]

/** Why somebody's consent is not asked, or an answer to it not kept. */
export const consentDenials = ['name_not_in_text', 'already_named', 'consent_over'] as const
export type ConsentDenial = (typeof consentDenials)[number]

/** Decides whether a text names a person. */
export function namesPerson(edit: ArticleEdit, name: string): boolean {
  return textsOf(edit).some(text => text.includes(name))
}

/** How whoever took back their consent is called from then on: no longer than the shortest name. */
export const unnamed = '居民'

/** Returns an article without a person's name. */
export function withoutName(edit: ArticleEdit, name: string): ArticleEdit {
  return rewritten(edit, text => text.replaceAll(name, unnamed))
}

/** Returns all that is written in an article, one text after another. */
export function textsOf(edit: ArticleEdit): string[] {
  const texts: string[] = []
  rewritten(edit, text => {
    texts.push(text)
    return text
  })
  return texts
}

type Rewrite = (text: string) => string

/** Returns an article with each of its texts as `by` gives it; addresses, days and numbers stay. */
function rewritten(edit: ArticleEdit, by: Rewrite): ArticleEdit {
  const { title, summary, issuer, body, guide } = edit
  return {
    ...edit,
    title: by(title),
    summary: by(summary),
    issuer: by(issuer),
    body: body.map(block => rewrittenBlock(block, by)),
    guide: guide === null ? null : rewrittenGuide(guide, by),
  }
}

function rewrittenBlock(block: ArticleBlock, by: Rewrite): ArticleBlock {
  if (block.kind === 'link') return block
  if (block.kind === 'list') return { ...block, items: block.items.map(by) }
  return block.kind === 'quote'
    ? { ...block, text: by(block.text), from: by(block.from) }
    : { ...block, text: by(block.text) }
}

function rewrittenGuide(guide: GuideParts, by: Rewrite): GuideParts {
  return {
    ...guide,
    papers: guide.papers.map(paper => ({ ...paper, name: by(paper.name), note: by(paper.note) })),
    steps: guide.steps.map(by),
    costNote: by(guide.costNote),
    hours: by(guide.hours),
  }
}

/** How a text stands on a day: what has run out is still found, and says so everywhere. */
export const validities = ['coming', 'valid', 'expired'] as const
export type Validity = (typeof validities)[number]

/** Returns how a text stands on a day; its last day is one on which it holds. */
export function validityOn(
  day: string,
  span: { validFrom: string | null; validUntil: string | null },
): Validity {
  if (span.validUntil !== null && span.validUntil < day) return 'expired'
  return span.validFrom !== null && span.validFrom > day ? 'coming' : 'valid'
}

/** So many days before a text runs out somebody is asked what becomes of it. */
export const endingWithinDays = 14

/** Kinds whose facts change without anybody telling: a telephone, an opening hour, a fee. */
export const agingArticleKinds = ['policy', 'guide'] as const satisfies readonly ArticleKind[]

/** A wish to bring an article to another status. */
export interface ArticleMove extends Pick<Transition, 'to' | 'reason' | 'by'> {
  from: PublicationStatus
  /** Everybody who wrote what would be shown, or sent it to review. */
  writers: readonly string[]
  /** Whether everybody reads an earlier text of it just now. */
  isShown: boolean
}

/**
 * Decides whether an article may go to another status: as whatever is published, but that nobody shows what they wrote,
 * not even again, and what everybody reads may be taken down whatever becomes of its new words.
 */
export function denyArticleMove({ from, isShown, ...wish }: ArticleMove): TransitionDenial | undefined {
  const takesDown = isShown && wish.to === 'archived'
  const submittedBy = wish.writers.includes(wish.by) ? wish.by : null
  const denial = denyTransition({ ...wish, from: takesDown ? 'published' : from, submittedBy })
  if (denial !== undefined) return denial
  return wish.to === 'published' && submittedBy !== null ? 'same_person_reviews' : undefined
}

/** Returns who may bring an article from one status to another: a second pair of eyes shows, whoever keeps it does the rest. */
export function rolesForArticleMove(from: PublicationStatus, to: PublicationStatus): readonly StaffRole[] {
  const isReview = to === 'published' || (from === 'in_review' && to === 'draft')
  return isReview ? ['reviewer', 'administrator'] : ['coordinator', 'administrator']
}
