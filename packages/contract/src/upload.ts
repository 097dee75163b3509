import { spotCheckKinds, uploadOutcomes, uploadSorts, uploadStatuses } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { coordinators, endpoints } from './endpoint.ts'
import { cellError } from './import.ts'
import { serviceRecord } from './record.ts'
import {
  countedPage,
  day,
  file,
  id,
  inStreet,
  instant,
  line,
  oneOf,
  orNull,
  page,
  paging,
  reasonGiven,
  record,
  sortedBy,
  streetId,
} from './schema.ts'

const xlsx = file('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')

/** Records that are entered into the national system together (令67 §4). */
export const uploadBatch = record({
  id,
  /** 1, 2, 3 … in a street. */
  number: Type.Integer(),
  /** Records of service until this day. */
  until: day,
  /** Of this organization alone; null for all. */
  organizationName: orNull(Type.String()),
  createdAt: instant,
  createdByName: Type.String(),
  records: Type.Integer(),
  waiting: Type.Integer(),
  reported: Type.Integer(),
  returned: Type.Integer(),
  /** Reported, and taken back or corrected here since. */
  needsCorrection: Type.Integer(),
  corrected: Type.Integer(),
})
export type UploadBatch = Static<typeof uploadBatch>

/** A record on its way into the national system. */
export const uploadRecord = record({
  record: serviceRecord,
  /** Null: taken back before it was reported, so there is nothing to report. */
  status: orNull(oneOf(uploadStatuses)),
  /** The volunteer's real name and document number are known; without them the national system takes no record. */
  hasIdentity: Type.Boolean(),
  /** The last batch it was in. */
  uploadId: orNull(id),
  uploadNumber: orNull(Type.Integer()),
  /** Why it was returned. */
  reason: Type.String(),
  answeredAt: orNull(instant),
  answeredByName: orNull(Type.String()),
})
export type UploadRecord = Static<typeof uploadRecord>

const uploadResult = record({
  recordId: id,
  outcome: oneOf(uploadOutcomes),
  /** Needed for a return. */
  reason: Type.Optional(line(200, 0)),
})
export type UploadResult = Static<typeof uploadResult>

/** What a spreadsheet of answers did: all of its rows, or nothing and what to mend. */
export const uploadAnswers = record({
  upload: uploadBatch,
  applied: Type.Integer(),
  errors: Type.Array(cellError),
  /** More errors than are listed. */
  moreErrors: Type.Integer(),
})
export type UploadAnswers = Static<typeof uploadAnswers>

const spotCheckWish = record({
  /** Records of service between these days. */
  from: day,
  to: day,
  kind: oneOf(spotCheckKinds),
  /** So many records, or such a share of all: one of the two. */
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  percent: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 100 })),
  /** Every grade of evidence gets its share. */
  isStratified: Type.Boolean(),
  /** The same seed and place in the chain draw the same records again; made up when absent. */
  seed: Type.Optional(line(40)),
  chainSeq: Type.Optional(Type.Integer({ minimum: 1 })),
  /** An administrator who says why gets names unmasked; it is logged. */
  nameReason: Type.Optional(line(200)),
})
export type SpotCheckWish = Static<typeof spotCheckWish>

const inUpload = record({ streetId, uploadId: id })

export const uploadEndpoints = endpoints({
  'GET /v1/streets/:streetId/managed/uploads': {
    summary: 'Batches for the national system, and how many records stand where',
    access: coordinators,
    params: inStreet,
    query: record({ ...sortedBy(uploadSorts), ...paging }),
    reply: record({
      ...countedPage(uploadBatch).properties,
      counts: record({
        unreported: Type.Integer(),
        /** Of these, those whose volunteer's name or document number is not known: no batch takes them. */
        withoutIdentity: Type.Integer(),
        waiting: Type.Integer(),
        returned: Type.Integer(),
        needsCorrection: Type.Integer(),
      }),
    }),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/uploads': {
    summary: 'Put records that stand and are not reported into a batch, oldest first',
    access: coordinators,
    params: inStreet,
    body: record({
      until: day,
      organizationId: Type.Optional(id),
      /** Those that were returned go along again. */
      includesReturned: Type.Boolean(),
    }),
    reply: uploadBatch,
    status: 201,
    refusals: ['not_allowed', 'not_found', 'nothing_to_upload'],
  },
  'GET /v1/streets/:streetId/managed/uploads/:uploadId': {
    summary: 'A batch',
    access: coordinators,
    params: inUpload,
    reply: uploadBatch,
    refusals: ['not_found', 'not_allowed'],
  },
  'GET /v1/streets/:streetId/managed/uploads/:uploadId/records': {
    summary: 'The records of a batch with what was answered, in the order of its spreadsheet',
    access: coordinators,
    params: inUpload,
    query: record({ status: Type.Optional(oneOf(uploadStatuses)), ...paging }),
    reply: page(uploadRecord),
    refusals: ['not_found', 'not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/uploads/:uploadId/file': {
    summary: 'The spreadsheet of a batch with names and document numbers; made anew, kept nowhere, logged',
    access: coordinators,
    params: inUpload,
    body: reasonGiven,
    reply: xlsx,
    refusals: ['not_found', 'not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/uploads/:uploadId/results': {
    summary: 'Write what the national system answered, record by record: all of it, or nothing',
    access: coordinators,
    params: inUpload,
    body: record({ results: Type.Array(uploadResult, { minItems: 1, maxItems: 1000 }) }),
    reply: uploadBatch,
    refusals: ['not_found', 'not_allowed', 'result_not_possible', 'reason_missing'],
  },
  'POST /v1/streets/:streetId/managed/uploads/:uploadId/all-reported': {
    summary: 'Write that everything of a batch that waits was taken',
    access: coordinators,
    params: inUpload,
    reply: uploadBatch,
    refusals: ['not_found', 'not_allowed', 'result_not_possible'],
  },
  'POST /v1/streets/:streetId/managed/uploads/:uploadId/results-file': {
    summary:
      'Read the answers from a spreadsheet (our own with its last two columns filled in): all, or nothing',
    access: coordinators,
    params: inUpload,
    upload: true,
    reply: uploadAnswers,
    refusals: [
      'not_found',
      'not_allowed',
      'unsupported_media',
      'import_file_unreadable',
      'import_too_large',
      'import_too_complex',
    ],
  },
  'GET /v1/streets/:streetId/managed/record-uploads': {
    summary: 'Records and how far each has come on its way into the national system, newest first',
    access: coordinators,
    params: inStreet,
    query: record({
      status: Type.Optional(oneOf(uploadStatuses)),
      from: Type.Optional(day),
      to: Type.Optional(day),
      organizationId: Type.Optional(id),
      ...paging,
    }),
    reply: page(uploadRecord),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/spot-checks': {
    summary:
      'A sample of records with all evidence, in one zip (抽查包); the draw is logged and can be repeated',
    access: coordinators,
    params: inStreet,
    body: spotCheckWish,
    reply: file('application/zip'),
    refusals: ['not_allowed', 'invalid_request', 'nothing_to_check'],
  },
})
