import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { listDemoAccounts } from '../account/account.store.ts'
import { listStreets } from '../street/street.store.ts'
import { type DemoMember, listDemoMembers } from './demo.store.ts'

/** Returns whom one may sign in as; refused unless the demo is on. */
export async function listDemoPeople(
  { db, config }: { db: Db; config: Pick<Config, 'isDemo'> },
  streetId: string | undefined,
  now: Date,
): Promise<DemoMember[]> {
  if (!config.isDemo) throw new Refusal('demo_off')
  const streetIds = streetId === undefined ? (await listStreets(db)).map(street => street.id) : [streetId]
  const members = (await Promise.all(streetIds.map(id => listDemoMembers(db, id, now)))).flat()
  const accounts = await listDemoAccounts(
    db,
    members.map(member => member.accountId),
  )
  return members.filter(member => accounts.has(member.accountId))
}

/** Returns the account of a sample person. */
export async function findDemoAccount(
  deps: { db: Db; config: Pick<Config, 'isDemo'> },
  wish: { personId: string; streetId: string | undefined },
  now: Date,
): Promise<string> {
  const people = await listDemoPeople(deps, wish.streetId, now)
  const person = people.find(one => one.id === wish.personId)
  if (person === undefined) throw new Refusal('not_found')
  return person.accountId
}
