import { useQuery } from '@tanstack/react-query'
import type { Member } from '@yunxuan/contract'
import { RefusedError } from '@yunxuan/contract/client'
import { call } from '../api/client.ts'

const storageKey = 'yunxuan.console.street'

export const rememberStreet = (streetId: string) => localStorage.setItem(storageKey, streetId)
export const rememberedStreet = () => localStorage.getItem(storageKey)

export const useStreets = (isWanted = true) =>
  useQuery({
    queryKey: ['streets'],
    queryFn: () => call('GET /v1/streets'),
    enabled: isWanted,
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

/** Streets in which this account works, with who it is there. */
export const useOwnStreets = (isWanted = true) => {
  const streets = useStreets(isWanted)
  const ids = (streets.data?.items ?? []).map(street => street.id)
  return useQuery({
    queryKey: ['own-streets', ids],
    enabled: isWanted && streets.data !== undefined,
    staleTime: 60_000,
    queryFn: async () => {
      const found = await Promise.all(
        (streets.data?.items ?? []).map(async street => {
          const me = await findMe(street.id)
          return me !== null && me.roles.length > 0 ? { street, me } : null
        }),
      )
      return found.filter(each => each !== null)
    },
  })
}

async function findMe(streetId: string): Promise<Member | null> {
  try {
    return await call('GET /v1/streets/:streetId/me', { params: { streetId } })
  } catch (error) {
    if (error instanceof RefusedError && error.code === 'member_missing') return null
    throw error
  }
}
