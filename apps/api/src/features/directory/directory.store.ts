import type { LocationEdit } from '@yunxuan/contract'
import { asc, eq } from 'drizzle-orm'
import type { Executor, Tx } from '../../platform/database.ts'
import { holdsWord } from '../../platform/words.ts'
import { choiceJson } from '../picture/picture.store.ts'
import { location, organization } from './directory.table.ts'

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
export async function listLocations(
  db: Executor,
  streetId: string,
): Promise<(LocationEdit & { id: string })[]> {
  const { rows } = await db.$client.query<LocationEdit & { id: string }>({
    name: 'directory-locations',
    text: `select id, name, address, access, area_id as "areaId", latitude, longitude,
        ${choiceJson('l.picture_id', 'l.picture_alt')} as picture
      from location l where street_id = $1 order by name`,
    values: [streetId],
  })
  return rows
}

/** What is said of a location that is not the street's. */
export const noSuchLocation = '没有这个地点，请重新选择'

/** A location as others are told of it. */
export interface NamedLocation {
  id: string
  name: string
  address: string
}

/**
 * Returns those of some locations that are the street's, by id, and keeps them as they are until the end of the
 * transaction. Locked before slots are: whoever moves a location tells those who count on a slot there.
 */
export async function holdLocations(
  tx: Tx,
  streetId: string,
  locationIds: readonly string[],
): Promise<Map<string, NamedLocation>> {
  if (locationIds.length === 0) return new Map()
  const { rows } = await tx.$client.query<NamedLocation>({
    name: 'location-hold',
    text: `select id, name, address from location where street_id = $1 and id = any($2::uuid[])
      order by id for share`,
    values: [streetId, locationIds],
  })
  return new Map(rows.map(row => [row.id, row]))
}

/** Adds a location; returns whether its name was free. */
export async function insertLocation(
  tx: Tx,
  streetId: string,
  { picture, ...made }: LocationEdit & { id: string },
): Promise<boolean> {
  const rows = await tx
    .insert(location)
    .values({ streetId, ...made, pictureId: picture?.id ?? null, pictureAlt: picture?.alt ?? '' })
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

/** A place as it is found by its name. */
export interface FoundPlace extends NamedLocation {
  isStation: boolean
}

/** Returns places whose names have some words in them, the shortest name first, and whether they say when one may come. */
export async function listPlacesNamed(
  db: Executor,
  streetId: string,
  ask: { words: string; limit: number },
): Promise<FoundPlace[]> {
  const { rows } = await db.$client.query<FoundPlace>({
    name: 'directory-places-named',
    text: `select id, name, address,
        exists (select from station st where st.street_id = $1 and st.location_id = l.id) as "isStation"
      from location l where street_id = $1 and ${holdsWord('street_id', 'name', 2)}
      order by length(name), name limit $3`,
    values: [streetId, ask.words, ask.limit],
  })
  return rows
}

/** Decides whether a street has an organization. */
export async function isOrganization(
  db: Executor,
  streetId: string,
  organizationId: string,
): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'directory-is-organization',
    text: 'select from organization where street_id = $1 and id = $2',
    values: [streetId, organizationId],
  })
  return rowCount === 1
}
