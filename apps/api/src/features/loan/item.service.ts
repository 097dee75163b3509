import { coordinators, type ItemEdit } from '@yunxuan/contract'
import { afterCounted, type StaffRole, shanghaiDate, shelfOf } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { lockStationPlace } from '../station/station.store.ts'
import {
  findItem,
  type ItemRow,
  insertItem,
  insertItemMove,
  lockItem,
  updateItem,
  writeStock,
} from './item.store.ts'

interface Keeping {
  streetId: string
  caller: MemberCaller
  now: Date
}

/** Adds a thing to a place, counted now. */
export async function addItem(
  tx: Tx,
  ask: Keeping & { locationId: string; pieces: number; edit: ItemEdit },
): Promise<ItemRow> {
  const { streetId, locationId, pieces, now } = ask
  const areaIds = await lockStationPlace(tx, streetId, locationId)
  if (areaIds === undefined) throw new Refusal('not_found')
  const role = keeperRole(ask, areaIds)
  const id = newId()
  if (!(await insertItem(tx, streetId, { id, locationId, edit: trimmed(ask.edit), pieces, now }))) {
    throw new Refusal('name_taken')
  }
  await writeDeed(tx, ask, { role, action: 'item.add', id, detail: { pieces } })
  return existing(tx, ask, id)
}

/** Changes a thing whose version is still the one that was read. */
export async function editItem(
  tx: Tx,
  ask: Keeping & { itemId: string; version: number; edit: ItemEdit },
): Promise<ItemRow> {
  const { streetId, itemId, version } = ask
  const { item, role } = await holdItem(tx, ask)
  if (item.version !== version) throw new Refusal('changed_meanwhile')
  const edit = trimmed(ask.edit)
  if (edit.isUsedUp && item.out > 0) throw new Refusal('item_still_out')
  if (!(await updateItem(tx, streetId, { itemId, edit }))) throw new Refusal('name_taken')
  await writeDeed(tx, ask, { role, action: 'item.edit', id: itemId })
  return existing(tx, ask, itemId)
}

/** Writes how many stand on the shelf, if nothing came or went since they were counted; a difference has a reason. */
export async function countItem(
  tx: Tx,
  ask: Keeping & { itemId: string; expected: number; pieces: number; reason: string },
): Promise<ItemRow> {
  const { streetId, itemId, expected, pieces, caller, now } = ask
  const { item, role } = await holdItem(tx, ask)
  if (shelfOf(item) !== expected) throw new Refusal('changed_meanwhile')
  const [difference, note] = [pieces - expected, ask.reason.trim()]
  if (difference !== 0 && note === '') throw new Refusal('reason_missing')
  await writeStock(tx, streetId, { itemId, stock: afterCounted(item, pieces, now) })
  const move = { id: newId(), itemId, kind: 'counted', pieces, difference, note, at: now } as const
  await insertItemMove(tx, streetId, { ...move, by: caller.member.id })
  await writeDeed(tx, ask, { role, action: 'item.count', id: itemId, detail: { pieces, difference } })
  return existing(tx, ask, itemId)
}

async function holdItem(
  tx: Tx,
  ask: Keeping & { itemId: string },
): Promise<{ item: ItemRow; role: StaffRole }> {
  const { streetId, itemId, now } = ask
  const item = await lockItem(tx, streetId, { itemId, today: shanghaiDate(now) })
  if (item === undefined) throw new Refusal('not_found')
  return { item, role: keeperRole(ask, item.areaIds) }
}

function keeperRole({ caller, now }: Keeping, areaIds: string[]): StaffRole {
  return roleAt(caller, coordinators.roles, { areaIds, organizationId: null }, now)
}

const trimmed = (edit: ItemEdit): ItemEdit => ({ ...edit, name: edit.name.trim() })

async function existing(db: Executor, { streetId, now }: Keeping, itemId: string): Promise<ItemRow> {
  const item = await findItem(db, streetId, { itemId, today: shanghaiDate(now) })
  if (item === undefined) throw new Refusal('not_found')
  return item
}
