import type { FastifyRequest } from 'fastify'
import { claimWithFile } from '../../platform/idempotency.ts'
import { Refusal } from '../../platform/refuse.ts'
import { FileReply, type Serving } from '../../platform/serve.ts'
import { commitImport, previewImport } from './import.service.ts'
import { listNames } from './import.store.ts'
import { makeTemplate } from './import-template.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const longestName = 120

export function importRoutes(on: Serving): void {
  on.read('GET /v1/streets/:streetId/import-template', async ({ db, params }) => {
    const file = makeTemplate(await listNames(db, params.streetId))
    return new FileReply(file, xlsxType, '服务和场次导入模板.xlsx')
  })

  // A file is read before anything is locked; what is kept of it has no effect until it is committed.
  on.batch('POST /v1/streets/:streetId/imports', async ({ deps, params, request, caller, now, claim }) => {
    const file = await readUpload(request)
    return previewImport(deps.db, { ...params, caller, now, file, claim: claimWithFile(claim, file) })
  })

  on.write('POST /v1/streets/:streetId/imports/:importId/commit', ({ tx, params, caller, now }) =>
    commitImport(tx, { ...params, caller, now }),
  )
}

async function readUpload(request: FastifyRequest): Promise<{ bytes: Buffer; fileName: string }> {
  if (!request.isMultipart()) throw new Refusal('unsupported_media')
  const part = await request.file({ throwFileSizeLimit: false })
  if (part === undefined) throw new Refusal('import_file_unreadable')
  const bytes = await part.toBuffer()
  if (part.file.truncated) throw new Refusal('import_too_large')
  if (bytes.length === 0) throw new Refusal('import_file_unreadable')
  return { bytes, fileName: part.filename.slice(-longestName) }
}
