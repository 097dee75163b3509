import { claimWithFile } from '../../platform/idempotency.ts'
import { FileReply, type Serving } from '../../platform/serve.ts'
import { readUploadedFile } from '../../platform/uploaded-file.ts'
import { commitImport, markImport, mendImport, previewImport } from './import.service.ts'
import { listNames } from './import.store.ts'
import { makeTemplate } from './import-template.ts'
import { listOwnWritten, undoImport } from './import-undo.service.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const unreadable = { missing: 'import_file_unreadable', tooLarge: 'import_too_large' } as const

export function bindImport(on: Serving): void {
  on.read('GET /v1/streets/:streetId/import-template', async ({ db, params }) => {
    const file = makeTemplate(await listNames(db, params.streetId))
    return new FileReply(file, xlsxType, { fileName: '服务和场次导入模板.xlsx' })
  })

  // A file is read before anything is locked; what is kept of it has no effect until it is committed.
  on.batch(
    'POST /v1/streets/:streetId/imports',
    async ({ deps, params, query, request, caller, now, claim }) => {
      const file = await readUploadedFile(request, unreadable)
      const { includesHidden = false } = query
      const ask = { ...params, caller, now, file, includesHidden, claim: claimWithFile(claim, file) }
      return previewImport(deps.db, ask)
    },
  )

  on.write('PUT /v1/streets/:streetId/imports/:importId/mends', ({ tx, params, body, caller, now }) =>
    mendImport(tx, { ...params, ...body, caller, now }),
  )

  on.read('GET /v1/streets/:streetId/imports/:importId/marked', async ({ db, params, caller, now }) => {
    const { content, name } = await markImport(db, { ...params, caller, now })
    return new FileReply(content, xlsxType, { fileName: name })
  })

  on.write('POST /v1/streets/:streetId/imports/:importId/commit', ({ tx, params, caller, now }) =>
    commitImport(tx, { ...params, caller, now }),
  )

  on.read('GET /v1/streets/:streetId/written-imports', async ({ db, params, caller, now }) => ({
    items: await listOwnWritten(db, { ...params, caller, now }),
  }))

  on.write('POST /v1/streets/:streetId/imports/:importId/undo', ({ tx, params, caller, now }) =>
    undoImport(tx, { ...params, caller, now }),
  )
}
