import { useQuery } from '@tanstack/react-query'
import type { Input, ManagedTeam, TeamEdit, TeamSummary } from '@yunxuan/contract'
import type { Standing } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { wanted } from '../../api/wanted.ts'
import { useWrite } from '../../api/write.ts'

const teamsKey = (streetId: string) => ['street', streetId, 'teams']

/** Returns every item of a list that comes in pages: a tree is drawn whole. */
async function readAll<T>(
  ask: (page: { limit: number; cursor?: string }) => Promise<{ items: T[]; nextCursor: string | null }>,
): Promise<T[]> {
  const read: T[] = []
  let page = await ask({ limit: 100 })
  read.push(...page.items)
  while (page.nextCursor !== null) {
    page = await ask({ limit: 100, cursor: page.nextCursor })
    read.push(...page.items)
  }
  return read
}

/** All teams the caller coordinates. */
export const useTeams = (streetId: string) =>
  useQuery({
    queryKey: [...teamsKey(streetId), 'managed'],
    queryFn: (): Promise<ManagedTeam[]> =>
      readAll(query => call('GET /v1/streets/:streetId/managed/teams', { params: { streetId }, query })),
  })

/** All teams of the street by name, for whoever chooses one. */
export const useTeamNames = (streetId: string) =>
  useQuery({
    queryKey: [...teamsKey(streetId), 'names'],
    staleTime: 60_000,
    queryFn: (): Promise<TeamSummary[]> =>
      readAll(query => call('GET /v1/streets/:streetId/teams', { params: { streetId }, query })),
  })

export const useTeam = (streetId: string, teamId: string) =>
  useQuery({
    queryKey: [...teamsKey(streetId), 'one', teamId],
    queryFn: () => call('GET /v1/streets/:streetId/teams/:teamId', { params: { streetId, teamId } }),
  })

export const useTeamMembers = (
  streetId: string,
  teamId: string,
  { standing, q }: { standing: Standing; q: string },
) =>
  usePaged({
    queryKey: [...teamsKey(streetId), 'members', teamId, standing, q],
    ask: cursor =>
      call('GET /v1/streets/:streetId/teams/:teamId/members', {
        params: { streetId, teamId },
        query: {
          standing,
          limit: 100,
          ...wanted({ q, cursor }),
        },
      }),
  })

/** Every write on teams: afterwards all of them are asked again. */
const useTeamWrite = <V, R>(streetId: string, write: (wish: V) => Promise<R>) =>
  useWrite([teamsKey(streetId)], write)

export type NewTeam = Input<'POST /v1/streets/:streetId/managed/teams'>['body']

export const useFoundTeam = (streetId: string) =>
  useTeamWrite(streetId, (body: NewTeam) =>
    call('POST /v1/streets/:streetId/managed/teams', { params: { streetId }, body }),
  )

export const useEditTeam = (streetId: string, teamId: string) =>
  useTeamWrite(streetId, (body: TeamEdit) =>
    call('PUT /v1/streets/:streetId/managed/teams/:teamId', { params: { streetId, teamId }, body }),
  )

export const useNameLeaders = (streetId: string, teamId: string) =>
  useTeamWrite(streetId, (leaders: string[]) =>
    call('PUT /v1/streets/:streetId/managed/teams/:teamId/leaders', {
      params: { streetId, teamId },
      body: { leaders },
    }),
  )

export const useCloseTeam = (streetId: string, teamId: string) =>
  useTeamWrite(streetId, (reason: string) =>
    call('POST /v1/streets/:streetId/managed/teams/:teamId/closing', {
      params: { streetId, teamId },
      body: { reason },
    }),
  )

export const useInvite = (streetId: string, teamId: string) =>
  useTeamWrite(streetId, (number: string) =>
    call('POST /v1/streets/:streetId/teams/:teamId/invitations', {
      params: { streetId, teamId },
      body: { number },
    }),
  )

export const useLetIn = (streetId: string, teamId: string) =>
  useTeamWrite(streetId, (personId: string) =>
    call('POST /v1/streets/:streetId/teams/:teamId/members/:personId/approval', {
      params: { streetId, teamId, personId },
    }),
  )

/** How somebody is kept out: an application turned down, or a member taken out. */
export type Exit = 'rejection' | 'removal'

export const useLetOut = (streetId: string, teamId: string) =>
  useTeamWrite(streetId, ({ exit, personId, reason }: { exit: Exit; personId: string; reason: string }) => {
    const input = { params: { streetId, teamId, personId }, body: { reason } }
    return exit === 'rejection'
      ? call('POST /v1/streets/:streetId/teams/:teamId/members/:personId/rejection', input)
      : call('POST /v1/streets/:streetId/teams/:teamId/members/:personId/removal', input)
  })
