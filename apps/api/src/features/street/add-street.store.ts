import { sql } from 'drizzle-orm'
import type { Tx } from '../../platform/database.ts'
import type { NewStreet } from './add-street.service.ts'
import { area, street } from './street.table.ts'

/** Writes a street under its code. */
export async function upsertStreet(tx: Tx, row: NewStreet): Promise<void> {
  const { name, district, city, province, platformName, deskPhone } = row
  const facts = { name, district, city, province, platformName, deskPhone }
  await tx
    .insert(street)
    .values({ id: row.code, ...facts, platformModel: '' })
    .onConflictDoUpdate({ target: street.id, set: facts })
}

/** Writes communities under their codes; one that is there keeps its id. */
export async function upsertCommunities(
  tx: Tx,
  streetId: string,
  communities: readonly { id: string; code: string; name: string }[],
): Promise<void> {
  if (communities.length === 0) return
  await tx
    .insert(area)
    .values(
      communities.map(community => ({ ...community, streetId, kind: 'community' as const, parentId: null })),
    )
    .onConflictDoUpdate({ target: [area.streetId, area.code], set: { name: sql`excluded.name` } })
}
