import { backfillDenials } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { deciders, endpoints, keepers, offerStaff } from './endpoint.ts'
import { servedMinutes } from './record.ts'
import { day, file, id, inStreet, instant, line, list, oneOf, orNull, record, streetId } from './schema.ts'

export const backfillView = record({
  id,
  personId: id,
  personName: Type.String(),
  number: orNull(Type.String()),
  shiftId: orNull(id),
  title: Type.String(),
  servedOn: day,
  place: Type.String(),
  content: Type.String(),
  minutes: Type.Integer(),
  organizationName: Type.String(),
  responsibleName: Type.String(),
  reason: Type.String(),
  attachment: record({ id, fileName: Type.String(), mediaType: Type.String() }),
  proposedByName: Type.String(),
  proposedAt: instant,
  isProposedByCaller: Type.Boolean(),
  status: oneOf(['open', 'approved', 'refused']),
  decidedByName: orNull(Type.String()),
  decidedAt: orNull(instant),
  decisionReason: Type.String(),
})
export type BackfillView = Static<typeof backfillView>

const backfillWish = record({
  /** The volunteer's number, as it stands on the card. */
  number: line(20),
  /** The shift they served in; what it says of title, day, place and content is taken from there. */
  shiftId: orNull(id),
  title: line(40),
  servedOn: day,
  place: line(60),
  content: line(200),
  minutes: servedMinutes,
  organizationId: id,
  responsibleName: line(20),
  reason: line(200),
  attachmentId: id,
})
export type BackfillWish = Static<typeof backfillWish>

export const backfillEndpoints = endpoints({
  'POST /v1/streets/:streetId/managed/attachments': {
    summary: 'Keep a paper that proves something (JPEG, PNG or PDF, at most 2 MB)',
    access: keepers,
    params: inStreet,
    upload: true,
    reply: record({ id, fileName: Type.String(), mediaType: Type.String() }),
    status: 201,
    refusals: ['not_allowed', 'unsupported_media', 'body_too_large'],
  },
  'GET /v1/streets/:streetId/managed/attachments/:attachmentId': {
    summary: 'A paper as it was kept',
    access: offerStaff,
    params: record({ streetId, attachmentId: id }),
    reply: file('application/octet-stream'),
    refusals: ['not_found', 'not_allowed'],
  },
  'GET /v1/streets/:streetId/managed/backfills': {
    summary: 'Hours proposed to be written down afterwards: open ones first',
    access: offerStaff,
    params: inStreet,
    reply: list(backfillView),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/backfills': {
    summary: 'Propose hours to be written down afterwards; a second person decides',
    access: keepers,
    params: inStreet,
    body: backfillWish,
    reply: backfillView,
    status: 201,
    refusals: ['not_found', 'not_allowed', ...backfillDenials],
  },
  'POST /v1/streets/:streetId/managed/backfills/:backfillId/decision': {
    summary: 'Approve or refuse back-filled hours, as a second person',
    access: deciders,
    params: record({ streetId, backfillId: id }),
    body: record({ isApproved: Type.Boolean(), reason: line(200, 0) }),
    reply: backfillView,
    refusals: ['not_found', 'not_allowed', 'reason_missing', ...backfillDenials],
  },
})
