import type { Input } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { useMine, useOfStreet, usePaged } from '../../shell/ask.ts'
import { afterRefresh, beforeRefresh, useWrite } from '../../shell/send.ts'
import type { Raising } from './draft.ts'

export function useMatter(matterId: string) {
  return useOfStreet(['matter', matterId], streetId =>
    api('GET /v1/streets/:streetId/matters/:matterId', { params: { streetId, matterId } }),
  )
}

export type MattersShown = 'all' | 'open' | 'ended'

/** What everybody may read, newest first. */
export function usePublicMatters(shown: MattersShown) {
  return usePaged(['matters', shown], (streetId, paging) =>
    api('GET /v1/streets/:streetId/matters', {
      params: { streetId },
      query: { ...(shown === 'all' ? {} : { state: shown }), ...paging },
    }),
  )
}

/** The last few that everybody may read. */
export function useSomeMatters() {
  return useOfStreet(['matters', 'last'], streetId =>
    api('GET /v1/streets/:streetId/matters', { params: { streetId }, query: { limit: 3 } }),
  )
}

export function useOwnMatters() {
  return usePaged(['own-matters'], (streetId, query) =>
    api('GET /v1/streets/:streetId/me/matters', { params: { streetId }, query }),
  )
}

/** The organizations that one speaks for. */
export function useDelegacies() {
  return useMine(['delegacies'], streetId =>
    api('GET /v1/streets/:streetId/me/delegacies', { params: { streetId } }),
  )
}

/** What an organization needs that one speaks for. */
export function useUnitMatters(organizationId: string) {
  return usePaged(['own-matters', 'unit', organizationId], (streetId, query) =>
    api('GET /v1/streets/:streetId/me/matters', {
      params: { streetId },
      query: { ...query, organizationId },
    }),
  )
}

/** The last few that were raised, for a first look; a guest has none. */
export function useLastMatters() {
  return useMine(['own-matters', 'last'], streetId =>
    api('GET /v1/streets/:streetId/me/matters', { params: { streetId }, query: { limit: 3 } }),
  )
}

/** Raises a matter; what has been raised leads on. */
export function useRaise(onDone: (matterId: string) => void) {
  return useWrite(
    (body: Raising, streetId, options) =>
      api('POST /v1/streets/:streetId/matters', { params: { streetId }, body }, options),
    beforeRefresh(({ id }) => onDone(id)),
  )
}

export type StepWish = Input<'POST /v1/streets/:streetId/matters/:matterId/steps'>['body']

export function useStep(matterId: string, onDone: () => void = () => undefined) {
  return useWrite(
    (body: StepWish, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/matters/:matterId/steps',
        { params: { streetId, matterId }, body },
        options,
      ),
    afterRefresh(onDone),
  )
}

/** Has a photograph of a matter erased for good. */
export function useErase(matterId: string) {
  return useWrite((pictureId: string, streetId, options) =>
    api(
      'DELETE /v1/streets/:streetId/matters/:matterId/pictures/:pictureId',
      { params: { streetId, matterId, pictureId } },
      options,
    ),
  )
}

/** Says that one needs it as well, or takes that back. */
export function useSupport(matterId: string) {
  return useWrite((isWanted: boolean, streetId, options) =>
    api(
      isWanted
        ? 'PUT /v1/streets/:streetId/matters/:matterId/support'
        : 'DELETE /v1/streets/:streetId/matters/:matterId/support',
      { params: { streetId, matterId } },
      options,
    ),
  )
}

/** Says how one finds the answer of the office, or says it otherwise. */
export function useOpinion(matterId: string) {
  return useWrite((isSatisfied: boolean, streetId, options) =>
    api(
      'PUT /v1/streets/:streetId/matters/:matterId/opinion',
      { params: { streetId, matterId }, body: { isSatisfied } },
      options,
    ),
  )
}
