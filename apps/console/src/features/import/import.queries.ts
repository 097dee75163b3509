import { useQuery } from '@tanstack/react-query'
import type { ImportMend, ImportPreview } from '@yunxuan/contract'
import { pathOf } from '@yunxuan/contract/client'
import { call, upload } from '../../api/client.ts'
import { useWrite } from '../../api/write.ts'

export const templatePath = (streetId: string) =>
  pathOf('GET /v1/streets/:streetId/import-template', { params: { streetId } })

export const usePreviewImport = (streetId: string) =>
  useWrite([], async ({ file, includesHidden }: { file: File; includesHidden: boolean }) => {
    const path = pathOf('POST /v1/streets/:streetId/imports', {
      params: { streetId },
      query: includesHidden ? { includesHidden } : {},
    })
    // Written by the contract: the reply of an import that was read is its preview.
    return (await upload(path, file)) as ImportPreview
  })

/** Reads words that are in no list as others, in every row. */
export const useMendImport = (streetId: string) =>
  useWrite([], ({ importId, mends }: { importId: string; mends: readonly ImportMend[] }) =>
    call('PUT /v1/streets/:streetId/imports/:importId/mends', {
      params: { streetId, importId },
      body: { mends: [...mends] },
    }),
  )

/** Where the file is had with what is wrong marked in it. */
export const markedPath = (streetId: string, importId: string) =>
  pathOf('GET /v1/streets/:streetId/imports/:importId/marked', { params: { streetId, importId } })

export const useCommitImport = (streetId: string) =>
  useWrite([['street', streetId]], (importId: string) =>
    call('POST /v1/streets/:streetId/imports/:importId/commit', { params: { streetId, importId } }),
  )

/** What this person wrote by spreadsheets within a day. */
export const useWrittenImports = (streetId: string) =>
  useQuery({
    queryKey: ['street', streetId, 'imports'],
    queryFn: () => call('GET /v1/streets/:streetId/written-imports', { params: { streetId } }),
  })

export const useUndoImport = (streetId: string) =>
  useWrite([['street', streetId]], (importId: string) =>
    call('POST /v1/streets/:streetId/imports/:importId/undo', { params: { streetId, importId } }),
  )
