import { coordinators, type StationEdit } from '@yunxuan/contract'
import { denyHours, isSame, type StaffRole, shanghaiDate } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { raiseCatalogue } from '../street/catalogue-version.store.ts'
import {
  confirmStation,
  deleteStation,
  findStation,
  lockStationPlace,
  type StationRow,
  writeStation,
} from './station.store.ts'

interface StationAsk {
  streetId: string
  locationId: string
  caller: MemberCaller
  now: Date
}

/** Makes a location a station, or changes one whose version is still the one that was read: it is confirmed by that. */
export async function putStation(
  tx: Tx,
  ask: StationAsk & { version: number; edit: StationEdit },
): Promise<StationRow> {
  const { streetId, locationId, version, now } = ask
  const role = await holdOwn(tx, ask)
  const edit = { ...ask.edit, note: ask.edit.note.trim() }
  if (new Set(edit.facilities.map(({ facility }) => facility)).size < edit.facilities.length) {
    throw wrongField('edit.facilities', '有一样设施写了两次')
  }
  const denial = denyHours(edit)
  if (denial !== undefined) throw new Refusal(denial)
  const today = shanghaiDate(now)
  const before = await findStation(tx, streetId, locationId)
  if (!(await writeStation(tx, streetId, { locationId, version, edit, today }))) {
    throw new Refusal('changed_meanwhile')
  }
  const row = await existing(tx, ask)
  const detail = before === undefined ? {} : { changed: changedParts(before, row) }
  const action = version === 0 ? 'station.add' : 'station.edit'
  await writeDeed(tx, ask, { role, action, id: locationId, detail })
  // A street's first is told with the street.
  if (version === 0) await raiseCatalogue(tx, streetId)
  return row
}

/** What of each part is kept, by the name that the form has for it. */
const parts = {
  kind: ['kind'],
  phone: ['phone'],
  note: ['note'],
  hours: ['openMinutes'],
  closure: ['closedFrom', 'closedUntil', 'closedReason'],
  facilities: ['facilities'],
} as const satisfies Readonly<Record<keyof StationEdit, readonly (keyof StationRow)[]>>

function changedParts(before: StationRow, after: StationRow): string[] {
  return Object.entries(parts).flatMap(([part, columns]) =>
    columns.every(column => isSame(before[column], after[column])) ? [] : [part],
  )
}

/** Notes that all that is written of a station is still true. */
export async function assureStation(tx: Tx, ask: StationAsk): Promise<StationRow> {
  const role = await holdOwn(tx, ask)
  await existing(tx, ask)
  await confirmStation(tx, ask.streetId, { locationId: ask.locationId, today: shanghaiDate(ask.now) })
  await writeDeed(tx, ask, { role, action: 'station.confirm', id: ask.locationId })
  return existing(tx, ask)
}

/** Makes a location a station no longer. */
export async function endStation(tx: Tx, ask: StationAsk): Promise<void> {
  const role = await holdOwn(tx, ask)
  await existing(tx, ask)
  await deleteStation(tx, ask.streetId, ask.locationId)
  await writeDeed(tx, ask, { role, action: 'station.remove', id: ask.locationId })
  await raiseCatalogue(tx, ask.streetId)
}

/** Locks a location; returns the role in which the caller looks after it. */
async function holdOwn(tx: Tx, { streetId, locationId, caller, now }: StationAsk): Promise<StaffRole> {
  const areaIds = await lockStationPlace(tx, streetId, locationId)
  if (areaIds === undefined) throw new Refusal('not_found')
  return roleAt(caller, coordinators.roles, { areaIds, organizationId: null }, now)
}

async function existing(tx: Tx, { streetId, locationId }: StationAsk): Promise<StationRow> {
  const found = await findStation(tx, streetId, locationId)
  if (found === undefined) throw new Refusal('not_found')
  return found
}
