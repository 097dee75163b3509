import {
  evidenceGrades,
  factSources,
  figureFolds,
  figureIds,
  figureUnits,
  publicFigureIds,
} from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { anyStaff, endpoints, keepers } from './endpoint.ts'
import {
  day,
  id,
  inStreet,
  instant,
  listSheet,
  oneOf,
  orNull,
  page,
  paging,
  record,
  streetId,
} from './schema.ts'

/** Which days are counted, both in it, and of what: within the caller's own reach, whatever is asked. */
const counted = {
  from: day,
  to: day,
  areaId: Type.Optional(id),
  organizationId: Type.Optional(id),
}

const number = {
  /** Null where there is nothing to divide by, or too few to be told. */
  value: orNull(Type.Number()),
  /** People who came along and left no name: the persons are at least so many. */
  unnamed: Type.Integer(),
}

/** Which number. */
export const figureId = oneOf(figureIds)

/** A number with what it means. */
export const figureValue = record({
  id: figureId,
  name: Type.String(),
  unit: oneOf(figureUnits),
  definition: Type.String(),
  ...number,
  /** The same of the time before: as many months before whole months, else as many days. */
  before: orNull(Type.Number()),
  /** Why there is no number: too few to be told, or told only of a whole month of the street that is over. */
  hidden: orNull(oneOf(['too_few', 'only_whole_months'])),
  /** Whether its rows and folds can be looked at. */
  isOpen: Type.Boolean(),
})
export type FigureValue = Static<typeof figureValue>

/** What everybody is told of a street, counted once an hour. */
export const publicFigures = record({
  year: Type.Integer(),
  countedAt: instant,
  items: Type.Array(
    record({
      id: oneOf(publicFigureIds),
      name: Type.String(),
      unit: oneOf(figureUnits),
      definition: Type.String(),
      ...number,
    }),
  ),
})
export type PublicFigures = Static<typeof publicFigures>

/** What one person gave in a year, and what they came to. */
export const ownYear = record({
  year: Type.Integer(),
  hours: Type.Number(),
  /** How many records of service there are. */
  times: Type.Integer(),
  byMonth: Type.Array(record({ key: Type.String(), hours: Type.Number() })),
  byGrade: Type.Array(record({ key: oneOf(evidenceGrades), hours: Type.Number() })),
  /** At how many slots of services they were received. */
  came: Type.Integer(),
})
export type OwnYear = Static<typeof ownYear>

/** A part of a number: a day, a month, an area, an organization, a category, a grade. */
export const figurePart = record({ key: orNull(Type.String()), name: orNull(Type.String()), ...number })
export type FigurePart = Static<typeof figurePart>

/** One thing that was counted. */
export const figureRow = record({
  id,
  source: oneOf(factSources),
  at: instant,
  title: Type.String(),
  place: orNull(Type.String()),
  /** Who it was, masked. */
  personName: orNull(Type.String()),
  weight: Type.Number(),
  facet: Type.String(),
  /** Of a share: whether it is so. */
  isMet: Type.Boolean(),
  /** The slot or matter it belongs to. */
  partOf: orNull(id),
})
export type FigureRow = Static<typeof figureRow>

/** Which rows of a number: of one of its parts, or all. */
const ofPart = {
  ...counted,
  key: Type.Optional(Type.String({ maxLength: 60 })),
  by: Type.Optional(oneOf(figureFolds)),
}

const inFigure = record({ streetId, figureId })

export const figureEndpoints = endpoints({
  'GET /v1/streets/:streetId/public-figures': {
    summary: 'What everybody is told of a street in numbers: this year until the last full hour',
    access: 'public',
    params: inStreet,
    reply: publicFigures,
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/me/year': {
    summary: 'What the caller, or a child of theirs, gave in a year, month by month, and what they came to',
    access: 'member',
    params: inStreet,
    query: record({
      year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2999 })),
      personId: Type.Optional(id),
    }),
    reply: ownYear,
    refusals: [],
  },
  'GET /v1/streets/:streetId/figures': {
    summary: 'The numbers of a time, with what each counts and what it was in the time before',
    access: anyStaff,
    params: inStreet,
    query: record(counted),
    reply: record({ countedAt: instant, items: Type.Array(figureValue) }),
    refusals: ['not_allowed'],
  },
  'GET /v1/streets/:streetId/figures/:figureId': {
    summary: 'One number of a time, laid out by days, months, areas, organizations, categories or grades',
    access: anyStaff,
    params: inFigure,
    query: record({ ...counted, by: oneOf(figureFolds) }),
    reply: record({ countedAt: instant, total: figureValue, parts: Type.Array(figurePart) }),
    refusals: ['not_allowed', 'figure_sealed'],
  },
  'GET /v1/streets/:streetId/figures/:figureId/rows': {
    summary: 'What a number counts, newest first: its rows before they were folded',
    access: keepers,
    params: inFigure,
    query: record({ ...ofPart, ...paging }),
    reply: page(figureRow),
    refusals: ['not_allowed', 'figure_sealed'],
  },
  'GET /v1/streets/:streetId/figures.xlsx': {
    summary:
      'The numbers of a time as a spreadsheet, with a sheet of what each counts; the log says who took it',
    access: anyStaff,
    params: inStreet,
    query: record(counted),
    isLong: true,
    reply: listSheet,
    refusals: ['not_allowed', 'export_too_large'],
  },
  'GET /v1/streets/:streetId/figures/:figureId/rows.xlsx': {
    summary:
      'All that a number counts as a spreadsheet, with a sheet that says how; the log says who took it',
    access: keepers,
    params: inFigure,
    query: record(ofPart),
    isLong: true,
    reply: listSheet,
    refusals: ['not_allowed', 'figure_sealed', 'export_too_large'],
  },
})
