import {
  answerActs,
  answerDenials,
  answerReasons,
  answerStatuses,
  answerStepDenials,
  answerVoices,
  categories,
  draftDenials,
  invitationDenials,
  matterKinds,
  matterStatuses,
  serviceStatuses,
  supportDenials,
} from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { anyStaff, coordinators, endpoints, keepers } from './endpoint.ts'
import {
  clock,
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
  streetId,
} from './schema.ts'

/** For whom a caller may answer: for themselves, a team they lead, an organization they work for. */
export const answerVoice = record({ voice: oneOf(answerVoices), id, name: Type.String() })
export type AnswerVoiceView = Static<typeof answerVoice>

const answerAct = record({ act: oneOf(answerActs), denial: orNull(oneOf(answerStepDenials)) })

/** Who it is, and how to reach them; null where they gave no number. */
const contact = record({ name: Type.String(), phone: orNull(Type.String()) })

const offered = {
  id,
  matterId: id,
  voice: oneOf(answerVoices),
  /** Of a team or an organization; a neighbour has no name before both sides said yes. */
  voiceName: orNull(Type.String()),
  status: oneOf(answerStatuses),
  fromOn: day,
  untilOn: orNull(day),
  /** How many it is good for; null where it is not counted. */
  places: orNull(Type.Integer()),
  isWhole: Type.Boolean(),
  isPaid: Type.Boolean(),
  reason: orNull(oneOf(answerReasons)),
  /** How it was, one to five. */
  stars: orNull(Type.Integer()),
  createdAt: instant,
  version: Type.Integer(),
}

/** What was said of an answer, word by word. */
const said = record({ text: Type.String(), placeNote: Type.String(), conditions: Type.String() })

/** An answer as whoever may read the need reads it. */
export const answerView = record({
  ...offered,
  /** What a reader wrote; null as long as nobody has read it. */
  text: orNull(Type.String()),
  isOwn: Type.Boolean(),
  /** To whoever answers, and to whoever asked once both sides said yes. */
  said: orNull(said),
  /** Why, in the words of the office or of oneself. */
  word: orNull(Type.String()),
  /** The other side, while both said yes and it is not over. */
  contact: orNull(contact),
  acts: Type.Array(answerAct),
})
export type AnswerView = Static<typeof answerView>

/** An answer among those that somebody gave, with the need it is for. */
export const ownAnswer = record({
  ...offered,
  said,
  matterTitle: orNull(Type.String()),
  matterNumber: Type.String(),
  matterStatus: oneOf(matterStatuses),
})
export type OwnAnswer = Static<typeof ownAnswer>

/** An answer as staff work on it. */
export const managedAnswer = record({
  ...offered,
  text: orNull(Type.String()),
  said,
  /** For which organization it was given. */
  organizationId: orNull(id),
  byName: Type.String(),
  word: orNull(Type.String()),
  contact: orNull(contact),
  acts: Type.Array(answerAct),
  /** What was drafted from it, and how far it is. */
  service: orNull(record({ id, kind: oneOf(['service', 'activity']), status: oneOf(serviceStatuses) })),
  /** Whether the caller may draft a service from it. */
  isToBeOpened: Type.Boolean(),
})
export type ManagedAnswer = Static<typeof managedAnswer>

/** Why something suits, a line each. */
const rankReason = Type.Union([
  record({ kind: Type.Literal('thing'), name: Type.String() }),
  record({ kind: Type.Literal('words'), words: Type.Array(Type.String()) }),
  record({ kind: Type.Literal('area') }),
  record({ kind: Type.Literal('times') }),
  record({ kind: Type.Literal('delivered'), count: Type.Integer() }),
  record({ kind: Type.Literal('stars'), stars: Type.Number() }),
])

/** A service of the street that may answer a need, with whoever offers it. */
export const suggestion = record({
  serviceId: id,
  title: Type.String(),
  organizationId: id,
  organizationName: Type.String(),
  reasons: Type.Array(rankReason),
  /** Whether whoever offers it was asked to answer, and whether somebody speaks for them here. */
  isInvited: Type.Boolean(),
  isReachable: Type.Boolean(),
})
export type Suggestion = Static<typeof suggestion>

/** A team, or a person who registered what they can do, that may answer a need. */
export const capableVoice = record({
  voice: oneOf(['team', 'member']),
  id,
  name: Type.String(),
  reasons: Type.Array(rankReason),
  isInvited: Type.Boolean(),
})
export type CapableVoice = Static<typeof capableVoice>

/** A need that suits whoever asks, or whom they speak for. */
export const suitedNeed = record({
  id,
  title: Type.String(),
  reasons: Type.Array(rankReason),
  /** Whether the community asked for an answer. */
  isInvited: Type.Boolean(),
})
export type SuitedNeed = Static<typeof suitedNeed>

/** A need of somebody else that is alike to what is being written: one says 我也需要 instead. */
export const alikeNeed = record({
  id,
  kind: oneOf(matterKinds),
  title: Type.String(),
  supports: Type.Integer(),
  isSupported: Type.Boolean(),
  supportDenial: orNull(oneOf(supportDenials)),
})
export type AlikeNeed = Static<typeof alikeNeed>

export const answerReceipt = record({ id, status: oneOf(answerStatuses), version: Type.Integer() })
export type AnswerReceipt = Static<typeof answerReceipt>

const inMatter = record({ streetId, matterId: id })

/** What an answer does not say of what it becomes. */
const draftChoice = { organizationId: id, locationId: id, category: oneOf(categories) }

export const answerEndpoints = endpoints({
  // What somebody is still writing stands in no address: an address is written into logs.
  'POST /v1/streets/:streetId/matters/alike': {
    summary:
      'What is there already of a need that is being written: needs of others, and services; nothing is kept',
    access: 'public',
    params: inStreet,
    body: record({ text: line(1000, 2), areaId: Type.Optional(id) }),
    reply: record({
      needs: Type.Array(alikeNeed),
      services: Type.Array(record({ id, title: Type.String(), organizationName: Type.String() })),
    }),
    refusals: [],
  },
  'GET /v1/streets/:streetId/matters/:matterId/answers': {
    summary:
      'What others offer for a need, in the words of whoever read it; and whether the caller may answer it',
    access: 'public',
    params: inMatter,
    reply: record({
      items: Type.Array(answerView),
      /** Why the caller may not answer it; null where they may, or might once they have said who they are. */
      denial: orNull(oneOf(answerDenials)),
      voices: Type.Array(answerVoice),
    }),
    refusals: ['not_found'],
  },
  'POST /v1/streets/:streetId/matters/:matterId/answers': {
    summary: 'Answer a need: what one can do, from which day, where, for how many and on which conditions',
    access: 'member',
    params: inMatter,
    body: record({
      text: line(500, 5),
      fromOn: day,
      untilOn: Type.Optional(day),
      placeNote: Type.Optional(line(60, 0)),
      conditions: Type.Optional(line(200, 0)),
      places: Type.Optional(Type.Integer({ minimum: 1, maximum: 9999 })),
      isWhole: Type.Optional(Type.Boolean()),
      isPaid: Type.Optional(Type.Boolean()),
      /** For a team that the caller leads, or an organization they work for. */
      teamId: Type.Optional(id),
      organizationId: Type.Optional(id),
    }),
    reply: answerReceipt,
    status: 201,
    refusals: ['not_found', ...answerDenials],
  },
  'POST /v1/streets/:streetId/answers/:answerId/steps': {
    summary: 'Do the next thing with an answer; the only write once it was given',
    access: 'member',
    params: record({ streetId, answerId: id }),
    body: record({
      act: oneOf(answerActs),
      /** As the caller saw it. */
      version: Type.Integer({ minimum: 1 }),
      /** Of turning down, and of coming to nothing. */
      reason: Type.Optional(oneOf(answerReasons)),
      word: Type.Optional(line(200)),
      /** Of reading it: what others read. */
      text: Type.Optional(line(500)),
      /** Of having it done: how it was. */
      stars: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    }),
    reply: answerReceipt,
    refusals: ['not_found', 'not_allowed', 'changed_meanwhile', ...answerStepDenials],
  },
  'POST /v1/streets/:streetId/answers/:answerId/service': {
    summary: 'Draft the service that an answer becomes, filled in from it; the one there is when asked again',
    access: keepers,
    params: record({ streetId, answerId: id }),
    body: record({
      ...draftChoice,
      /** Of what costs something: how much, 分. */
      feeFen: orNull(Type.Integer({ minimum: 1, maximum: 10_000_000 })),
      /** Its first slot. */
      first: Type.Optional(record({ day, time: clock })),
    }),
    reply: record({ serviceId: id }),
    status: 201,
    refusals: ['not_found', 'not_allowed', 'invalid_request', 'day_past', ...draftDenials],
  },
  'POST /v1/streets/:streetId/answers/:answerId/activity': {
    summary:
      'Draft the activity that the answer of a team becomes, filled in from it; the one there is when asked again',
    access: keepers,
    params: record({ streetId, answerId: id }),
    body: record({ ...draftChoice, first: Type.Optional(record({ day, time: clock })) }),
    reply: record({ activityId: id }),
    status: 201,
    refusals: ['not_found', 'not_allowed', 'invalid_request', 'day_past', ...draftDenials],
  },
  'GET /v1/streets/:streetId/me/answers': {
    summary: 'What one answered, for oneself and for whom one speaks, newest first',
    access: 'member',
    params: inStreet,
    query: record(paging),
    reply: page(ownAnswer),
    refusals: [],
  },
  'GET /v1/streets/:streetId/managed/matters/:matterId/answers': {
    summary: 'The answers to a need as staff work on them',
    access: anyStaff,
    params: inMatter,
    reply: list(managedAnswer),
    refusals: ['not_found', 'not_allowed'],
  },
  'GET /v1/streets/:streetId/managed/matters/:matterId/suggestions': {
    summary: 'Which services, teams and people of the street could answer a need, best first, and why',
    access: anyStaff,
    params: inMatter,
    reply: record({ items: Type.Array(suggestion), voices: Type.Array(capableVoice) }),
    refusals: ['not_found', 'not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/matters/:matterId/invitations': {
    summary:
      'Ask a team, an organization or a person to answer a need (请来答); says how many people were told',
    access: coordinators,
    params: inMatter,
    body: record({ voice: oneOf(answerVoices), id }),
    reply: record({ told: Type.Integer() }),
    refusals: ['not_found', 'not_allowed', ...invitationDenials],
  },
  'GET /v1/streets/:streetId/me/suited-needs': {
    summary:
      'Which open needs the caller, a team they lead or an organization they work for could answer, and why',
    access: 'member',
    params: inStreet,
    reply: list(suitedNeed),
    refusals: [],
  },
})
