import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
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
      const street = await api('GET /v1/streets/:streetId', { params: { streetId } })
      deskPhone.set(street.deskPhone)
      return street
    },
  })
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
