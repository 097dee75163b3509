import {
  candidateStatuses,
  evidenceGrades,
  objectionDenials,
  objectionStatuses,
  runConfirmationDenials,
  starRunStatuses,
} from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { coordinators, deciders, endpoints } from './endpoint.ts'
import {
  day,
  id,
  inStreet,
  instant,
  line,
  list,
  oneOf,
  orNull,
  page,
  paging,
  reasonGiven,
  record,
  streetId,
} from './schema.ts'

/** Minutes by the evidence they rest on. */
export const gradeMinutes = Type.Array(record({ grade: oneOf(evidenceGrades), minutes: Type.Integer() }))

/** A rating run as the console keeps it. */
export const starRun = record({
  id,
  title: Type.String(),
  /** Records of service until this day count. */
  until: day,
  status: oneOf(starRunStatuses),
  policyVersion: Type.Integer(),
  /** Hours of each star. */
  ladder: Type.Array(Type.Integer()),
  frozenAt: instant,
  frozenByName: Type.String(),
  publishedAt: orNull(instant),
  noticeUntil: orNull(instant),
  confirmedAt: orNull(instant),
  confirmedByName: orNull(Type.String()),
  candidates: Type.Integer(),
  struck: Type.Integer(),
  openObjections: Type.Integer(),
  /** Why this caller may not confirm it now; null when they may. */
  confirmationDenial: orNull(oneOf(runConfirmationDenials)),
})
export type StarRun = Static<typeof starRun>

export const starCandidate = record({
  personId: id,
  personName: Type.String(),
  number: Type.String(),
  minutes: Type.Integer(),
  byGrade: gradeMinutes,
  starsBefore: Type.Integer(),
  stars: Type.Integer(),
  status: oneOf(candidateStatuses),
  reason: Type.String(),
})
export type StarCandidate = Static<typeof starCandidate>

/** A run as it hangs on the wall: names masked, no numbers that lead further. */
export const publicStarRun = record({
  id,
  title: Type.String(),
  until: day,
  status: oneOf(starRunStatuses),
  ladder: Type.Array(Type.Integer()),
  publishedAt: instant,
  noticeUntil: instant,
  confirmedAt: orNull(instant),
  candidates: Type.Integer(),
  phone: Type.String(),
})
export type PublicStarRun = Static<typeof publicStarRun>

export const publicCandidate = record({
  /** To name in an objection. */
  id,
  /** 王*兰 */
  maskedName: Type.String(),
  numberTail: Type.String(),
  hours: Type.Number(),
  stars: Type.Integer(),
})
export type PublicCandidate = Static<typeof publicCandidate>

export const objection = record({
  id,
  personId: id,
  personName: Type.String(),
  number: Type.String(),
  text: Type.String(),
  byName: Type.String(),
  createdAt: instant,
  status: oneOf(objectionStatuses),
  answer: orNull(Type.String()),
  answeredAt: orNull(instant),
})
export type Objection = Static<typeof objection>

const inRun = record({ streetId, runId: id })

export const starEndpoints = endpoints({
  'GET /v1/streets/:streetId/managed/star-runs': {
    summary: 'Rating runs, newest first',
    access: deciders,
    params: inStreet,
    reply: list(starRun),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/star-runs': {
    summary: 'Count everybody’s hours until a day, by the rules of today, and keep that picture',
    access: coordinators,
    params: inStreet,
    body: record({ title: line(40), until: day }),
    isLong: true,
    reply: starRun,
    status: 201,
    refusals: ['not_allowed', 'run_in_future'],
  },
  'GET /v1/streets/:streetId/managed/star-runs/:runId': {
    summary: 'A rating run',
    access: deciders,
    params: inRun,
    reply: starRun,
    refusals: ['not_found', 'not_allowed'],
  },
  'GET /v1/streets/:streetId/managed/star-runs/:runId/candidates': {
    summary: 'Who would get a star, most hours first, with the evidence their hours rest on',
    access: deciders,
    params: inRun,
    query: record(paging),
    reply: page(starCandidate),
    refusals: ['not_found', 'not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/star-runs/:runId/notice': {
    summary: 'Show the run to everybody for at least seven days (公示)',
    access: coordinators,
    params: inRun,
    reply: starRun,
    refusals: ['not_found', 'not_allowed', 'run_not_possible', 'run_empty'],
  },
  'POST /v1/streets/:streetId/managed/star-runs/:runId/confirmation': {
    summary: 'Confirm a run as a second person, after its notice: certificates are issued',
    access: deciders,
    params: inRun,
    isLong: true,
    reply: starRun,
    refusals: ['not_found', 'not_allowed', ...runConfirmationDenials],
  },
  'POST /v1/streets/:streetId/managed/star-runs/:runId/cancellation': {
    summary: 'Drop a run that was not confirmed',
    access: coordinators,
    params: inRun,
    body: reasonGiven,
    reply: starRun,
    refusals: ['not_found', 'not_allowed', 'run_not_possible'],
  },
  'GET /v1/streets/:streetId/managed/star-runs/:runId/objections': {
    summary: 'What was objected, open ones first',
    access: deciders,
    params: inRun,
    reply: list(objection),
    refusals: ['not_found', 'not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/objections/:objectionId/answer': {
    summary: 'Uphold an objection, which strikes the candidate, or reject it with a reason',
    access: deciders,
    params: record({ streetId, objectionId: id }),
    body: record({ isUpheld: Type.Boolean(), answer: line(300) }),
    reply: objection,
    refusals: ['not_found', 'not_allowed', 'objection_answered', 'run_not_possible', 'same_person_reviews'],
  },
  'GET /v1/streets/:streetId/star-runs': {
    summary: 'Rating runs that were shown to everybody, newest first',
    access: 'public',
    params: inStreet,
    reply: list(publicStarRun),
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/star-runs/:runId': {
    summary: 'A rating run as everybody may read it: names masked, most stars first',
    access: 'public',
    params: inRun,
    query: record(paging),
    reply: record({ run: publicStarRun, ...page(publicCandidate).properties }),
    refusals: ['not_found'],
  },
  'POST /v1/streets/:streetId/star-runs/:runId/objections': {
    summary: 'Object to a candidate while the notice hangs',
    access: 'member',
    params: inRun,
    body: record({ candidateId: id, text: line(500) }),
    reply: record({ id, createdAt: instant }),
    status: 201,
    refusals: ['not_found', 'already_asked', ...objectionDenials],
  },
  'GET /v1/streets/:streetId/me/stars': {
    summary: 'Own stars, or those of an own child: what they rest on and how far the next one is',
    access: 'member',
    params: inStreet,
    query: record({ personId: Type.Optional(id) }),
    reply: record({
      personId: id,
      stars: Type.Integer(),
      minutes: Type.Integer(),
      byGrade: gradeMinutes,
      ladder: Type.Array(Type.Integer()),
      next: orNull(record({ stars: Type.Integer(), missingMinutes: Type.Integer() })),
      /** A run that shows this person to everybody now. */
      noticeRunId: orNull(id),
    }),
    refusals: ['not_found'],
  },
})
