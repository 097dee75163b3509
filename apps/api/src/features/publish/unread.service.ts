import { addUnread, denyReading, type ServiceStatus, type StaffRole } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { requireScope, roleAt } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { findManaged, lockService } from './managed.store.ts'
import { deleteUnread, findUnread, type Written, writeUnread } from './unread.store.ts'

/** Who reads what others changed of a published service. */
const readers = ['administrator', 'reviewer'] as const satisfies readonly StaffRole[]

/** A change of a locked service, by somebody whose changes take effect at once. */
export interface ServiceChange {
  serviceId: string
  /** After the change. */
  status: ServiceStatus
  before: Written
  after: Written
}

/** Keeps for a second person what was changed of services that residents see or have seen. */
export async function keepUnread(
  tx: Tx,
  ask: { streetId: string; memberId: string; now: Date },
  changes: readonly ServiceChange[],
): Promise<void> {
  const { streetId, memberId, now } = ask
  const seen = changes.filter(({ status }) => status === 'published' || status === 'paused')
  if (seen.length === 0) return
  const known = await findUnread(
    tx,
    streetId,
    seen.map(change => change.serviceId),
  )
  const unread = seen.map(({ serviceId, before, after }) => ({
    serviceId,
    unread: addUnread(known.get(serviceId), { by: memberId, before, after }),
  }))
  await writeUnread(
    tx,
    streetId,
    unread.flatMap(one => (one.unread === undefined ? [] : [{ ...one.unread, serviceId: one.serviceId }])),
    now,
  )
  const asItWas = unread.filter(one => one.unread === undefined)
  await deleteUnread(
    tx,
    streetId,
    asItWas.map(one => one.serviceId),
  )
}

/** Notes that a second person has read what was changed; refuses what was changed again since they saw it. */
export async function readChange(
  tx: Tx,
  ask: { streetId: string; serviceId: string; changedAt: string; caller: MemberCaller; now: Date },
): Promise<void> {
  const { streetId, serviceId, caller, now } = ask
  await lockService(tx, streetId, serviceId)
  const service = await findManaged(tx, streetId, serviceId, now)
  if (service === undefined) throw new Refusal('not_found')
  const place = { areaIds: service.areaIds, organizationId: service.edit.organizationId }
  requireScope(caller, readers, place, now)
  const unread = (await findUnread(tx, streetId, [serviceId])).get(serviceId)
  if (unread === undefined) throw new Refusal('not_found')
  if (unread.changedAt !== ask.changedAt) throw new Refusal('changed_meanwhile')
  const denial = denyReading(unread, caller.member.id)
  if (denial !== undefined) throw new Refusal(denial)
  await deleteUnread(tx, streetId, [serviceId])
  await writeDeed(
    tx,
    { streetId, caller, now },
    {
      role: roleAt(caller, readers, place, now),
      action: `${service.kind}.read`,
      subject: service.kind,
      id: serviceId,
      detail: { changed: Object.keys(unread.before) },
    },
  )
}
