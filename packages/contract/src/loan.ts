import { itemSorts, loanDenials, loanEnds, loanSorts, loanStatuses } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { deskPerson } from './desk.ts'
import { coordinators, endpoints } from './endpoint.ts'
import {
  countedPage,
  day,
  id,
  inStreet,
  instant,
  line,
  list,
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
import { location } from './service.ts'

/** What a station lends, or gives for good, as whoever stands before it sees it. */
export const lentItem = record({
  id,
  name: Type.String(),
  /** On the shelf, as far as the books know. */
  left: Type.Integer(),
  /** Taken for good and only counted; nobody is asked who, or why. */
  isUsedUp: Type.Boolean(),
  needsPerson: Type.Boolean(),
  /** The last day on which it is not late, taken now. */
  dueDate: day,
  /** Why this caller may not have it now. */
  denial: orNull(oneOf(loanDenials)),
})
export type LentItem = Static<typeof lentItem>

/** What somebody has, or had. */
export const loan = record({
  id,
  itemId: id,
  itemName: Type.String(),
  /** Where it goes back to. */
  location,
  takenAt: instant,
  dueDate: day,
  status: oneOf(loanStatuses),
  endedAt: orNull(instant),
  isOverdue: Type.Boolean(),
})
export type Loan = Static<typeof loan>

/** How something was taken. The phone names the loan and says when: what was tapped without a network is told later. */
export const loanWish = record({ id, itemId: id, takenAt: instant })
export type LoanWish = Static<typeof loanWish>

/** How it ended: with its beginning, so that what arrives first says all of it. */
export const loanReturn = record({ itemId: id, takenAt: instant, endedAt: instant, end: oneOf(loanEnds) })
export type LoanReturn = Static<typeof loanReturn>

/** What those who keep a thing write of it. */
export const itemEdit = record({
  name: line(20),
  /** How many days it is lent for; 0 until tonight. */
  daysMax: Type.Integer({ minimum: 0, maximum: 60 }),
  isUsedUp: Type.Boolean(),
  needsPerson: Type.Boolean(),
  isWithdrawn: Type.Boolean(),
})
export type ItemEdit = Static<typeof itemEdit>

/** A thing as those who keep it see it. */
export const managedItem = record({
  id,
  version: Type.Integer(),
  locationId: id,
  locationName: Type.String(),
  edit: itemEdit,
  total: Type.Integer(),
  out: Type.Integer(),
  lost: Type.Integer(),
  /** So many more are out than the books had. */
  beyond: Type.Integer(),
  left: Type.Integer(),
  /** Of those that are out. */
  overdue: Type.Integer(),
  countedAt: orNull(instant),
  /** For longer than the street allows, or what is out does not fit. */
  isCountDue: Type.Boolean(),
  isOwn: Type.Boolean(),
})
export type ManagedItem = Static<typeof managedItem>

/** Why the pieces of a thing changed. */
export const itemMoveLine = record({
  id,
  kind: oneOf(['counted', 'used'] as const),
  pieces: Type.Integer(),
  /** Of a count: by how much the shelf differed from the books. */
  difference: Type.Integer(),
  note: Type.String(),
  byName: orNull(Type.String()),
  at: instant,
})
export type ItemMoveLine = Static<typeof itemMoveLine>

/** A loan as those who keep the thing see it. */
export const managedLoan = record({
  id,
  itemId: id,
  itemName: Type.String(),
  locationName: Type.String(),
  personName: Type.String(),
  /** Of what is out, to ask for it back. */
  phone: orNull(Type.String()),
  takenAt: instant,
  dueDate: day,
  status: oneOf(loanStatuses),
  endedAt: orNull(instant),
  isOverdue: Type.Boolean(),
  /** Taken without a network and told afterwards. */
  isTold: Type.Boolean(),
  outByName: orNull(Type.String()),
  backByName: orNull(Type.String()),
})
export type ManagedLoan = Static<typeof managedLoan>

const inItem = record({ streetId, itemId: id })
const inLoan = record({ streetId, loanId: id })
const pieces = Type.Integer({ minimum: 0, maximum: 10_000 })

export const loanEndpoints = endpoints({
  'GET /v1/streets/:streetId/stations/:locationId/items': {
    summary: 'What a station lends, with whether this caller may have it now',
    access: 'public',
    params: record({ streetId, locationId: id }),
    reply: list(lentItem),
    refusals: [],
  },
  'GET /v1/streets/:streetId/me/loans': {
    summary: 'What one has, the first due first; or what one had, the last returned first',
    access: 'member',
    params: inStreet,
    query: record({ state: Type.Optional(oneOf(['out', 'ended'] as const)), ...paging }),
    reply: page(loan),
    refusals: [],
  },
  'POST /v1/streets/:streetId/loans': {
    summary: 'Borrow a thing; told again under its id it is the loan it was',
    access: 'member',
    params: inStreet,
    body: loanWish,
    reply: loan,
    status: 201,
    refusals: ['not_found', ...loanDenials],
  },
  'POST /v1/streets/:streetId/loans/:loanId/return': {
    summary:
      'Give a thing back, or say that it is lost or broken; also of a loan that has not been heard of yet',
    access: 'member',
    params: inLoan,
    body: loanReturn,
    reply: loan,
    refusals: ['not_found', ...loanDenials],
  },
  'POST /v1/streets/:streetId/items/:itemId/uses': {
    summary: 'Take something for good, such as a plaster: counted under an id, and nobody is named',
    access: 'member',
    params: inItem,
    body: record({ id, pieces: Type.Integer({ minimum: 1, maximum: 20 }) }),
    reply: nothing,
    status: 204,
    refusals: ['not_found', 'item_not_lent'],
  },
  'GET /v1/streets/:streetId/managed/items': {
    summary: 'What stations lend, for those who keep it',
    access: coordinators,
    params: inStreet,
    query: record({
      /** Part of a name, of the thing or where it stands. */
      q: searchText,
      locationId: Type.Optional(id),
      /** What is to be counted, has something late, or has nothing left. */
      due: Type.Optional(oneOf(['count', 'overdue', 'empty'] as const)),
      ...sortedBy(itemSorts),
      ...paging,
    }),
    reply: countedPage(managedItem),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/items': {
    summary: 'Add a thing to a place, with how many there are',
    access: coordinators,
    params: inStreet,
    body: record({ locationId: id, pieces, edit: itemEdit }),
    reply: managedItem,
    status: 201,
    refusals: ['not_found', 'not_allowed', 'name_taken'],
  },
  'PUT /v1/streets/:streetId/managed/items/:itemId': {
    summary: 'Change a thing whose version is still the one that was read',
    access: coordinators,
    params: inItem,
    body: record({ version: Type.Integer(), edit: itemEdit }),
    reply: managedItem,
    refusals: ['not_found', 'not_allowed', 'changed_meanwhile', 'name_taken', 'item_still_out'],
  },
  'GET /v1/streets/:streetId/managed/items/:itemId/moves': {
    summary: 'The last counts of a thing and what was used up of it, newest first',
    access: coordinators,
    params: inItem,
    reply: list(itemMoveLine),
    refusals: ['not_found', 'not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/items/:itemId/counts': {
    summary: 'Count what stands on the shelf; a difference has a reason',
    access: coordinators,
    params: inItem,
    body: record({
      /** What the books had when it was counted: whatever came or went since is counted again. */
      expected: Type.Integer({ minimum: 0 }),
      pieces,
      reason: line(100, 0),
    }),
    reply: managedItem,
    status: 201,
    refusals: ['not_found', 'not_allowed', 'changed_meanwhile', 'reason_missing'],
  },
  'GET /v1/streets/:streetId/managed/loans': {
    summary: 'Who has what, for those who keep it',
    access: coordinators,
    params: inStreet,
    query: record({
      /** Part of a name: of the thing, where it stands, or who has it. */
      q: searchText,
      itemId: Type.Optional(id),
      state: Type.Optional(oneOf(['out', 'overdue', 'gone', 'back'] as const)),
      ...sortedBy(loanSorts),
      ...paging,
    }),
    reply: countedPage(managedLoan),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/loans': {
    summary: 'Hand a thing out to somebody who is there',
    access: coordinators,
    params: inStreet,
    body: record({ itemId: id, person: deskPerson }),
    reply: managedLoan,
    status: 201,
    refusals: ['not_found', 'not_allowed', 'invalid_request', ...loanDenials],
  },
  'POST /v1/streets/:streetId/managed/loans/:loanId/return': {
    summary: 'Take a thing back, or note that it is lost or broken; what was lost may be found',
    access: coordinators,
    params: inLoan,
    body: record({ end: oneOf(loanEnds) }),
    reply: managedLoan,
    refusals: ['not_found', 'not_allowed', 'loan_ended'],
  },
})
