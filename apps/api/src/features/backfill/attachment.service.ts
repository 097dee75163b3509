import { createHash } from 'node:crypto'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Db } from '../../platform/database.ts'
import { type Claim, type StoredReply, writeOnce } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import type { UploadedFile } from '../../platform/uploaded-file.ts'
import { insertAttachment } from './attachment.store.ts'

const mostBytes = 2 * 1024 * 1024

/** How files of the kinds that are taken begin; what a name or a browser says of them proves nothing. */
const beginnings: readonly { mediaType: string; bytes: readonly number[] }[] = [
  { mediaType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
]

/** Keeps a paper that proves something, at most 2 MB; refuses what is neither a picture nor a PDF. */
export async function keepAttachment(
  db: Db,
  ask: { streetId: string; caller: MemberCaller; file: UploadedFile; now: Date; claim: Claim | null },
): Promise<StoredReply> {
  const { streetId, caller, file, now, claim } = ask
  const { bytes: content, fileName } = file
  if (content.length > mostBytes) throw new Refusal('body_too_large')
  const known = beginnings.find(one => one.bytes.every((byte, index) => content[index] === byte))
  if (known === undefined) throw new Refusal('unsupported_media')
  const kept = { id: newId(), fileName, mediaType: known.mediaType }
  const sha256 = createHash('sha256').update(content).digest()
  return writeOnce(db, claim, now, async tx => {
    await insertAttachment(tx, streetId, {
      ...kept,
      content,
      sha256,
      addedBy: caller.member.id,
      addedAt: now,
    })
    return kept
  })
}
