import type { StaffRole } from '@yunxuan/domain'
import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, streetIdColumn } from '../../platform/columns.ts'
import { member } from '../member/member.table.ts'
import { organization } from '../service/service.table.ts'
import { area } from '../street/street.table.ts'

/** A role held for an area (the whole street when null) and a span of time; a provider's for one organization. */
export const roleGrant = pgTable(
  'role_grant',
  {
    streetId: streetIdColumn(),
    id: idColumn(),
    memberId: uuid('member_id').notNull(),
    role: text('role').$type<StaffRole>().notNull(),
    areaId: uuid('area_id'),
    organizationId: uuid('organization_id'),
    startsAt: instantColumn('starts_at').notNull(),
    endsAt: instantColumn('ends_at'),
    revokedAt: instantColumn('revoked_at'),
    grantedBy: uuid('granted_by'),
  },
  t => [
    primaryKey({ columns: [t.streetId, t.id] }),
    foreignKey({ columns: [t.streetId, t.memberId], foreignColumns: [member.streetId, member.id] }),
    foreignKey({ columns: [t.streetId, t.areaId], foreignColumns: [area.streetId, area.id] }),
    foreignKey({
      columns: [t.streetId, t.organizationId],
      foreignColumns: [organization.streetId, organization.id],
    }),
    index('role_grant_member').on(t.streetId, t.memberId),
  ],
)
