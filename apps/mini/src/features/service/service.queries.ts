import { skipToken, useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { useAccountId } from '../../session/session.ts'
import { usePaged } from '../../shell/paged.ts'
import { useStreetId } from '../../shell/street.queries.ts'
import type { ServiceFilter } from './filter.ts'

export function useServices(streetId: string, filter: ServiceFilter) {
  return usePaged({
    queryKey: ['services', streetId, filter],
    ask: paging =>
      api('GET /v1/streets/:streetId/services', { params: { streetId }, query: { ...filter, ...paging } }),
  })
}

/** The first few services of a filter, for a screen that shows more than a list. */
export function useSomeServices(streetId: string, filter: ServiceFilter, limit: number) {
  return useQuery({
    queryKey: ['services', streetId, filter, limit],
    queryFn: () =>
      api('GET /v1/streets/:streetId/services', { params: { streetId }, query: { ...filter, limit } }),
  })
}

export function useService(serviceId: string) {
  const streetId = useStreetId()
  return useQuery({
    queryKey: ['service', streetId, serviceId],
    queryFn: streetId
      ? () => api('GET /v1/streets/:streetId/services/:serviceId', { params: { streetId, serviceId } })
      : skipToken,
  })
}

/** Slots as the caller, or the chosen one of their family, may use them. */
export function useSlots(streetId: string, serviceId: string, dependantId: string | undefined) {
  const accountId = useAccountId()
  return useQuery({
    queryKey: ['slots', accountId, streetId, serviceId, dependantId],
    queryFn: () =>
      api('GET /v1/streets/:streetId/services/:serviceId/slots', {
        params: { streetId, serviceId },
        query: dependantId === undefined ? {} : { dependantId },
      }),
    // Who is booked for changes with a tap; the list must not fall apart meanwhile.
    placeholderData: before => before,
  })
}

export function useRatings(streetId: string, serviceId: string) {
  return usePaged({
    queryKey: ['ratings', streetId, serviceId],
    ask: query =>
      api('GET /v1/streets/:streetId/services/:serviceId/ratings', {
        params: { streetId, serviceId },
        query,
      }),
  })
}
