import {
  errandDenials,
  hazardSeverities,
  matterActs,
  matterKinds,
  matterRaiseDenials,
  matterSorts,
  matterStepDenials,
  matterVerdicts,
  opinionDenials,
  papersDenials,
  staffRoles,
  supportDenials,
} from '@yunxuan/domain'
import Type from 'typebox'
import { deskPerson } from './desk.ts'
import { anyStaff, coordinators, endpoints, matterStaff } from './endpoint.ts'
import {
  managedMatter,
  matterLine,
  matterOpinions,
  matterPage,
  matterReceipt,
  matterViews,
  ownMatter,
  papersWith,
  publicMatter,
  raisedKinds,
} from './matter-view.ts'
import {
  countedPage,
  day,
  id,
  inStreet,
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

const kind = oneOf(matterKinds)
const pictureIds = Type.Optional(Type.Array(id, { maxItems: 3, uniqueItems: true }))

const inMatter = record({ streetId, matterId: id })

/** Of an errand: by which guide, for which of the family, and whether it should be telephoned about and done first. */
const errandWish = {
  guideId: id,
  isGreen: Type.Optional(Type.Boolean()),
}

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
      kind: oneOf([...raisedKinds, 'enterprise', 'errand']),
      text: line(1000, 5),
      /** Which community it is about; the whole street when left out. */
      areaId: Type.Optional(id),
      placeNote: Type.Optional(line(60, 0)),
      /** Of a need or a hazard: pictures that the caller sent. */
      pictureIds,
      errand: Type.Optional(record({ ...errandWish, dependantId: Type.Optional(id) })),
      /** Of what an enterprise needs: for which organization the caller speaks. */
      organizationId: Type.Optional(id),
    }),
    reply: matterReceipt,
    status: 201,
    refusals: ['not_found', ...matterRaiseDenials, ...errandDenials],
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
      act: oneOf(matterActs),
      /** As the caller saw it. */
      version: Type.Integer({ minimum: 1 }),
      word: Type.Optional(line(500)),
      verdict: Type.Optional(oneOf(matterVerdicts)),
      /** Of taking a danger: how pressing it is. */
      severity: Type.Optional(oneOf(hazardSeverities)),
      /** Of an answer that says it was passed on: to whom. */
      handedTo: Type.Optional(line(40)),
      /** Of taking and handing on: who sees to it. Of adopting a proposal: who sees to the task. */
      ownerId: Type.Optional(id),
      /** Of putting off, and of a task: until when. */
      dueOn: Type.Optional(day),
      /** Of receiving papers: each of them as it is now. */
      papers: Type.Optional(papersWith({})),
      /** Of a visit: on which day, and which two come. */
      visitOn: Type.Optional(day),
      handlerIds: Type.Optional(Type.Array(id, { maxItems: 2 })),
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
      ...papersDenials,
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
    access: matterStaff,
    params: inStreet,
    query: record({ ...matterList, ...paging }),
    reply: countedPage(matterLine),
    refusals: ['not_allowed'],
  },
  'GET /v1/streets/:streetId/managed/matters.xlsx': {
    summary: 'The same list whole, as a spreadsheet; the log says who took it',
    access: matterStaff,
    params: inStreet,
    query: record(matterList),
    isLong: true,
    reply: listSheet,
    refusals: ['not_allowed', 'export_too_large'],
  },
  'POST /v1/streets/:streetId/managed/errands': {
    summary: 'Take in an errand at the desk, for somebody who came or telephoned',
    access: coordinators,
    params: inStreet,
    body: record({
      ...errandWish,
      text: line(1000, 5),
      person: deskPerson,
    }),
    reply: matterReceipt,
    status: 201,
    refusals: ['not_found', 'not_allowed', ...matterRaiseDenials, ...errandDenials],
  },
  'GET /v1/streets/:streetId/managed/matter-owners': {
    summary: 'Who may see to a matter: everybody who holds a role',
    access: matterStaff,
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
