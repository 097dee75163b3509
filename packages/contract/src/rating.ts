import Type, { type Static } from 'typebox'
import { endpoints, keepers, offerStaff } from './endpoint.ts'
import {
  id,
  inStreet,
  instant,
  line,
  nothing,
  oneOf,
  orNull,
  page,
  paging,
  reasonGiven,
  record,
  streetId,
} from './schema.ts'
import { rating } from './service.ts'

/** What somebody said, as those who keep the service see it. */
export const managedRating = record({
  ...rating.properties,
  serviceId: id,
  serviceTitle: Type.String(),
  organizationName: Type.String(),
  /** Why nobody will answer it, so that its words stand nowhere; null where they might, or somebody has. */
  setAside: orNull(record({ reason: Type.String(), at: instant, byName: Type.String() })),
  /** Whether this caller answers for that service, and nobody has answered yet. */
  mayAnswer: Type.Boolean(),
})
export type ManagedRating = Static<typeof managedRating>

export const ratingEndpoints = endpoints({
  'GET /v1/streets/:streetId/managed/ratings': {
    summary: 'What people said of the services within the scope of the caller, newest first',
    access: offerStaff,
    params: inStreet,
    query: record({
      serviceId: Type.Optional(id),
      /** Only those that wait for an answer, or those that will have none. */
      standing: Type.Optional(oneOf(['waiting', 'set_aside'])),
      ...paging,
    }),
    reply: page(managedRating),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/ratings/:ratingId/answer': {
    summary: 'Answer what somebody said',
    access: keepers,
    params: record({ streetId, ratingId: id }),
    body: record({ text: line(300) }),
    reply: record({ text: Type.String(), answeredAt: instant }),
    status: 201,
    refusals: ['not_found', 'not_allowed', 'already_answered'],
  },
  'POST /v1/streets/:streetId/ratings/:ratingId/setting-aside': {
    summary: 'Say why what somebody said will not be answered: its words stand nowhere, its stars count',
    access: keepers,
    params: record({ streetId, ratingId: id }),
    body: reasonGiven,
    reply: nothing,
    status: 204,
    refusals: ['not_found', 'not_allowed', 'rating_settled'],
  },
})
