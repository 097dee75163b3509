import { type Category, categories } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import activities from './data/activities.json' with { type: 'json' }
import { weeklyTime } from './demo-schema.ts'

const text = Type.String({ minLength: 1 })
const maybe = Type.String()
const record = <P extends Type.TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })

const activity = record({
  key: text,
  title: text,
  summary: text,
  description: text,
  content: text,
  category: Type.Enum<[Category, ...Category[]]>([...categories]),
  brand: Type.Union([text, Type.Null()]),
  project: maybe,
  team: text,
  isTeamOnly: Type.Boolean(),
  /** Who of the sign-in's people answers for it. */
  leader: text,
  organization: text,
  venue: text,
  skills: Type.Array(text),
  minimumAge: Type.Union([Type.Integer(), Type.Null()]),
  risk: maybe,
  insurance: maybe,
  training: maybe,
  bring: Type.Array(text),
  keywords: Type.Array(text, { minItems: 1 }),
  durationMinutes: Type.Integer({ minimum: 30 }),
  placesPerSlot: Type.Integer({ minimum: 1 }),
  weekly: Type.Array(weeklyTime),
  stalls: Type.Array(record({ name: text, organizationName: maybe, places: Type.Integer({ minimum: 1 }) })),
  isRunning: Type.Boolean(),
  isTemplate: Type.Boolean(),
})
export type DemoActivity = Static<typeof activity>

const file = record({
  _note: text,
  streets: Type.Array(record({ code: text, activities: Type.Array(activity) })),
})

/** Returns the sample activities of a street; throws when the file does not fit its schema. */
export function activitiesOf(streetCode: string): readonly DemoActivity[] {
  // Its text is only known to fit once it was checked.
  const source: unknown = activities
  if (!Value.Check(file, source)) {
    const first = Value.Errors(file, source)[0]
    throw new Error(`demo data: activities ${first?.instancePath ?? ''} ${first?.message ?? ''}`)
  }
  return source.streets.find(street => street.code === streetCode)?.activities ?? []
}
