import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Input, Report } from '@yunxuan/contract'
import { pathOf } from '@yunxuan/contract/client'
import type { FigureId, ReportPart, ReportStatus } from '@yunxuan/domain'
import { call, download } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { wanted } from '../../api/wanted.ts'
import { useWrite } from '../../api/write.ts'

const reportsKey = (streetId: string) => ['street', streetId, 'reports']
const claimsKey = (streetId: string) => ['street', streetId, 'claims']

export const useReports = (streetId: string, status: ReportStatus | 'all') =>
  usePaged({
    queryKey: [...reportsKey(streetId), 'list', status],
    ask: cursor =>
      call('GET /v1/streets/:streetId/reports', {
        params: { streetId },
        query: { limit: 50, ...(status === 'all' ? {} : { status }), ...wanted({ cursor }) },
      }),
  })

/** A 简报, held beside the issue that it corrects or, where `against` is not empty, beside that one. */
export const useReport = (streetId: string, reportId: string, against = '') =>
  useQuery({
    queryKey: [...reportsKey(streetId), reportId, { against }],
    queryFn: () =>
      call('GET /v1/streets/:streetId/reports/:reportId', {
        params: { streetId, reportId },
        query: against === '' ? {} : { against },
      }),
    placeholderData: keepPreviousData,
  })

export const useReportRows = (
  streetId: string,
  of: { reportId: string; figureId: FigureId; part: ReportPart; against: string },
) => {
  const { reportId, figureId, part, against } = of
  return usePaged({
    queryKey: [...reportsKey(streetId), reportId, figureId, part, against],
    ask: cursor =>
      call('GET /v1/streets/:streetId/reports/:reportId/figures/:figureId/rows', {
        params: { streetId, reportId, figureId },
        query: { part, limit: 50, ...(against === '' ? {} : { against }), ...wanted({ cursor }) },
      }),
  })
}

/** Every write on a 简报: what may be done after it is read before it counts as done. */
const useReportWrite = <V, R>(streetId: string, write: (wish: V) => Promise<R>) =>
  useWrite([reportsKey(streetId), ['street', streetId, 'today']], write, { isAwaited: true })

export type NewReport = Input<'POST /v1/streets/:streetId/reports'>['body']

export const useDraftReport = (streetId: string) =>
  useReportWrite(streetId, (body: NewReport) =>
    call('POST /v1/streets/:streetId/reports', { params: { streetId }, body }),
  )

export type ReportText = Input<'PUT /v1/streets/:streetId/reports/:reportId'>['body']

export const useSaveReport = (streetId: string, reportId: string) =>
  useReportWrite(streetId, (body: ReportText) =>
    call('PUT /v1/streets/:streetId/reports/:reportId', { params: { streetId, reportId }, body }),
  )

export interface ReportMoveWish {
  to: ReportStatus
  reason: string
}

export const useMoveReport = (streetId: string, { id: reportId, version }: Pick<Report, 'id' | 'version'>) =>
  useReportWrite(streetId, (wish: ReportMoveWish) =>
    call('POST /v1/streets/:streetId/reports/:reportId/transition', {
      params: { streetId, reportId },
      body: { version, ...wish },
    }),
  )

export const useCorrectReport = (streetId: string, reportId: string) =>
  useReportWrite(streetId, (reason: string) =>
    call('POST /v1/streets/:streetId/reports/:reportId/correction', {
      params: { streetId, reportId },
      body: { reason },
    }),
  )

export const useReportFile = (streetId: string, { id: reportId, title }: Pick<Report, 'id' | 'title'>) =>
  useWrite([], (kind: 'paper' | 'sheet') => {
    const of = { params: { streetId, reportId } }
    return kind === 'paper'
      ? download(pathOf('GET /v1/streets/:streetId/reports/:reportId/paper', of), `${title}.pdf`)
      : download(pathOf('GET /v1/streets/:streetId/reports/:reportId/sheet.xlsx', of), `${title}.xlsx`)
  })

export const useClaims = (streetId: string) =>
  useQuery({
    queryKey: claimsKey(streetId),
    queryFn: () => call('GET /v1/streets/:streetId/claims', { params: { streetId } }),
  })

export type NewClaim = Input<'POST /v1/streets/:streetId/claims'>['body']

export const useWriteClaim = (streetId: string) =>
  useWrite([claimsKey(streetId), reportsKey(streetId)], (body: NewClaim) =>
    call('POST /v1/streets/:streetId/claims', { params: { streetId }, body }),
  )

export const useWithdrawClaim = (streetId: string) =>
  useWrite([claimsKey(streetId), reportsKey(streetId)], (claimId: string) =>
    call('POST /v1/streets/:streetId/claims/:claimId/withdrawal', { params: { streetId, claimId } }),
  )
