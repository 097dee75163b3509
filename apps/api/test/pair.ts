import { openHouse } from './house.ts'

/**
 * Opens two instances of the API on one database for the tests of a file, since a lock inside one process would not
 * be enough. Each test begins at saturdayMorning; `setClock` moves the time of both.
 */
export async function openPair() {
  const house = await openHouse()
  const second = await openHouse({ DATABASE_URL: house.config.databaseUrl })
  const setClock = (now: Date) => {
    house.clock.now = now
    second.clock.now = now
  }
  return { house, second, setClock }
}
