import {
  bookingDenials,
  cancellationDenials,
  offerDenials,
  receptionDenials,
  transitionDenials,
  waitlistDenials,
} from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { record } from './schema.ts'

const ownCodes = [
  'invalid_request',
  'unsupported_media',
  'body_too_large',
  'not_signed_in',
  'session_ended',
  'not_allowed',
  'not_found',
  'method_not_allowed',
  'too_many_requests',
  'overloaded',
  'internal',
  'idempotency_mismatch',
  'member_missing',
  'wechat_code_invalid',
  'wechat_blocked',
  'wechat_unavailable',
  'refresh_token_invalid',
  'credentials_wrong',
  'login_locked',
  'setup_code_invalid',
  'totp_wrong',
  'demo_off',
  'dependant_in_use',
  'consent_missing',
  'note_not_asked',
  'note_erased',
  'not_cancelled_by_you',
  'slot_has_bookings',
  'places_below_taken',
  'slot_in_past',
  'slot_times_invalid',
  'slot_duplicate',
  'service_not_editable',
  'changed_meanwhile',
  'code_not_found',
  'not_attended',
  'already_rated',
  'already_answered',
  'import_has_errors',
  'import_file_unreadable',
  'import_too_large',
  'import_gone',
  'name_taken',
  'own_role',
  'role_span_invalid',
] as const

/** Every code under which the API says no; words live in each client. */
export const refusalCodes = [
  ...ownCodes,
  ...bookingDenials,
  ...waitlistDenials,
  ...cancellationDenials,
  ...offerDenials,
  ...receptionDenials,
  ...transitionDenials,
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** RFC 9457 problem+json; `title` is Chinese for people, `errors` names what to mend. */
export const problem = record({
  type: Type.String(),
  status: Type.Integer(),
  title: Type.String(),
  code: Type.Enum([...refusalCodes]),
  detail: Type.Optional(Type.String()),
  instance: Type.Optional(Type.String()),
  errors: Type.Optional(Type.Array(record({ field: Type.String(), message: Type.String() }))),
})
export type Problem = Static<typeof problem>
