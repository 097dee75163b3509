import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, customType, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The tenant: first column of every key but those of `account`. */
export const streetIdColumn = () => text('street_id').notNull()

/** UUIDv7 made by the application, so that keys grow with time and need no round trip. */
export const idColumn = () => uuid('id').notNull()

/** An instant, kept in UTC. */
export const instantColumn = (name: string) =>
  timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** A text that sorts by its characters' numbers whatever the cluster's own order is, so that an index finds its beginnings. */
export const plainText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

/** SQL: the letters of a text, each bound to its street: what an index of words is over. */
export const lettersOf = (street: AnyPgColumn, words: AnyPgColumn | SQL) => sql`letters(${street}, ${words})`

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

export const bits = customType<{ data: string; config: { length: number } }>({
  dataType: config => `bit(${config?.length})`,
})

export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** SQL: an instant as ISO 8601 in UTC, so that a hot read spares parsing it; text sorts as time does. */
export const isoText = (column: string) =>
  `case when ${column} = 'infinity' then 'infinity'
    else to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end`
