import { useQuery } from '@tanstack/react-query'
import type { Input } from '@yunxuan/contract'
import { call } from '../../api/client.ts'
import { useWrite } from '../../api/write.ts'

const delegatesKey = (streetId: string) => ['street', streetId, 'delegates']

export type DelegateWish = Input<'POST /v1/streets/:streetId/managed/delegates'>['body']

export const useDelegates = (streetId: string) =>
  useQuery({
    queryKey: delegatesKey(streetId),
    queryFn: () => call('GET /v1/streets/:streetId/managed/delegates', { params: { streetId } }),
  })

export const useNameDelegate = (streetId: string) =>
  useWrite([delegatesKey(streetId)], (body: DelegateWish) =>
    call('POST /v1/streets/:streetId/managed/delegates', { params: { streetId }, body }),
  )

export const useConfirmDelegate = (streetId: string) =>
  useWrite([delegatesKey(streetId)], (delegateId: string) =>
    call('POST /v1/streets/:streetId/managed/delegates/:delegateId/confirmation', {
      params: { streetId, delegateId },
    }),
  )

export const useEndDelegate = (streetId: string) =>
  useWrite([delegatesKey(streetId)], (delegateId: string) =>
    call('DELETE /v1/streets/:streetId/managed/delegates/:delegateId', { params: { streetId, delegateId } }),
  )
