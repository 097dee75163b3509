import {
  matterActs,
  matterKinds,
  matterParties,
  matterRaiseDenials,
  matterSorts,
  matterStatuses,
  matterStepDenials,
  matterVerdicts,
  opinionDenials,
  staffRoles,
  supportDenials,
} from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { anyStaff, deciders, endpoints } from './endpoint.ts'
import { picture } from './picture.ts'
import {
  countedPage,
  day,
  id,
  inStreet,
  instant,
  line,
  list,
  listSheet,
  nothing,
  oneOf,
  orNull,
  page,
  paging,
  record,
  searchText,
  sortedBy,
  streetId,
} from './schema.ts'

/** What residents raise for themselves on the phone. */
export const raisedKinds = ['need', 'proposal', 'hazard', 'help'] as const
export type RaisedKind = (typeof raisedKinds)[number]

/** Which matters a desk of them shows. */
export const matterViews = ['unread', 'open', 'overdue', 'unchecked', 'ended'] as const
export type MatterView = (typeof matterViews)[number]

const kind = oneOf(matterKinds)
const verdict = oneOf(matterVerdicts)
const act = oneOf(matterActs)

/** A line of the timeline, as far as whoever asks may read it. */
export const matterStep = record({
  position: Type.Integer(),
  act,
  as: oneOf(matterParties),
  at: instant,
  /** Null to everybody but staff. */
  byName: orNull(Type.String()),
  word: orNull(Type.String()),
  verdict: orNull(verdict),
  /** Until when something is owed since then. */
  dueOn: orNull(day),
})
export type MatterStepView = Static<typeof matterStep>

/** What a caller may do, and why not where that is worth saying. */
const matterAct = record({ act, denial: orNull(oneOf(matterStepDenials)) })

/** How those who wanted it find the office's answer, beside it. */
export const matterOpinions = record({
  satisfied: Type.Integer(),
  unsatisfied: Type.Integer(),
  /** What the caller said of it; null where they did not. */
  own: orNull(Type.Boolean()),
  /** Until when it may be said, or said otherwise. */
  until: instant,
  denial: orNull(oneOf(opinionDenials)),
})
export type MatterOpinions = Static<typeof matterOpinions>

/** When a picture was taken: as it was raised, or once something was done. */
export const pictureMoments = ['before', 'after'] as const

/** A picture of a matter, as far as whoever asks may see it. */
export const matterPicture = record({
  ...picture.properties,
  moment: oneOf(pictureMoments),
  /** Whether everybody sees it, who sees the matter. */
  isPublic: Type.Boolean(),
  /** Whether whoever asks may have it erased. */
  isErasable: Type.Boolean(),
})
export type MatterPicture = Static<typeof matterPicture>

const pictureIds = Type.Optional(Type.Array(id, { maxItems: 3, uniqueItems: true }))

const shownMatter = {
  id,
  number: Type.String(),
  kind,
  status: oneOf(matterStatuses),
  verdict: orNull(verdict),
  areaName: orNull(Type.String()),
  /** Of what an organization needs: its name, to those who may know of it. */
  organizationName: orNull(Type.String()),
  createdAt: instant,
  supports: Type.Integer(),
  /** How many answers to it everybody sees. */
  answers: Type.Integer(),
  /** The name of its level of 议事. */
  level: Type.String(),
}

/** A matter in the list that everybody reads. */
export const publicMatter = record({ ...shownMatter, title: Type.String(), text: Type.String() })
export type PublicMatter = Static<typeof publicMatter>

/** A matter as everybody, or whoever raised it, reads it. */
export const matterPage = record({
  ...shownMatter,
  isPublic: Type.Boolean(),
  /** What everybody reads; null as long as nobody has written it. */
  title: orNull(Type.String()),
  text: orNull(Type.String()),
  isOwn: Type.Boolean(),
  /** What was raised, word by word, and where it is: to whoever raised it. */
  raisedText: orNull(Type.String()),
  placeNote: orNull(Type.String()),
  /** To whoever raised it all of them, to others those that were made public. */
  pictures: Type.Array(matterPicture),
  dueOn: orNull(day),
  /** Null where there is no answer that is judged. */
  opinions: orNull(matterOpinions),
  /** The services that came of its answers. */
  services: Type.Array(record({ id, title: Type.String() })),
  isSupported: Type.Boolean(),
  supportDenial: orNull(oneOf(supportDenials)),
  /** Where it went on, when it was joined with another that whoever asks may read. */
  mergedInto: orNull(id),
  steps: Type.Array(matterStep),
  acts: Type.Array(matterAct),
  version: Type.Integer(),
})
export type MatterPage = Static<typeof matterPage>

/** A matter as whoever raised it finds it among theirs; what was said in confidence stands on its page alone. */
export const ownMatter = record({
  ...shownMatter,
  text: orNull(Type.String()),
  dueOn: orNull(day),
  isPublic: Type.Boolean(),
})
export type OwnMatter = Static<typeof ownMatter>

/** A line of the desk of matters; what was said in confidence is opened one by one. */
export const matterLine = record({
  ...shownMatter,
  text: orNull(Type.String()),
  raisedByName: Type.String(),
  ownerName: orNull(Type.String()),
  dueOn: orNull(day),
  isOverdue: Type.Boolean(),
  isPublic: Type.Boolean(),
})
export type MatterLine = Static<typeof matterLine>

/** A matter as staff work on it. */
export const managedMatter = record({
  ...shownMatter,
  raisedText: Type.String(),
  placeNote: Type.String(),
  pictures: Type.Array(matterPicture),
  raisedByName: Type.String(),
  /** How to reach whoever raised it; null where they gave no number. */
  raisedByPhone: orNull(Type.String()),
  ownerId: orNull(id),
  ownerName: orNull(Type.String()),
  dueOn: orNull(day),
  isOverdue: Type.Boolean(),
  isPublic: Type.Boolean(),
  title: orNull(Type.String()),
  text: orNull(Type.String()),
  /** Null where there is no answer that is judged. */
  opinions: orNull(matterOpinions),
  /** The services that came of its answers. */
  services: Type.Array(record({ id, title: Type.String() })),
  mergedInto: orNull(id),
  reopened: Type.Integer(),
  steps: Type.Array(matterStep),
  acts: Type.Array(matterAct),
  version: Type.Integer(),
})
export type ManagedMatter = Static<typeof managedMatter>

/** What a write says: enough to go on, and nothing that was said in confidence. */
export const matterReceipt = record({
  id,
  number: Type.String(),
  status: oneOf(matterStatuses),
  dueOn: orNull(day),
  version: Type.Integer(),
})
export type MatterReceipt = Static<typeof matterReceipt>

const inMatter = record({ streetId, matterId: id })

/** What matters are narrowed and sorted by. */
const matterList = {
  view: Type.Optional(oneOf(matterViews)),
  kind: Type.Optional(kind),
  q: searchText,
  ...sortedBy(matterSorts),
}

export const matterEndpoints = endpoints({
  'GET /v1/streets/:streetId/matters': {
    summary: 'What people set as a question, in the words of whoever read it, and what became of it',
    access: 'public',
    params: inStreet,
    query: record({
      kind: Type.Optional(kind),
      state: Type.Optional(oneOf(['open', 'ended'])),
      sort: Type.Optional(oneOf(['new', 'supports'])),
      ...paging,
    }),
    reply: page(publicMatter),
    refusals: ['not_found'],
  },
  'POST /v1/streets/:streetId/matters': {
    summary:
      'Set a question, make a proposal, point out a hazard, ask for help in confidence, or, for an organization, say what it needs',
    access: 'member',
    params: inStreet,
    body: record({
      kind: oneOf([...raisedKinds, 'enterprise']),
      text: line(1000, 5),
      /** Which community it is about; the whole street when left out. */
      areaId: Type.Optional(id),
      placeNote: Type.Optional(line(60, 0)),
      /** Of a need or a hazard: pictures that the caller sent. */
      pictureIds,
      /** Of what an enterprise needs: for which organization the caller speaks. */
      organizationId: Type.Optional(id),
    }),
    reply: matterReceipt,
    status: 201,
    refusals: ['not_found', ...matterRaiseDenials],
  },
  'GET /v1/streets/:streetId/matters/:matterId': {
    summary: 'A matter: to everybody what is public of it, to whoever raised it all that they were told',
    access: 'public',
    params: inMatter,
    reply: matterPage,
    refusals: ['not_found'],
  },
  'POST /v1/streets/:streetId/matters/:matterId/steps': {
    summary: 'Do the next thing with a matter; the only write once it was raised',
    access: 'member',
    params: inMatter,
    body: record({
      act,
      /** As the caller saw it. */
      version: Type.Integer({ minimum: 1 }),
      word: Type.Optional(line(500)),
      verdict: Type.Optional(verdict),
      /** Of taking and handing on: who sees to it. Of adopting a proposal: who sees to the task. */
      ownerId: Type.Optional(id),
      /** Of putting off, and of a task: until when. */
      dueOn: Type.Optional(day),
      /** Of joining: with which other. */
      intoId: Type.Optional(id),
      /** Of making public: what everybody reads. */
      title: Type.Optional(line(40)),
      text: Type.Optional(line(1000)),
      /** Of making public: which of its pictures everybody sees. Of answering: pictures of how it is now. */
      pictureIds,
    }),
    reply: matterReceipt,
    refusals: [
      'not_found',
      'not_allowed',
      'changed_meanwhile',
      'due_in_past',
      'owner_not_staff',
      ...matterStepDenials,
    ],
  },
  'DELETE /v1/streets/:streetId/matters/:matterId/pictures/:pictureId': {
    summary: 'Erase a picture of a matter at once: by who sent it, or who keeps the matter',
    access: 'member',
    params: record({ streetId, matterId: id, pictureId: id }),
    reply: nothing,
    status: 204,
    refusals: ['not_found', 'not_allowed'],
  },
  'PUT /v1/streets/:streetId/matters/:matterId/support': {
    summary: 'Say that one needs it as well (我也需要、附议)',
    access: 'member',
    params: inMatter,
    reply: record({ supports: Type.Integer() }),
    refusals: ['not_found', ...supportDenials],
  },
  'DELETE /v1/streets/:streetId/matters/:matterId/support': {
    summary: 'Take that back',
    access: 'member',
    params: inMatter,
    reply: record({ supports: Type.Integer() }),
    refusals: ['not_found'],
  },
  'PUT /v1/streets/:streetId/matters/:matterId/opinion': {
    summary: 'Say how one who wanted it finds the answer of the office, or say it otherwise',
    access: 'member',
    params: inMatter,
    body: record({ isSatisfied: Type.Boolean() }),
    reply: matterOpinions,
    refusals: ['not_found', ...opinionDenials],
  },
  'GET /v1/streets/:streetId/me/matters': {
    summary: 'What one raised oneself, or what an organization needs that one speaks for, newest first',
    access: 'member',
    params: inStreet,
    query: record({ organizationId: Type.Optional(id), ...paging }),
    reply: page(ownMatter),
    refusals: ['not_delegate'],
  },
  'GET /v1/streets/:streetId/managed/matters': {
    summary: 'The desk of matters: what is due first, first; what is over, newest first',
    access: deciders,
    params: inStreet,
    query: record({ ...matterList, ...paging }),
    reply: countedPage(matterLine),
    refusals: ['not_allowed'],
  },
  'GET /v1/streets/:streetId/managed/matters.xlsx': {
    summary: 'The same list whole, as a spreadsheet; the log says who took it',
    access: deciders,
    params: inStreet,
    query: record(matterList),
    isLong: true,
    reply: listSheet,
    refusals: ['not_allowed', 'export_too_large'],
  },
  'GET /v1/streets/:streetId/managed/matter-owners': {
    summary: 'Who may see to a matter: everybody who holds a role',
    access: deciders,
    params: inStreet,
    reply: list(
      record({
        memberId: id,
        name: Type.String(),
        roles: Type.Array(oneOf(staffRoles)),
        /** Of whoever acts for one organization. */
        organizationName: orNull(Type.String()),
      }),
    ),
    refusals: ['not_allowed'],
  },
  'GET /v1/streets/:streetId/managed/matters/:matterId': {
    summary: 'A matter as staff work on it; opening what was said in confidence is written down',
    access: anyStaff,
    params: inMatter,
    reply: managedMatter,
    refusals: ['not_found', 'not_allowed'],
  },
})
