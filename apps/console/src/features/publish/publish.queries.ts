import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RepeatRule, ServiceEdit } from '@yunxuan/contract'
import type { ServiceStatus } from '@yunxuan/domain'
import { call } from '../../api/client.ts'

const servicesKey = (streetId: string) => ['street', streetId, 'managed']
const serviceKey = (streetId: string, serviceId: string) => [...servicesKey(streetId), 'one', serviceId]

export interface ServiceFilter {
  q: string
  status: ServiceStatus | 'all'
  isUnconfirmed: boolean
}

export const useServices = (streetId: string, filter: ServiceFilter) =>
  useInfiniteQuery({
    queryKey: [...servicesKey(streetId), 'list', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      call('GET /v1/streets/:streetId/managed/services', {
        params: { streetId },
        query: {
          limit: 100,
          ...(filter.q === '' ? {} : { q: filter.q }),
          ...(filter.status === 'all' ? {} : { status: filter.status }),
          ...(filter.isUnconfirmed ? { unconfirmed: true } : {}),
          ...(pageParam === '' ? {} : { cursor: pageParam }),
        },
      }),
    getNextPageParam: last => last.nextCursor,
    placeholderData: previous => previous,
  })

/** What was changed of published services and waits to be read by a second person. */
export const useChanges = (streetId: string) =>
  useQuery({
    queryKey: [...servicesKey(streetId), 'changes'],
    queryFn: () => call('GET /v1/streets/:streetId/managed/changes', { params: { streetId } }),
  })

/** How many services wait for a second person; 100 means at least as many. */
export const useReviewCount = (streetId: string, isWanted: boolean) =>
  useQuery({
    queryKey: [...servicesKey(streetId), 'review-count'],
    enabled: isWanted,
    refetchInterval: 60_000,
    queryFn: async () => {
      const { items } = await call('GET /v1/streets/:streetId/managed/services', {
        params: { streetId },
        query: { status: 'in_review', limit: 100 },
      })
      const changes = await call('GET /v1/streets/:streetId/managed/changes', { params: { streetId } })
      return items.length + changes.items.length
    },
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

export const useAddOrganization = (streetId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (name: string) =>
      call('POST /v1/streets/:streetId/organizations', { params: { streetId }, body: { name } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['street', streetId, 'organizations'] }),
  })
}

export const useAddLocation = (streetId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { name: string; address: string; areaId: string | null }) =>
      call('POST /v1/streets/:streetId/locations', {
        params: { streetId },
        body: { ...body, latitude: null, longitude: null },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['street', streetId, 'locations'] }),
  })
}

/** Every write on services: afterwards all lists and counts of the street's services are asked again. */
const useServiceWrite = <V, R>(streetId: string, write: (wish: V) => Promise<R>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSettled: () => client.invalidateQueries({ queryKey: servicesKey(streetId) }),
  })
}

export const useDraft = (streetId: string) =>
  useServiceWrite(streetId, (edit: ServiceEdit) =>
    call('POST /v1/streets/:streetId/managed/services', { params: { streetId }, body: edit }),
  )

export const useSave = (streetId: string, serviceId: string) =>
  useServiceWrite(streetId, (body: { version: number; edit: ServiceEdit }) =>
    call('PUT /v1/streets/:streetId/managed/services/:serviceId', { params: { streetId, serviceId }, body }),
  )

export const useClone = (streetId: string) =>
  useServiceWrite(streetId, (serviceId: string) =>
    call('POST /v1/streets/:streetId/managed/services/:serviceId/clone', { params: { streetId, serviceId } }),
  )

export const useTransition = (streetId: string) =>
  useServiceWrite(streetId, (wish: { serviceId: string; to: ServiceStatus; reason: string }) =>
    call('POST /v1/streets/:streetId/managed/services/:serviceId/transition', {
      params: { streetId, serviceId: wish.serviceId },
      body: { to: wish.to, reason: wish.reason },
    }),
  )

export const useReadChange = (streetId: string) =>
  useServiceWrite(streetId, ({ serviceId, changedAt }: { serviceId: string; changedAt: string }) =>
    call('POST /v1/streets/:streetId/managed/services/:serviceId/reading', {
      params: { streetId, serviceId },
      body: { changedAt },
    }),
  )

export const useConfirmFacts = (streetId: string) =>
  useServiceWrite(streetId, (serviceId: string) =>
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
  useMutation({
    mutationFn: (body: RepeatRule) =>
      call('POST /v1/streets/:streetId/managed/services/:serviceId/slots/preview', {
        params: { streetId, serviceId },
        body,
      }),
  })

export const useMakeSlots = (streetId: string, serviceId: string) =>
  useServiceWrite(streetId, (body: RepeatRule) =>
    call('POST /v1/streets/:streetId/managed/services/:serviceId/slots', {
      params: { streetId, serviceId },
      body,
    }),
  )

export interface SlotChange {
  startsAt?: string
  endsAt?: string
  places?: number
  room?: string
  reason: string
}

export const useChangeSlot = (streetId: string) =>
  useServiceWrite(streetId, ({ slotId, change }: { slotId: string; change: SlotChange }) =>
    call('PATCH /v1/streets/:streetId/slots/:slotId', { params: { streetId, slotId }, body: change }),
  )

export const useCancelSlot = (streetId: string) =>
  useServiceWrite(streetId, ({ slotId, reason }: { slotId: string; reason: string }) =>
    call('POST /v1/streets/:streetId/slots/:slotId/cancellation', {
      params: { streetId, slotId },
      body: { reason },
    }),
  )
