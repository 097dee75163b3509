import type { AreaKind } from '@yunxuan/domain'
import { foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { idColumn, refers, streetTable } from '../../platform/columns.ts'

/** A reference table when streets are spread out. */
export const street = pgTable('street', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  district: text('district').notNull(),
  city: text('city').notNull(),
  province: text('province').notNull(),
  platformName: text('platform_name').notNull(),
  platformModel: text('platform_model').notNull(),
  deskPhone: text('desk_phone').notNull(),
})

export const area = streetTable(
  'area',
  {
    id: idColumn(),
    parentId: uuid('parent_id'),
    kind: text('kind').$type<AreaKind>().notNull(),
    name: text('name').notNull(),
    /** Official code where there is one. */
    code: text('code'),
  },
  t => [
    foreignKey({ columns: [t.streetId], foreignColumns: [street.id] }),
    refers(t.parentId, t.id),
    unique('area_code_unique').on(t.streetId, t.code),
    index('area_parent').on(t.streetId, t.parentId),
  ],
)

/** Counts every change to what a street's catalogue shows, so that no instance answers with an older one. */
export const catalogueVersion = pgTable('catalogue_version', {
  streetId: text('street_id')
    .primaryKey()
    .references(() => street.id),
  version: integer('version').notNull(),
})
