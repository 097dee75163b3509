import { skipToken, useQuery } from '@tanstack/react-query'
import type { Input, Member } from '@yunxuan/contract'
import { api, RefusedError } from '../../api.ts'
import { queries } from '../../queries.ts'
import { useAccountId } from '../../session/session.ts'
import { useSend } from '../../shell/send.ts'
import { useStreetId } from '../../shell/street.queries.ts'
import { unreadNotices } from '../../shell/unread.ts'

/** Who this account is in the street; null until it has said its name there. */
export function useMember() {
  const accountId = useAccountId()
  const streetId = useStreetId()
  return useQuery({
    queryKey: ['member', accountId, streetId],
    queryFn: accountId && streetId ? () => findMember(streetId) : skipToken,
  })
}

export async function findMember(streetId: string): Promise<Member | null> {
  try {
    const member = await api('GET /v1/streets/:streetId/me', { params: { streetId } })
    unreadNotices.set(member.unreadNotices)
    return member
  } catch (error) {
    if (error instanceof RefusedError && error.code === 'member_missing') return null
    throw error
  }
}

export type MemberEdit = Input<'PUT /v1/streets/:streetId/me'>['body']

export function useSaveMember(streetId: string, onDone: () => void) {
  return useSend(
    (body: MemberEdit, options) =>
      api('PUT /v1/streets/:streetId/me', { params: { streetId }, body }, options),
    async () => {
      await queries.invalidateQueries()
      onDone()
    },
  )
}

export function useDependants() {
  const accountId = useAccountId()
  const streetId = useStreetId()
  return useQuery({
    queryKey: ['dependants', accountId, streetId],
    queryFn:
      accountId && streetId
        ? () => api('GET /v1/streets/:streetId/me/dependants', { params: { streetId } })
        : skipToken,
  })
}

export type DependantEdit = Input<'POST /v1/streets/:streetId/me/dependants'>['body']

/** Keeps somebody of the family, or changes what is kept of them. */
export function useSaveDependant(
  streetId: string,
  dependantId: string | undefined,
  onDone: (dependantId: string) => void,
) {
  return useSend(
    (body: DependantEdit, options) =>
      dependantId === undefined
        ? api('POST /v1/streets/:streetId/me/dependants', { params: { streetId }, body }, options)
        : api(
            'PUT /v1/streets/:streetId/me/dependants/:dependantId',
            { params: { streetId, dependantId }, body },
            options,
          ),
    async saved => {
      // Their birth date decides what they may book.
      await queries.invalidateQueries()
      onDone(saved.id)
    },
  )
}

export function useForgetDependant(streetId: string, onDone: () => void) {
  return useSend(
    (dependantId: string, options) =>
      api(
        'DELETE /v1/streets/:streetId/me/dependants/:dependantId',
        { params: { streetId, dependantId } },
        options,
      ),
    async () => {
      await queries.invalidateQueries({ queryKey: ['dependants'] })
      onDone()
    },
  )
}
