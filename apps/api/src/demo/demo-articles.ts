import {
  type ArticleBlock,
  type ArticleEdit,
  type ArticleKind,
  addDays,
  articleKinds,
  audiences,
  type GuideParts,
  guideSorts,
  paperForms,
} from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import file from './data/articles.json' with { type: 'json' }
import { locationIdOf, serviceIdOf } from './demo-rows.ts'
import type { DemoStreet } from './demo-source.ts'

const text = Type.String({ minLength: 1 })
const record = <P extends Type.TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })
const days = Type.Optional(Type.Integer())

const paper = record({
  name: text,
  form: Type.Enum([...paperForms]),
  mayComeLater: Type.Optional(Type.Boolean()),
  note: Type.Optional(text),
})

const guide = record({
  sort: Type.Enum([...guideSorts]),
  papers: Type.Array(paper),
  steps: Type.Array(text, { minItems: 1 }),
  promisedDays: Type.Integer(),
  legalDays: days,
  costFen: Type.Union([Type.Integer(), Type.Null()]),
  costNote: Type.Optional(text),
  venues: Type.Array(text),
  hours: text,
  mayBeFetched: Type.Boolean(),
})

const block = Type.Union([
  record({ kind: Type.Enum(['heading', 'paragraph']), text }),
  record({ kind: Type.Literal('list'), items: Type.Array(text) }),
  record({ kind: Type.Literal('quote'), text, from: text }),
  record({ kind: Type.Literal('link'), service: text }),
])

const article = record({
  key: text,
  kind: Type.Enum([...articleKinds]),
  /** The title is the source's, in whose words `quote` says so. */
  namedInSource: Type.Optional(Type.Literal(true)),
  quote: Type.Optional(text),
  title: text,
  summary: text,
  issuer: Type.Optional(text),
  audiences: Type.Optional(Type.Array(Type.Enum([...audiences]))),
  phone: Type.Optional(text),
  validFromDaysAgo: days,
  /** From today on; below zero it has run out. */
  validForDays: days,
  body: Type.Optional(Type.Array(block)),
  guide: Type.Optional(guide),
})
type Entry = Static<typeof article>

const articlesFile = record({
  _note: text,
  streets: Type.Array(record({ code: text, articles: Type.Array(article) })),
})

/** An article of the demo, as somebody would have written it. */
export interface DemoArticle {
  kind: ArticleKind
  edit: ArticleEdit
}

/** Returns what the file has for each street. */
export function readDemoArticles(): Static<typeof articlesFile>['streets'] {
  if (Value.Check(articlesFile, file)) return file.streets
  const first = Value.Errors(articlesFile, file)[0]
  throw new Error(
    `demo articles: ${first?.instancePath ?? ''} ${first?.message ?? 'do not fit their schema'}`,
  )
}

/** Returns the articles of a street, their days counted from a day. */
export function articlesOf(street: DemoStreet, today: string): DemoArticle[] {
  const entries = readDemoArticles().find(({ code }) => code === street.code)?.articles ?? []
  return entries.map(entry => ({ kind: entry.kind, edit: editOf(street, entry, today) }))
}

function editOf(street: DemoStreet, entry: Entry, today: string): ArticleEdit {
  const { title, summary, issuer = '', validFromDaysAgo, validForDays } = entry
  const isAsked = entry.kind === 'policy' || entry.kind === 'guide'
  return {
    title,
    summary,
    issuer,
    documentNo: '',
    issuedOn: null,
    validFrom: validFromDaysAgo === undefined ? null : addDays(today, -validFromDaysAgo),
    validUntil: validForDays === undefined ? null : addDays(today, validForDays),
    audiences: entry.audiences ?? ['everyone'],
    areaId: null,
    phone: entry.phone ?? (isAsked ? street.deskPhone : ''),
    sourceUrl: '',
    body: (entry.body ?? []).map(part => blockOf(street.code, part)),
    guide: entry.guide === undefined ? null : guideOf(street.code, entry.guide),
  }
}

function blockOf(streetId: string, part: Static<typeof block>): ArticleBlock {
  return 'service' in part
    ? { kind: 'link', to: 'service', id: serviceIdOf(streetId, part.service) }
    : { ...part }
}

function guideOf(streetId: string, parts: Static<typeof guide>): GuideParts {
  const { venues, papers, legalDays = null, costNote = '', ...rest } = parts
  return {
    ...rest,
    legalDays,
    costNote,
    papers: papers.map(({ mayComeLater = false, note = '', ...one }) => ({ ...one, mayComeLater, note })),
    locationIds: venues.map(name => locationIdOf(streetId, name)),
    onlineUrl: '',
  }
}
