import { serviceKinds } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { activityEdit } from './activity.ts'
import { endpoints, offerStaff, reviewers } from './endpoint.ts'
import { serviceEdit } from './publish.ts'
import { id, inStreet, instant, list, nothing, oneOf, record } from './schema.ts'
import { inService, named } from './service.ts'

/** Some of what was written of a service or of an activity. */
const written = Type.Partial(record({ ...serviceEdit.properties, ...activityEdit.properties }))

/** What was changed of a published service or activity and nobody else has read yet, field by field. */
export const unreadChange = record({
  serviceId: id,
  kind: oneOf(serviceKinds),
  title: Type.String(),
  /** Everybody who changed it. */
  changedBy: Type.Array(Type.String()),
  isByCaller: Type.Boolean(),
  changedAt: instant,
  /** As it was when a second person last read it. */
  before: written,
  after: written,
  /** The members and teams that either of them refers to. */
  referred: Type.Array(named),
})
export type UnreadChange = Static<typeof unreadChange>

export const changeEndpoints = endpoints({
  'GET /v1/streets/:streetId/managed/changes': {
    summary:
      'What was changed of published services and activities and waits to be read by a second person, first come first',
    access: offerStaff,
    params: inStreet,
    reply: list(unreadChange),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/services/:serviceId/reading': {
    summary: 'Note that what was changed has been read by a second person',
    access: reviewers,
    params: inService,
    body: record({ changedAt: instant }),
    reply: nothing,
    status: 204,
    refusals: ['not_found', 'not_allowed', 'changed_meanwhile', 'same_person_reviews'],
  },
})
