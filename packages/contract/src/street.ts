import { areaKinds, audiences, categories } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { endpoints } from './endpoint.ts'
import { id, inStreet, list, oneOf, orNull, record, streetId } from './schema.ts'

export const streetSummary = record({
  id: streetId,
  name: Type.String(),
  district: Type.String(),
  city: Type.String(),
  province: Type.String(),
  platformName: Type.String(),
  platformModel: Type.String(),
})
export type StreetSummary = Static<typeof streetSummary>

export const area = record({
  id,
  parentId: orNull(id),
  kind: oneOf(areaKinds),
  name: Type.String(),
})
export type Area = Static<typeof area>

export const brandSummary = record({ id, name: Type.String(), services: Type.Integer() })

export const street = record({
  ...streetSummary.properties,
  deskPhone: Type.String(),
  areas: Type.Array(area),
  /** Brands with the number of their published services, most first. */
  brands: Type.Array(brandSummary),
  /** Categories that have published services, most first. */
  categories: Type.Array(record({ category: oneOf(categories), services: Type.Integer() })),
  audiences: Type.Array(oneOf(audiences)),
  /** Whether any of its places says when one may come in and what is there. */
  hasStations: Type.Boolean(),
})
export type Street = Static<typeof street>

export const streetEndpoints = endpoints({
  'GET /v1/streets': {
    summary: 'Streets on this platform',
    access: 'public',
    reply: list(streetSummary),
    refusals: [],
  },
  'GET /v1/me/streets': {
    summary: 'Streets in which this account holds a role',
    access: 'account',
    reply: list(streetSummary),
    refusals: [],
  },
  'GET /v1/streets/:streetId': {
    summary: 'A street with its areas, brands and categories',
    access: 'public',
    params: inStreet,
    reply: street,
    refusals: ['not_found'],
  },
})
