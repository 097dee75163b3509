import type { Input, Member } from '@yunxuan/contract'
import { api, RefusedError } from '../../api.ts'
import { askMineAhead, useMine, type Whose } from '../../shell/ask.ts'
import { afterRefresh, useWrite } from '../../shell/send.ts'
import { chosenStreet } from '../../shell/street.ts'
import { unreadNotices } from '../../shell/unread.ts'

/** Who this account is in the street; null until it has said its name there. */
export function useMember() {
  return useMine(['member'], findMember)
}

export function askMemberAhead(whose: Whose): Promise<void> {
  return askMineAhead(['member'], findMember, whose)
}

export async function findMember(streetId: string): Promise<Member | null> {
  try {
    const member = await api('GET /v1/streets/:streetId/me', { params: { streetId } })
    // Of the street that the tabs are of.
    if ((chosenStreet.get()?.streetId ?? streetId) === streetId) unreadNotices.set(member.unreadNotices)
    return member
  } catch (error) {
    if (error instanceof RefusedError && error.code === 'member_missing') return null
    throw error
  }
}

export type MemberEdit = Input<'PUT /v1/streets/:streetId/me'>['body']

export function useSaveMember(onDone: () => void) {
  return useWrite(
    (body: MemberEdit, streetId, options) =>
      api('PUT /v1/streets/:streetId/me', { params: { streetId }, body }, options),
    afterRefresh(onDone),
  )
}

export function useDependants() {
  return useMine(['dependants'], streetId =>
    api('GET /v1/streets/:streetId/me/dependants', { params: { streetId } }),
  )
}

export type DependantEdit = Input<'POST /v1/streets/:streetId/me/dependants'>['body']

/** Keeps somebody of the family, or changes what is kept of them; their birth date decides what they may book. */
export function useSaveDependant(dependantId: string | undefined, onDone: (dependantId: string) => void) {
  return useWrite(
    (body: DependantEdit, streetId, options) =>
      dependantId === undefined
        ? api('POST /v1/streets/:streetId/me/dependants', { params: { streetId }, body }, options)
        : api(
            'PUT /v1/streets/:streetId/me/dependants/:dependantId',
            { params: { streetId, dependantId }, body },
            options,
          ),
    afterRefresh(({ id }) => onDone(id)),
  )
}

export function useForgetDependant(onDone: () => void) {
  return useWrite(
    (dependantId: string, streetId, options) =>
      api(
        'DELETE /v1/streets/:streetId/me/dependants/:dependantId',
        { params: { streetId, dependantId } },
        options,
      ),
    afterRefresh(onDone, 'dependants'),
  )
}
