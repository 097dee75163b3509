import type { ManagedSlot, PlannedSlot, RepeatRule } from '@yunxuan/contract'
import {
  addDays,
  denyRepeat,
  type PlannedTime,
  planTimes,
  type StaffRole,
  shanghaiInstant,
} from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { holdLocations, noSuchLocation } from '../directory/directory.store.ts'
import { noteNewSlots } from '../follow/news.store.ts'
import { refreshListing } from '../service/listing.store.ts'
import { raiseCatalogue } from '../street/catalogue-version.store.ts'
import { holidayOf, isUnannounced, unannouncedYears } from './holidays.ts'
import { lockService } from './managed.store.ts'
import { type PublishAsk, publishers, readManaged } from './publish.service.ts'
import { insertSlots, listManagedById, listStarts } from './schedule.store.ts'

type RepeatAsk = PublishAsk & { serviceId: string; rule: RepeatRule }

/** Returns what a repeat rule would make, with holidays said by name, and the years whose holidays nobody knows yet. */
export async function previewSlots(
  db: Tx,
  ask: RepeatAsk,
): Promise<{ items: PlannedSlot[]; unannouncedYears: number[] }> {
  const service = await readManaged(db, ask, publishers)
  const times = await plan(db, ask, await holdOwn(db, ask, service.edit.locationId))
  const items = times.map(time => ({
    startsAt: time.startsAt.toISOString(),
    endsAt: time.endsAt.toISOString(),
    left: time.left,
    holidayName: time.holidayName,
  }))
  return { items, unannouncedYears: unannouncedYears(ask.rule.from, ask.rule.to) }
}

/** Makes the slots of a repeat rule; whatever is there already is left as it is. */
export async function makeSlots(
  tx: Tx,
  ask: RepeatAsk,
): Promise<{ made: number; left: number; items: ManagedSlot[] }> {
  const { streetId, serviceId, caller, now, rule } = ask
  await lockService(tx, streetId, serviceId)
  const service = await readManaged(tx, ask, publishers)
  if (service.status === 'archived') throw new Refusal('service_not_editable')
  const place = { areaIds: service.areaIds, organizationId: service.edit.organizationId }
  const role = roleAt(caller, publishers, place, now)
  const locationId = await holdOwn(tx, ask, service.edit.locationId)
  const times = await plan(tx, ask, locationId)
  const wanted = times
    .filter(time => time.left === null)
    .map(({ startsAt, endsAt }) => ({
      id: newId(),
      startsAt,
      endsAt,
      places: rule.places,
      locationId,
      room: rule.room.trim(),
    }))
  const made = await insertSlots(tx, streetId, serviceId, wanted)
  if (made.length > 0) {
    await noteMade(tx, ask, role, made.length)
    const startsAt = wanted.filter(({ id }) => made.includes(id)).map(slot => slot.startsAt)
    await noteNewSlots(tx, { streetId, serviceId, startsAt, now })
  }
  const items = await listManagedById(tx, streetId, made)
  return { made: made.length, left: times.length - made.length, items }
}

/** The place of its own that a rule names for the slots; null where it is the service's usual one, or none is named. */
async function holdOwn(tx: Tx, { streetId, rule }: RepeatAsk, usual: string): Promise<string | null> {
  const { locationId = null } = rule
  if (locationId === null || locationId === usual) return null
  if (!(await holdLocations(tx, streetId, [locationId])).has(locationId)) {
    throw wrongField('locationId', noSuchLocation)
  }
  return locationId
}

async function plan(
  db: Executor,
  { streetId, serviceId, rule, now }: RepeatAsk,
  locationId: string | null,
): Promise<PlannedTime[]> {
  const denial = denyRepeat(rule)
  if (denial !== undefined) throw new Refusal(denial)
  const span = { from: shanghaiInstant(rule.from), before: shanghaiInstant(addDays(rule.to, 1)) }
  const starts = await listStarts(db, streetId, serviceId, { locationId, room: rule.room.trim(), ...span })
  const taken = new Set(starts.map(start => start.getTime()))
  return planTimes(rule, { now, holidayOf, isUnannounced, exists: startsAt => taken.has(startsAt.getTime()) })
}

async function noteMade(tx: Tx, ask: RepeatAsk, role: StaffRole, made: number): Promise<void> {
  const { streetId, serviceId, caller, now, rule } = ask
  await writeDeed(
    tx,
    { streetId, caller, now },
    {
      role,
      action: 'slot.make',
      subject: 'service',
      id: serviceId,
      detail: { made, from: rule.from, to: rule.to, weekdays: rule.weekdays, time: rule.time },
    },
  )
  await refreshListing(tx, streetId, [serviceId], now)
  await raiseCatalogue(tx, streetId)
}
