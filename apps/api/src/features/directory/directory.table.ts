import {
  boolean,
  doublePrecision,
  foreignKey,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { idColumn, streetIdColumn } from '../../platform/columns.ts'
import { area, street } from '../street/street.table.ts'

/** Whoever offers something (HSDS organization). */
export const organization = pgTable(
  'organization',
  {
    streetId: streetIdColumn().references(() => street.id),
    id: idColumn(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
  },
  t => [primaryKey({ columns: [t.streetId, t.id] }), unique('organization_name').on(t.streetId, t.name)],
)

/** A place where services are had (HSDS location); coordinates are GCJ-02. */
export const location = pgTable(
  'location',
  {
    streetId: streetIdColumn().references(() => street.id),
    id: idColumn(),
    name: text('name').notNull(),
    address: text('address').notNull(),
    areaId: uuid('area_id'),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    isSample: boolean('is_sample').notNull().default(false),
  },
  t => [
    primaryKey({ columns: [t.streetId, t.id] }),
    unique('location_name').on(t.streetId, t.name),
    foreignKey({ columns: [t.streetId, t.areaId], foreignColumns: [area.streetId, area.id] }),
  ],
)
