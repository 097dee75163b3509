import {
  articleKinds,
  articleLacks,
  articleLimits,
  articleSorts,
  audiences,
  consentDenials,
  consentStates,
  guideSorts,
  linkTargets,
  paperForms,
  publicationStatuses,
  transitionDenials,
  validities,
} from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { coordinators, deciders, endpoints } from './endpoint.ts'
import {
  countedPage,
  day,
  id,
  inStreet,
  instant,
  line,
  list,
  oneOf,
  orNull,
  page,
  paging,
  record,
  searchText,
  sortedBy,
  streetId,
} from './schema.ts'

const kind = oneOf(articleKinds)
const url = Type.String({ maxLength: 300, pattern: '^$|^https?://\\S+$' })

const heading = record({ kind: oneOf(['heading']), text: line(60) })
const paragraph = record({ kind: oneOf(['paragraph']), text: line(articleLimits.paragraph) })
const bullets = record({ kind: oneOf(['list']), items: Type.Array(line(300), { minItems: 1, maxItems: 30 }) })
const quote = record({ kind: oneOf(['quote']), text: line(1000), from: line(60, 0) })
const link = record({ kind: oneOf(['link']), to: oneOf(linkTargets), id })

/** A part of a text as it is written. */
export const articleBlock = Type.Union([heading, paragraph, bullets, quote, link])

const guidePaper = record({
  name: line(60),
  form: oneOf(paperForms),
  mayComeLater: Type.Boolean(),
  note: line(120, 0),
})

const workingDays = orNull(Type.Integer({ minimum: 0, maximum: 365 }))

const guideCore = record({
  sort: oneOf(guideSorts),
  papers: Type.Array(guidePaper, { maxItems: articleLimits.papers }),
  steps: Type.Array(line(300), { maxItems: articleLimits.steps }),
  legalDays: workingDays,
  promisedDays: workingDays,
  costFen: orNull(Type.Integer({ minimum: 0, maximum: 100_000_000 })),
  costNote: line(60, 0),
  hours: line(120, 0),
  mayBeFetched: Type.Boolean(),
  onlineUrl: url,
})

const guideParts = record({
  ...guideCore.properties,
  locationIds: Type.Array(id, { maxItems: 30, uniqueItems: true }),
})

const articleCore = record({
  title: line(articleLimits.title),
  summary: line(articleLimits.summary, 0),
  issuer: line(60, 0),
  documentNo: line(40, 0),
  issuedOn: orNull(day),
  validFrom: orNull(day),
  validUntil: orNull(day),
  audiences: Type.Array(oneOf(audiences), { uniqueItems: true }),
  phone: line(30, 0),
  sourceUrl: url,
})

/** What somebody writes of an article; a draft may lack what a reader will want. */
export const articleEdit = record({
  ...articleCore.properties,
  /** Of which community; the whole street where it is null. */
  areaId: orNull(id),
  body: Type.Array(articleBlock, { maxItems: articleLimits.blocks }),
  /** Of a guide alone. */
  guide: orNull(guideParts),
})

/** An article in a list that everybody reads. */
export const articleCard = record({
  id,
  kind,
  title: Type.String(),
  summary: Type.String(),
  issuer: Type.String(),
  validUntil: orNull(day),
  validity: oneOf(validities),
  areaName: orNull(Type.String()),
  shownAt: instant,
  isSample: Type.Boolean(),
})
export type ArticleCard = Static<typeof articleCard>

/** A part of a text as it is read: what a link leads to by its name, and none where that is no longer there. */
const readBlock = Type.Union([
  heading,
  paragraph,
  bullets,
  quote,
  record({ ...link.properties, title: Type.String(), summary: Type.String() }),
])
export type ReadBlock = Static<typeof readBlock>

/** A place at which a guide is done. */
const guidePlace = record({
  id,
  name: Type.String(),
  address: Type.String(),
  access: Type.String(),
  latitude: orNull(Type.Number()),
  longitude: orNull(Type.Number()),
})
export type GuidePlace = Static<typeof guidePlace>

/** A text as it is read. */
export const articleText = record({
  id,
  kind,
  ...articleCore.properties,
  areaName: orNull(Type.String()),
  validity: oneOf(validities),
  body: Type.Array(readBlock),
  guide: orNull(record({ ...guideCore.properties, places: Type.Array(guidePlace) })),
})
export type ArticleText = Static<typeof articleText>

/** An article as everybody reads it. */
export const articlePage = record({
  ...articleText.properties,
  shownAt: instant,
  /** When somebody last said that all of it is true, and that this was too long ago. */
  assuredDate: orNull(day),
  isUnconfirmed: Type.Boolean(),
  isSample: Type.Boolean(),
})
export type ArticlePage = Static<typeof articlePage>

/** Somebody whom an article names. */
export const namedPerson = record({
  id,
  /** Empty once they took it back. */
  name: Type.String(),
  state: oneOf(consentStates),
  /** Where their signature lies; empty where they answer on their phone. */
  paperNote: Type.String(),
  at: instant,
})
export type NamedPerson = Static<typeof namedPerson>

/** An article in the list of those who keep it. */
export const articleLine = record({
  id,
  kind,
  title: Type.String(),
  status: oneOf(publicationStatuses),
  statusReason: Type.String(),
  areaName: orNull(Type.String()),
  issuer: Type.String(),
  validUntil: orNull(day),
  validity: oneOf(validities),
  /** Everybody reads it, be it in the words it had before. */
  isShown: Type.Boolean(),
  isUnconfirmed: Type.Boolean(),
  submittedBy: orNull(Type.String()),
  isWrittenByCaller: Type.Boolean(),
  isSample: Type.Boolean(),
  updatedAt: instant,
})
export type ArticleLine = Static<typeof articleLine>

/** An article as those who keep it work on it. */
export const managedArticle = record({
  ...articleLine.properties,
  edit: articleEdit,
  /** As its working text will be read. */
  preview: articleText,
  /** As everybody reads it now; null where nobody does, and where it is what was written last. */
  shown: orNull(articleText),
  shownAt: orNull(instant),
  assuredDate: orNull(day),
  lacks: Type.Array(oneOf(articleLacks)),
  persons: Type.Array(namedPerson),
  version: Type.Integer(),
})
export type ManagedArticle = Static<typeof managedArticle>

/** What an article says of a member, whom it asks for their consent. */
export const ownConsent = record({
  articleId: id,
  title: Type.String(),
  kind,
  state: oneOf(consentStates),
  at: instant,
})
export type OwnConsent = Static<typeof ownConsent>

const inArticle = record({ streetId, articleId: id })
const managed = ['not_found', 'not_allowed'] as const
const written = [...managed, 'invalid_request', 'changed_meanwhile', 'article_not_editable'] as const

/** Which articles those who keep them have to look at. */
export const articleDues = ['ending', 'unconfirmed'] as const

export const articleEndpoints = endpoints({
  'GET /v1/streets/:streetId/articles': {
    summary: 'What can be read: policies, guides, stories; what holds today, the newest first',
    access: 'public',
    params: inStreet,
    query: record({
      kind: Type.Optional(kind),
      q: searchText,
      /** What has run out, instead. */
      expired: Type.Optional(Type.Boolean()),
      /** Only what is for the caller, by their age, their community and their own word. */
      mine: Type.Optional(Type.Boolean()),
      ...paging,
    }),
    reply: page(articleCard),
    refusals: ['not_found', 'not_signed_in'],
  },
  'GET /v1/streets/:streetId/articles/:articleId': {
    summary: 'An article as it was read by a second person',
    access: 'public',
    params: inArticle,
    reply: articlePage,
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/me/consents': {
    summary: 'The articles that name the caller',
    access: 'member',
    params: inStreet,
    reply: list(ownConsent),
    refusals: [],
  },
  'GET /v1/streets/:streetId/me/consents/:articleId': {
    summary: 'What an article will say of the caller, word by word',
    access: 'member',
    params: inArticle,
    reply: record({ ...ownConsent.properties, text: articleText, version: Type.Integer() }),
    refusals: ['not_found'],
  },
  'PUT /v1/streets/:streetId/me/consents/:articleId': {
    summary: 'Consent to what was read, or have one’s name taken out at once',
    access: 'member',
    params: inArticle,
    body: record({ version: Type.Integer({ minimum: 1 }), isGiven: Type.Boolean() }),
    reply: ownConsent,
    refusals: ['not_found', 'changed_meanwhile', 'consent_over'],
  },
  'GET /v1/streets/:streetId/managed/articles': {
    summary: 'Articles of every status, for those who keep them',
    access: deciders,
    params: inStreet,
    query: record({
      kind: Type.Optional(kind),
      status: Type.Optional(oneOf(publicationStatuses)),
      due: Type.Optional(oneOf(articleDues)),
      q: searchText,
      ...sortedBy(articleSorts),
      ...paging,
    }),
    reply: countedPage(articleLine),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/articles': {
    summary: 'Draft an article',
    access: coordinators,
    params: inStreet,
    body: record({ kind, edit: articleEdit }),
    reply: managedArticle,
    status: 201,
    refusals: ['not_allowed', 'invalid_request'],
  },
  'GET /v1/streets/:streetId/managed/articles/:articleId': {
    summary: 'An article with all that can be edited, and as it will be read',
    access: deciders,
    params: inArticle,
    reply: managedArticle,
    refusals: managed,
  },
  'PUT /v1/streets/:streetId/managed/articles/:articleId': {
    summary: 'Change what is written; what everybody reads stays until a second person has read the change',
    access: coordinators,
    params: inArticle,
    body: record({ version: Type.Integer(), edit: articleEdit }),
    reply: managedArticle,
    refusals: written,
  },
  'POST /v1/streets/:streetId/managed/articles/:articleId/transition': {
    summary: 'Submit, publish, send back, pause, archive; the version says what was read',
    access: deciders,
    params: inArticle,
    body: record({ version: Type.Integer(), to: oneOf(publicationStatuses), reason: line(200, 0) }),
    reply: managedArticle,
    refusals: [...managed, 'changed_meanwhile', 'article_incomplete', ...transitionDenials],
  },
  'POST /v1/streets/:streetId/managed/articles/:articleId/confirmation': {
    summary: 'Confirm that all that everybody reads of it is still true today',
    access: coordinators,
    params: inArticle,
    reply: managedArticle,
    refusals: [...managed, 'article_not_shown'],
  },
  'POST /v1/streets/:streetId/managed/articles/:articleId/persons': {
    summary: 'Ask somebody whom an article names for their consent, or note where their signature lies',
    access: coordinators,
    params: inArticle,
    body: record({
      name: line(20, 2),
      /** Who answers on their phone. */
      memberId: Type.Optional(id),
      /** Where the paper lies that they signed. */
      paperNote: Type.Optional(line(60)),
    }),
    reply: managedArticle,
    status: 201,
    refusals: [...managed, 'invalid_request', 'article_not_editable', ...consentDenials],
  },
  'POST /v1/streets/:streetId/managed/articles/:articleId/persons/:namedId/withdrawal': {
    summary: 'Take somebody’s name out of an article at once, as they wish',
    access: coordinators,
    params: record({ streetId, articleId: id, namedId: id }),
    reply: managedArticle,
    refusals: [...managed, 'consent_over'],
  },
})
