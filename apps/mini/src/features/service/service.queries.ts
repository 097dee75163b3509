import { keepPreviousData } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { useOfStreet, usePaged } from '../../shell/ask.ts'
import type { ServiceFilter } from './filter.ts'

export function useServices(filter: ServiceFilter) {
  return usePaged(['services', filter], (streetId, paging) =>
    api('GET /v1/streets/:streetId/services', { params: { streetId }, query: { ...filter, ...paging } }),
  )
}

/** The first few services of a filter, for a screen that shows more than a list. */
export function useSomeServices(filter: ServiceFilter, limit: number) {
  return useOfStreet(['services', filter, limit], streetId =>
    api('GET /v1/streets/:streetId/services', { params: { streetId }, query: { ...filter, limit } }),
  )
}

/** A few of everything that everybody may find by some words. */
export function useFound(words: string) {
  return useOfStreet(['found', words], streetId =>
    api('GET /v1/streets/:streetId/search', { params: { streetId }, query: { q: words } }),
  )
}

/** Words by which services of this street are found: near what was typed, or the most common ones. */
export function useWords(typed?: string) {
  return useOfStreet(['words', typed], streetId =>
    api('GET /v1/streets/:streetId/search/words', {
      params: { streetId },
      query: typed === undefined ? {} : { q: typed },
    }),
  )
}

export function useService(serviceId: string) {
  return useOfStreet(['service', serviceId], streetId =>
    api('GET /v1/streets/:streetId/services/:serviceId', { params: { streetId, serviceId } }),
  )
}

/** Slots as the caller, or the chosen one of their family, may use them. */
export function useSlots(serviceId: string, dependantId: string | undefined) {
  return useOfStreet(
    ['slots', serviceId, dependantId],
    streetId =>
      api('GET /v1/streets/:streetId/services/:serviceId/slots', {
        params: { streetId, serviceId },
        query: dependantId === undefined ? {} : { dependantId },
      }),
    // Who is booked for changes with a tap; the list must not fall apart meanwhile.
    { placeholderData: keepPreviousData },
  )
}

export function useRatings(serviceId: string) {
  return usePaged(['ratings', serviceId], (streetId, query) =>
    api('GET /v1/streets/:streetId/services/:serviceId/ratings', { params: { streetId, serviceId }, query }),
  )
}
