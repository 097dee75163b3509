import { useQuery } from '@tanstack/react-query'
import type { Input, MatterView } from '@yunxuan/contract'
import { pathOf } from '@yunxuan/contract/client'
import { type MatterKind, matterSorts } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { knownSort, wanted } from '../../api/wanted.ts'
import { useWrite } from '../../api/write.ts'

const mattersKey = (streetId: string) => ['street', streetId, 'matters']

export interface MatterFilter {
  view: MatterView
  kind: MatterKind | 'all'
  q: string
  /** Empty as is usual: what is due first, first; what is over, newest first. */
  sort: string
}

export function useMatters(streetId: string, { view, kind, q, sort }: MatterFilter) {
  const query = { view, ...wanted({ kind, q, sort: knownSort(matterSorts, sort) }) }
  return usePaged({
    queryKey: [...mattersKey(streetId), view, kind, q, sort],
    refetchInterval: 60_000,
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/matters', {
        params: { streetId },
        query: { limit: 50, ...query, ...wanted({ cursor }) },
      }),
    file: pathOf('GET /v1/streets/:streetId/managed/matters.xlsx', { params: { streetId }, query }),
  })
}

export const useMatter = (streetId: string, matterId: string) =>
  useQuery({
    queryKey: [...mattersKey(streetId), matterId],
    queryFn: () =>
      call('GET /v1/streets/:streetId/managed/matters/:matterId', { params: { streetId, matterId } }),
  })

/** Who may see to a matter. */
export const useOwners = (streetId: string) =>
  useQuery({
    queryKey: ['street', streetId, 'matter-owners'],
    queryFn: () => call('GET /v1/streets/:streetId/managed/matter-owners', { params: { streetId } }),
  })

export type StepWish = Input<'POST /v1/streets/:streetId/matters/:matterId/steps'>['body']

/** The next thing done with a matter; what may be done after it is read before it counts as done. */
export const useStep = (streetId: string, matterId: string) =>
  useWrite(
    [mattersKey(streetId)],
    (body: StepWish) =>
      call('POST /v1/streets/:streetId/matters/:matterId/steps', { params: { streetId, matterId }, body }),
    { isAwaited: true },
  )

/** Takes in an errand for somebody who came or telephoned. */
export const useRaiseErrand = (streetId: string) =>
  useWrite([mattersKey(streetId)], (body: Input<'POST /v1/streets/:streetId/managed/errands'>['body']) =>
    call('POST /v1/streets/:streetId/managed/errands', { params: { streetId }, body }),
  )

/** Erases a photograph of a matter for good. */
export const useErase = (streetId: string, matterId: string) =>
  useWrite([mattersKey(streetId)], (pictureId: string) =>
    call('DELETE /v1/streets/:streetId/matters/:matterId/pictures/:pictureId', {
      params: { streetId, matterId, pictureId },
    }),
  )
