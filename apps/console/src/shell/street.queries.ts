import { useQuery } from '@tanstack/react-query'
import { call } from '../api/client.ts'

const storageKey = 'yunxuan.console.street'

export const rememberStreet = (streetId: string) => localStorage.setItem(storageKey, streetId)
export const rememberedStreet = () => localStorage.getItem(storageKey)

export const useStreets = () =>
  useQuery({
    queryKey: ['streets'],
    queryFn: () => call('GET /v1/streets'),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const useStreetFacts = (streetId: string) =>
  useQuery({
    queryKey: ['street', streetId],
    queryFn: () => call('GET /v1/streets/:streetId', { params: { streetId } }),
    staleTime: 60_000,
  })

export const useMe = (streetId: string) =>
  useQuery({
    queryKey: ['street', streetId, 'me'],
    queryFn: () => call('GET /v1/streets/:streetId/me', { params: { streetId } }),
    staleTime: 60_000,
  })

/** Streets in which this account works. */
export const useOwnStreets = (isWanted = true) =>
  useQuery({
    queryKey: ['own-streets'],
    enabled: isWanted,
    staleTime: 60_000,
    queryFn: async () => (await call('GET /v1/me/streets')).items,
  })
