import { correctionDenials, correctionStatuses } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { deciders, endpoints } from './endpoint.ts'
import { servedMinutes, serviceRecord } from './record.ts'
import { day, id, inStreet, instant, line, list, oneOf, orNull, record, streetId } from './schema.ts'

export const correctionView = record({
  id,
  personName: Type.String(),
  number: orNull(Type.String()),
  text: Type.String(),
  wishedMinutes: orNull(Type.Integer()),
  status: oneOf(correctionStatuses),
  answer: orNull(Type.String()),
  answeredAt: orNull(instant),
  answeredByName: orNull(Type.String()),
  createdAt: instant,
  /** What it is about: a record, or a sign-up that has none. */
  record: orNull(serviceRecord),
  title: Type.String(),
  servedOn: day,
  newRecordId: orNull(id),
})
export type CorrectionView = Static<typeof correctionView>

export const correctionEndpoints = endpoints({
  'POST /v1/streets/:streetId/records/:recordId/corrections': {
    summary: 'Say that an own record is wrong (令67 §13)',
    access: 'member',
    params: record({ streetId, recordId: id }),
    body: record({ text: line(500), wishedMinutes: Type.Optional(servedMinutes) }),
    reply: correctionView,
    status: 201,
    refusals: ['not_found', 'already_asked', 'already_reversed'],
  },
  'POST /v1/streets/:streetId/signups/:signupId/corrections': {
    summary: 'Say that the record of an own shift is missing',
    access: 'member',
    params: record({ streetId, signupId: id }),
    body: record({ text: line(500), wishedMinutes: Type.Optional(servedMinutes) }),
    reply: correctionView,
    status: 201,
    refusals: [
      'not_found',
      'already_asked',
      'already_recorded',
      'shift_not_over',
      'shift_cancelled',
      'booking_not_active',
    ],
  },
  'GET /v1/streets/:streetId/me/corrections': {
    summary: 'What one asked to be corrected, and what was answered',
    access: 'member',
    params: inStreet,
    reply: list(correctionView),
    refusals: [],
  },
  'GET /v1/streets/:streetId/managed/corrections': {
    summary: 'What volunteers asked to be corrected: open ones first',
    access: deciders,
    params: inStreet,
    reply: list(correctionView),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/corrections/:correctionId/answer': {
    summary: 'Correct it by a reversal and a new row, or refuse it with a reason',
    access: deciders,
    params: record({ streetId, correctionId: id }),
    body: record({
      isAccepted: Type.Boolean(),
      /** What the record should say; needed when accepted, 0 to only take it back. */
      minutes: Type.Optional(Type.Integer({ minimum: 0, maximum: 1440 })),
      answer: line(500),
    }),
    reply: correctionView,
    refusals: ['not_found', 'not_allowed', 'not_a_volunteer', ...correctionDenials],
  },
})
