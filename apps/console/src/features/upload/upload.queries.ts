import { useQuery } from '@tanstack/react-query'
import type { Input, SpotCheckWish, UploadAnswers, UploadResult } from '@yunxuan/contract'
import { pathOf } from '@yunxuan/contract/client'
import { type UploadStatus, uploadSorts } from '@yunxuan/domain'
import { call, download, upload } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { knownSort, wanted } from '../../api/wanted.ts'
import { useWrite } from '../../api/write.ts'

const uploadsKey = (streetId: string) => ['street', streetId, 'records', 'uploads']

export const useUploads = (streetId: string, sort: string) =>
  usePaged({
    queryKey: [...uploadsKey(streetId), 'list', sort],
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/uploads', {
        params: { streetId },
        query: { limit: 50, ...wanted({ sort: knownSort(uploadSorts, sort), cursor }) },
      }),
  })

export const useUpload = (streetId: string, uploadId: string) =>
  useQuery({
    queryKey: [...uploadsKey(streetId), uploadId, 'one'],
    queryFn: () =>
      call('GET /v1/streets/:streetId/managed/uploads/:uploadId', { params: { streetId, uploadId } }),
  })

export const useUploadRecords = (streetId: string, uploadId: string, status: UploadStatus | 'all') =>
  usePaged({
    queryKey: [...uploadsKey(streetId), uploadId, 'records', status],
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/uploads/:uploadId/records', {
        params: { streetId, uploadId },
        query: {
          limit: 100,
          ...wanted({ status, cursor }),
        },
      }),
  })

export type BatchWish = Input<'POST /v1/streets/:streetId/managed/uploads'>['body']

export const useMakeBatch = (streetId: string) =>
  useWrite([uploadsKey(streetId)], (body: BatchWish) =>
    call('POST /v1/streets/:streetId/managed/uploads', { params: { streetId }, body }),
  )

export const useNoteResults = (streetId: string, uploadId: string) =>
  useWrite([uploadsKey(streetId)], (results: UploadResult[]) =>
    call('POST /v1/streets/:streetId/managed/uploads/:uploadId/results', {
      params: { streetId, uploadId },
      body: { results },
    }),
  )

export const useAllReported = (streetId: string, uploadId: string) =>
  useWrite([uploadsKey(streetId)], () =>
    call('POST /v1/streets/:streetId/managed/uploads/:uploadId/all-reported', {
      params: { streetId, uploadId },
    }),
  )

export const useResultsFile = (streetId: string, uploadId: string) =>
  useWrite([uploadsKey(streetId)], async (file: File) => {
    const path = pathOf('POST /v1/streets/:streetId/managed/uploads/:uploadId/results-file', {
      params: { streetId, uploadId },
    })
    // Written by the contract: the reply of answers that were read says what they did.
    return (await upload(path, file)) as UploadAnswers
  })

/** The spreadsheet of a batch; it names people, so a reason is asked for and logged. */
export const useBatchFile = (streetId: string, uploadId: string) =>
  useWrite([], ({ reason, fileName }: { reason: string; fileName: string }) => {
    const key = 'POST /v1/streets/:streetId/managed/uploads/:uploadId/file'
    const path = pathOf(key, { params: { streetId, uploadId }, body: { reason } })
    return download(path, fileName, { reason })
  })

/** A sample of records with all evidence, in one file. */
export const useSpotCheck = (streetId: string) =>
  useWrite([], ({ wish, fileName }: { wish: SpotCheckWish; fileName: string }) => {
    const path = pathOf('POST /v1/streets/:streetId/managed/spot-checks', {
      params: { streetId },
      body: wish,
    })
    return download(path, fileName, wish)
  })
