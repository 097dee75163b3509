import { skipToken, useQuery } from '@tanstack/react-query'
import type { Volunteer, VolunteerEdit } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { queries } from '../../queries.ts'
import { useAccountId } from '../../session/session.ts'
import { useSend } from '../../shell/send.ts'
import { useStreetId } from '../../shell/street.queries.ts'

/** The profiles of oneself and one's children, with what the forms offer. */
export function useVolunteers() {
  const accountId = useAccountId()
  const streetId = useStreetId()
  return useQuery({
    queryKey: ['volunteers', accountId, streetId],
    queryFn:
      accountId && streetId
        ? () => api('GET /v1/streets/:streetId/me/volunteers', { params: { streetId } })
        : skipToken,
  })
}

export function useSaveVolunteer(streetId: string, onDone: (volunteer: Volunteer) => void) {
  return useSend(
    (body: VolunteerEdit, options) =>
      api('PUT /v1/streets/:streetId/me/volunteers', { params: { streetId }, body }, options),
    async volunteer => {
      await queries.invalidateQueries()
      onDone(volunteer)
    },
  )
}

export function useLeaveVolunteering(streetId: string, onDone: () => void) {
  return useSend(
    (personId: string, options) =>
      api(
        'DELETE /v1/streets/:streetId/me/volunteers/:personId',
        { params: { streetId, personId } },
        options,
      ),
    async () => {
      await queries.invalidateQueries()
      onDone()
    },
  )
}

export function useWithdrawConsent(streetId: string, onDone: () => void) {
  return useSend(
    (personId: string, options) =>
      api(
        'DELETE /v1/streets/:streetId/me/volunteers/:personId/guardian-consent',
        { params: { streetId, personId } },
        options,
      ),
    async () => {
      await queries.invalidateQueries()
      onDone()
    },
  )
}

export interface QualificationClaim {
  kind: string
  validUntil: string | null
}

export function useClaimQualification(streetId: string, personId: string, onDone: () => void) {
  return useSend(
    (body: QualificationClaim, options) =>
      api(
        'POST /v1/streets/:streetId/me/volunteers/:personId/qualifications',
        { params: { streetId, personId }, body },
        options,
      ),
    async () => {
      await queries.invalidateQueries()
      onDone()
    },
  )
}

export function useDropQualification(streetId: string, personId: string, onDone: () => void) {
  return useSend(
    (qualificationId: string, options) =>
      api(
        'DELETE /v1/streets/:streetId/me/volunteers/:personId/qualifications/:qualificationId',
        { params: { streetId, personId, qualificationId } },
        options,
      ),
    async () => {
      await queries.invalidateQueries()
      onDone()
    },
  )
}
