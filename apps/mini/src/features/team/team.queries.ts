import { api } from '../../api.ts'
import { useMine, useOfStreet, usePaged } from '../../shell/ask.ts'
import { afterRefresh, useWrite } from '../../shell/send.ts'

export function useTeams(q: string) {
  return usePaged(['teams', q], (streetId, paging) =>
    api('GET /v1/streets/:streetId/teams', {
      params: { streetId },
      query: q === '' ? paging : { q, ...paging },
    }),
  )
}

/** A team with how the caller stands to it. */
export function useTeam(teamId: string) {
  return useOfStreet(['team', teamId], streetId =>
    api('GET /v1/streets/:streetId/teams/:teamId', { params: { streetId, teamId } }),
  )
}

export function useOwnTeams() {
  return useMine(['own-teams'], streetId =>
    api('GET /v1/streets/:streetId/me/teams', { params: { streetId } }),
  )
}

/** `personId` is left out for oneself. */
interface Whose {
  teamId: string
  personId?: string
}

export function useApply(onDone: () => void) {
  return useWrite(
    ({ teamId, ...body }: Whose & { message: string }, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/teams/:teamId/applications',
        { params: { streetId, teamId }, body },
        options,
      ),
    afterRefresh(onDone),
  )
}

export function useAnswerInvitation() {
  return useWrite(({ teamId, ...body }: Whose & { accept: boolean }, streetId, options) =>
    api(
      'POST /v1/streets/:streetId/me/invitations/:teamId/answer',
      { params: { streetId, teamId }, body },
      options,
    ),
  )
}

/** Leaves a team, or takes an application back. */
export function useLeaveTeam() {
  return useWrite(({ teamId, ...query }: Whose, streetId, options) =>
    api('DELETE /v1/streets/:streetId/me/teams/:teamId', { params: { streetId, teamId }, query }, options),
  )
}

export type MembersShown = 'applied' | 'active' | 'invited'

/** For a team's leaders. */
export function useTeamMembers(teamId: string, standing: MembersShown) {
  return usePaged(['team-members', teamId, standing], (streetId, paging) =>
    api('GET /v1/streets/:streetId/teams/:teamId/members', {
      params: { streetId, teamId },
      query: { standing, ...paging },
    }),
  )
}

export function useApprove(teamId: string) {
  return useWrite((personId: string, streetId, options) =>
    api(
      'POST /v1/streets/:streetId/teams/:teamId/members/:personId/approval',
      { params: { streetId, teamId, personId } },
      options,
    ),
  )
}

export interface WithReason {
  personId: string
  reason: string
}

export function useReject(teamId: string, onDone: () => void) {
  return useWrite(
    ({ personId, reason }: WithReason, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/teams/:teamId/members/:personId/rejection',
        { params: { streetId, teamId, personId }, body: { reason } },
        options,
      ),
    afterRefresh(onDone),
  )
}

/** Takes somebody out of a team, or an invitation back. */
export function useRemove(teamId: string, onDone: () => void) {
  return useWrite(
    ({ personId, reason }: WithReason, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/teams/:teamId/members/:personId/removal',
        { params: { streetId, teamId, personId }, body: { reason } },
        options,
      ),
    afterRefresh(onDone),
  )
}

export function useInvite(teamId: string, onDone: () => void) {
  return useWrite(
    (number: string, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/teams/:teamId/invitations',
        { params: { streetId, teamId }, body: { number } },
        options,
      ),
    afterRefresh(onDone),
  )
}
