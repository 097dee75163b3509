import Type, { type Static } from 'typebox'
import { endpoints } from './endpoint.ts'
import { inStreet, list, nothing, record } from './schema.ts'
import { inService, serviceCard } from './service.ts'

/** A service that somebody keeps in sight. */
export const follow = record({
  service: serviceCard,
  /** It can be had now; one that was paused or archived since stays in the list. */
  isPublished: Type.Boolean(),
  /** They are told when new slots are there. */
  isTold: Type.Boolean(),
})
export type Follow = Static<typeof follow>

const followWish = record({ isTold: Type.Boolean() })

export const followEndpoints = endpoints({
  'GET /v1/streets/:streetId/me/follows': {
    summary: 'Services the caller follows, the last first',
    access: 'member',
    params: inStreet,
    reply: list(follow),
    refusals: [],
  },
  'PUT /v1/streets/:streetId/me/follows/:serviceId': {
    summary: 'Follow a service, and be told of its new slots or not',
    access: 'member',
    params: inService,
    body: followWish,
    reply: followWish,
    refusals: ['not_found', 'too_many_follows'],
  },
  'DELETE /v1/streets/:streetId/me/follows/:serviceId': {
    summary: 'Follow a service no longer; nothing is told of it any more',
    access: 'member',
    params: inService,
    reply: nothing,
    status: 204,
    refusals: [],
  },
})
