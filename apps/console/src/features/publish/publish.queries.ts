import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Input, ManagedService, RepeatRule, ServiceEdit } from '@yunxuan/contract'
import { pathOf } from '@yunxuan/contract/client'
import { type ServiceStatus, serviceSorts } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { knownSort, wanted } from '../../api/wanted.ts'
import { useWrite } from '../../api/write.ts'
import { type ServiceValues, toEdit } from './service-form.ts'

/** Of services and activities alike, since their times are kept by the same endpoints. */
export const managedKey = (streetId: string) => ['street', streetId, 'managed']
const serviceKey = (streetId: string, serviceId: string) => [...managedKey(streetId), 'one', serviceId]

export interface ServiceFilter {
  q: string
  status: ServiceStatus | 'all'
  unconfirmed: boolean
  sort: string
}

export function useServices(streetId: string, filter: ServiceFilter) {
  const query = wanted({ ...filter, sort: knownSort(serviceSorts, filter.sort) })
  return usePaged({
    queryKey: [...managedKey(streetId), 'list', filter],
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/services', {
        params: { streetId },
        query: { limit: 100, ...query, ...wanted({ cursor }) },
      }),
    file: pathOf('GET /v1/streets/:streetId/managed/services.xlsx', { params: { streetId }, query }),
  })
}

/** What was changed of published services and waits to be read by a second person. */
export const useChanges = (streetId: string) =>
  useQuery({
    queryKey: [...managedKey(streetId), 'changes'],
    queryFn: () => call('GET /v1/streets/:streetId/managed/changes', { params: { streetId } }),
  })

export const useService = (streetId: string, serviceId: string) =>
  useQuery({
    queryKey: serviceKey(streetId, serviceId),
    queryFn: () =>
      call('GET /v1/streets/:streetId/managed/services/:serviceId', { params: { streetId, serviceId } }),
  })

export const useOrganizations = (streetId: string) =>
  useQuery({
    queryKey: ['street', streetId, 'organizations'],
    staleTime: 60_000,
    queryFn: () => call('GET /v1/streets/:streetId/organizations', { params: { streetId } }),
  })

export const useLocations = (streetId: string) =>
  useQuery({
    queryKey: ['street', streetId, 'locations'],
    staleTime: 60_000,
    queryFn: () => call('GET /v1/streets/:streetId/locations', { params: { streetId } }),
  })

export const useAddOrganization = (streetId: string) =>
  useWrite([['street', streetId, 'organizations']], (name: string) =>
    call('POST /v1/streets/:streetId/organizations', { params: { streetId }, body: { name } }),
  )

export const useAddLocation = (streetId: string) =>
  useWrite(
    [['street', streetId, 'locations']],
    (body: { name: string; address: string; areaId: string | null }) =>
      call('POST /v1/streets/:streetId/locations', {
        params: { streetId },
        body: { ...body, access: '', latitude: null, longitude: null, picture: null },
      }),
  )

/** Every write on what is offered: afterwards all lists and counts of the street's offers are asked again. */
export const useManagedWrite = <V, R>(streetId: string, write: (wish: V) => Promise<R>) =>
  useWrite([managedKey(streetId)], write, { isAwaited: true })

export const useDraft = (streetId: string) =>
  useManagedWrite(streetId, (edit: ServiceEdit) =>
    call('POST /v1/streets/:streetId/managed/services', { params: { streetId }, body: edit }),
  )

export const useSave = (streetId: string, serviceId: string) =>
  useManagedWrite(streetId, ({ version, values }: { version: number; values: ServiceValues }) =>
    call('PUT /v1/streets/:streetId/managed/services/:serviceId', {
      params: { streetId, serviceId },
      body: { version, edit: toEdit(values) },
    }),
  )

export const useClone = (streetId: string) =>
  useManagedWrite(streetId, (serviceId: string) =>
    call('POST /v1/streets/:streetId/managed/services/:serviceId/clone', { params: { streetId, serviceId } }),
  )

export interface Transition {
  id: string
  /** As it was read by whoever moves it. */
  version: number
  to: ServiceStatus
  reason: string
}

export const useTransition = (streetId: string) =>
  useManagedWrite(streetId, ({ id: serviceId, ...body }: Transition) =>
    call('POST /v1/streets/:streetId/managed/services/:serviceId/transition', {
      params: { streetId, serviceId },
      body,
    }),
  )

/** Publishes one of many; the lists are read again once, after the last. */
export const usePublishing = (streetId: string) => {
  const client = useQueryClient()
  return {
    publish: ({ id: serviceId, version }: ManagedService) =>
      call('POST /v1/streets/:streetId/managed/services/:serviceId/transition', {
        params: { streetId, serviceId },
        body: { version, to: 'published', reason: '' },
      }),
    refresh: () => client.invalidateQueries({ queryKey: managedKey(streetId) }),
  }
}

export const useReadChange = (streetId: string) =>
  useManagedWrite(streetId, ({ serviceId, changedAt }: { serviceId: string; changedAt: string }) =>
    call('POST /v1/streets/:streetId/managed/services/:serviceId/reading', {
      params: { streetId, serviceId },
      body: { changedAt },
    }),
  )

export const useConfirmFacts = (streetId: string) =>
  useManagedWrite(streetId, (serviceId: string) =>
    call('POST /v1/streets/:streetId/managed/services/:serviceId/confirmation', {
      params: { streetId, serviceId },
    }),
  )

export const useSlots = (streetId: string, serviceId: string, from: string) =>
  useQuery({
    queryKey: [...serviceKey(streetId, serviceId), 'slots', from],
    enabled: serviceId !== '',
    queryFn: () =>
      call('GET /v1/streets/:streetId/managed/services/:serviceId/slots', {
        params: { streetId, serviceId },
        query: { from },
      }),
  })

export const usePreviewSlots = (streetId: string, serviceId: string) =>
  useWrite([], (body: RepeatRule) =>
    call('POST /v1/streets/:streetId/managed/services/:serviceId/slots/preview', {
      params: { streetId, serviceId },
      body,
    }),
  )

export const useMakeSlots = (streetId: string, serviceId: string) =>
  useManagedWrite(streetId, (body: RepeatRule) =>
    call('POST /v1/streets/:streetId/managed/services/:serviceId/slots', {
      params: { streetId, serviceId },
      body,
    }),
  )

export type SlotChange = Input<'PATCH /v1/streets/:streetId/slots/:slotId'>['body']

export const useChangeSlot = (streetId: string) =>
  useManagedWrite(streetId, ({ slotId, change }: { slotId: string; change: SlotChange }) =>
    call('PATCH /v1/streets/:streetId/slots/:slotId', { params: { streetId, slotId }, body: change }),
  )

export const useCancelSlot = (streetId: string) =>
  useManagedWrite(streetId, ({ slotId, reason }: { slotId: string; reason: string }) =>
    call('POST /v1/streets/:streetId/slots/:slotId/cancellation', {
      params: { streetId, slotId },
      body: { reason },
    }),
  )

export type SeriesWish =
  Input<'POST /v1/streets/:streetId/managed/services/:serviceId/series/preview'>['body']

/** What changing or cancelling several slots would come to, asked again whenever one of them was changed. */
export const useSeriesPreview = (streetId: string, serviceId: string, wish: SeriesWish | null) =>
  useQuery({
    queryKey: [...serviceKey(streetId, serviceId), 'series', wish],
    enabled: wish !== null,
    placeholderData: keepPreviousData,
    queryFn: () =>
      wish === null
        ? null
        : call('POST /v1/streets/:streetId/managed/services/:serviceId/series/preview', {
            params: { streetId, serviceId },
            body: wish,
          }),
  })

export const useSeries = (streetId: string, serviceId: string) =>
  useManagedWrite(streetId, (body: SeriesWish & { reason: string }) =>
    call('POST /v1/streets/:streetId/managed/services/:serviceId/series', {
      params: { streetId, serviceId },
      body,
    }),
  )
