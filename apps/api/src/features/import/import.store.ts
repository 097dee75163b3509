import type { ImportPreview } from '@yunxuan/contract'
import { categoryNames } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { editJson } from '../publish/managed.store.ts'
import { serviceTokens } from '../service/service-search.ts'
import { areaPath } from '../street/area.store.ts'
import type { ImportFacts, KnownService, KnownSlot, PlannedService, PlannedSlotRow } from './import-plan.ts'
import type { Table } from './import-table.ts'
import type { Written } from './import-undo.store.ts'

/** Lists of a street that a file may name. */
export type StreetLists = Pick<ImportFacts, 'brands' | 'organizations' | 'locations' | 'areas' | 'deskPhone'>

/** Returns the street's brands, organizations, locations and areas by name. */
export async function listNames(db: Executor, streetId: string): Promise<StreetLists> {
  const named = async (table: 'brand' | 'organization' | 'area') => {
    const { rows } = await db.$client.query<{ id: string; name: string }>({
      name: `import-${table}`,
      text: `select id, name from ${table} where street_id = $1 order by name`,
      values: [streetId],
    })
    return new Map(rows.map(row => [row.name, row.id]))
  }
  const locations = await db.$client.query<{ id: string; name: string; areaIds: string[] }>({
    name: 'import-location',
    text: `select l.id, l.name, ${areaPath('$1', 'l.area_id')} as "areaIds" from location l
      where l.street_id = $1 order by l.name`,
    values: [streetId],
  })
  const street = await db.$client.query<{ desk_phone: string }>({
    name: 'import-street',
    text: 'select desk_phone from street where id = $1',
    values: [streetId],
  })
  return {
    brands: await named('brand'),
    organizations: await named('organization'),
    areas: await named('area'),
    locations: new Map(locations.rows.map(({ name, ...rest }) => [name, rest])),
    deskPhone: street.rows[0]?.desk_phone ?? '',
  }
}

/** Returns the services that a file speaks of, by their import key or by their name. */
export async function listKnownServices(
  db: Executor,
  streetId: string,
  asked: { keys: readonly string[]; titles: readonly string[] },
): Promise<KnownService[]> {
  const { rows } = await db.$client.query<KnownService>({
    text: `select v.id, v.import_key as "importKey", v.status, v.version, ${editJson} as edit,
        json_build_object('areaIds', ${areaPath('$1', 'l.area_id')}, 'organizationId', v.organization_id) as place
      from service v join location l on l.street_id = $1 and l.id = v.location_id
      where v.street_id = $1 and v.kind = 'service' and (v.import_key = any($2::text[]) or v.title = any($3::text[])) order by v.id`,
    values: [streetId, asked.keys, asked.titles],
  })
  return rows
}

/** Returns the open slots of services. */
export async function listKnownSlots(
  db: Executor,
  streetId: string,
  serviceIds: readonly string[],
): Promise<KnownSlot[]> {
  const { rows } = await db.$client.query<KnownSlot>({
    text: `select id, service_id as "serviceId", starts_at as "startsAt", ends_at as "endsAt",
        location_id as "locationId", room, places, taken, held from slot where street_id = $1 and service_id = any($2::uuid[]) and status = 'open'`,
    values: [streetId, serviceIds],
  })
  return rows
}

/** One importer writes into a street at a time: two files would else each make the same service. */
export async function lockImports(tx: Tx, streetId: string): Promise<void> {
  await tx.$client.query('select pg_advisory_xact_lock(hashtext($1))', [`import ${streetId}`])
}

/**
 * Writes services that are new or changed, all in one statement; refuses when one is not any more as it was
 * planned from.
 */
export async function writeServices(
  tx: Tx,
  streetId: string,
  services: readonly PlannedService[],
  by: { memberId: string; now: Date },
): Promise<void> {
  if (services.length === 0) return
  const rows = services.map(service => ({
    ...service.edit,
    id: service.id,
    importKey: service.importKey,
    status: service.status,
    version: (service.before?.version ?? 0) + 1,
    search: serviceTokens(streetId, {
      ...service.edit,
      category: categoryNames[service.edit.category].name,
      ...service.names,
    }),
  }))
  const { rowCount } = await tx.$client.query({
    text: `insert into service as v (street_id, id, title, summary, description, category, brand_id,
        organization_id, location_id, mode, audiences, is_audience_strict, eligibility, minimum_age, maximum_age,
        residents_of, preparation, bring, fee_fen, fee_note, phone, keywords, duration_minutes, places_per_slot,
        needs_approval, note_kind, party_max, cancel_cutoff_minutes, booking_opens_days, booking_closes_minutes,
        status, submitted_by, import_key, created_at, updated_at, search, version)
      select $1, id, title, summary, description, category, "brandId", "organizationId", "locationId", mode,
        audiences, "isAudienceStrict", eligibility, "minimumAge", "maximumAge", "residentsOf", preparation, bring, "feeFen",
        "feeNote", phone, keywords, "durationMinutes", "placesPerSlot", "needsApproval", "noteKind", "partyMax",
        "cancelCutoffMinutes", "bookingOpensDays", "bookingClosesMinutes", status, $3, "importKey", $4,
        $4, array_to_tsvector(search), version
      from json_to_recordset($2::json) as r(id uuid, title text, summary text, description text, category text,
        "brandId" uuid, "organizationId" uuid, "locationId" uuid, mode text, audiences text[],
        "isAudienceStrict" boolean, eligibility text, "minimumAge" int, "maximumAge" int, "residentsOf" uuid[],
        preparation text[], bring text[], "feeFen" int, "feeNote" text, phone text, keywords text[], "durationMinutes" int,
        "placesPerSlot" int, "needsApproval" boolean, "noteKind" text, "partyMax" int,
        "cancelCutoffMinutes" int, "bookingOpensDays" int, "bookingClosesMinutes" int, status text,
        "importKey" text, search text[], version int)
      order by id
      on conflict (street_id, id) do update set title = excluded.title, summary = excluded.summary,
        description = excluded.description, category = excluded.category, brand_id = excluded.brand_id,
        organization_id = excluded.organization_id, location_id = excluded.location_id, mode = excluded.mode,
        audiences = excluded.audiences, is_audience_strict = excluded.is_audience_strict,
        eligibility = excluded.eligibility, minimum_age = excluded.minimum_age,
        maximum_age = excluded.maximum_age, residents_of = excluded.residents_of, preparation = excluded.preparation, bring = excluded.bring,
        fee_fen = excluded.fee_fen, fee_note = excluded.fee_note, phone = excluded.phone,
        keywords = excluded.keywords, duration_minutes = excluded.duration_minutes,
        places_per_slot = excluded.places_per_slot, needs_approval = excluded.needs_approval,
        party_max = excluded.party_max, status = excluded.status, import_key = excluded.import_key,
        submitted_by = case when excluded.status = 'in_review' then excluded.submitted_by else v.submitted_by end,
        updated_at = excluded.updated_at, search = excluded.search, version = excluded.version
      where v.version = excluded.version - 1`,
    values: [streetId, JSON.stringify(rows), by.memberId, by.now],
  })
  if (rowCount !== rows.length) throw new Refusal('changed_meanwhile')
}

/** Makes slots of several services; one that is there at that time, place and room already is left as it is. */
export async function insertImportedSlots(
  tx: Tx,
  streetId: string,
  slots: readonly PlannedSlotRow[],
): Promise<void> {
  if (slots.length === 0) return
  await tx.$client.query({
    text: `insert into slot (street_id, id, service_id, starts_at, ends_at, location_id, room, status, places)
      select $1, r.id, r."serviceId", r."startsAt", r."endsAt", r."locationId", r.room, 'open', r.places
      from json_to_recordset($2::json) as r(id uuid, "serviceId" uuid, "startsAt" timestamptz,
        "endsAt" timestamptz, "locationId" uuid, room text, places int)
      order by r."serviceId", r."startsAt", r.room
      on conflict do nothing`,
    values: [streetId, JSON.stringify(slots)],
  })
}

/** A file that was read; its tables wait for the commit. */
export interface ImportFileRow {
  id: string
  fileName: string
  tables: Table[]
  /** Versions that the services it speaks of had when it was judged, by id. */
  versions: Record<string, number>
  preview: ImportPreview
}

/** Keeps a file that was read. */
export async function insertFile(
  tx: Tx,
  streetId: string,
  file: ImportFileRow & { createdBy: string; now: Date },
): Promise<void> {
  const { id, fileName, tables, versions, preview, createdBy, now } = file
  const errorCount = preview.wrongCells
  await tx.$client.query({
    text: `insert into import_file (street_id, id, file_name, rows, preview, error_count, created_by, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      streetId,
      id,
      fileName,
      JSON.stringify({ tables, versions }),
      JSON.stringify(preview),
      errorCount,
      createdBy,
      now,
    ],
  })
}

/** A file as it is kept, and by whom. */
export type KeptFile = ImportFileRow & { createdBy: string; committedAt: Date | null }

// One that was judged before words could be read as others has none of them.
const fileRows = `select id, file_name as "fileName", rows -> 'tables' as tables, rows -> 'versions' as versions,
    '{"mends": []}'::jsonb || preview as preview, created_by as "createdBy",
    committed_at as "committedAt"
  from import_file where street_id = $1 and id = $2 and created_at > $3 and jsonb_typeof(rows) = 'object'`

/** Returns a file that was read after an instant; undefined when it is not there any more. */
export async function findFile(
  db: Executor,
  streetId: string,
  importId: string,
  since: Date,
): Promise<KeptFile | undefined> {
  const { rows } = await db.$client.query<KeptFile>({ text: fileRows, values: [streetId, importId, since] })
  return rows[0]
}

/** Locks a file that was read after an instant; undefined when it is not there any more. */
export async function lockFile(
  tx: Tx,
  streetId: string,
  importId: string,
  since: Date,
): Promise<KeptFile | undefined> {
  const { rows } = await tx.$client.query<KeptFile>({
    text: `${fileRows} for update`,
    values: [streetId, importId, since],
  })
  return rows[0]
}

/** Writes how a locked file was judged anew. */
export async function updatePreview(
  tx: Tx,
  streetId: string,
  { id, preview, versions }: Pick<ImportFileRow, 'id' | 'preview' | 'versions'>,
): Promise<void> {
  await tx.$client.query({
    text: `update import_file set preview = $3, error_count = $4, rows = jsonb_set(rows, '{versions}', $5)
      where street_id = $1 and id = $2`,
    values: [streetId, id, JSON.stringify(preview), preview.wrongCells, JSON.stringify(versions)],
  })
}

/** Notes that a file was written, and what it wrote. Written once more it wrote nothing: what it did first stands. */
export async function markCommitted(
  tx: Tx,
  streetId: string,
  importId: string,
  { now, written }: { now: Date; written: Written },
): Promise<void> {
  await tx.$client.query({
    text: `update import_file set committed_at = $3, rows = jsonb_set(rows, '{written}', $4)
      where street_id = $1 and id = $2 and committed_at is null`,
    values: [streetId, importId, now, JSON.stringify(written)],
  })
}
