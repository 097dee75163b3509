import type { Station } from '@yunxuan/contract'
import { addDays, opennessAt, shanghaiDate } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { presentLocation } from '../directory/location-present.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { fromMinutes } from './opening-minutes.ts'
import { findStation, type StationRow } from './station.store.ts'

/** Returns a station as everybody sees it; refuses a location that is none. */
export async function readStation(
  db: Executor,
  { streetId, locationId, now }: { streetId: string; locationId: string; now: Date },
): Promise<Station> {
  const found = await findStation(db, streetId, locationId)
  if (found === undefined) throw new Refusal('not_found')
  return presentStation(found, await confirmedSince(db, streetId, now), now)
}

/** The day since which somebody has to have said that a station is as it is written. */
export async function confirmedSince(db: Executor, streetId: string, now: Date): Promise<string> {
  const { unconfirmedAfterDays } = await loadPolicy(db, streetId)
  return addDays(shanghaiDate(now), -unconfirmedAfterDays)
}

/** Returns a station as it is at an instant. */
export function presentStation(row: StationRow, since: string, now: Date): Station {
  const hours = fromMinutes(row.openMinutes)
  const { closedFrom, closedReason, kind, note, phone, facilities, confirmedDate } = row
  const closure =
    closedFrom === null || closedReason === null
      ? null
      : { from: closedFrom, until: row.closedUntil, reason: closedReason }
  return {
    ...{ location: presentLocation(row), kind, note, phone, facilities, hours, closure },
    openness: presentOpenness(opennessAt({ hours, closure }, now)),
    metres: null,
    confirmedDate,
    isUnconfirmed: confirmedDate < since,
  }
}

function presentOpenness(openness: ReturnType<typeof opennessAt>): Station['openness'] {
  if (openness.state === 'open') return { ...openness, until: openness.until?.toISOString() ?? null }
  if (openness.state === 'closed') return { ...openness, opens: openness.opens?.toISOString() ?? null }
  return openness
}
