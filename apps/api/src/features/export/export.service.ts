import { type Caller, type CallerLookup, type MemberCaller, requireMember } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import type { Owner, OwnRow, OwnSource } from '../../platform/own-data.ts'
import { Refusal } from '../../platform/refuse.ts'
import { seal, unseal } from '../../platform/seal.ts'
import { findStreet } from '../street/street.store.ts'
import { listOwnPeople, standStill, tryExport } from './export.store.ts'
import { ownSources } from './own-sources.ts'

/** A part of what is held of somebody. */
export interface OwnPart extends Pick<OwnSource, 'name' | 'title' | 'heads' | 'says'> {
  rows: readonly OwnRow[]
}

/** All that a street holds of somebody, as it was at one instant. */
export interface OwnData {
  streetId: string
  streetName: string
  deskPhone: string
  name: string
  madeAt: Date
  parts: readonly OwnPart[]
}

// Long enough to save three files on a slow line; whoever finds the address in a history later finds nothing.
const addressMs = 15 * 60_000

/** Returns what opens the caller's own data for a quarter of an hour, as long as the session lasts. */
export function openExport(
  config: Pick<Config, 'sealKey'>,
  { streetId, caller, now }: { streetId: string; caller: MemberCaller; now: Date },
): { token: string; until: Date } {
  const until = new Date(now.getTime() + addressMs)
  const said = [caller.accountId, caller.sessionId, until.getTime().toString(36)].join(' ')
  return { token: seal(config.sealKey, said, aboutOf(streetId)).toString('base64url'), until }
}

/** Returns all that is held of whom a token was made for; refuses one that was altered, is over, or whose session is. */
export async function readExport(
  deps: { db: Db; config: Pick<Config, 'sealKey'>; findCaller: CallerLookup },
  { streetId, token, now }: { streetId: string; token: string; now: Date },
): Promise<OwnData> {
  const caller = await findOwner(deps, { streetId, token, now })
  if (caller === undefined) throw new Refusal('not_found')
  return gather(deps, { streetId, caller: requireMember(caller), now })
}

async function findOwner(
  { config, findCaller }: { config: Pick<Config, 'sealKey'>; findCaller: CallerLookup },
  { streetId, token, now }: { streetId: string; token: string; now: Date },
): Promise<Caller | undefined> {
  const [accountId = '', sessionId = '', until = ''] = opened(config, streetId, token).split(' ')
  if (!(Number.parseInt(until, 36) > now.getTime())) return undefined
  return findCaller({ accountId, sessionId }, streetId, now)
}

function opened(config: Pick<Config, 'sealKey'>, streetId: string, token: string): string {
  try {
    return unseal(config.sealKey, Buffer.from(token, 'base64url'), aboutOf(streetId))
  } catch {
    // Made up, cut off, or another street's.
    throw new Refusal('not_found')
  }
}

const aboutOf = (streetId: string) => `export/${streetId}`

/** Reads every source at one instant; one export of a person runs at a time. */
function gather(
  { db, config }: { db: Db; config: Pick<Config, 'sealKey'> },
  { streetId, caller, now }: { streetId: string; caller: MemberCaller; now: Date },
): Promise<OwnData> {
  const { accountId, member } = caller
  return inTransaction(db, async tx => {
    await standStill(tx)
    if (!(await tryExport(tx, streetId, member.id))) throw new Refusal('too_many_requests')
    const street = await findStreet(tx, streetId)
    if (street === undefined) throw new Refusal('not_found')
    const people = await listOwnPeople(tx, streetId, member.id)
    const owner: Owner = { config, streetId, memberId: member.id, accountId, people }
    const parts: OwnPart[] = []
    for (const { name, title, heads, says, read } of ownSources) {
      // One connection answers one question at a time.
      const rows = await read(tx, owner)
      parts.push({
        name,
        title,
        heads,
        ...(says ? { says } : {}),
        rows: rows.map(row => told(heads, row, people)),
      })
    }
    const { name: streetName, deskPhone } = street
    return { streetId, streetName, deskPhone, name: member.name, madeAt: now, parts }
  })
}

/** Of a row what its headings name, and no more; whose it is is said by name, since ids mean nothing outside. */
function told(heads: OwnSource['heads'], row: OwnRow, people: ReadonlyMap<string, string>): OwnRow {
  const value = (key: string) =>
    key === 'personId' ? (people.get(String(row.personId)) ?? null) : (row[key] ?? null)
  return Object.fromEntries(Object.keys(heads).map(key => [key, value(key)]))
}
