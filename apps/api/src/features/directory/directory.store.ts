import type { Input } from '@yunxuan/contract'
import { asc, eq } from 'drizzle-orm'
import type { Executor, Tx } from '../../platform/database.ts'
import { location, organization } from './directory.table.ts'

type LocationEdit = Input<'POST /v1/streets/:streetId/locations'>['body']

// What kind of organization it is stays open until somebody says.
const unspecified = 'other'

/** Returns the organizations of a street by name. */
export function listOrganizations(db: Executor, streetId: string): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: organization.id, name: organization.name })
    .from(organization)
    .where(eq(organization.streetId, streetId))
    .orderBy(asc(organization.name))
}

/** Adds an organization; returns whether its name was free. */
export async function insertOrganization(
  tx: Tx,
  streetId: string,
  made: { id: string; name: string },
): Promise<boolean> {
  const rows = await tx
    .insert(organization)
    .values({ streetId, ...made, kind: unspecified })
    .onConflictDoNothing()
    .returning({ id: organization.id })
  return rows.length === 1
}

/** Returns the locations of a street by name. */
export function listLocations(db: Executor, streetId: string): Promise<(LocationEdit & { id: string })[]> {
  return db
    .select({
      id: location.id,
      name: location.name,
      address: location.address,
      areaId: location.areaId,
      latitude: location.latitude,
      longitude: location.longitude,
    })
    .from(location)
    .where(eq(location.streetId, streetId))
    .orderBy(asc(location.name))
}

/** Adds a location; returns whether its name was free. */
export async function insertLocation(
  tx: Tx,
  streetId: string,
  made: LocationEdit & { id: string },
): Promise<boolean> {
  const rows = await tx
    .insert(location)
    .values({ streetId, ...made })
    .onConflictDoNothing()
    .returning({ id: location.id })
  return rows.length === 1
}

/** Returns the name of an organization of the street. */
export async function findOrganizationName(
  db: Executor,
  streetId: string,
  organizationId: string,
): Promise<string | undefined> {
  const { rows } = await db.$client.query<{ name: string }>({
    name: 'directory-organization-name',
    text: 'select name from organization where street_id = $1 and id = $2',
    values: [streetId, organizationId],
  })
  return rows[0]?.name
}
