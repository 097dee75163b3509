import { useQuery } from '@tanstack/react-query'
import type { Input } from '@yunxuan/contract'
import { pathOf } from '@yunxuan/contract/client'
import { type VolunteerStatus, volunteerSorts } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { knownSort, wanted } from '../../api/wanted.ts'
import { useWrite } from '../../api/write.ts'

const volunteersKey = (streetId: string) => ['street', streetId, 'volunteers']

export interface VolunteerFilter {
  q: string
  status: VolunteerStatus | 'all'
  teamId: string | null
  waitsForGuardian: boolean
  sort: string
}

export function useVolunteers(streetId: string, filter: VolunteerFilter) {
  const query = wanted({ ...filter, sort: knownSort(volunteerSorts, filter.sort) })
  return usePaged({
    queryKey: [...volunteersKey(streetId), 'list', filter],
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/volunteers', {
        params: { streetId },
        query: { limit: 100, ...query, ...wanted({ cursor }) },
      }),
    file: pathOf('GET /v1/streets/:streetId/managed/volunteers.xlsx', { params: { streetId }, query }),
  })
}

/** Volunteers that a typed name or number finds, for whoever chooses one. */
export const useFoundVolunteers = (streetId: string, q: string) =>
  useQuery({
    queryKey: [...volunteersKey(streetId), 'found', q],
    enabled: q !== '',
    queryFn: () =>
      call('GET /v1/streets/:streetId/managed/volunteers', {
        params: { streetId },
        query: { q, status: 'active', limit: 20 },
      }),
  })

/** Finds who holds a document; the look is logged, so it is only asked for by a press. */
export const useLookUp = (streetId: string) =>
  useWrite([], (idNumber: string) =>
    call('POST /v1/streets/:streetId/managed/volunteers/lookups', {
      params: { streetId },
      body: { idNumber },
    }),
  )

/** Opens a record; every look is logged, at a minor with its reason. */
export const useLook = (streetId: string) =>
  useWrite([], ({ personId, reason }: { personId: string; reason?: string }) =>
    call('POST /v1/streets/:streetId/managed/volunteers/:personId/looks', {
      params: { streetId, personId },
      body: reason === undefined ? {} : { reason },
    }),
  )

/** Every write on volunteers: afterwards all lists of them are asked again. */
const useVolunteerWrite = <V, R>(streetId: string, write: (wish: V) => Promise<R>) =>
  useWrite([volunteersKey(streetId)], write)

export type PaperConsent =
  Input<'POST /v1/streets/:streetId/managed/volunteers/:personId/guardian-consent'>['body']

export const useNoteConsent = (streetId: string, personId: string) =>
  useVolunteerWrite(streetId, (body: PaperConsent) =>
    call('POST /v1/streets/:streetId/managed/volunteers/:personId/guardian-consent', {
      params: { streetId, personId },
      body,
    }),
  )

export const useWithdrawConsent = (streetId: string, personId: string) =>
  useVolunteerWrite(streetId, (reason: string) =>
    call('POST /v1/streets/:streetId/managed/volunteers/:personId/guardian-consent/withdrawal', {
      params: { streetId, personId },
      body: { reason },
    }),
  )

export type SeenDocument = Input<'POST /v1/streets/:streetId/managed/volunteers/:personId/identity'>['body']

export const useCorrectIdentity = (streetId: string, personId: string) =>
  useVolunteerWrite(streetId, (body: SeenDocument) =>
    call('POST /v1/streets/:streetId/managed/volunteers/:personId/identity', {
      params: { streetId, personId },
      body,
    }),
  )

export const useQualifications = (streetId: string, isWanted = true) =>
  usePaged({
    queryKey: [...volunteersKey(streetId), 'qualifications'],
    isWanted,
    refetchInterval: 60_000,
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/qualifications', {
        params: { streetId },
        query: { limit: 100, ...wanted({ cursor }) },
      }),
  })

export const useApproveQualification = (streetId: string) =>
  useVolunteerWrite(streetId, (qualificationId: string) =>
    call('POST /v1/streets/:streetId/managed/qualifications/:qualificationId/approval', {
      params: { streetId, qualificationId },
    }),
  )

export const useRejectQualification = (streetId: string) =>
  useVolunteerWrite(streetId, ({ qualificationId, reason }: { qualificationId: string; reason: string }) =>
    call('POST /v1/streets/:streetId/managed/qualifications/:qualificationId/rejection', {
      params: { streetId, qualificationId },
      body: { reason },
    }),
  )
