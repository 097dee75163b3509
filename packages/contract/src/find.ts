import Type, { type Static } from 'typebox'
import { anyStaff, endpoints } from './endpoint.ts'
import { id, inStreet, line, list, oneOf, record } from './schema.ts'

export const foundKinds = [
  'booking',
  'person',
  'service',
  'slot',
  'matter',
  'article',
  'activity',
  'team',
] as const
export type FoundKind = (typeof foundKinds)[number]

/** One thing that was found, and where it is looked at. */
export const foundThing = record({
  kind: oneOf(foundKinds),
  title: Type.String(),
  /** What tells it from others of the same name. */
  hint: Type.String(),
  /** Where it is, at the console and below the street. */
  to: Type.String(),
})
export type FoundThing = Static<typeof foundThing>

/** What everybody may find: each is opened by its id. */
export const publicFoundKinds = ['guide', 'article', 'service', 'station', 'place', 'matter'] as const
export type PublicFoundKind = (typeof publicFoundKinds)[number]

/** One thing that everybody may find. */
export const publicFoundThing = record({
  kind: oneOf(publicFoundKinds),
  id,
  title: Type.String(),
  /** What it comes to; of what has run out, first of all that it has. */
  hint: Type.String(),
})
export type PublicFoundThing = Static<typeof publicFoundThing>

export const findEndpoints = endpoints({
  'GET /v1/streets/:streetId/find': {
    summary:
      'A few of each kind by what was typed, as far as the caller may see them: bookings by code, people, services, slots, matters, articles, activities, teams',
    access: anyStaff,
    params: inStreet,
    query: record({ q: line(60) }),
    reply: record({
      items: Type.Array(foundThing),
      /** Where nothing could be looked for just now, as people call it. */
      unsearched: Type.Array(Type.String()),
    }),
    refusals: ['not_allowed'],
  },
  'GET /v1/streets/:streetId/search': {
    summary:
      'A few of each kind that everybody may read, by two characters or initials: guides, articles, services, stations and other places, public matters',
    access: 'public',
    params: inStreet,
    query: record({ q: line(200) }),
    reply: list(publicFoundThing),
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/search/words': {
    summary:
      'Words by which services of this street are found: near what was typed and found nothing, or the most common ones',
    access: 'public',
    params: inStreet,
    query: record({ q: Type.Optional(line(200)) }),
    reply: list(Type.String()),
    refusals: ['not_found'],
  },
})
