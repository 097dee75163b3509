import type { ServiceEdit } from '@yunxuan/contract'
import {
  denyTransition,
  editedStatus,
  isSame,
  rolesForTransition,
  type ServiceKind,
  type ServiceStatus,
  type StaffRole,
  shanghaiDate,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { requireScope, roleAt } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { holdLocations, noSuchLocation } from '../directory/directory.store.ts'
import { refreshListing } from '../service/listing.store.ts'
import { raiseCatalogue } from '../street/catalogue-version.store.ts'
import { offerFreePlaces } from '../waitlist/waitlist.service.ts'
import { openToAskers } from './asked.service.ts'
import {
  findManaged,
  findReferred,
  insertService,
  lockService,
  type ManagedRow,
  type Referred,
  updateAssured,
  updateService,
  updateStatus,
} from './managed.store.ts'
import { refuseWithClaims, relocateSlots } from './relocation.service.ts'
import { listComingIds } from './relocation.store.ts'
import { keepUnread } from './unread.service.ts'
import type { ActivityMaterial } from './unread.store.ts'
import { deleteUnread } from './unread.store.ts'

/** Roles that keep services. Where several reach a place, the one with most say acts. */
export const publishers = ['administrator', 'coordinator', 'provider'] as const satisfies readonly StaffRole[]
export const staff = [...publishers, 'reviewer'] as const satisfies readonly StaffRole[]

/** Who keeps services, and of which street. */
export interface PublishAsk {
  streetId: string
  caller: MemberCaller
  now: Date
}
type ServiceAsk = PublishAsk & { serviceId: string }
/** A service or an activity: what is asked of one kind never reaches the other. */
export type KindAsk = ServiceAsk & { kind: ServiceKind }

const longestTitle = 40
const copySuffix = '（副本）'

/** Returns a service of any status that lies within the caller's scope. */
export async function readManaged(
  db: Executor,
  ask: ServiceAsk,
  wanted: readonly StaffRole[],
): Promise<ManagedRow> {
  const row = await findManaged(db, ask.streetId, ask.serviceId, ask.now)
  if (row === undefined) throw new Refusal('not_found')
  requireScope(ask.caller, wanted, placeOf(row), ask.now)
  return row
}

/** Returns one of a kind that lies within the caller's scope. */
export async function readOfKind(
  db: Executor,
  ask: KindAsk,
  wanted: readonly StaffRole[],
): Promise<ManagedRow> {
  const row = await readManaged(db, ask, wanted)
  if (row.kind !== ask.kind) throw new Refusal('not_found')
  return row
}

/** Drafts a service. */
export async function draftService(
  tx: Tx,
  ask: PublishAsk & { kind: ServiceKind; edit: ServiceEdit },
): Promise<ManagedRow> {
  const referred = await referredBy(tx, ask, ask.edit, '')
  const role = roleAt(
    ask.caller,
    publishers,
    { ...referred, organizationId: ask.edit.organizationId },
    ask.now,
  )
  return insertDraft(tx, { ...ask, referred, role, from: null })
}

/** Drafts a new service from one that is there. */
export async function cloneService(tx: Tx, ask: KindAsk): Promise<ManagedRow> {
  const original = await readOfKind(tx, ask, publishers)
  const title = original.edit.title.slice(0, longestTitle - copySuffix.length) + copySuffix
  const edit = { ...original.edit, title }
  const referred = await referredBy(tx, ask, edit, '')
  const role = roleAt(ask.caller, publishers, placeOf(original), ask.now)
  return insertDraft(tx, { ...ask, edit, referred, role, from: original.id })
}

/** What is changed of an activity besides the service it is. */
interface ExtrasChange {
  before: ActivityMaterial
  after: ActivityMaterial
}

/** Changes a service whose version is still the one that was read. */
export async function editService(
  tx: Tx,
  ask: KindAsk & { version: number; edit: ServiceEdit; extras?: ExtrasChange },
): Promise<ManagedRow> {
  const { streetId, serviceId, caller, now, edit } = ask
  // Before the service is: nobody is sent to an address that is just being changed.
  await holdLocations(tx, streetId, [edit.locationId])
  await lockService(tx, streetId, serviceId)
  const before = await readOfKind(tx, ask, publishers)
  if (before.version !== ask.version) throw new Refusal('changed_meanwhile')
  const role = roleAt(caller, publishers, placeOf(before), now)
  // What a provider changes of what was published is read by a second person again.
  const status = editedStatus(before.status, { isReadAgain: role === 'provider' })
  if (status === undefined) throw new Refusal('service_not_editable')
  const referred = await referredBy(tx, ask, edit, 'edit.')
  requireScope(caller, publishers, { ...referred, organizationId: edit.organizationId }, now)
  // Whoever changed what is under review may not be the one who passes it.
  const submittedBy = status === 'in_review' ? caller.member.id : before.submittedById
  await updateService(tx, streetId, { id: serviceId, edit, referred, now, status, submittedBy })
  const from = before.edit.locationId
  if (edit.locationId !== from) {
    await relocateSlots(tx, { streetId, now, actorId: caller.member.id, role }, new Map([[serviceId, from]]))
  }
  const change = {
    before: { ...before.edit, ...ask.extras?.before },
    after: { ...edit, ...ask.extras?.after },
  }
  await keepUnread(tx, { streetId, memberId: caller.member.id, now }, [{ serviceId, status, ...change }])
  return finish(tx, ask, {
    role,
    action: `${ask.kind}.edit`,
    detail: { changed: changedFields(change.before, change.after), from: before.status, to: status },
  })
}

/** Brings a service to another status: only by those who may, and never past the second pair of eyes. */
export async function moveService(
  tx: Tx,
  ask: KindAsk & { version: number; to: ServiceStatus; reason: string },
): Promise<ManagedRow> {
  const { streetId, serviceId, caller, now, to } = ask
  await lockService(tx, streetId, serviceId)
  const before = await readOfKind(tx, ask, staff)
  const from = before.status
  const role = roleAt(caller, rolesForTransition(from, to), placeOf(before), now)
  // Whoever publishes stands for the text that was read, not for one written since.
  if (before.version !== ask.version) throw new Refusal('changed_meanwhile')
  const reason = ask.reason.trim()
  const denial = denyTransition({ from, to, reason, submittedBy: before.submittedById, by: caller.member.id })
  if (denial !== undefined) throw new Refusal(denial)
  if (to === 'archived') await refuseWithClaims(tx, ask)
  const submittedBy = to === 'in_review' ? caller.member.id : before.submittedById
  await updateStatus(tx, streetId, { id: serviceId, status: to, reason, submittedBy, now })
  // Whoever publishes from review has read all of it, and says today that it is true.
  if (from === 'in_review' && to === 'published') {
    await deleteUnread(tx, streetId, [serviceId])
    await updateAssured(tx, streetId, serviceId, shanghaiDate(now))
  }
  if (to === 'published') {
    await openToAskers(tx, { streetId, serviceId, kind: ask.kind, title: before.edit.title, now })
    // What came free meanwhile was offered to nobody.
    await offerFreePlaces(tx, streetId, await listComingIds(tx, streetId, [serviceId], now), now)
  }
  return finish(tx, ask, { role, action: `${ask.kind}.transition`, detail: { from, to } })
}

/** Notes that everything said of a service is still true today. */
export async function confirmService(tx: Tx, ask: KindAsk): Promise<ManagedRow> {
  await lockService(tx, ask.streetId, ask.serviceId)
  const before = await readOfKind(tx, ask, publishers)
  const role = roleAt(ask.caller, publishers, placeOf(before), ask.now)
  await updateAssured(tx, ask.streetId, ask.serviceId, shanghaiDate(ask.now))
  return finish(tx, ask, { role, action: `${ask.kind}.confirm`, detail: { before: before.assuredDate } })
}

/** Returns the fields in which a service was changed, as the log names them. */
export function changedFields(before: ServiceEdit, after: ServiceEdit): string[] {
  return Object.keys(after).filter(field => !isSame(Reflect.get(after, field), Reflect.get(before, field)))
}

async function insertDraft(
  tx: Tx,
  ask: PublishAsk & {
    kind: ServiceKind
    edit: ServiceEdit
    referred: Referred
    role: StaffRole
    from: string | null
  },
): Promise<ManagedRow> {
  const id = newId()
  const { kind, edit, referred, now } = ask
  await insertService(tx, ask.streetId, { id, kind, edit, referred, now })
  const action = ask.from === null ? `${kind}.draft` : `${kind}.clone`
  const detail = ask.from === null ? {} : { from: ask.from }
  return finish(tx, { ...ask, serviceId: id }, { role: ask.role, action, detail })
}

/** Writes the log, brings the catalogue up to date and returns the service as it is now. */
async function finish(
  tx: Tx,
  ask: KindAsk,
  done: { role: StaffRole; action: string; detail: Record<string, unknown> },
): Promise<ManagedRow> {
  const { streetId, serviceId, caller, now } = ask
  await writeDeed(
    tx,
    { streetId, caller, now },
    { role: done.role, action: done.action, subject: ask.kind, id: serviceId, detail: done.detail },
  )
  await refreshListing(tx, streetId, [serviceId], now)
  await raiseCatalogue(tx, streetId)
  const row = await findManaged(tx, streetId, serviceId, now)
  if (row === undefined) throw new Error('a service vanished while it was written')
  return row
}

/** Refuses an edit that names what the street does not have, field by field. */
async function referredBy(
  db: Executor,
  { streetId, caller }: PublishAsk,
  edit: ServiceEdit,
  prefix: string,
): Promise<Referred> {
  const referred = await findReferred(db, streetId, { edit, memberId: caller.member.id })
  const errors: { field: string; message: string }[] = []
  const say = (field: keyof ServiceEdit, message: string) => errors.push({ field: prefix + field, message })
  if (edit.brandId !== null && referred.brandName === null) say('brandId', '没有这个品牌，请重新选择')
  if (referred.organizationName === null) say('organizationId', '没有这个机构，请重新选择')
  if (referred.locationName === null) say('locationId', noSuchLocation)
  if (referred.knownAreas !== edit.residentsOf.length) say('residentsOf', '有不属于本街道的社区，请重新选择')
  if (edit.picture !== null && !referred.hasPicture) say('picture', '这张图片已经没有了，请重新上传')
  const { minimumAge, maximumAge } = edit
  if (minimumAge !== null && maximumAge !== null && minimumAge > maximumAge) {
    say('maximumAge', '最大年龄不能小于最小年龄')
  }
  if (errors.length > 0) throw new Refusal('invalid_request', { errors })
  return referred
}

function placeOf(row: ManagedRow) {
  return { areaIds: row.areaIds, organizationId: row.edit.organizationId }
}
