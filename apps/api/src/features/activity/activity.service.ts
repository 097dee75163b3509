import type { ActivityEdit, ServiceEdit } from '@yunxuan/contract'
import { denyActivity, isGated, type ServiceStatus } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { lockService, type ManagedRow } from '../publish/managed.store.ts'
import {
  cloneService,
  draftService,
  editService,
  moveService,
  type PublishAsk,
} from '../publish/publish.service.ts'
import {
  type ActivityExtras,
  countChosen,
  listExtras,
  listKnown,
  type StallRow,
  writeExtras,
} from './activity.store.ts'
import { materialOf, materialOfExtras } from './activity-material.ts'

/** An activity as those who keep it see it: the service it is, and what it has besides. */
export interface KeptActivity {
  row: ManagedRow
  extras: ActivityExtras
}

type ActivityAsk = PublishAsk & { activityId: string }

/** Drafts an activity. */
export async function draftActivity(tx: Tx, ask: PublishAsk & { edit: ActivityEdit }): Promise<KeptActivity> {
  const { edit, ...by } = ask
  await refuseUnknown(tx, ask.streetId, edit, '')
  const row = await draftService(tx, { ...by, kind: 'activity', edit: toServiceEdit(edit) })
  await writeExtras(tx, ask.streetId, row.id, { ...edit, stalls: identified(edit, new Set()) })
  return withExtras(tx, ask.streetId, row)
}

/** Changes an activity whose version is still the one that was read; one that is published still passes the gate. */
export async function editActivity(
  tx: Tx,
  ask: ActivityAsk & { version: number; edit: ActivityEdit },
): Promise<KeptActivity> {
  const { streetId, activityId, edit, ...by } = ask
  const asked = { ...by, streetId, serviceId: activityId, kind: 'activity' as const }
  const before = await lockExtras(tx, streetId, activityId)
  const extras = { before: materialOfExtras(before), after: materialOf(edit) }
  const row = await editService(tx, { ...asked, edit: toServiceEdit(edit), extras })
  if (isGated(row.status)) refuseGated(edit)
  await refuseUnknown(tx, streetId, edit, 'edit.')
  const stalls = identified(edit, new Set(before.stalls.map(stall => stall.id)))
  await refuseTakenStalls(tx, streetId, activityId, { before: before.stalls, after: stalls })
  await writeExtras(tx, streetId, activityId, { ...edit, stalls })
  return withExtras(tx, streetId, row)
}

/** Drafts a new activity from one that is there, or from a template. */
export async function cloneActivity(tx: Tx, ask: ActivityAsk): Promise<KeptActivity> {
  const { streetId, activityId, ...by } = ask
  const row = await cloneService(tx, { ...by, streetId, serviceId: activityId, kind: 'activity' })
  const original = await extrasOf(tx, streetId, activityId)
  const edit = toActivityEdit(row.edit, original)
  const stalls = original.stalls.map(stall => ({ ...stall, id: newId() }))
  await writeExtras(tx, streetId, row.id, { ...edit, isTemplate: false, stalls })
  return withExtras(tx, streetId, row)
}

/** Brings an activity to another status; what is not volunteering goes no further than its draft. */
export async function moveActivity(
  tx: Tx,
  ask: ActivityAsk & { version: number; to: ServiceStatus; reason: string },
): Promise<KeptActivity> {
  const { streetId, activityId, ...by } = ask
  const extras = await lockExtras(tx, streetId, activityId)
  // Asked after the move, so that who may not move it hears that first.
  const row = await moveService(tx, { ...by, streetId, serviceId: activityId, kind: 'activity' })
  if (isGated(ask.to)) refuseGated(extras)
  return { row, extras }
}

/** Returns what somebody wrote of an activity, from the service it is and what it has besides. */
export function toActivityEdit(edit: ServiceEdit, extras: ActivityExtras): ActivityEdit {
  const { teamName: _name, leaders, stalls, ...own } = extras
  return {
    ...alike(edit),
    placesPerShift: edit.placesPerSlot,
    withdrawNoticeMinutes: edit.cancelCutoffMinutes,
    opensDays: edit.bookingOpensDays,
    ...own,
    leaderIds: leaders.map(leader => leader.id).filter(id => id !== own.responsibleId),
    stalls,
  }
}

/** A volunteer signs up alone, free of charge and without an approval: all else is the service's. */
function toServiceEdit(edit: ActivityEdit): ServiceEdit {
  return {
    ...alike(edit),
    audiences: ['everyone'],
    isAudienceStrict: false,
    eligibility: '',
    preparation: [],
    feeFen: null,
    feeNote: '',
    placesPerSlot: edit.placesPerShift,
    needsApproval: false,
    noteKind: null,
    partyMax: 1,
    cancelCutoffMinutes: edit.withdrawNoticeMinutes,
    bookingOpensDays: edit.opensDays,
    bookingClosesMinutes: null,
  }
}

/** What an activity and the service it is call by the same name. */
function alike(edit: Pick<ServiceEdit, keyof ServiceEdit & keyof ActivityEdit>) {
  return {
    title: edit.title,
    summary: edit.summary,
    description: edit.description,
    category: edit.category,
    brandId: edit.brandId,
    organizationId: edit.organizationId,
    locationId: edit.locationId,
    mode: edit.mode,
    minimumAge: edit.minimumAge,
    maximumAge: edit.maximumAge,
    residentsOf: edit.residentsOf,
    bring: edit.bring,
    phone: edit.phone,
    keywords: edit.keywords,
    durationMinutes: edit.durationMinutes,
    picture: edit.picture,
  }
}

function refuseGated(activity: Parameters<typeof denyActivity>[0]): void {
  const denial = denyActivity(activity)
  if (denial !== undefined) throw new Refusal(denial)
}

/** Refuses an edit that names people or a team the street does not have, field by field. */
async function refuseUnknown(
  db: Executor,
  streetId: string,
  edit: ActivityEdit,
  prefix: string,
): Promise<void> {
  const { teamId, responsibleId, leaderIds } = edit
  const known = await listKnown(db, streetId, { memberIds: [responsibleId, ...leaderIds], teamId })
  const errors: { field: string; message: string }[] = []
  const say = (field: keyof ActivityEdit, message: string) => errors.push({ field: prefix + field, message })
  if (!known.memberIds.includes(responsibleId)) say('responsibleId', '没有找到这位负责人，请重新选择')
  if (leaderIds.some(id => !known.memberIds.includes(id))) say('leaderIds', '有带班人没有找到，请重新选择')
  if (teamId !== null && !known.hasTeam) say('teamId', '没有这个服务队，请重新选择')
  if (teamId === null && edit.isTeamOnly) say('teamId', '只招队员的活动，请选好服务队')
  const names = edit.stalls.map(stall => stall.name.trim())
  if (new Set(names).size < names.length) say('stalls', '有两个摊位名字一样，请改一个')
  if (errors.length > 0) throw new Refusal('invalid_request', { errors })
}

/** Whoever counts on a stall keeps it. */
async function refuseTakenStalls(
  db: Executor,
  streetId: string,
  activityId: string,
  { before, after }: { before: readonly StallRow[]; after: readonly StallRow[] },
): Promise<void> {
  if (before.length === 0) return
  const chosen = await countChosen(db, streetId, activityId)
  const places = new Map(after.map(stall => [stall.id, stall.places]))
  const isTaken = [...chosen].some(([id, most]) => {
    const left = places.get(id)
    return left === undefined || left < most
  })
  if (isTaken) throw new Refusal('stall_taken')
}

/** Stalls that are there keep their id; any other is a new one. */
function identified(edit: ActivityEdit, known: ReadonlySet<string>): StallRow[] {
  return edit.stalls.map(({ id, ...stall }) => ({
    ...stall,
    id: id !== undefined && known.has(id) ? id : newId(),
  }))
}

/** Locks an activity and returns what it has besides the service it is. */
async function lockExtras(tx: Tx, streetId: string, activityId: string): Promise<ActivityExtras> {
  await lockService(tx, streetId, activityId)
  const extras = (await listExtras(tx, streetId, [activityId])).get(activityId)
  if (extras === undefined) throw new Refusal('not_found')
  return extras
}

async function withExtras(db: Executor, streetId: string, row: ManagedRow): Promise<KeptActivity> {
  return { row, extras: await extrasOf(db, streetId, row.id) }
}

async function extrasOf(db: Executor, streetId: string, activityId: string): Promise<ActivityExtras> {
  const extras = (await listExtras(db, streetId, [activityId])).get(activityId)
  if (extras === undefined) throw new Error('an activity without what makes it one')
  return extras
}
