import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tarojs/taro'
import type { Street } from '@yunxuan/contract'
import { isStreetCode } from '@yunxuan/domain'
import { useEffect } from 'react'
import { api, RefusedError } from '../api.ts'
import { queries } from '../queries.ts'
import { chosenStreet, deskPhone, visitedIn } from './street.ts'

export function useStreets() {
  return useQuery({ queryKey: ['streets'], queryFn: () => api('GET /v1/streets') })
}

/** The street that this page's link names, where the person is of another. */
export function useVisitedId(): string | undefined {
  const { params } = useRouter()
  chosenStreet.use()
  return visitedIn(params)
}

/** The street that is shown: the one that the page's link names, the chosen one, or the first of the platform. */
export function useStreet() {
  const visitedId = useVisitedId()
  const chosen = chosenStreet.use()
  return useQuery({
    queryKey: ['street', visitedId ?? chosen?.streetId ?? 'first'],
    queryFn: async () => {
      if (visitedId !== undefined) return findStreet(visitedId)
      const street = await findStreet(chosen?.streetId ?? (await firstStreetId()))
      deskPhone.set(street.deskPhone)
      return street
    },
  })
}

/** A chosen street that is not there, or no more, is forgotten: the platform's first is shown instead. */
async function findStreet(streetId: string): Promise<Street> {
  try {
    return await api('GET /v1/streets/:streetId', { params: { streetId } })
  } catch (error) {
    const isGone = error instanceof RefusedError && error.code === 'not_found'
    if (isGone && chosenStreet.get()?.streetId === streetId) chosenStreet.set(undefined)
    throw error
  }
}

/** Whoever has no street yet is shown, from now on, the one that a poster's or neighbour's link names. */
export function useLinkedStreet(streetId: string | undefined): void {
  useEffect(() => {
    if (streetId === undefined || !isStreetCode(streetId)) return
    if (chosenStreet.get() === undefined) chosenStreet.set({ streetId, name: '' })
  }, [streetId])
}

async function firstStreetId(): Promise<string> {
  const { items } = await api('GET /v1/streets')
  const [first] = items
  if (!first) throw new Error('this platform has no street')
  return first.id
}

/** The street that is shown by who chose this one, or none; undefined until it is known. */
export function streetIdNow(chosenId: string | undefined): string | undefined {
  return queries.getQueryData<Street>(['street', chosenId ?? 'first'])?.id
}

/** Undefined until the street is known. */
export function useStreetId(): string | undefined {
  return useStreet().data?.id
}
