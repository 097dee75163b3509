/** What the hash chain of a street keeps, in the order of its life. */
export const chainKinds = ['record', 'approval', 'reversal', 'correction', 'back_fill'] as const
export type ChainKind = (typeof chainKinds)[number]

/** One entry of a street's chain, before its hash. */
export interface ChainLink {
  streetId: string
  /** 1, 2, 3 … without a gap. */
  seq: number
  /** ISO 8601 in UTC with milliseconds. */
  at: string
  kind: ChainKind
  subjectId: string
  /** Canonical JSON. */
  body: string
  /** Hash of the entry before it, 64 hexadecimal digits. */
  prevHash: string
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Returns JSON with its keys in order and no spaces, so that the same facts are always the same bytes (RFC 8785). */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, of]) => `${JSON.stringify(key)}:${canonicalJson(of)}`).join(',')}}`
}

/** Returns the text whose SHA-256 is an entry's hash: one line each for street, number, time, kind, subject, body and the hash before. */
export function chainText(link: ChainLink): string {
  const { streetId, seq, at, kind, subjectId, body, prevHash } = link
  return [streetId, seq, at, kind, subjectId, body, prevHash].join('\n')
}

/** Returns the text whose SHA-256 stands before a street's first entry. */
export function chainOrigin(streetId: string): string {
  return `yunxuan chain ${streetId}`
}

/** Returns the calendar month of a day, YYYY-MM: heads are published by it. */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}
