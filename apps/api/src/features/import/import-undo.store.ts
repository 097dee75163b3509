import type { Place, ServiceStatus } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { areaPath } from '../street/area.store.ts'

/** What a file wrote: services and slots that were not there before, and how much it changed of what was. */
export interface Written {
  services: { id: string; version: number }[]
  slots: { id: string; serviceId: string }[]
  changed: number
}

/** A file that was written, with what it wrote. */
export interface WrittenFile {
  id: string
  fileName: string
  committedAt: Date
  createdBy: string
  written: Written
}

const writtenFiles = `select id, file_name as "fileName", committed_at as "committedAt", created_by as "createdBy",
    rows -> 'written' as written
  from import_file where street_id = $1 and committed_at is not null and rows -> 'written' is not null`

/** Returns the files that a member read after an instant and wrote, the newest first. */
export async function listWritten(
  db: Executor,
  streetId: string,
  { memberId, since }: { memberId: string; since: Date },
): Promise<WrittenFile[]> {
  const { rows } = await db.$client.query<WrittenFile>({
    name: 'import-written-list',
    text: `${writtenFiles} and created_by = $2 and created_at > $3 order by committed_at desc limit 20`,
    values: [streetId, memberId, since],
  })
  return rows
}

/** Locks a file that was written; undefined when it was not, or is not there any more. */
export async function lockWritten(
  tx: Tx,
  streetId: string,
  importId: string,
  since: Date,
): Promise<WrittenFile | undefined> {
  const { rows } = await tx.$client.query<WrittenFile>({
    name: 'import-written-lock',
    text: `${writtenFiles} and id = $2 and created_at > $3 for update`,
    values: [streetId, importId, since],
  })
  return rows[0]
}

/** A service that a file wrote, or gave slots, as it is now. */
export interface TouchedService extends Place {
  id: string
  version: number
  status: ServiceStatus
}

/** Locks services by id, and returns them with where they stand. */
export async function lockTouched(
  tx: Tx,
  streetId: string,
  ids: readonly string[],
): Promise<TouchedService[]> {
  await tx.$client.query({
    name: 'import-touched-lock',
    text: 'select 1 from service where street_id = $1 and id = any($2::uuid[]) order by id for update',
    values: [streetId, ids],
  })
  const { rows } = await tx.$client.query<TouchedService>({
    name: 'import-touched',
    text: `select v.id, v.version, v.status, v.organization_id as "organizationId",
        ${areaPath('$1', 'l.area_id')} as "areaIds"
      from service v join location l on l.street_id = $1 and l.id = v.location_id
      where v.street_id = $1 and v.id = any($2::uuid[])`,
    values: [streetId, ids],
  })
  return rows
}

/**
 * Deletes slots that nobody ever booked, and then services that have no others; returns how many of each went. Fewer
 * than were asked for says that somebody built on them.
 */
export async function deleteWritten(
  tx: Tx,
  streetId: string,
  { serviceIds, slotIds }: { serviceIds: readonly string[]; slotIds: readonly string[] },
): Promise<{ services: number; slots: number }> {
  const slots = await tx.$client.query({
    name: 'import-undo-slots',
    text: `delete from slot s where s.street_id = $1 and s.id = any($2::uuid[]) and not exists (
        select from booking b where b.street_id = $1 and b.slot_id = s.id)`,
    values: [streetId, slotIds],
  })
  const services = await tx.$client.query({
    name: 'import-undo-services',
    text: `delete from service v where v.street_id = $1 and v.id = any($2::uuid[]) and not exists (
        select from slot s where s.street_id = $1 and s.service_id = v.id)`,
    values: [streetId, serviceIds],
  })
  return { services: services.rowCount ?? 0, slots: slots.rowCount ?? 0 }
}

/** Notes that a locked file was taken back: it may be written once more. */
export async function markUndone(tx: Tx, streetId: string, importId: string): Promise<void> {
  await tx.$client.query({
    name: 'import-undone',
    text: `update import_file set committed_at = null, rows = rows - 'written' where street_id = $1 and id = $2`,
    values: [streetId, importId],
  })
}
