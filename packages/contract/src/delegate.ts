import { delegateDenials } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { delegateKeepers, endpoints } from './endpoint.ts'
import { day, id, inStreet, instant, line, list, nothing, orNull, record, streetId } from './schema.ts'

/** Somebody who speaks, or spoke, for an organization. */
export const delegate = record({
  id,
  organizationId: id,
  organizationName: Type.String(),
  memberId: id,
  memberName: Type.String(),
  /** What they are there, such as 行政主管. */
  title: Type.String(),
  since: instant,
  until: day,
  /** Whether they speak for it now. */
  isInForce: Type.Boolean(),
  endedAt: orNull(instant),
  namedByName: Type.String(),
})
export type Delegate = Static<typeof delegate>

/** An organization that the caller speaks for. */
export const delegacy = record({
  organizationId: id,
  organizationName: Type.String(),
  title: Type.String(),
  until: day,
})
export type Delegacy = Static<typeof delegacy>

const inDelegate = record({ streetId, delegateId: id })

export const delegateEndpoints = endpoints({
  'GET /v1/streets/:streetId/managed/delegates': {
    summary: 'Who speaks for which organization, and who did, by the name of the organization',
    access: delegateKeepers,
    params: inStreet,
    reply: list(delegate),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/delegates': {
    summary: 'Name somebody who speaks for an organization for a year; they are told',
    access: delegateKeepers,
    params: inStreet,
    body: record({ organizationId: id, memberId: id, title: line(20) }),
    reply: delegate,
    status: 201,
    refusals: ['not_allowed', 'not_found', ...delegateDenials],
  },
  'POST /v1/streets/:streetId/managed/delegates/:delegateId/confirmation': {
    summary: 'Say that they still speak for it, for another year from today',
    access: delegateKeepers,
    params: inDelegate,
    reply: delegate,
    refusals: ['not_allowed', 'not_found', ...delegateDenials],
  },
  'DELETE /v1/streets/:streetId/managed/delegates/:delegateId': {
    summary: 'End it at once; what they raised for the organization stays with it',
    access: delegateKeepers,
    params: inDelegate,
    reply: nothing,
    status: 204,
    refusals: ['not_allowed', 'not_found'],
  },
  'GET /v1/streets/:streetId/me/delegacies': {
    summary: 'The organizations that I speak for',
    access: 'member',
    params: inStreet,
    reply: list(delegacy),
    refusals: [],
  },
})
