import type { Executor } from '../../platform/database.ts'

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
  db: Executor,
  streetId: string,
  row: AttachmentRow & { sha256: Buffer; addedAt: Date },
): Promise<void> {
  await db.$client.query({
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
