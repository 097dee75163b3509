import type { ImportMend, ImportPreview } from '@yunxuan/contract'
import { dayMs, isAllowed, type StaffRole, shanghaiDate } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Db, Executor, Tx } from '../../platform/database.ts'
import { type Claim, type StoredReply, writeOnce } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { writeAudit } from '../audit/audit.store.ts'
import { holdLocations } from '../directory/directory.store.ts'
import { relocateSlots } from '../publish/relocation.service.ts'
import { listComingIds } from '../publish/relocation.store.ts'
import { changeSlots, type SlotChange } from '../publish/slot-change.service.ts'
import { keepUnread, type ServiceChange } from '../publish/unread.service.ts'
import { refreshListing } from '../service/listing.store.ts'
import { lockSlots } from '../slot/slot.store.ts'
import { raiseCatalogue } from '../street/catalogue-version.store.ts'
import {
  findFile,
  insertFile,
  insertImportedSlots,
  type KeptFile,
  listKnownServices,
  listKnownSlots,
  listNames,
  lockFile,
  lockImports,
  markCommitted,
  updatePreview,
  writeServices,
} from './import.store.ts'
import { deleteImportFilesBefore } from './import-age.store.ts'
import { clears, textOf } from './import-cell.ts'
import { requiredServiceColumns, requiredSlotColumns } from './import-columns.ts'
import { groupErrors } from './import-errors.ts'
import { seenOf } from './import-hidden.ts'
import { importLines, writtenBy } from './import-log.ts'
import { markFile } from './import-marked.ts'
import { mendRows } from './import-mend.ts'
import {
  type CellError,
  type ImportPlan,
  importKeyOf,
  type PlannedService,
  type PlannedSlotRow,
  type What,
} from './import-plan.ts'
import { type ReaderTask, readTables } from './import-reader.ts'
import { judgeServices } from './import-services.ts'
import { findSheets, type Sheets } from './import-sheet.ts'
import { judgeSlots } from './import-slots.ts'
import { mostRows, type Table } from './import-table.ts'

export const importers = ['administrator', 'coordinator'] as const satisfies readonly StaffRole[]
const shownErrors = 100
const shownRows = 20
/** How long a file is kept, and what it wrote may be taken back. */
export const keptMs = dayMs
const movedReason = '服务安排有调整'

export interface ImportAsk {
  streetId: string
  caller: MemberCaller
  now: Date
}

/** Reads a spreadsheet, judges it against the street, and keeps it for a day. */
export async function previewImport(
  db: Db,
  ask: ImportAsk & { file: ReaderTask; includesHidden: boolean; claim: Claim | null },
): Promise<StoredReply> {
  const { streetId, caller, now, claim, includesHidden } = ask
  const { fileName } = ask.file
  const { tables, hidden } = seenOf(await readTables(ask.file), includesHidden)
  const plan = await judge(db, ask, { tables, mends: [] })
  const preview = presentPlan(plan, { id: newId(), fileName, hidden, includesHidden, mends: [] })
  await deleteImportFilesBefore(db, new Date(now.getTime() - keptMs))
  return writeOnce(db, claim, now, async tx => {
    const createdBy = caller.member.id
    await insertFile(tx, streetId, {
      ...preview,
      tables,
      versions: versionsOf(plan),
      preview,
      createdBy,
      now,
    })
    return preview
  })
}

/**
 * Writes all that a file wants, or nothing. It is judged again as things are now: what was written meanwhile
 * is the same and stays as it is, so that repeating a file changes nothing.
 */
export async function commitImport(tx: Tx, ask: ImportAsk & { importId: string }): Promise<ImportPreview> {
  const { streetId, caller, now, importId } = ask
  const since = new Date(now.getTime() - keptMs)
  const file = await lockFile(tx, streetId, importId, since)
  if (file === undefined) throw new Refusal('import_gone')
  await lockImports(tx, streetId)
  const { hidden, includesHidden, mends } = file.preview
  const plan = await judge(tx, ask, { ...file, mends })
  refuseChanged(plan, file.versions)
  const preview = presentPlan(plan, { ...file, hidden, includesHidden, mends })
  if (plan.errors.length > 0) throw new Refusal('import_has_errors', { errors: asFields(preview) })
  const services = plan.services.filter(service => service.what !== 'same')
  await writeServices(tx, streetId, services, { memberId: caller.member.id, now })
  await keepUnread(tx, { streetId, memberId: caller.member.id, now }, services.flatMap(changeOf))
  await writeSlots(tx, ask, plan)
  await markCommitted(tx, streetId, importId, { now, written: writtenBy(plan) })
  const touched = [...services.map(service => service.id), ...plan.slots.map(slot => slot.serviceId)]
  await note(tx, ask, { plan, preview })
  await refreshListing(tx, streetId, touched, now)
  await raiseCatalogue(tx, streetId)
  return preview
}

/** Reads words of a file that are in no list as others, and judges it again. */
export async function mendImport(
  tx: Tx,
  ask: ImportAsk & { importId: string; mends: readonly ImportMend[] },
): Promise<ImportPreview> {
  const { streetId, now, importId } = ask
  const file = await lockFile(tx, streetId, importId, new Date(now.getTime() - keptMs))
  if (!isOpenTo(file, ask) || file.committedAt !== null) throw new Refusal('import_gone')
  const mends = [...ask.mends]
  const plan = await judge(tx, ask, { ...file, mends })
  const { hidden, includesHidden } = file.preview
  const preview = presentPlan(plan, { ...file, hidden, includesHidden, mends })
  await updatePreview(tx, streetId, { id: importId, preview, versions: versionsOf(plan) })
  return preview
}

/** What somebody sent is read again by them alone: another coordinator keeps other places. */
function isOpenTo(file: KeptFile | undefined, { caller }: ImportAsk): file is KeptFile {
  return file?.createdBy === caller.member.id
}

/** Returns a file with what is wrong in it marked. */
export async function markImport(db: Executor, ask: ImportAsk & { importId: string }) {
  const { streetId, now, importId } = ask
  const file = await findFile(db, streetId, importId, new Date(now.getTime() - keptMs))
  if (!isOpenTo(file, ask)) throw new Refusal('import_gone')
  const plan = await judge(db, ask, { ...file, mends: file.preview.mends })
  const name = file.fileName.replace(/\.[^.]*$/, '')
  return { content: markFile(file.tables, plan.errors, shanghaiDate(now)), name: `${name}-要改的地方.xlsx` }
}

/** Those who count on a slot of a service that is had elsewhere now are told, as when it is changed by hand. */
async function writeSlots(tx: Tx, ask: ImportAsk, { services, slots }: ImportPlan): Promise<void> {
  const { streetId, caller, now } = ask
  const changed = slots.filter(slot => slot.what === 'changed')
  await holdPlaces(tx, streetId, { services, slots })
  const from = new Map(
    services.filter(isRelocated).map(({ id, before }) => [id, before?.edit.locationId ?? '']),
  )
  if (from.size > 0) {
    // What moves with its service and what the file changes is locked together, in the order of ids.
    const coming = await listComingIds(tx, streetId, [...from.keys()], now)
    await lockSlots(tx, streetId, [...coming, ...changed.map(slot => slot.id)])
    await relocateSlots(tx, { streetId, now, actorId: caller.member.id, role: roleOf(caller) }, from)
  }
  await insertImportedSlots(
    tx,
    streetId,
    slots.filter(slot => slot.what === 'added'),
  )
  await changeKnownSlots(tx, ask, changed)
}

/** Places are held before slots are locked, as wherever slots are changed. */
async function holdPlaces(
  tx: Tx,
  streetId: string,
  { services, slots }: Pick<ImportPlan, 'services' | 'slots'>,
): Promise<void> {
  const own = slots.flatMap(({ locationId }) => (locationId === null ? [] : [locationId]))
  await holdLocations(tx, streetId, [...new Set([...own, ...services.map(({ edit }) => edit.locationId)])])
}

function changeOf({ id, status, before, edit }: PlannedService): ServiceChange[] {
  return before === null ? [] : [{ serviceId: id, status, before: before.edit, after: edit }]
}

function roleOf(caller: MemberCaller): StaffRole {
  const found = importers.find(role => caller.grants.some(grant => grant.role === role))
  return found ?? 'coordinator'
}

/** All at once; what came between the judging and the lock is nothing the importer could have seen. */
async function changeKnownSlots(tx: Tx, ask: ImportAsk, slots: readonly PlannedSlotRow[]): Promise<void> {
  if (slots.length === 0) return
  const changes = new Map<string, SlotChange>(
    slots.map(({ id, endsAt, places, locationId, movedTo, room }) => [
      id,
      {
        endsAt: endsAt.toISOString(),
        places,
        ...(movedTo !== null && { locationId, room }),
        reason: movedReason,
      },
    ]),
  )
  try {
    await changeSlots(tx, ask, changes)
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'not_allowed') throw new Refusal('changed_meanwhile')
    throw error
  }
}

function versionsOf(plan: ImportPlan): Record<string, number> {
  return Object.fromEntries(
    plan.services.flatMap(({ id, before }) => (before === null ? [] : [[id, before.version]])),
  )
}

/** What somebody else wrote of a service since the preview is not overwritten by what nobody saw. */
function refuseChanged(plan: ImportPlan, seen: Readonly<Record<string, number>>): void {
  const isChanged = plan.services.some(
    ({ id, what, before }) => what === 'changed' && before?.version !== seen[id],
  )
  if (isChanged) throw new Refusal('changed_meanwhile')
}

async function judge(
  db: Executor,
  ask: ImportAsk,
  { tables, mends }: { tables: readonly Table[]; mends: readonly ImportMend[] },
): Promise<ImportPlan> {
  const { streetId, caller, now } = ask
  const found = findSheets(tables, { services: requiredServiceColumns, slots: requiredSlotColumns })
  const sheets = { ...found, services: mendRows(found.services, mends), slots: mendRows(found.slots, mends) }
  const rows = sheets.services.length + sheets.slots.length
  if (rows > mostRows) throw new Refusal('import_too_large')
  const lists = await listNames(db, streetId)
  const services = await listKnownServices(db, streetId, mentioned(sheets))
  const slots = await listKnownSlots(
    db,
    streetId,
    services.map(service => service.id),
  )
  const facts = {
    ...lists,
    services,
    slots,
    now,
    today: shanghaiDate(now),
    mayKeep: (place: { areaIds: readonly string[]; organizationId: string | null }) =>
      isAllowed(caller.grants, importers, place, now),
  }
  const judged = judgeServices(sheets.services, facts)
  const planned = judgeSlots(sheets.slots, judged.services, facts)
  return {
    services: judged.services,
    slots: planned.slots,
    rows,
    errors: [...sheets.errors, ...besides(sheets.errors, [...judged.errors, ...planned.errors])],
  }
}

/** What is said of cells that nothing was said of yet: a failed formula is no unknown name as well. */
function besides(said: readonly CellError[], more: readonly CellError[]): CellError[] {
  const cellOf = ({ sheet, row, column }: CellError) => `${sheet}|${row}|${column}`
  const cells = new Set(said.map(cellOf))
  return more.filter(error => !cells.has(cellOf(error)))
}

/** What a file calls services by. */
function mentioned(sheets: Sheets): { keys: string[]; titles: string[] } {
  const keys = new Set<string>()
  const titles = new Set<string>()
  for (const { cell } of sheets.services) {
    const [number, title, organization] = [cell('key'), cell('title'), cell('organization')].map(
      (one = null) => (clears(one) ? '' : textOf(one)),
    )
    if (title === undefined || number === undefined || organization === undefined) continue
    keys.add(importKeyOf(number, title, organization))
    titles.add(title)
  }
  for (const { cell } of sheets.slots) {
    const name = textOf(cell('service') ?? null)
    titles.add(name)
    keys.add(importKeyOf(name, name, ''))
  }
  return { keys: [...keys], titles: [...titles] }
}

function presentPlan(
  plan: ImportPlan,
  file: Pick<ImportPreview, 'id' | 'fileName' | 'hidden' | 'includesHidden' | 'mends'>,
): ImportPreview {
  const count = (rows: readonly { what: What }[]) => ({
    added: rows.filter(row => row.what === 'added').length,
    changed: rows.filter(row => row.what === 'changed').length,
    same: rows.filter(row => row.what === 'same').length,
  })
  const words: Readonly<Record<What, string>> = { added: '新增', changed: '修改', same: '不变' }
  const services = plan.services.map(service => ({
    sheet: service.sheet,
    row: service.row,
    title: service.edit.title,
    what: [`服务${words[service.what]}`, ...notable(service)].join('，'),
    startsAt: null,
  }))
  const slots = plan.slots.map(({ sheet, row, title, what, movedTo, startsAt }) => ({
    sheet,
    row,
    title,
    what: `场次${words[what]}${movedTo === null ? '' : `，地点改到${movedTo}`}`,
    startsAt: startsAt.toISOString(),
  }))
  const half = shownRows / 2
  const errors = groupErrors(plan.errors)
  return {
    id: file.id,
    fileName: file.fileName,
    hidden: file.hidden,
    includesHidden: file.includesHidden,
    rows: plan.rows,
    services: count(plan.services),
    slots: count(plan.slots),
    errors: errors.slice(0, shownErrors),
    moreErrors: errors.slice(shownErrors).reduce((sum, { rows }) => sum + rows, 0),
    wrongCells: plan.errors.length,
    wrongRows: new Set(plan.errors.map(({ sheet, row }) => `${sheet}|${row}`)).size,
    mends: file.mends,
    relocated: plan.services.filter(isRelocated).length,
    cleared: plan.services.reduce(
      (sum, service) => sum + (service.before === null ? 0 : service.cleared.length),
      0,
    ),
    sample: [...services.slice(0, half), ...slots].slice(0, shownRows),
  }
}

/** What somebody should see before it is written: a new place, and what is taken away. */
function notable(service: PlannedService): string[] {
  if (service.before === null) return []
  return [
    ...(isRelocated(service) ? [`地点改到${service.names.location}`] : []),
    ...(service.cleared.length > 0 ? [`清空${service.cleared.join('、')}`] : []),
  ]
}

function isRelocated({ before, edit }: PlannedService): boolean {
  return before !== null && before.edit.locationId !== edit.locationId
}

function asFields(preview: ImportPreview): { field: string; message: string }[] {
  return preview.errors.slice(0, 20).map(({ sheet, row, column, message }) => ({
    field: `${sheet} 第 ${row} 行 ${column}`.trim(),
    message,
  }))
}

async function note(
  tx: Tx,
  ask: ImportAsk & { importId: string },
  { plan, preview }: { plan: ImportPlan; preview: ImportPreview },
): Promise<void> {
  const { streetId, caller, now, importId } = ask
  const by = { streetId, at: now, actorId: caller.member.id, actorRole: roleOf(caller) }
  const { services, slots } = preview
  await writeAudit(tx, [
    { ...by, action: 'import.commit', subject: 'import', subjectId: importId, detail: { services, slots } },
    ...importLines(importId, plan).map(line => ({ ...by, ...line })),
  ])
}
