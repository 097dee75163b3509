import { useQuery } from '@tanstack/react-query'
import { pathOf } from '@yunxuan/contract/client'
import { activitySorts, type ServiceStatus } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { knownSort, wanted } from '../../api/wanted.ts'
import { managedKey, type Transition, useManagedWrite } from '../publish/publish.queries.ts'
import { type ActivityValues, toEdit } from './activity-form.ts'

const activitiesKey = (streetId: string) => [...managedKey(streetId), 'activities']

export interface ActivityFilter {
  q: string
  status: ServiceStatus | 'all'
  teamId: string | null
  brandId: string | null
  kind: 'activities' | 'templates'
  sort: string
}

export function useActivities(streetId: string, { kind, sort, ...filter }: ActivityFilter) {
  const order = { sort: knownSort(activitySorts, sort) || ('next' as const) }
  const query = { template: kind === 'templates', ...order, ...wanted(filter) }
  return usePaged({
    queryKey: [...activitiesKey(streetId), 'list', query],
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/activities', {
        params: { streetId },
        query: { limit: 100, ...query, ...wanted({ cursor }) },
      }),
    file: pathOf('GET /v1/streets/:streetId/managed/activities.xlsx', { params: { streetId }, query }),
  })
}

/** Activities a colleague submitted, which wait for a second person. */
export const useActivitiesInReview = (streetId: string) =>
  useQuery({
    queryKey: [...activitiesKey(streetId), 'in-review'],
    refetchInterval: 60_000,
    queryFn: () =>
      call('GET /v1/streets/:streetId/managed/activities', {
        params: { streetId },
        query: { status: 'in_review', limit: 100 },
      }),
  })

/** Activities and templates a new one may be made from. */
export const useModels = (streetId: string) =>
  useQuery({
    queryKey: [...activitiesKey(streetId), 'models'],
    queryFn: async () => {
      const ask = (template: boolean) =>
        call('GET /v1/streets/:streetId/managed/activities', {
          params: { streetId },
          query: { template, limit: 100 },
        })
      const [templates, activities] = await Promise.all([ask(true), ask(false)])
      return { templates: templates.items, activities: activities.items }
    },
  })

export const useActivity = (streetId: string, activityId: string) =>
  useQuery({
    queryKey: [...activitiesKey(streetId), 'one', activityId],
    queryFn: () =>
      call('GET /v1/streets/:streetId/managed/activities/:activityId', { params: { streetId, activityId } }),
  })

export const useDraftActivity = (streetId: string) =>
  useManagedWrite(streetId, (values: ActivityValues) =>
    call('POST /v1/streets/:streetId/managed/activities', { params: { streetId }, body: toEdit(values) }),
  )

export const useSaveActivity = (streetId: string, activityId: string) =>
  useManagedWrite(streetId, ({ version, values }: { version: number; values: ActivityValues }) =>
    call('PUT /v1/streets/:streetId/managed/activities/:activityId', {
      params: { streetId, activityId },
      body: { version, edit: toEdit(values) },
    }),
  )

export const useCloneActivity = (streetId: string) =>
  useManagedWrite(streetId, (activityId: string) =>
    call('POST /v1/streets/:streetId/managed/activities/:activityId/clone', {
      params: { streetId, activityId },
    }),
  )

export const useActivityTransition = (streetId: string) =>
  useManagedWrite(streetId, ({ id: activityId, ...body }: Transition) =>
    call('POST /v1/streets/:streetId/managed/activities/:activityId/transition', {
      params: { streetId, activityId },
      body,
    }),
  )

/** What the street lets volunteers choose from: skills and kinds of papers among it. */
export const useVolunteerChoices = (streetId: string) =>
  useQuery({
    queryKey: ['street', streetId, 'volunteer-choices'],
    staleTime: 60_000,
    queryFn: async () =>
      (await call('GET /v1/streets/:streetId/me/volunteers', { params: { streetId } })).choices,
  })
