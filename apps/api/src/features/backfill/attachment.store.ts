import type { Executor, Tx } from '../../platform/database.ts'

/** A paper that proves something. */
export interface AttachmentRow {
  id: string
  fileName: string
  mediaType: string
  content: Buffer
  addedBy: string
}

/** Keeps a paper. */
export async function insertAttachment(
  tx: Tx,
  streetId: string,
  row: AttachmentRow & { sha256: Buffer; addedAt: Date },
): Promise<void> {
  await tx.$client.query({
    name: 'attachment-insert',
    text: `insert into attachment (street_id, id, file_name, media_type, content, sha256, added_by, added_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      streetId,
      row.id,
      row.fileName,
      row.mediaType,
      row.content,
      row.sha256,
      row.addedBy,
      row.addedAt,
    ],
  })
}

/** Returns whether a paper is there that a member added. */
export async function isAttachmentOf(
  db: Executor,
  streetId: string,
  of: { attachmentId: string; memberId: string },
): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'attachment-is-of',
    text: 'select from attachment where street_id = $1 and id = $2 and added_by = $3',
    values: [streetId, of.attachmentId, of.memberId],
  })
  return rowCount === 1
}

/** Returns where the hours were served that a paper proves. */
export async function listProvedPlaces(
  db: Executor,
  streetId: string,
  attachmentId: string,
): Promise<{ areaId: string | null; organizationId: string }[]> {
  const { rows } = await db.$client.query<{ areaId: string | null; organizationId: string }>({
    name: 'attachment-places',
    text: `select l.area_id as "areaId", f.organization_id as "organizationId" from backfill f
      left join slot s on s.street_id = $1 and s.id = f.shift_id
      left join service v on v.street_id = $1 and v.id = s.service_id
      left join location l on l.street_id = $1 and l.id = v.location_id
      where f.street_id = $1 and f.attachment_id = $2`,
    values: [streetId, attachmentId],
  })
  return rows
}

/** Returns a paper. */
export async function findAttachment(
  db: Executor,
  streetId: string,
  attachmentId: string,
): Promise<AttachmentRow | undefined> {
  const { rows } = await db.$client.query<AttachmentRow>({
    name: 'attachment-find',
    text: `select id, file_name as "fileName", media_type as "mediaType", content, added_by as "addedBy"
      from attachment where street_id = $1 and id = $2`,
    values: [streetId, attachmentId],
  })
  return rows[0]
}
