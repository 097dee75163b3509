import type { Claim } from '@yunxuan/contract'
import { figureIds } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import file from './data/claims.json' with { type: 'json' }
import { demoId } from './demo-ids.ts'

const text = Type.String({ minLength: 1 })

const demoClaim = Type.Object(
  {
    name: text,
    value: Type.Number(),
    unit: text,
    /** The words it was read from, as far as they were kept. */
    quote: text,
    figureId: Type.Optional(Type.Enum([...figureIds])),
    period: Type.Optional(text),
    /** Where streets.json has the number. */
    path: Type.Optional(text),
  },
  { additionalProperties: false },
)

const claimsFile = Type.Object({
  note: text,
  source: text,
  streets: Type.Array(Type.Object({ code: text, claims: Type.Array(demoClaim) })),
})
export type ClaimsFile = Static<typeof claimsFile>

/** Returns what the streets of the demo say of themselves; throws where the file does not fit. */
export function readDemoClaims(): ClaimsFile {
  if (Value.Check(claimsFile, file)) return file
  throw new Error(`demo data: claims.json ${Value.Errors(claimsFile, file)[0]?.instancePath ?? ''}`)
}

/** Returns the claims of a street as they are kept. */
export function claimsOf(streetCode: string): Claim[] {
  const { source, streets } = readDemoClaims()
  const own = streets.find(({ code }) => code === streetCode)?.claims ?? []
  return own.map(({ name, value, unit, quote, figureId = null, period = '' }) => ({
    ...{
      id: demoId(`${streetCode} claim ${name} ${value}`),
      figureId,
      name,
      value,
      unit,
      period,
      quote,
      source,
    },
  }))
}
