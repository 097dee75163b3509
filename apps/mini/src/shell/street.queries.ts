import { useQuery } from '@tanstack/react-query'
import type { Street } from '@yunxuan/contract'
import { isStreetCode } from '@yunxuan/domain'
import { useEffect } from 'react'
import { api, RefusedError } from '../api.ts'
import { chosenStreet, deskPhone } from './street.ts'

export function useStreets() {
  return useQuery({ queryKey: ['streets'], queryFn: () => api('GET /v1/streets') })
}

/** The street that is shown: the chosen one, or the first of the platform. */
export function useStreet() {
  const chosen = chosenStreet.use()
  return useQuery({
    queryKey: ['street', chosen?.streetId ?? 'first'],
    queryFn: async () => {
      const streetId = chosen?.streetId ?? (await firstStreetId())
      const street = await findStreet(streetId)
      deskPhone.set(street.deskPhone)
      return street
    },
  })
}

/** A street that is not there, or no more, is forgotten: the platform's first is shown instead. */
async function findStreet(streetId: string): Promise<Street> {
  try {
    return await api('GET /v1/streets/:streetId', { params: { streetId } })
  } catch (error) {
    if (error instanceof RefusedError && error.code === 'not_found') chosenStreet.set(undefined)
    throw error
  }
}

/** A poster's or neighbour's link names its street: that one is shown from now on, as if it had been chosen. */
export function useLinkedStreet(streetId: string | undefined): void {
  useEffect(() => {
    if (streetId === undefined || !isStreetCode(streetId)) return
    if (chosenStreet.get()?.streetId !== streetId) chosenStreet.set({ streetId, name: '' })
  }, [streetId])
}

async function firstStreetId(): Promise<string> {
  const { items } = await api('GET /v1/streets')
  const [first] = items
  if (!first) throw new Error('this platform has no street')
  return first.id
}

/** Undefined until the street is known. */
export function useStreetId(): string | undefined {
  return useStreet().data?.id
}
