import type { Sort } from '@yunxuan/domain'
import Type, { type TEnum, type TProperties, type TSchema } from 'typebox'

/** An object that refuses unknown fields. */
export const record = <P extends TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })

/** One of a list that domain writes once. */
export const oneOf = <const L extends readonly string[]>(list: L): TEnum<[...L]> =>
  Type.Enum<[...L]>([...list])

/** A value that may be null in life. */
export const orNull = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])

/** UUIDv7, made by the application. */
export const id = Type.String({ format: 'uuid' })

/** Official nine-digit code of a sub-district. */
export const streetId = Type.String({ pattern: '^[1-9]\\d{8}$' })

/**
 * An instant, ISO 8601 in UTC, of the years 1000 to 2999. The format allows leap seconds and zones of two digits,
 * which no Date is made of, and years that no calendar here reaches.
 */
export const instant = Type.String({
  format: 'date-time',
  pattern: '^[12]\\d{3}-.*:[0-5]\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$',
})

/** A calendar day in Asia/Shanghai, YYYY-MM-DD, not before the year 1000: the database knows no year 0. */
export const day = Type.String({ format: 'date', pattern: '^[1-9]' })

/** A clock time in Asia/Shanghai, HH:MM. */
export const clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })

/** A line somebody types; the longest length is in characters. */
export const line = (maxLength: number, minLength = 1) =>
  Type.String({ minLength, maxLength, pattern: minLength > 0 ? '\\S' : '' })

/** A mainland mobile or landline number as typed. */
export const phone = Type.String({ pattern: '^[0-9+][0-9 -]{5,19}$' })

/** A list that is given whole. */
export const list = <S extends TSchema>(item: S) => record({ items: Type.Array(item) })

/** A page of a keyset-paginated list; the cursor is opaque and null on the last page. */
export const page = <S extends TSchema>(item: S) =>
  record({ items: Type.Array(item), nextCursor: orNull(Type.String()) })

/** A page of a list that is counted: how many fit what is asked for is said with the first one, null further on. */
export const countedPage = <S extends TSchema>(item: S) =>
  record({ ...page(item).properties, total: orNull(Type.Integer()) })

/** The columns a list may be sorted by, as a query names them. */
export const sortedBy = <const L extends readonly string[]>(columns: L) => {
  const ways = columns.flatMap((column: L[number]): Sort<L[number]>[] => [column, `-${column}`])
  return { sort: Type.Optional(Type.Enum<Sort<L[number]>[]>(ways)) }
}

/** How to ask for a page. */
export const paging = {
  cursor: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
}

/** What somebody typed to find something by; a whole message that was pasted is no mistake. */
export const searchText = Type.Optional(Type.String({ maxLength: 200 }))

/** A write that says why. */
export const reasonGiven = record({ reason: line(200) })

/** The reply of a write that has nothing to say. */
export const nothing = Type.Null()

/** A reply that is a file, with its media type. */
export const file = (mediaType: string) => Type.Unsafe<Uint8Array | string>({ 'x-media-type': mediaType })

/** The reply that is a list as a spreadsheet, whole. */
export const listSheet = file('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')

/** Returns the media type of a reply that is a file; undefined when it is JSON. */
export function mediaTypeOf(reply: TSchema): string | undefined {
  if (!('x-media-type' in reply)) return undefined
  const mediaType = reply['x-media-type']
  return typeof mediaType === 'string' ? mediaType : undefined
}

/** Where everything of one street lies. */
export const inStreet = record({ streetId })
