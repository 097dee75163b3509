import { addDays, shanghaiDate } from '@yunxuan/domain'
import { inArray, sql } from 'drizzle-orm'
import { account } from '../features/account/account.table.ts'
import { location, organization } from '../features/directory/directory.table.ts'
import { dependant, member } from '../features/member/member.table.ts'
import { warnOfExpiryIn } from '../features/points/expiry.service.ts'
import { roleGrant } from '../features/role/role.table.ts'
import { refreshListing } from '../features/service/listing.store.ts'
import { brand, service } from '../features/service/service.table.ts'
import { serviceTokens } from '../features/service/service-search.ts'
import { station } from '../features/station/station.table.ts'
import { raiseCatalogue } from '../features/street/catalogue-version.store.ts'
import { area, street as streetTable } from '../features/street/street.table.ts'
import type { Config } from '../platform/config.ts'
import { type Db, inTransaction, type Tx } from '../platform/database.ts'
import { crowdOf } from './demo-crowd.ts'
import { insertAll } from './demo-insert.ts'
import { loadActivities } from './demo-load-activities.ts'
import { loadArticles } from './demo-load-articles.ts'
import { loadHours } from './demo-load-hours.ts'
import { loadLives } from './demo-load-lives.ts'
import { earlierWeeks, loadMatters, loadSpan } from './demo-load-matters.ts'
import { loadReports } from './demo-load-reports.ts'
import { loadEarlierSlots, loadSlots } from './demo-load-slots.ts'
import { loadVolunteers, volunteerAccounts } from './demo-load-volunteers.ts'
import { loadLoans } from './demo-loans.ts'
import { accountIdOf, dependantRows, grantRows, memberRows } from './demo-people.ts'
import { loadRewards } from './demo-rewards.ts'
import { loadRooms } from './demo-rooms.ts'
import { type CatalogueRows, catalogueRows } from './demo-rows.ts'
import { type DemoStreet, readDemoStreets } from './demo-source.ts'
import { stationsOf } from './demo-stations.ts'
import { teamsOf } from './demo-teams.ts'
import { type DemoVolunteer, volunteersOf } from './demo-volunteers.ts'

/**
 * Loads the five streets and rolls their slots forward, one transaction a street.
 * What is there already stays as it is, so it may run at every start and in several processes at once.
 * Returns how many slots were new.
 */
export async function loadDemo(
  { db, config }: { db: Db; config: Pick<Config, 'sealKey'> },
  now: Date,
): Promise<number> {
  const streets = readDemoStreets(now).map(street => ({
    street,
    volunteers: volunteersOf(street, teamsOf(street)),
  }))
  const signIns = streets.flatMap(({ street }) =>
    [...street.residents, ...street.staff, ...crowdOf(street)].map(person => ({
      id: accountIdOf(street.code, person.key),
      // Only those who are offered at the sign-in can be signed in as.
      isDemo: !('usesApp' in person),
      createdAt: now,
    })),
  )
  const volunteers = streets.flatMap(one => volunteerAccounts(one.street, one.volunteers, now))
  await db
    .insert(account)
    .values([...signIns, ...volunteers])
    .onConflictDoNothing()
  let newSlots = 0
  for (const one of streets) {
    newSlots += await inTransaction(db, tx => loadStreet(tx, one, config, now))
  }
  return newSlots
}

/**
 * Writes what the demo's streets have behind them beyond the last days, as far as it is not there; returns how many slots
 * were new. It takes as long as all else together, and nobody who starts the demo waits for it.
 */
export async function loadEarlier(db: Db, now: Date): Promise<number> {
  let newSlots = 0
  for (const street of readDemoStreets(now)) {
    newSlots += await inTransaction(db, async tx => {
      await lockStreet(tx, street.code)
      const written = await loadEarlierSlots(tx, street, crowdOf(street), now)
      if (written > 0) await raiseCatalogue(tx, street.code)
      return written
    })
  }
  return newSlots
}

/** Writes what people raised in the weeks before, a week a transaction: whoever raises something meanwhile waits for one. */
export async function loadEarlierMatters(
  { db, config }: { db: Db; config: Pick<Config, 'sealKey'> },
  now: Date,
  isWanted: (street: DemoStreet) => boolean = () => true,
): Promise<void> {
  for (const street of readDemoStreets(now).filter(isWanted)) {
    for (const span of earlierWeeks(street)) {
      await inTransaction(db, async tx => {
        await lockStreet(tx, street.code)
        await loadSpan({ tx, config, streetId: street.code }, street, { span, now })
      })
    }
  }
}

/** Two processes that start together would else deadlock on each other's rows. */
async function lockStreet(tx: Tx, streetId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`demo ${streetId}`}))`)
}

/** Whether every street of the demo was written once; each is written whole or not at all. */
export async function isDemoLoaded(db: Db): Promise<boolean> {
  const codes = readDemoStreets(new Date()).map(street => street.code)
  const there = await db
    .select({ id: streetTable.id })
    .from(streetTable)
    .where(inArray(streetTable.id, codes))
  return there.length === codes.length
}

async function loadStreet(
  tx: Tx,
  { street, volunteers }: { street: DemoStreet; volunteers: readonly DemoVolunteer[] },
  config: Pick<Config, 'sealKey'>,
  now: Date,
): Promise<number> {
  await lockStreet(tx, street.code)
  // Nobody has counted rows this fresh: taken for one, they would be joined each with each.
  await tx.execute(sql`set local enable_nestloop = off`)
  const crowd = crowdOf(street)
  const rows = catalogueRows(street, now)
  await writeCatalogue(tx, rows, now)
  await writeStations(tx, street, now)
  await insertAll(tx, member, memberRows(street, crowd, now))
  await insertAll(tx, dependant, dependantRows(street, crowd, config, now))
  await insertAll(tx, roleGrant, grantRows(street))
  await loadVolunteers(tx, { street, volunteers }, config, now)
  const newSlots = await loadSlots(tx, street, crowd, now)
  await loadActivities(tx, street, volunteers, now)
  await loadHours(tx, { street, volunteers }, now)
  await loadRewards(tx, street.code, now)
  await refreshListing(
    tx,
    street.code,
    rows.services.map(service => service.id),
    now,
  )
  await loadLoans(tx, street, now)
  await loadRooms(tx, street, now)
  await loadLives({ tx, config, streetId: street.code }, street, now)
  await loadArticles(tx, street, now)
  await loadMatters({ tx, config, streetId: street.code }, street, now)
  // As the job of every day does, which has not run before the demo is first looked at.
  await warnOfExpiryIn(street.code, now, work => work(tx))
  await loadReports(tx, street, now)
  await raiseCatalogue(tx, street.code)
  return newSlots
}

async function writeStations(tx: Tx, street: DemoStreet, now: Date): Promise<void> {
  const { locations, stations } = stationsOf(street, now)
  await insertAll(tx, location, locations)
  await insertAll(tx, station, stations)
}

async function writeCatalogue(tx: Tx, rows: CatalogueRows, now: Date): Promise<void> {
  await insertAll(tx, streetTable, [rows.street])
  await insertAll(tx, area, rows.areas)
  await insertAll(tx, organization, rows.organizations)
  await insertAll(tx, brand, rows.brands)
  await insertAll(tx, location, rows.locations)
  const services = rows.services.map(({ searchText, assuredDaysAgo, ...row }) => ({
    ...row,
    assuredDate: addDays(shanghaiDate(now), -assuredDaysAgo),
    search: sql`array_to_tsvector(${sql.param([...serviceTokens(row.streetId, searchText)])}::text[])`,
  }))
  await tx.insert(service).values(services).onConflictDoNothing()
}
