import { holderSorts, pointsKinds } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { coordinators, endpoints } from './endpoint.ts'
import {
  countedPage,
  day,
  id,
  inStreet,
  instant,
  oneOf,
  orNull,
  page,
  paging,
  record,
  searchText,
  sortedBy,
} from './schema.ts'

/** One movement of somebody's points, and what it is made of. */
export const pointsMove = record({
  id,
  kind: oneOf(pointsKinds),
  /** Below zero when points went. */
  amount: Type.Integer(),
  at: instant,
  /** The activity served at, or the reward. */
  title: Type.String(),
  recordId: orNull(id),
  redemptionId: orNull(id),
  /** Minutes of the record. */
  minutes: orNull(Type.Integer()),
  /** The version of the street's rules it was worked out by; 0 for the defaults. */
  policyVersion: Type.Integer(),
})
export type PointsMove = Static<typeof pointsMove>

export const pointsView = record({
  ...page(pointsMove).properties,
  personId: id,
  /** Below zero is a debt: hours were taken back that had been spent, and redeeming rests. */
  balance: Type.Integer(),
  /** Points that run out next; null when none do. */
  runsOut: orNull(record({ points: Type.Integer(), on: day })),
  rules: record({ perHour: Type.Integer(), holidayPercent: Type.Integer() }),
})
export type PointsView = Static<typeof pointsView>

export const pointsHolder = record({
  personId: id,
  personName: Type.String(),
  number: Type.String(),
  balance: Type.Integer(),
})
export type PointsHolder = Static<typeof pointsHolder>

export const pointsEndpoints = endpoints({
  'GET /v1/streets/:streetId/me/points': {
    summary: 'Own points, or those of an own child: the balance and each movement with what it is made of',
    access: 'member',
    params: inStreet,
    query: record({ personId: Type.Optional(id), ...paging }),
    reply: pointsView,
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/managed/points': {
    summary: 'Who holds points, by their numbers; only those in debt when asked for',
    access: coordinators,
    params: inStreet,
    query: record({
      q: searchText,
      inDebt: Type.Optional(Type.Boolean()),
      ...sortedBy(holderSorts),
      ...paging,
    }),
    reply: countedPage(pointsHolder),
    refusals: ['not_allowed'],
  },
  'GET /v1/streets/:streetId/managed/points/totals': {
    summary: 'What the street gave out, what was redeemed, what ran out, and what people hold',
    access: coordinators,
    params: inStreet,
    reply: record({
      issued: Type.Integer(),
      redeemed: Type.Integer(),
      expired: Type.Integer(),
      held: Type.Integer(),
      inDebt: Type.Integer(),
    }),
    refusals: ['not_allowed'],
  },
})
