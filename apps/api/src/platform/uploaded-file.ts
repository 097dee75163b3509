import type { RefusalCode } from '@yunxuan/contract'
import type { FastifyRequest } from 'fastify'
import { Refusal, wrongField } from './refuse.ts'

const longestName = 120

/** A file as it came with a request. */
export interface UploadedFile {
  bytes: Buffer
  fileName: string
}

/**
 * Returns the one file of a multipart form; refuses a form without one, with anything else, or with one too large,
 * which where nothing is said is what anything sent may be.
 */
export async function readUploadedFile(
  request: FastifyRequest,
  refusals: { missing: RefusalCode; tooLarge: RefusalCode; mostBytes?: number },
): Promise<UploadedFile> {
  if (!request.isMultipart()) throw new Refusal('unsupported_media')
  const files = await readFiles(request, refusals).catch((error: unknown) => {
    // What the reader of forms has no code for: a form that is cut off, or none at all.
    const isKnown = error instanceof Refusal || (error instanceof Error && 'statusCode' in error)
    throw isKnown ? error : new Refusal(refusals.missing)
  })
  const [file] = files
  if (file === undefined || file.bytes.length === 0) throw new Refusal(refusals.missing)
  return file
}

async function readFiles(
  request: FastifyRequest,
  { tooLarge, mostBytes }: { tooLarge: RefusalCode; mostBytes?: number },
): Promise<UploadedFile[]> {
  const files: UploadedFile[] = []
  const options = mostBytes === undefined ? {} : { limits: { fileSize: mostBytes } }
  for await (const part of request.parts(options)) {
    if (part.type === 'field') throw wrongField(part.fieldname, '没有这一项，请去掉')
    const bytes = await part.toBuffer()
    if (part.file.truncated) throw new Refusal(tooLarge)
    if (part.filename.includes('\0')) throw wrongField(part.fieldname, '文件名里有存不下来的字符')
    files.push({ bytes, fileName: part.filename.slice(-longestName) })
  }
  return files
}
