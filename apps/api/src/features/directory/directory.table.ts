import { sql } from 'drizzle-orm'
import { boolean, doublePrecision, foreignKey, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { idColumn, lettersOf, refers, streetTable } from '../../platform/columns.ts'
import { picture } from '../picture/picture.table.ts'
import { area, street } from '../street/street.table.ts'

/** Whoever offers something (HSDS organization). */
export const organization = streetTable(
  'organization',
  {
    id: idColumn(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
  },
  t => [
    foreignKey({ columns: [t.streetId], foreignColumns: [street.id] }),
    unique('organization_name').on(t.streetId, t.name),
  ],
)

/** A place where services are had (HSDS location); coordinates are GCJ-02. */
export const location = streetTable(
  'location',
  {
    id: idColumn(),
    name: text('name').notNull(),
    /** With the street's name and the number of the house. */
    address: text('address').notNull(),
    /** How one gets in: steps, a ramp, a lift (HSDS accessibility). */
    access: text('access').notNull().default(''),
    areaId: uuid('area_id'),
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    /** How one knows it when standing before it. */
    pictureId: uuid('picture_id'),
    /** What the picture shows, for who does not see it. */
    pictureAlt: text('picture_alt').notNull().default(''),
    /** Raised by every change. */
    version: integer('version').notNull().default(1),
    isSample: boolean('is_sample').notNull().default(false),
  },
  t => [
    foreignKey({ columns: [t.streetId], foreignColumns: [street.id] }),
    unique('location_name').on(t.streetId, t.name),
    index('location_letters').using('gin', lettersOf(t.streetId, t.name)),
    refers(t.areaId, area.id),
    refers(t.pictureId, picture.id),
    index('location_picture').on(t.streetId, t.pictureId).where(sql`picture_id is not null`),
  ],
)
