import { type BuildExtraConfigColumns, getTableColumns, is, type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  customType,
  foreignKey,
  PgColumn,
  type PgColumnBuilderBase,
  type PgTableExtraConfigValue,
  PrimaryKeyBuilder,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

/** The tenant: first column of every key but those of `account`. */
export const streetIdColumn = () => text('street_id').notNull()

type InStreet<C> = { streetId: ReturnType<typeof streetIdColumn> } & C

/** A table of what streets have: the street is its first column, and its key is street and id where it names no other. */
export function streetTable<N extends string, C extends Record<string, PgColumnBuilderBase>>(
  name: N,
  columns: C,
  more: (t: BuildExtraConfigColumns<N, InStreet<C>, 'pg'>) => PgTableExtraConfigValue[] = () => [],
) {
  const all: InStreet<C> = { streetId: streetIdColumn(), ...columns }
  return pgTable(name, all, t => {
    const said = more(t)
    const isKeyed = said.some(one => is(one, PrimaryKeyBuilder))
    return !isKeyed && 'id' in t && is(t.id, PgColumn) ? [keyedBy(t.id), ...said] : said
  })
}

/** The key of a street's table that has no id. */
export const keyedBy = (...columns: [AnyPgColumn, ...AnyPgColumn[]]) =>
  primaryKey({ columns: [streetOf(columns[0]), ...columns] })

/** A reference inside a street: a column and what it names, each with the street before it. */
export const refers = (column: AnyPgColumn, to: AnyPgColumn) =>
  foreignKey({ columns: [streetOf(column), column], foreignColumns: [streetOf(to), to] })

function streetOf(column: AnyPgColumn): AnyPgColumn {
  const { streetId } = getTableColumns(column.table)
  if (streetId === undefined) throw new Error(`${column.name} is in no street`)
  return streetId
}

/** UUIDv7 made by the application, so that keys grow with time and need no round trip. */
export const idColumn = () => uuid('id').notNull()

/** An instant, kept in UTC. */
export const instantColumn = (name: string) =>
  timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** A text that sorts by its characters' numbers whatever the cluster's own order is, so that an index finds its beginnings. */
export const plainText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

/** SQL: the letters of a text, each bound to its street: what an index of words is over. */
export const lettersOf = (street: AnyPgColumn, words: AnyPgColumn | SQL) => sql`letters(${street}, ${words})`

/** SQL: the pairs of neighbouring letters of a text, each bound to its street: an index of them is asked for one at once. */
export const pairsOf = (street: AnyPgColumn, words: AnyPgColumn | SQL) => sql`pairs(${street}, ${words})`

/** SQL: a text as a Chinese dictionary has it, by its sound: what an index of that order is over. */
export const indexOfSound = (text: AnyPgColumn) => sql`${text} collate "zh-x-icu"`

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

export const bits = customType<{ data: string; config: { length: number } }>({
  dataType: config => `bit(${config?.length})`,
})

export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** SQL: an instant as ISO 8601 in UTC, so that a hot read spares parsing it; text sorts as time does. */
export const isoText = (column: string) =>
  `case when ${column} = 'infinity' then 'infinity'
    else to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end`
