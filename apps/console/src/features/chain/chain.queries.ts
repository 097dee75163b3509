import { useQuery } from '@tanstack/react-query'
import { pathOf } from '@yunxuan/contract/client'
import { call, download } from '../../api/client.ts'
import { useWrite } from '../../api/write.ts'

/** Where the chain stands, and the heads that were published month by month. */
export const useHeads = (streetId: string) =>
  useQuery({
    queryKey: ['street', streetId, 'records', 'heads'],
    queryFn: () => call('GET /v1/streets/:streetId/chain/heads', { params: { streetId } }),
  })

export const useExportChain = (streetId: string) =>
  useWrite([], (fileName: string) =>
    download(pathOf('GET /v1/streets/:streetId/managed/chain/export', { params: { streetId } }), fileName),
  )
