import { useQuery } from '@tanstack/react-query'
import type { DemoPerson } from '@yunxuan/contract'
import { RefusedError } from '@yunxuan/contract/client'
import { call } from '../../api/client.ts'
import { keepDevice, readDevice } from '../../api/device.ts'
import { keepSession } from '../../api/session.ts'
import { useWrite } from '../../api/write.ts'
import { rememberStreet } from '../../shell/street.queries.ts'

/** Sample persons who work in a street; none when this is not a demonstration. */
export const useSamplePeople = () =>
  useQuery({
    queryKey: ['demo-people'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<readonly DemoPerson[]> => {
      try {
        const { items } = await call('GET /v1/demo/people', { query: {} })
        return items.filter(person => person.side === 'staff')
      } catch (error) {
        if (error instanceof RefusedError) return []
        throw error
      }
    },
  })

export const useSampleSignIn = () =>
  useWrite([], async (person: DemoPerson) => {
    const session = await call('POST /v1/demo/sessions', {
      body: { personId: person.id, streetId: person.streetId },
    })
    rememberStreet(person.streetId)
    keepSession(session)
  })

export const usePasswordSignIn = () =>
  useWrite([], async (body: { login: string; password: string; totp: string }) => {
    const session = await call('POST /v1/auth/password', { body: { ...body, ...readDevice(body.login) } })
    keepDevice(body.login, session.device)
    keepSession(session)
  })

export const useSetUp = () =>
  useWrite([], (body: { setupCode: string; password: string }) => call('POST /v1/auth/setup', { body }))

export const useConfirmSetUp = () =>
  useWrite([], async ({ setupCode, totp, login }: { setupCode: string; totp: string; login: string }) => {
    const session = await call('POST /v1/auth/setup/confirmation', { body: { setupCode, totp } })
    keepDevice(login, session.device)
    keepSession(session)
  })
