import Type, { type Static } from 'typebox'
import { endpoints, keepers, offerStaff } from './endpoint.ts'
import { id, inStreet, instant, line, page, paging, record, streetId } from './schema.ts'
import { rating } from './service.ts'

/** What somebody said, as those who keep the service see it. */
export const managedRating = record({
  ...rating.properties,
  serviceId: id,
  serviceTitle: Type.String(),
  organizationName: Type.String(),
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
      /** Only those that nobody has answered. */
      unanswered: Type.Optional(Type.Boolean()),
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
})
