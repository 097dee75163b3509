import type {
  ArticleCard,
  ArticleLine,
  ArticlePage,
  ArticleText,
  ManagedArticle,
  NamedPerson,
  OwnConsent,
  ReadBlock,
} from '@yunxuan/contract'
import {
  type ArticleBlock,
  type ArticleEdit,
  type ArticleKind,
  agingArticleKinds,
  isUnconfirmed,
  lacksOf,
  validityOn,
} from '@yunxuan/domain'
import type { ArticleRow } from './article.store.ts'
import type { CardRow, LineRow } from './article-list.store.ts'
import type { Referred } from './article-read.store.ts'
import type { ConsentRow, PersonRow } from './consent.store.ts'

/** What an article is shown with. */
export interface Showing {
  today: string
  unconfirmedAfterDays: number
}

export const presentCard = (row: CardRow, { today }: Pick<Showing, 'today'>): ArticleCard => {
  const { validFrom, shownAt, ...rest } = row
  return {
    ...rest,
    validity: validityOn(today, { validFrom, validUntil: row.validUntil }),
    shownAt: shownAt.toISOString(),
  }
}

/** A text as it is read: a link to what is not there any more is left out. */
export function presentText(
  { id, kind }: Pick<ArticleRow, 'id' | 'kind'>,
  edit: ArticleEdit,
  { linked, places, areaName, today }: Referred & Pick<Showing, 'today'>,
): ArticleText {
  const { areaId: _area, body, guide, ...core } = edit
  return {
    id,
    kind,
    ...core,
    areaName,
    validity: validityOn(today, edit),
    body: body.flatMap(block => presentBlock(block, linked)),
    guide: guide === null ? null : presentGuide(guide, places),
  }
}

function presentBlock(block: ArticleBlock, linked: Referred['linked']): ReadBlock[] {
  if (block.kind === 'heading') return [{ kind: 'heading', text: block.text }]
  if (block.kind === 'paragraph') return [{ kind: 'paragraph', text: block.text }]
  if (block.kind !== 'link') return [block]
  const to = linked.find(({ id }) => id === block.id)
  return to === undefined ? [] : [{ ...block, title: to.title, summary: to.summary }]
}

function presentGuide(
  guide: NonNullable<ArticleEdit['guide']>,
  places: Referred['places'],
): ArticleText['guide'] {
  const { locationIds: _ids, ...core } = guide
  return { ...core, places }
}

export function presentPage(
  row: ArticleRow & { shown: ArticleEdit; shownAt: Date },
  seen: Referred & Showing,
): ArticlePage {
  return {
    ...presentText(row, row.shown, seen),
    shownAt: row.shownAt.toISOString(),
    assuredDate: row.assuredDate,
    isUnconfirmed: isTooOld(row, seen),
    isSample: row.isSample,
  }
}

export function presentLine(
  row: LineRow,
  { memberId, ...seen }: Showing & { memberId: string },
): ArticleLine {
  const { validFrom, writers, assuredDate, updatedAt, ...rest } = row
  return {
    ...rest,
    validity: validityOn(seen.today, { validFrom, validUntil: row.validUntil }),
    isUnconfirmed: row.isShown && isTooOld({ kind: row.kind, assuredDate }, seen),
    isWrittenByCaller: writers.includes(memberId),
    updatedAt: updatedAt.toISOString(),
  }
}

/** An article as those who keep it work on it. */
export function presentManaged(
  row: ArticleRow,
  seen: Showing & {
    memberId: string
    preview: Referred
    shown: Referred | null
    persons: readonly PersonRow[]
  },
): ManagedArticle {
  const { shown, edit } = row
  const span = shown ?? edit
  return {
    id: row.id,
    kind: row.kind,
    title: edit.title,
    status: row.status,
    statusReason: row.statusReason,
    areaName: seen.preview.areaName,
    issuer: edit.issuer,
    validUntil: span.validUntil,
    validity: validityOn(seen.today, span),
    isShown: shown !== null,
    isUnconfirmed: shown !== null && isTooOld(row, seen),
    submittedBy: row.submittedBy,
    isWrittenByCaller: row.writers.includes(seen.memberId),
    isSample: row.isSample,
    updatedAt: row.updatedAt.toISOString(),
    edit,
    preview: presentText(row, edit, { ...seen.preview, today: seen.today }),
    shown:
      shown === null || seen.shown === null
        ? null
        : presentText(row, shown, { ...seen.shown, today: seen.today }),
    shownAt: row.shownAt?.toISOString() ?? null,
    assuredDate: row.assuredDate,
    lacks: lacksOf(row.kind, edit, seen.persons),
    persons: seen.persons.map(presentPerson),
    version: row.version,
  }
}

const presentPerson = ({ memberId: _member, at, ...person }: PersonRow): NamedPerson => ({
  ...person,
  at: at.toISOString(),
})

export const presentConsent = ({ at, ...row }: ConsentRow): OwnConsent => ({ ...row, at: at.toISOString() })

function isTooOld(
  { kind, assuredDate }: { kind: ArticleKind; assuredDate: string | null },
  { today, unconfirmedAfterDays }: Showing,
): boolean {
  const ages = agingArticleKinds.some(each => each === kind)
  return ages && isUnconfirmed(assuredDate, today, unconfirmedAfterDays)
}
