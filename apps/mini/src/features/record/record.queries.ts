import { skipToken, useQuery } from '@tanstack/react-query'
import type { CorrectionView, Input } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { queries } from '../../queries.ts'
import { useAccountId } from '../../session/session.ts'
import { usePaged } from '../../shell/paged.ts'
import { useSend } from '../../shell/send.ts'
import { useStreetId } from '../../shell/street.queries.ts'
import type { Decision } from './decide.ts'

const records = 'GET /v1/streets/:streetId/me/records'

/** The records of oneself or a child, newest first. */
export function useRecords(streetId: string, personId: string | undefined) {
  const accountId = useAccountId()
  return usePaged({
    queryKey: ['records', accountId, streetId, personId],
    ask: paging =>
      api(records, { params: { streetId }, query: { ...paging, ...(personId ? { personId } : {}) } }),
  })
}

/** The hours of oneself or a child, in all and by evidence. */
export function useHours(streetId: string, personId: string | undefined) {
  const accountId = useAccountId()
  return useQuery({
    queryKey: ['hours', accountId, streetId, personId],
    queryFn: () =>
      api(records, { params: { streetId }, query: { limit: 1, ...(personId ? { personId } : {}) } }),
  })
}

export function useRecord(recordId: string) {
  const accountId = useAccountId()
  const streetId = useStreetId()
  return useQuery({
    queryKey: ['record', accountId, streetId, recordId],
    queryFn:
      accountId && streetId
        ? () => api('GET /v1/streets/:streetId/me/records/:recordId', { params: { streetId, recordId } })
        : skipToken,
  })
}

export function useCorrections() {
  const accountId = useAccountId()
  const streetId = useStreetId()
  return useQuery({
    queryKey: ['corrections', accountId, streetId],
    queryFn:
      accountId && streetId
        ? () => api('GET /v1/streets/:streetId/me/corrections', { params: { streetId } })
        : skipToken,
  })
}

/** What a correction is about: a record, or a past sign-up that has none. */
export type About = { recordId: string } | { signupId: string }

export type CorrectionWish = Input<'POST /v1/streets/:streetId/records/:recordId/corrections'>['body']

export function useCorrect(streetId: string, about: About, onDone: (correction: CorrectionView) => void) {
  return useSend(
    (body: CorrectionWish, options) =>
      'recordId' in about
        ? api(
            'POST /v1/streets/:streetId/records/:recordId/corrections',
            { params: { streetId, ...about }, body },
            options,
          )
        : api(
            'POST /v1/streets/:streetId/signups/:signupId/corrections',
            { params: { streetId, ...about }, body },
            options,
          ),
    async correction => {
      await queries.invalidateQueries()
      onDone(correction)
    },
  )
}

/** Past shifts, newest first: among them are those without a record. */
export function usePastShifts(streetId: string) {
  const accountId = useAccountId()
  return usePaged({
    queryKey: ['past-shifts', accountId, streetId],
    ask: paging =>
      api('GET /v1/streets/:streetId/me/signups', {
        params: { streetId },
        query: { when: 'past', ...paging },
      }),
  })
}

export function useRoster(streetId: string, shiftId: string) {
  const accountId = useAccountId()
  return useQuery({
    queryKey: ['record-roster', accountId, streetId, shiftId],
    queryFn: () =>
      api('GET /v1/streets/:streetId/shifts/:shiftId/record-roster', { params: { streetId, shiftId } }),
  })
}

export function useApprove(streetId: string, shiftId: string, onDone: () => void) {
  return useSend(
    (lines: Decision[], options) =>
      api(
        'POST /v1/streets/:streetId/shifts/:shiftId/approval',
        { params: { streetId, shiftId }, body: { lines } },
        options,
      ),
    async () => {
      await queries.invalidateQueries({ queryKey: ['record-roster'] })
      onDone()
    },
  )
}

/** Public: where the street's chain of hours stood at the end of each month. */
export function useHeads(streetId: string) {
  return useQuery({
    queryKey: ['chain-heads', streetId],
    queryFn: () => api('GET /v1/streets/:streetId/chain/heads', { params: { streetId } }),
  })
}
