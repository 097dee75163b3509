import { useQuery } from '@tanstack/react-query'
import type { Input } from '@yunxuan/contract'
import { call } from '../../api/client.ts'
import { useWrite } from '../../api/write.ts'

const answersKey = (streetId: string, matterId: string) => [
  'street',
  streetId,
  'matters',
  matterId,
  'answers',
]

/** The answers to a need, as staff work on them. */
export const useAnswers = (streetId: string, matterId: string) =>
  useQuery({
    queryKey: answersKey(streetId, matterId),
    queryFn: () =>
      call('GET /v1/streets/:streetId/managed/matters/:matterId/answers', {
        params: { streetId, matterId },
      }),
  })

const suggestionsKey = (streetId: string, matterId: string) => ['street', streetId, 'suggestions', matterId]

/** Which services, teams and people of the street could answer a need. */
export const useSuggestions = (streetId: string, matterId: string) =>
  useQuery({
    queryKey: suggestionsKey(streetId, matterId),
    queryFn: () =>
      call('GET /v1/streets/:streetId/managed/matters/:matterId/suggestions', {
        params: { streetId, matterId },
      }),
  })

type Invitation = Input<'POST /v1/streets/:streetId/managed/matters/:matterId/invitations'>['body']

/** Asks a team, an organization or a person to answer a need. */
export const useInvite = (streetId: string, matterId: string) =>
  useWrite([suggestionsKey(streetId, matterId)], (body: Invitation) =>
    call('POST /v1/streets/:streetId/managed/matters/:matterId/invitations', {
      params: { streetId, matterId },
      body,
    }),
  )

export type DraftWish = Input<'POST /v1/streets/:streetId/answers/:answerId/service'>['body']

/** Drafts what an answer becomes, and says where it is; the lists of what is offered are read again as well. */
export const useDraft = (streetId: string, answerId: string, kind: 'service' | 'activity') =>
  useWrite(
    [
      ['street', streetId, 'matters'],
      ['street', streetId, 'managed'],
    ],
    async (body: DraftWish) => {
      const params = { streetId, answerId }
      if (kind === 'service') {
        const { serviceId } = await call('POST /v1/streets/:streetId/answers/:answerId/service', {
          params,
          body,
        })
        return { path: `services/${serviceId}` }
      }
      const { feeFen: _fee, ...wish } = body
      const { activityId } = await call('POST /v1/streets/:streetId/answers/:answerId/activity', {
        params,
        body: wish,
      })
      return { path: `activities/${activityId}` }
    },
  )

export type AnswerWish = Input<'POST /v1/streets/:streetId/answers/:answerId/steps'>['body']

/** The next thing done with an answer; its need is read again as well, which may be met by now. */
export const useAnswerStep = (streetId: string, answerId: string) =>
  useWrite(
    [['street', streetId, 'matters']],
    (body: AnswerWish) =>
      call('POST /v1/streets/:streetId/answers/:answerId/steps', { params: { streetId, answerId }, body }),
    { isAwaited: true },
  )
