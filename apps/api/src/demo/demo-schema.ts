import { serviceModes, staffRoles } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'

const text = Type.String({ minLength: 1 })
const orNull = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()])
const record = <P extends Type.TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })
const birthDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const gender = Type.Union([Type.Literal('female'), Type.Literal('male')])
const sample = Type.Literal(true)

/** One repeating time of a service: ISO weekday (1 is Monday), Shanghai clock, every so many weeks. */
export const weeklyTime = record({
  weekday: Type.Integer({ minimum: 1, maximum: 7 }),
  start: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
  everyWeeks: Type.Optional(Type.Integer({ minimum: 2, maximum: 4 })),
  phase: Type.Optional(Type.Integer({ minimum: 0, maximum: 3 })),
  venue: Type.Optional(text),
})
export type WeeklyTime = Static<typeof weeklyTime>

const service = record({
  key: text,
  name: text,
  brand: text,
  organization: text,
  category: text,
  summary: text,
  description: text,
  audience: Type.Array(text, { minItems: 1 }),
  eligibility: text,
  minimumAge: Type.Optional(Type.Integer()),
  maximumAge: Type.Optional(Type.Integer()),
  /** `street` needs a home in the street, `community` one in the named communities. */
  residency: Type.Union([Type.Literal('anyone'), Type.Literal('street'), Type.Literal('community')]),
  communities: Type.Array(text),
  /** What to do before coming. */
  preparation: Type.Optional(Type.Array(text)),
  bring: Type.Array(text),
  cost: text,
  feeFen: Type.Integer({ minimum: 0 }),
  mode: Type.Enum([...serviceModes]),
  venue: orNull(text),
  needsApproval: Type.Boolean(),
  privateNote: orNull(Type.Union([Type.Literal('health'), Type.Literal('general')])),
  durationMinutes: Type.Integer({ minimum: 10 }),
  placesPerSlot: Type.Integer({ minimum: 1 }),
  largestParty: Type.Integer({ minimum: 1, maximum: 6 }),
  weekly: Type.Array(weeklyTime, { minItems: 1 }),
  keywords: Type.Array(text, { minItems: 1 }),
  cancelCutoffHours: Type.Integer({ minimum: 0 }),
  contactPhone: text,
  assuredDaysAgo: Type.Integer({ minimum: 0 }),
  sample,
})

const venue = record({
  name: text,
  community: text,
  address: text,
  room: text,
  access: text,
  latitude: Type.Number(),
  longitude: Type.Number(),
  namedInSource: Type.Boolean(),
  sample,
})
export type DemoVenue = Static<typeof venue>

/** data/services/*.json: one street's catalogue as the demo writes it. */
export const catalogueFile = record({
  _note: text,
  code: text,
  deskPhone: text,
  brands: Type.Array(record({ name: text, summary: text })),
  organizations: Type.Array(record({ name: text, kind: text, sample: Type.Boolean() })),
  venues: Type.Array(venue),
  services: Type.Array(service),
})
export type CatalogueFile = Static<typeof catalogueFile>

const dependant = record({
  key: text,
  name: text,
  gender,
  relation: text,
  kind: Type.Union([Type.Literal('elder'), Type.Literal('child')]),
  birthDate,
  /** How consent was given: the elder said yes, or the guardian decides for the child. */
  consent: Type.Union([Type.Literal('spoken'), Type.Literal('guardian')]),
})

const resident = record({
  key: text,
  name: text,
  gender,
  birthDate,
  community: text,
  audience: Type.Array(text),
  habit: text,
  phone: text,
  dependants: Type.Array(dependant),
  sample,
})

const staffMember = record({
  key: text,
  name: text,
  gender,
  birthDate,
  role: Type.Enum([...staffRoles]),
  area: orNull(text),
  organization: orNull(text),
  habit: text,
  phone: text,
  sample,
})
export type DemoStaffMember = Static<typeof staffMember>

/** data/people.json: whom the demo's sign-in offers. */
export const peopleFile = record({
  _note: text,
  streets: Type.Array(
    record({ code: text, residents: Type.Array(resident), staff: Type.Array(staffMember) }),
  ),
})
export type PeopleFile = Static<typeof peopleFile>

const givenNames = record({ female: Type.Array(text), male: Type.Array(text) })

/** data/crowd.json: parts of names for the rosters. */
export const crowdFile = record({
  _note: text,
  surnames: text,
  elder: givenNames,
  adult: givenNames,
  young: givenNames,
})

/** data/ratings.json: what sample people said, by category. */
export const ratingsFile = record({
  _note: text,
  ratings: Type.Array(record({ category: text, stars: Type.Integer({ minimum: 1, maximum: 5 }), text })),
})

/** data/teams.json: volunteer teams, and who of the sign-in's people is in them. */
export const teamsFile = record({
  _note: text,
  /** What the teams of a community do, where a street reports more teams than it names. */
  kinds: Type.Array(record({ name: text, intro: text })),
  streets: Type.Array(
    record({
      code: text,
      head: text,
      /** As many as the street reports when null. */
      volunteers: orNull(Type.Integer({ minimum: 1 })),
      teams: Type.Array(record({ name: text, intro: text, parent: orNull(text), community: orNull(text) })),
      people: Type.Array(
        record({
          key: text,
          dependant: orNull(text),
          team: orNull(text),
          role: Type.Enum(['leader', 'member']),
          skills: Type.Array(text),
          categories: Type.Array(text),
          consent: orNull(Type.Enum(['mother', 'paper'])),
          /** A qualification that waits for the coordinator. */
          paper: orNull(text),
          /** A team whose invitation waits for an answer. */
          invitedTo: orNull(text),
        }),
      ),
    }),
  ),
})
export type TeamsFile = Static<typeof teamsFile>
