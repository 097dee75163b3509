import { audiences, noticeKinds, staffRoles } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { endpoints } from './endpoint.ts'
import {
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
  phone,
  record,
  streetId,
} from './schema.ts'

export const genders = ['female', 'male'] as const

export const grantView = record({
  role: oneOf(staffRoles),
  areaId: orNull(id),
  organizationId: orNull(id),
})

export const member = record({
  id,
  name: Type.String(),
  phone: orNull(Type.String()),
  birthDate: orNull(day),
  gender: orNull(oneOf(genders)),
  areaId: orNull(id),
  areaName: orNull(Type.String()),
  declared: Type.Array(oneOf(audiences)),
  unreadNotices: Type.Integer(),
  roles: Type.Array(grantView),
})
export type Member = Static<typeof member>

export const memberEdit = record({
  name: line(30),
  phone: Type.Optional(orNull(phone)),
  birthDate: Type.Optional(orNull(day)),
  gender: Type.Optional(orNull(oneOf(genders))),
  areaId: Type.Optional(orNull(id)),
  declared: Type.Optional(Type.Array(oneOf(audiences), { uniqueItems: true })),
  /** Agreed that a disability or need that is declared now is kept, to be asked by services for these groups alone. */
  sensitiveConsent: Type.Optional(Type.Boolean()),
})

export const relations = ['parent', 'child', 'spouse', 'grandparent', 'other'] as const

export const dependant = record({
  id,
  name: Type.String(),
  relation: oneOf(relations),
  birthDate: day,
  gender: orNull(oneOf(genders)),
  areaId: orNull(id),
  consentedAt: instant,
})
export type Dependant = Static<typeof dependant>

export const dependantEdit = record({
  name: line(30),
  relation: oneOf(relations),
  birthDate: day,
  gender: Type.Optional(orNull(oneOf(genders))),
  areaId: Type.Optional(orNull(id)),
  /** The dependant, or for a child its guardian, has agreed that this is kept; nothing is stored without. */
  consent: Type.Literal(true),
})

export const notice = record({
  id,
  kind: oneOf(noticeKinds),
  title: Type.String(),
  text: Type.String(),
  bookingId: orNull(id),
  waitlistId: orNull(id),
  matterId: orNull(id),
  articleId: orNull(id),
  serviceId: orNull(id),
  /** That booking or wait is a sign-up for a shift of an activity. */
  isSignup: Type.Boolean(),
  createdAt: instant,
  readAt: orNull(instant),
})
export type Notice = Static<typeof notice>

const inDependant = record({ streetId, dependantId: id })

export const memberEndpoints = endpoints({
  'GET /v1/streets/:streetId/me': {
    summary: 'The person this account is in the street',
    access: 'account',
    params: inStreet,
    reply: member,
    refusals: ['not_found', 'member_missing'],
  },
  'PUT /v1/streets/:streetId/me': {
    summary: 'Become a member of the street, or change what it knows of oneself',
    access: 'account',
    params: inStreet,
    body: memberEdit,
    reply: member,
    refusals: ['not_found', 'invalid_request', 'consent_missing'],
  },
  'GET /v1/streets/:streetId/me/dependants': {
    summary: 'Persons this member may book for',
    access: 'member',
    params: inStreet,
    reply: list(dependant),
    refusals: [],
  },
  'POST /v1/streets/:streetId/me/dependants': {
    summary: 'Keep a dependant, with consent',
    access: 'member',
    params: inStreet,
    body: dependantEdit,
    reply: dependant,
    status: 201,
    refusals: ['invalid_request', 'too_many_dependants'],
  },
  'PUT /v1/streets/:streetId/me/dependants/:dependantId': {
    summary: 'Change a dependant',
    access: 'member',
    params: inDependant,
    body: dependantEdit,
    reply: dependant,
    refusals: ['not_found', 'invalid_request'],
  },
  'DELETE /v1/streets/:streetId/me/dependants/:dependantId': {
    summary: 'Forget a dependant who has no coming booking',
    access: 'member',
    params: inDependant,
    reply: nothing,
    status: 204,
    refusals: ['not_found', 'dependant_in_use'],
  },
  'GET /v1/streets/:streetId/me/notices': {
    summary: 'The inbox, newest first',
    access: 'member',
    params: inStreet,
    query: record(paging),
    reply: page(notice),
    refusals: [],
  },
  'POST /v1/streets/:streetId/me/notices/read': {
    summary: 'Mark the notices up to one as read',
    access: 'member',
    params: inStreet,
    body: record({ upTo: id }),
    reply: nothing,
    status: 204,
    refusals: ['not_found'],
  },
})
