import { keepPreviousData } from '@tanstack/react-query'
import type { ActivityQuery } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { useOfStreet, usePaged } from '../../shell/ask.ts'

export function useActivities(query: ActivityQuery) {
  return usePaged(['activities', query], (streetId, paging) =>
    api('GET /v1/streets/:streetId/activities', { params: { streetId }, query: { ...query, ...paging } }),
  )
}

/** An activity with its shifts as the caller, or the chosen one of their family, may use them. */
export function useActivity(activityId: string, dependantId: string | undefined) {
  return useOfStreet(
    ['activity', activityId, dependantId],
    streetId =>
      api('GET /v1/streets/:streetId/activities/:activityId', {
        params: { streetId, activityId },
        query: dependantId === undefined ? {} : { dependantId },
      }),
    // Who comes changes with a tap; the page must not fall apart meanwhile.
    { placeholderData: keepPreviousData },
  )
}
