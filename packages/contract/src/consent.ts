import { consentPurposes, withdrawablePurposes } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { endpoints } from './endpoint.ts'
import { inStreet, instant, list, nothing, oneOf, orNull, record, streetId } from './schema.ts'

/** Something somebody agreed to for itself. */
export const consent = record({
  purpose: oneOf(consentPurposes),
  /** The wording they agreed to; null where it was before wordings had numbers. */
  version: orNull(Type.Integer()),
  /** That wording has changed since, and they are to be asked again. */
  isOutdated: Type.Boolean(),
  since: orNull(instant),
  /** How much there is that is kept by it: groups, notes, people. */
  count: Type.Integer(),
})
export type Consent = Static<typeof consent>

export const consentEndpoints = endpoints({
  'GET /v1/streets/:streetId/me/consents/purposes': {
    summary:
      'What the caller has agreed to for itself and what is kept by it; what they never agreed to is not there',
    access: 'member',
    params: inStreet,
    reply: list(consent),
    refusals: [],
  },
  'DELETE /v1/streets/:streetId/me/consents/purposes/:purpose': {
    summary:
      'Withdraw a consent: what is kept by it is erased at once, and nothing else changes (个人信息保护法 §15, §47)',
    access: 'member',
    params: record({ streetId, purpose: oneOf(withdrawablePurposes) }),
    reply: nothing,
    status: 204,
    refusals: ['not_found'],
  },
})
