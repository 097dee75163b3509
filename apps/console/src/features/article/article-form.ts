import type { ManagedArticle } from '@yunxuan/contract'
import type { ArticleBlock, ArticleKind, GuideParts } from '@yunxuan/domain'

export type ArticleEdit = ManagedArticle['edit']

/** What the form holds: the edit, with money in 元 as people write it. */
export interface ArticleValues extends Omit<ArticleEdit, 'guide'> {
  guide: (Omit<GuideParts, 'costFen'> & { costYuan: number | null }) | null
}

export function toValues({ guide, ...rest }: ArticleEdit): ArticleValues {
  if (guide === null) return { ...rest, guide }
  const { costFen, ...parts } = guide
  return { ...rest, guide: { ...parts, costYuan: costFen === null ? null : costFen / 100 } }
}

export function toEdit({ guide, ...rest }: ArticleValues): ArticleEdit {
  const words = {
    ...rest,
    title: rest.title.trim(),
    summary: rest.summary.trim(),
    issuedOn: rest.issuedOn ?? null,
    validFrom: rest.validFrom ?? null,
    validUntil: rest.validUntil ?? null,
    areaId: rest.areaId ?? null,
  }
  if (guide === null) return { ...words, guide }
  const { costYuan, legalDays, promisedDays, ...parts } = guide
  return {
    ...words,
    guide: {
      ...parts,
      legalDays: legalDays ?? null,
      promisedDays: promisedDays ?? null,
      costFen: costYuan === null || costYuan === undefined ? null : Math.round(costYuan * 100),
    },
  }
}

const blankGuide: NonNullable<ArticleValues['guide']> = {
  sort: 'public_service',
  papers: [],
  steps: [],
  legalDays: null,
  promisedDays: null,
  costYuan: 0,
  costNote: '',
  locationIds: [],
  hours: '',
  mayBeFetched: false,
  onlineUrl: '',
}

/** A new article before anything is written. */
export const blankValues = (kind: ArticleKind): ArticleValues => ({
  title: '',
  summary: '',
  issuer: '',
  documentNo: '',
  issuedOn: null,
  validFrom: null,
  validUntil: null,
  audiences: ['everyone'],
  areaId: null,
  phone: '',
  sourceUrl: '',
  body: [],
  guide: kind === 'guide' ? blankGuide : null,
})

/** The Chinese name of every field, for the form, for the log, and for saying what two people changed. */
export const fieldNames: Readonly<Record<keyof ArticleValues, string>> = {
  title: '标题',
  summary: '一句话说明',
  issuer: '发布单位',
  documentNo: '文号',
  issuedOn: '发布日期',
  validFrom: '生效日期',
  validUntil: '失效日期',
  audiences: '面向人群',
  areaId: '哪个社区的',
  phone: '咨询电话',
  sourceUrl: '原文网址',
  body: '正文',
  guide: '办理内容',
}

const headingAt = /^(第[一二三四五六七八九十百]+[章节]|[一二三四五六七八九十]+、)/
const itemAt = /^([•·●▪-]|[（(]?[一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．])\s*/
const longestHeading = 30
const longestParagraph = 2000

/**
 * Returns what was copied from a document as parts of a text: 一、 and 第一章 begin a heading, （一）, 1. and bullets a
 * list, and any other line is a paragraph.
 */
export function blocksOf(pasted: string): ArticleBlock[] {
  const blocks: ArticleBlock[] = []
  const lines = pasted.split(/\r?\n/).map(line => line.trim())
  for (const line of lines.filter(Boolean)) {
    const last = blocks.at(-1)
    const item = line.replace(itemAt, '')
    if (headingAt.test(line) && line.length <= longestHeading) blocks.push({ kind: 'heading', text: line })
    else if (item === line || item === '')
      blocks.push({ kind: 'paragraph', text: line.slice(0, longestParagraph) })
    else if (last?.kind === 'list') last.items.push(item)
    else blocks.push({ kind: 'list', items: [item] })
  }
  return blocks
}
