import { keepPreviousData } from '@tanstack/react-query'
import type { Input } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { useMine, useOfStreet, usePaged } from '../../shell/ask.ts'
import { afterRefresh, beforeRefresh, useWrite } from '../../shell/send.ts'

/** What others offer for a need, and whether whoever looks may answer it. */
export function useAnswers(matterId: string) {
  return useOfStreet(['answers', matterId], streetId =>
    api('GET /v1/streets/:streetId/matters/:matterId/answers', { params: { streetId, matterId } }),
  )
}

export function useOwnAnswers() {
  return usePaged(['own-answers'], (streetId, query) =>
    api('GET /v1/streets/:streetId/me/answers', { params: { streetId }, query }),
  )
}

export type NeedOrder = 'new' | 'supports'

/** The needs that everybody sees and nobody has answered for good. */
export function useNeeds(sort: NeedOrder) {
  return usePaged(['needs', sort], (streetId, query) =>
    api('GET /v1/streets/:streetId/matters', {
      params: { streetId },
      query: { kind: 'need', state: 'open', sort, ...query },
    }),
  )
}

/** The few needs that somebody could answer, by what they and those they speak for can do; a guest has none. */
export function useSuitedNeeds() {
  return useMine(['needs', 'suited'], streetId =>
    api('GET /v1/streets/:streetId/me/suited-needs', { params: { streetId } }),
  )
}

/** What is there already of a need that is being written; what was found last stays until there is an answer. */
export function useAlike(text: string, areaId: string | null) {
  return useOfStreet(
    ['alike', text, areaId],
    streetId =>
      text === ''
        ? Promise.resolve({ needs: [], services: [] })
        : api('POST /v1/streets/:streetId/matters/alike', {
            params: { streetId },
            body: { text, ...(areaId === null ? {} : { areaId }) },
          }),
    { placeholderData: keepPreviousData },
  )
}

export type Offering = Input<'POST /v1/streets/:streetId/matters/:matterId/answers'>['body']

export function useOffer(matterId: string, onDone: () => void) {
  return useWrite(
    (body: Offering, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/matters/:matterId/answers',
        { params: { streetId, matterId }, body },
        options,
      ),
    beforeRefresh(onDone),
  )
}

export type AnswerWish = Input<'POST /v1/streets/:streetId/answers/:answerId/steps'>['body']

export function useAnswerStep(answerId: string, onDone: () => void = () => undefined) {
  return useWrite(
    (body: AnswerWish, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/answers/:answerId/steps',
        { params: { streetId, answerId }, body },
        options,
      ),
    afterRefresh(onDone),
  )
}
