import { skipToken, useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { queries } from '../../queries.ts'
import { useAccountId } from '../../session/session.ts'
import { usePaged } from '../../shell/paged.ts'
import { useSend } from '../../shell/send.ts'
import { useStreetId } from '../../shell/street.queries.ts'

export function useTeams(streetId: string, q: string) {
  return usePaged({
    queryKey: ['teams', streetId, q],
    ask: paging =>
      api('GET /v1/streets/:streetId/teams', {
        params: { streetId },
        query: q === '' ? paging : { q, ...paging },
      }),
  })
}

/** A team with how the caller stands to it. */
export function useTeam(teamId: string) {
  const accountId = useAccountId()
  const streetId = useStreetId()
  return useQuery({
    queryKey: ['team', accountId, streetId, teamId],
    queryFn: streetId
      ? () => api('GET /v1/streets/:streetId/teams/:teamId', { params: { streetId, teamId } })
      : skipToken,
  })
}

export function useOwnTeams() {
  const accountId = useAccountId()
  const streetId = useStreetId()
  return useQuery({
    queryKey: ['own-teams', accountId, streetId],
    queryFn:
      accountId && streetId
        ? () => api('GET /v1/streets/:streetId/me/teams', { params: { streetId } })
        : skipToken,
  })
}

const after = (onDone: () => void) => async () => {
  await queries.invalidateQueries()
  onDone()
}

/** `personId` is left out for oneself. */
interface Whose {
  teamId: string
  personId?: string
}

export function useApply(streetId: string, onDone: () => void) {
  return useSend(
    ({ teamId, ...body }: Whose & { message: string }, options) =>
      api(
        'POST /v1/streets/:streetId/teams/:teamId/applications',
        { params: { streetId, teamId }, body },
        options,
      ),
    after(onDone),
  )
}

export function useAnswerInvitation(streetId: string, onDone: () => void) {
  return useSend(
    ({ teamId, ...body }: Whose & { accept: boolean }, options) =>
      api(
        'POST /v1/streets/:streetId/me/invitations/:teamId/answer',
        { params: { streetId, teamId }, body },
        options,
      ),
    after(onDone),
  )
}

/** Leaves a team, or takes an application back. */
export function useLeaveTeam(streetId: string, onDone: () => void) {
  return useSend(
    ({ teamId, ...query }: Whose, options) =>
      api('DELETE /v1/streets/:streetId/me/teams/:teamId', { params: { streetId, teamId }, query }, options),
    after(onDone),
  )
}

export type MembersShown = 'applied' | 'active' | 'invited'

/** For a team's leaders. */
export function useTeamMembers(streetId: string, teamId: string, standing: MembersShown) {
  const accountId = useAccountId()
  return usePaged({
    queryKey: ['team-members', accountId, streetId, teamId, standing],
    ask: paging =>
      api('GET /v1/streets/:streetId/teams/:teamId/members', {
        params: { streetId, teamId },
        query: { standing, ...paging },
      }),
  })
}

export function useApprove(streetId: string, teamId: string) {
  return useSend(
    (personId: string, options) =>
      api(
        'POST /v1/streets/:streetId/teams/:teamId/members/:personId/approval',
        { params: { streetId, teamId, personId } },
        options,
      ),
    () => queries.invalidateQueries(),
  )
}

export interface WithReason {
  personId: string
  reason: string
}

export function useReject(streetId: string, teamId: string, onDone: () => void) {
  return useSend(
    ({ personId, reason }: WithReason, options) =>
      api(
        'POST /v1/streets/:streetId/teams/:teamId/members/:personId/rejection',
        { params: { streetId, teamId, personId }, body: { reason } },
        options,
      ),
    after(onDone),
  )
}

/** Takes somebody out of a team, or an invitation back. */
export function useRemove(streetId: string, teamId: string, onDone: () => void) {
  return useSend(
    ({ personId, reason }: WithReason, options) =>
      api(
        'POST /v1/streets/:streetId/teams/:teamId/members/:personId/removal',
        { params: { streetId, teamId, personId }, body: { reason } },
        options,
      ),
    after(onDone),
  )
}

export function useInvite(streetId: string, teamId: string, onDone: () => void) {
  return useSend(
    (number: string, options) =>
      api(
        'POST /v1/streets/:streetId/teams/:teamId/invitations',
        { params: { streetId, teamId }, body: { number } },
        options,
      ),
    after(onDone),
  )
}
