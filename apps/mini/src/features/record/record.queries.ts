import type { CorrectionView, Input } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { useMine, useOfStreet, usePaged } from '../../shell/ask.ts'
import { afterRefresh, useWrite } from '../../shell/send.ts'
import type { Decision } from './decide.ts'

const records = 'GET /v1/streets/:streetId/me/records'

/** The records of oneself or a child, newest first. */
export function useRecords(personId: string | undefined) {
  return usePaged(['records', personId], (streetId, paging) =>
    api(records, { params: { streetId }, query: { ...paging, ...(personId ? { personId } : {}) } }),
  )
}

/** The hours of oneself or a child, in all and by evidence. */
export function useHours(personId: string | undefined) {
  return useMine(['hours', personId], streetId =>
    api(records, { params: { streetId }, query: { limit: 1, ...(personId ? { personId } : {}) } }),
  )
}

/** What oneself or a child gave in a year. */
export function useYear(year: number, personId: string | undefined) {
  return useMine(['year', year, personId], streetId =>
    api('GET /v1/streets/:streetId/me/year', {
      params: { streetId },
      query: { year, ...(personId ? { personId } : {}) },
    }),
  )
}

export function useRecord(recordId: string) {
  return useMine(['record', recordId], streetId =>
    api('GET /v1/streets/:streetId/me/records/:recordId', { params: { streetId, recordId } }),
  )
}

export function useCorrections() {
  return useMine(['corrections'], streetId =>
    api('GET /v1/streets/:streetId/me/corrections', { params: { streetId } }),
  )
}

/** What a correction is about: a record, or a past sign-up that has none. */
export type About = { recordId: string } | { signupId: string }

export type CorrectionWish = Input<'POST /v1/streets/:streetId/records/:recordId/corrections'>['body']

export function useCorrect(about: About, onDone: (correction: CorrectionView) => void) {
  return useWrite(
    (body: CorrectionWish, streetId, options) =>
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
    afterRefresh(onDone),
  )
}

/** Past shifts, newest first: among them are those without a record. */
export function usePastShifts() {
  return usePaged(['past-shifts'], (streetId, paging) =>
    api('GET /v1/streets/:streetId/me/signups', { params: { streetId }, query: { when: 'past', ...paging } }),
  )
}

export function useRoster(shiftId: string) {
  return useOfStreet(['record-roster', shiftId], streetId =>
    api('GET /v1/streets/:streetId/shifts/:shiftId/record-roster', { params: { streetId, shiftId } }),
  )
}

export function useApprove(shiftId: string, onDone: () => void) {
  return useWrite(
    (lines: Decision[], streetId, options) =>
      api(
        'POST /v1/streets/:streetId/shifts/:shiftId/approval',
        { params: { streetId, shiftId }, body: { lines } },
        options,
      ),
    afterRefresh(onDone, 'record-roster'),
  )
}

/** Public: where the street's chain of hours stood at the end of each month. */
export function useHeads() {
  return useOfStreet(['chain-heads'], streetId =>
    api('GET /v1/streets/:streetId/chain/heads', { params: { streetId } }),
  )
}
