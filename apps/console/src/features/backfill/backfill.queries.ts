import { useQuery } from '@tanstack/react-query'
import type { BackfillWish, Reply } from '@yunxuan/contract'
import { pathOf } from '@yunxuan/contract/client'
import { ask, call, upload } from '../../api/client.ts'
import { useWrite } from '../../api/write.ts'
import { recordsKey } from '../record/record.queries.ts'

/** Hours proposed to be written down afterwards, open ones first. */
export const useBackfills = (streetId: string) =>
  useQuery({
    queryKey: [...recordsKey(streetId), 'backfills'],
    queryFn: () => call('GET /v1/streets/:streetId/managed/backfills', { params: { streetId } }),
    refetchInterval: 60_000,
  })

export const usePropose = (streetId: string) =>
  useWrite([recordsKey(streetId)], (wish: BackfillWish) =>
    call('POST /v1/streets/:streetId/managed/backfills', { params: { streetId }, body: wish }),
  )

export const useDecideBackfill = (streetId: string) =>
  useWrite(
    [recordsKey(streetId)],
    ({ backfillId, ...decision }: { backfillId: string; isApproved: boolean; reason: string }) =>
      call('POST /v1/streets/:streetId/managed/backfills/:backfillId/decision', {
        params: { streetId, backfillId },
        body: decision,
      }),
  )

export type Paper = Reply<'POST /v1/streets/:streetId/managed/attachments'>

export const useKeepPaper = (streetId: string) =>
  useWrite([], async (file: File) => {
    const path = pathOf('POST /v1/streets/:streetId/managed/attachments', { params: { streetId } })
    // Written by the contract: the reply of a paper that was kept names it.
    return (await upload(path, file)) as Paper
  })

/** A paper as it was kept, as an address this browser can show. */
export const usePaper = (streetId: string, attachmentId: string) =>
  useQuery({
    queryKey: ['street', streetId, 'paper', attachmentId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const path = pathOf('GET /v1/streets/:streetId/managed/attachments/:attachmentId', {
        params: { streetId, attachmentId },
      })
      const response = await ask(path, { method: 'GET' })
      if (!response.ok) throw new Error(`status ${response.status}`)
      return URL.createObjectURL(await response.blob())
    },
  })

/** Published activities by name, and the shifts of one that are over, for hours served in a shift. */
export const useActivities = (streetId: string, q: string) =>
  useQuery({
    queryKey: ['street', streetId, 'backfill-activities', q],
    placeholderData: previous => previous,
    queryFn: () =>
      call('GET /v1/streets/:streetId/managed/activities', {
        params: { streetId },
        query: { limit: 50, template: false, ...(q === '' ? {} : { q }) },
      }),
  })

export const usePastShifts = (streetId: string, activityId: string) =>
  useQuery({
    queryKey: ['street', streetId, 'backfill-shifts', activityId],
    enabled: activityId !== '',
    queryFn: async () => {
      const { items } = await call('GET /v1/streets/:streetId/managed/services/:serviceId/slots', {
        params: { streetId, serviceId: activityId },
        query: {},
      })
      const now = new Date()
      return items.filter(each => each.status === 'open' && new Date(each.endsAt) < now).reverse()
    },
  })
