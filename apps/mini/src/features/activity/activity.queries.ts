import { skipToken, useQuery } from '@tanstack/react-query'
import type { ActivityQuery } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { useAccountId } from '../../session/session.ts'
import { usePaged } from '../../shell/paged.ts'
import { useStreetId } from '../../shell/street.queries.ts'

export function useActivities(streetId: string, query: ActivityQuery) {
  const accountId = useAccountId()
  return usePaged({
    queryKey: ['activities', accountId, streetId, query],
    ask: paging =>
      api('GET /v1/streets/:streetId/activities', { params: { streetId }, query: { ...query, ...paging } }),
  })
}

/** An activity with its shifts as the caller, or the chosen one of their family, may use them. */
export function useActivity(activityId: string, dependantId: string | undefined) {
  const accountId = useAccountId()
  const streetId = useStreetId()
  return useQuery({
    queryKey: ['activity', accountId, streetId, activityId, dependantId],
    queryFn: streetId
      ? () =>
          api('GET /v1/streets/:streetId/activities/:activityId', {
            params: { streetId, activityId },
            query: dependantId === undefined ? {} : { dependantId },
          })
      : skipToken,
    // Who comes changes with a tap; the page must not fall apart meanwhile.
    placeholderData: before => before,
  })
}
