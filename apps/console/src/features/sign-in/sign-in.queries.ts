import { useMutation, useQuery } from '@tanstack/react-query'
import type { DemoPerson, Reply } from '@yunxuan/contract'
import { RefusedError } from '@yunxuan/contract/client'
import { call } from '../../api/client.ts'
import { keepDevice, readDevice } from '../../api/device.ts'
import { keepSession } from '../../api/session.ts'
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
  useMutation({
    mutationFn: (person: DemoPerson) =>
      call('POST /v1/demo/sessions', { body: { personId: person.id, streetId: person.streetId } }),
    onSuccess: (session, person) => {
      rememberStreet(person.streetId)
      keepSession(session)
    },
  })

export const usePasswordSignIn = () =>
  useMutation({
    mutationFn: (body: { login: string; password: string; totp: string }) =>
      call('POST /v1/auth/password', { body: { ...body, ...readDevice(body.login) } }),
    onSuccess: (session: Reply<'POST /v1/auth/password'>, { login }) => {
      keepDevice(login, session.device)
      keepSession(session)
    },
  })

export const useSetUp = () =>
  useMutation({
    mutationFn: (body: { setupCode: string; password: string }) => call('POST /v1/auth/setup', { body }),
  })

export const useConfirmSetUp = () =>
  useMutation({
    mutationFn: ({ setupCode, totp }: { setupCode: string; totp: string; login: string }) =>
      call('POST /v1/auth/setup/confirmation', { body: { setupCode, totp } }),
    onSuccess: (session, { login }) => {
      keepDevice(login, session.device)
      keepSession(session)
    },
  })
