import type { RefusalCode } from '@yunxuan/contract'
import type { FastifyRequest } from 'fastify'
import { Refusal } from './refuse.ts'

const longestName = 120

/** A file as it came with a request. */
export interface UploadedFile {
  bytes: Buffer
  fileName: string
}

/** Returns the one file of a multipart form; refuses a form without one, or with one that is too large. */
export async function readUploadedFile(
  request: FastifyRequest,
  refusals: { missing: RefusalCode; tooLarge: RefusalCode },
): Promise<UploadedFile> {
  if (!request.isMultipart()) throw new Refusal('unsupported_media')
  const part = await request.file({ throwFileSizeLimit: false })
  if (part === undefined) throw new Refusal(refusals.missing)
  const bytes = await part.toBuffer()
  if (part.file.truncated) throw new Refusal(refusals.tooLarge)
  if (bytes.length === 0) throw new Refusal(refusals.missing)
  return { bytes, fileName: part.filename.slice(-longestName) }
}
