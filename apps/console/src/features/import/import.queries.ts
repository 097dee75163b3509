import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ImportPreview } from '@yunxuan/contract'
import { pathOf } from '@yunxuan/contract/client'
import { call, upload } from '../../api/client.ts'

export const templatePath = (streetId: string) =>
  pathOf('GET /v1/streets/:streetId/import-template', { params: { streetId } })

export const usePreviewImport = (streetId: string) =>
  useMutation({
    mutationFn: async ({ file, includesHidden }: { file: File; includesHidden: boolean }) => {
      const path = pathOf('POST /v1/streets/:streetId/imports', {
        params: { streetId },
        query: includesHidden ? { includesHidden } : {},
      })
      // Written by the contract: the reply of an import that was read is its preview.
      return (await upload(path, file)) as ImportPreview
    },
  })

export const useCommitImport = (streetId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (importId: string) =>
      call('POST /v1/streets/:streetId/imports/:importId/commit', { params: { streetId, importId } }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['street', streetId] }),
  })
}
