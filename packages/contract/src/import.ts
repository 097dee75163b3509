import Type, { type Static } from 'typebox'
import { coordinators, endpoints } from './endpoint.ts'
import { file, id, inStreet, instant, line, list, orNull, record, streetId } from './schema.ts'

/** What is wrong with a cell of a spreadsheet, in plain Chinese. */
export const cellError = record({
  sheet: Type.String(),
  /** As the spreadsheet numbers it; the heading is row 1. */
  row: Type.Integer(),
  column: Type.String(),
  message: Type.String(),
})
export type CellError = Static<typeof cellError>

/** What is wrong in the same way with cells of a column, at the first of them. */
export const importError = record({
  ...cellError.properties,
  /** In how many rows. */
  rows: Type.Integer(),
  /** A word that is in no list, where that is what is wrong. */
  word: orNull(Type.String()),
  /** The words that would be, nearest first. */
  choices: Type.Array(Type.String()),
})
export type ImportError = Static<typeof importError>

/** What nobody sees in a sheet as it lies open: all of it, rows, columns. */
export const importHidden = record({ sheet: Type.String(), text: Type.String() })
export type ImportHidden = Static<typeof importHidden>

/** A word of a column that is read as another one, in every row. */
export const importMend = record({ column: line(40), word: line(200), becomes: line(40) })
export type ImportMend = Static<typeof importMend>

/** A spreadsheet that was read and judged but not yet written. */
export const importPreview = record({
  id,
  fileName: Type.String(),
  rows: Type.Integer(),
  services: record({ added: Type.Integer(), changed: Type.Integer(), same: Type.Integer() }),
  slots: record({ added: Type.Integer(), changed: Type.Integer(), same: Type.Integer() }),
  errors: Type.Array(importError),
  /** More errors than are listed, each row by itself. */
  moreErrors: Type.Integer(),
  /** How many cells are wrong, and in how many rows. */
  wrongCells: Type.Integer(),
  wrongRows: Type.Integer(),
  /** Words that are read as others. */
  mends: Type.Array(importMend),
  /** Services that get another place: who is booked or waits for a coming slot of theirs is told. */
  relocated: Type.Integer(),
  /** Cells that take away what is there. */
  cleared: Type.Integer(),
  /** Left out, unless it was asked for. */
  hidden: Type.Array(importHidden),
  includesHidden: Type.Boolean(),
  /** The first rows, as they would be written. */
  sample: Type.Array(
    record({
      sheet: Type.String(),
      row: Type.Integer(),
      title: Type.String(),
      what: Type.String(),
      startsAt: orNull(instant),
    }),
  ),
})
export type ImportPreview = Static<typeof importPreview>

/** A spreadsheet that was written, by its caller. */
export const importWritten = record({
  id,
  fileName: Type.String(),
  committedAt: instant,
  /** How many services and slots it added. */
  services: Type.Integer(),
  slots: Type.Integer(),
  /** How many rows changed what was there before: those are not taken back. */
  changed: Type.Integer(),
})
export type ImportWritten = Static<typeof importWritten>

export const importEndpoints = endpoints({
  'GET /v1/streets/:streetId/import-template': {
    summary: 'The spreadsheet to fill in, with the lists of this street',
    access: coordinators,
    params: inStreet,
    reply: file('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/imports': {
    summary: 'Read a spreadsheet of services and slots (xlsx, xls or csv) and say what it would do',
    access: coordinators,
    params: inStreet,
    query: record({ includesHidden: Type.Optional(Type.Boolean()) }),
    upload: true,
    reply: importPreview,
    status: 201,
    refusals: [
      'not_allowed',
      'import_file_unreadable',
      'import_too_large',
      'import_too_complex',
      'unsupported_media',
    ],
  },
  'PUT /v1/streets/:streetId/imports/:importId/mends': {
    summary: 'Read words of a spreadsheet that are in no list as others, in every row, and judge it again',
    access: coordinators,
    params: record({ streetId, importId: id }),
    body: record({ mends: Type.Array(importMend, { maxItems: 200 }) }),
    reply: importPreview,
    refusals: ['not_allowed', 'import_gone'],
  },
  'GET /v1/streets/:streetId/imports/:importId/marked': {
    summary: 'The spreadsheet with what is wrong beside every row, and the cells coloured',
    access: coordinators,
    params: record({ streetId, importId: id }),
    reply: file('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
    refusals: ['not_allowed', 'import_gone'],
  },
  'POST /v1/streets/:streetId/imports/:importId/commit': {
    summary: 'Write all of it, or nothing; repeating the same file changes nothing',
    access: coordinators,
    params: record({ streetId, importId: id }),
    reply: importPreview,
    refusals: ['not_allowed', 'import_has_errors', 'import_gone', 'changed_meanwhile'],
  },
  'GET /v1/streets/:streetId/written-imports': {
    summary: 'What the caller wrote by spreadsheets within a day, the newest first',
    access: coordinators,
    params: inStreet,
    reply: list(importWritten),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/imports/:importId/undo': {
    summary: 'Take back all that a spreadsheet added, while nothing of it was published or changed',
    access: coordinators,
    params: record({ streetId, importId: id }),
    reply: importWritten,
    refusals: ['not_allowed', 'import_gone', 'import_in_use'],
  },
})
