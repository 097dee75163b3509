import type { LocationEdit, LocationPreview, Reply } from '@yunxuan/contract'
import { denyPoint, isAddressMoved, isSame, type StaffRole, sayDateTime } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { brokenConstraint } from '../../platform/database-error.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { lineOf, writeAudit, writeDeed } from '../audit/audit.store.ts'
import { listReachable } from '../member/person.store.ts'
import { checkChoice } from '../picture/picture.service.ts'
import { listSlotClaims, tellAll } from '../publish/own-slot.service.ts'
import { markMoved } from '../publish/relocation.store.ts'
import { sayLocation, slotWords } from '../publish/slot-words.ts'
import { refreshListing } from '../service/listing.store.ts'
import { lockSlots, type SlotRow } from '../slot/slot.store.ts'
import { listAreaPath } from '../street/area.store.ts'
import { raiseCatalogue } from '../street/catalogue-version.store.ts'
import {
  findLocation,
  type LocationRow,
  listComingAt,
  listServicesAt,
  lockLocation,
  renameInSearch,
  updateLocation,
} from './location.store.ts'

interface LocationAsk {
  streetId: string
  locationId: string
  caller: MemberCaller
  now: Date
  edit: LocationEdit
}

/** Who may change places: providers share them with others, so they are not theirs to change. */
export const locationKeepers = ['administrator', 'coordinator'] as const satisfies readonly StaffRole[]

type Changed = Omit<Reply<'PUT /v1/streets/:streetId/managed/locations/:locationId'>, 'location'>

/** Returns whom a change of a place would concern. */
export async function previewLocation(db: Executor, ask: LocationAsk): Promise<LocationPreview> {
  const { before } = await readOwn(db, ask)
  if (!isAddressMoved(before.edit.address, ask.edit.address)) return { slots: 0, people: [] }
  const slotIds = await listComingAt(db, ask.streetId, ask.locationId, ask.now)
  return { slots: slotIds.length, people: await listConcerned(db, ask.streetId, slotIds) }
}

/**
 * Changes a place whose version is still the one that was read. Where its address becomes another, everyone who
 * counts on a coming slot there is told, and may leave freely.
 */
export async function changeLocation(
  tx: Tx,
  ask: LocationAsk & { version: number },
): Promise<Changed & { location: LocationRow }> {
  const { streetId, locationId, now } = ask
  await lockLocation(tx, streetId, locationId)
  const { before, role } = await readOwn(tx, ask)
  if (before.version !== ask.version) throw new Refusal('changed_meanwhile')
  const edit = trimmed(ask.edit)
  await checkChoice(tx, ask, {
    choice: edit.picture,
    before: before.edit.picture?.id ?? null,
    field: 'edit.picture',
  })
  await write(tx, streetId, { id: locationId, edit })
  if (edit.name !== before.edit.name) await renameInSearch(tx, streetId, locationId)
  const told = isAddressMoved(before.edit.address, edit.address)
    ? await tellMoved(tx, { ...ask, edit, role, from: before.edit.address })
    : { told: 0, toCall: 0 }
  if (edit.areaId !== before.edit.areaId) {
    await refreshListing(tx, streetId, await listServicesAt(tx, streetId, locationId), now)
  }
  await writeDeed(tx, ask, {
    role,
    action: 'location.edit',
    id: locationId,
    detail: { changed: changedParts(before.edit, edit), people: told.told + told.toCall },
  })
  await raiseCatalogue(tx, streetId)
  const location = await findLocation(tx, streetId, locationId, now)
  if (location === undefined) throw new Error('a place vanished while it was written')
  return { location, ...told }
}

/** The place as it is, and the role in which the caller may make of it what they want. */
async function readOwn(
  db: Executor,
  { streetId, locationId, caller, now, edit }: LocationAsk,
): Promise<{ before: LocationRow; role: StaffRole }> {
  const before = await findLocation(db, streetId, locationId, now)
  if (before === undefined) throw new Refusal('not_found')
  const role = roleAt(caller, locationKeepers, { areaIds: before.areaIds, organizationId: null }, now)
  const areaIds = await listAreaPath(db, streetId, edit.areaId)
  if (edit.areaId !== null && areaIds.length === 0) {
    throw wrongField('edit.areaId', '没有这个社区，请重新选择')
  }
  roleAt(caller, locationKeepers, { areaIds, organizationId: null }, now)
  const denial = denyPoint(edit)
  if (denial !== undefined) throw new Refusal(denial)
  return { before, role }
}

async function write(tx: Tx, streetId: string, changed: { id: string; edit: LocationEdit }): Promise<void> {
  try {
    await updateLocation(tx, streetId, changed)
  } catch (error) {
    if (brokenConstraint(error) === 'location_name') throw new Refusal('name_taken')
    throw new Error('a place was not written', { cause: error })
  }
}

/** Bookings may be arriving: who counts on a slot is asked once it is locked. */
async function tellMoved(tx: Tx, ask: LocationAsk & { role: StaffRole; from: string }): Promise<Changed> {
  const { streetId, locationId, now, edit, role, from } = ask
  const ids = await listComingAt(tx, streetId, locationId, now)
  const slots = (await lockSlots(tx, streetId, ids)).filter(
    slot => slot.status === 'open' && slot.startsAt > now && slot.locationId === locationId,
  )
  if (slots.length === 0) return { told: 0, toCall: 0 }
  const place = sayLocation({ id: locationId, ...edit }, '')
  await markMoved(
    tx,
    streetId,
    slots.map(slot => ({ id: slot.id, reason: `地点搬到${place}` })),
    now,
  )
  await tellAll(
    tx,
    ask,
    slots.map(slot => ({ slot, say: sayAddress(slot, place) })),
  )
  await writeAudit(
    tx,
    slots.map(slot =>
      lineOf(ask, { role, action: 'slot.move', id: slot.id, detail: { address: [from, edit.address] } }),
    ),
  )
  const people = await listConcerned(
    tx,
    streetId,
    slots.map(slot => slot.id),
  )
  const told = people.filter(person => person.hasAccount).length
  return { told, toCall: people.length - told }
}

const sayAddress = (slot: SlotRow, place: string) => (isWaiting: boolean) => {
  const { yours, leave } = slotWords(slot, isWaiting)
  return {
    kind: 'slot_moved' as const,
    yours,
    title: slot.title,
    part: sayDateTime(slot.startsAt),
    closing: `时间不变，地点搬到${place}。${leave}`,
  }
}

/** Whoever is booked or waits for one of the slots, each once. */
async function listConcerned(
  db: Executor,
  streetId: string,
  slotIds: readonly string[],
): Promise<LocationPreview['people']> {
  const claims = await listSlotClaims(db, streetId, slotIds)
  return listReachable(db, streetId, [...new Set(claims.map(claim => claim.memberId))])
}

function trimmed(edit: LocationEdit): LocationEdit {
  return { ...edit, name: edit.name.trim(), address: edit.address.trim(), access: edit.access.trim() }
}

function changedParts(before: LocationEdit, after: LocationEdit): string[] {
  return Object.keys(after).filter(part => !isSame(Reflect.get(after, part), Reflect.get(before, part)))
}
