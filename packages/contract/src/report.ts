import { figureUnits, reportParts, reportRhythms, reportStatuses, reportTemplateIds } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { anyStaff, coordinators, deciders, endpoints } from './endpoint.ts'
import { figureId, figureRow } from './figure.ts'
import {
  day,
  file,
  id,
  inStreet,
  instant,
  line,
  list,
  listSheet,
  nothing,
  oneOf,
  orNull,
  page,
  paging,
  reasonGiven,
  record,
  streetId,
} from './schema.ts'

/** What a street says and the system did not count; it stands beside a number and is never added to one. */
export const claim = record({
  id,
  figureId: orNull(figureId),
  name: Type.String(),
  value: Type.Number(),
  unit: Type.String(),
  /** Of which time it is said, in words. */
  period: Type.String(),
  /** The words it was read from. */
  quote: Type.String(),
  source: Type.String(),
})
export type Claim = Static<typeof claim>

const claimEdit = record({
  figureId: orNull(figureId),
  name: line(40),
  value: Type.Number({ minimum: 0, maximum: 1e12 }),
  unit: line(8),
  period: line(40, 0),
  quote: line(300),
  source: line(100),
})

/** How many rows came to a list and went from it. */
const change = record({ came: Type.Integer(), went: Type.Integer() })

/** A number of a 简报: counted now while it is drafted, and as it was once it is released. */
export const reportFigure = record({
  id: figureId,
  name: Type.String(),
  unit: oneOf(figureUnits),
  definition: Type.String(),
  version: Type.Integer(),
  value: orNull(Type.Number()),
  unnamed: Type.Integer(),
  hidden: orNull(oneOf(['too_few', 'only_whole_months'])),
  isOpen: Type.Boolean(),
  /** SHA-256 of its rows as they were frozen. */
  sha256: orNull(Type.String()),
  /** What came or went meanwhile for the time of the issue before. */
  late: orNull(record({ was: orNull(Type.Number()), now: orNull(Type.Number()), ...change.properties })),
  /** What it was in the issue that it is held beside. */
  corrected: orNull(record({ was: orNull(Type.Number()), ...change.properties })),
  /** What it was in the issues before, by the first day of each, with the version of its definition then. */
  line: Type.Array(
    record({ reportId: id, from: day, value: orNull(Type.Number()), version: Type.Integer() }),
  ),
})
export type ReportFigure = Static<typeof reportFigure>

/** A part of the text of a 简报. */
export const reportSection = record({ heading: line(30), text: line(2000, 0) })

/** What a 简报 is made by. */
export const reportTemplate = oneOf(reportTemplateIds)

/** How far a 简报 has come. */
export const reportStatus = oneOf(reportStatuses)

const lineCore = {
  id,
  template: reportTemplate,
  rhythm: oneOf(reportRhythms),
  title: Type.String(),
  from: day,
  to: day,
  status: reportStatus,
  /** Its number among those that were released. */
  number: orNull(Type.Integer()),
  releasedAt: orNull(instant),
  /** Number of the issue that it corrects, and of the one that corrects it. */
  correctsNumber: orNull(Type.Integer()),
  correctedByNumber: orNull(Type.Integer()),
  isSample: Type.Boolean(),
  updatedAt: instant,
}

/** A 简报 in the list. */
export const reportLine = record(lineCore)
export type ReportLine = Static<typeof reportLine>

const issueNumber = record({ id, number: Type.Integer() })

/** A 简报 whole. */
export const report = record({
  ...lineCore,
  version: Type.Integer(),
  statusReason: Type.String(),
  sections: Type.Array(reportSection),
  /** Why it corrects another. */
  reason: Type.String(),
  correctsId: orNull(id),
  correctedById: orNull(id),
  /** The issues of the same time that came out before it, the last first. */
  earlier: Type.Array(issueNumber),
  /** Which of them its numbers are held beside: the one that it corrects, unless another was asked for. */
  against: orNull(issueNumber),
  /** Until when its numbers were counted. */
  countedAt: instant,
  /** Who wrote it; nobody where the system drafted it and nobody has touched it. */
  writerNames: Type.Array(Type.String()),
  releasedByName: orNull(Type.String()),
  isWrittenByCaller: Type.Boolean(),
  /** Of the issue before: what came later for its time is told here. */
  before: orNull(record({ id, number: Type.Integer(), from: day, to: day })),
  sha256: orNull(Type.String()),
  figures: Type.Array(reportFigure),
  claims: Type.Array(claim),
})
export type Report = Static<typeof report>

const inReport = record({ streetId, reportId: id })
const managed = ['not_found', 'not_allowed'] as const

export const reportEndpoints = endpoints({
  'GET /v1/streets/:streetId/reports': {
    summary: '简报, the newest first; those not released for who writes them',
    access: anyStaff,
    params: inStreet,
    query: record({ status: Type.Optional(reportStatus), ...paging }),
    reply: page(reportLine),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/reports': {
    summary: 'Draft a 简报 of a time',
    access: coordinators,
    params: inStreet,
    body: record({ template: reportTemplate, from: day, to: day, title: line(60, 0) }),
    reply: report,
    status: 201,
    refusals: ['not_allowed', 'invalid_request'],
  },
  'GET /v1/streets/:streetId/reports/:reportId': {
    summary: 'A 简报 with its numbers as they are now, or were at its release',
    access: anyStaff,
    params: inReport,
    query: record({ against: Type.Optional(id) }),
    reply: report,
    refusals: managed,
  },
  'PUT /v1/streets/:streetId/reports/:reportId': {
    summary: 'Change the title and text of a 简报 that is not released',
    access: coordinators,
    params: inReport,
    body: record({
      version: Type.Integer(),
      title: line(60),
      sections: Type.Array(reportSection, { minItems: 1, maxItems: 12 }),
    }),
    reply: report,
    refusals: [...managed, 'changed_meanwhile', 'report_released', 'report_dropped'],
  },
  'POST /v1/streets/:streetId/reports/:reportId/transition': {
    summary: 'Send a 简报 on, back, or drop it; released by a second person its rows stay as they were',
    access: deciders,
    params: inReport,
    body: record({ version: Type.Integer(), to: reportStatus, reason: line(200, 0) }),
    reply: report,
    refusals: [
      ...managed,
      'changed_meanwhile',
      'same_person_reviews',
      'reason_missing',
      'report_released',
      'report_dropped',
      'report_not_sent',
      'report_not_over',
      'report_unknown_figure',
    ],
  },
  'POST /v1/streets/:streetId/reports/:reportId/correction': {
    summary: 'Draft a new issue that corrects a released one, and say why',
    access: coordinators,
    params: inReport,
    body: reasonGiven,
    reply: report,
    status: 201,
    refusals: [...managed, 'report_not_released', 'report_corrected'],
  },
  'GET /v1/streets/:streetId/reports/:reportId/figures/:figureId/rows': {
    summary: 'The rows kept with a number, or by which it differs from another issue',
    access: deciders,
    params: record({ streetId, reportId: id, figureId }),
    query: record({ part: oneOf(reportParts), against: Type.Optional(id), ...paging }),
    reply: page(figureRow),
    refusals: [...managed, 'figure_sealed'],
  },
  'GET /v1/streets/:streetId/reports/:reportId/paper': {
    summary: 'A 简报 on A4 as PDF; what is not released is marked as a draft',
    access: anyStaff,
    params: inReport,
    reply: file('application/pdf'),
    refusals: managed,
  },
  'GET /v1/streets/:streetId/reports/:reportId/sheet.xlsx': {
    summary: 'A 简报 as a spreadsheet with definitions, claims and rows; the log says who took it',
    access: deciders,
    params: inReport,
    isLong: true,
    reply: listSheet,
    refusals: [...managed, 'export_too_large'],
  },
  'GET /v1/streets/:streetId/claims': {
    summary: 'What the street says and the system did not count',
    access: anyStaff,
    params: inStreet,
    reply: list(claim),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/claims': {
    summary: 'Write down what the street says, in its words',
    access: coordinators,
    params: inStreet,
    body: claimEdit,
    reply: claim,
    status: 201,
    refusals: ['not_allowed', 'claim_not_in_quote'],
  },
  'POST /v1/streets/:streetId/claims/:claimId/withdrawal': {
    summary: 'Take a claim back; issues that were released keep it',
    access: coordinators,
    params: record({ streetId, claimId: id }),
    reply: nothing,
    status: 204,
    refusals: managed,
  },
})
