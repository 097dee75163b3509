import type { Volunteer, VolunteerEdit } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { useMine } from '../../shell/ask.ts'
import { afterRefresh, useWrite } from '../../shell/send.ts'

/** The profiles of oneself and one's children, with what the forms offer. */
export function useVolunteers() {
  return useMine(['volunteers'], streetId =>
    api('GET /v1/streets/:streetId/me/volunteers', { params: { streetId } }),
  )
}

export function useSaveVolunteer(onDone: (volunteer: Volunteer) => void) {
  return useWrite(
    (body: VolunteerEdit, streetId, options) =>
      api('PUT /v1/streets/:streetId/me/volunteers', { params: { streetId }, body }, options),
    afterRefresh(onDone),
  )
}

export function useLeaveVolunteering() {
  return useWrite((personId: string, streetId, options) =>
    api('DELETE /v1/streets/:streetId/me/volunteers/:personId', { params: { streetId, personId } }, options),
  )
}

export function useWithdrawConsent() {
  return useWrite((personId: string, streetId, options) =>
    api(
      'DELETE /v1/streets/:streetId/me/volunteers/:personId/guardian-consent',
      { params: { streetId, personId } },
      options,
    ),
  )
}

export interface QualificationClaim {
  kind: string
  validUntil: string | null
}

export function useClaimQualification(personId: string, onDone: () => void) {
  return useWrite(
    (body: QualificationClaim, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/me/volunteers/:personId/qualifications',
        { params: { streetId, personId }, body },
        options,
      ),
    afterRefresh(onDone),
  )
}

export function useDropQualification(personId: string, onDone: () => void) {
  return useWrite(
    (qualificationId: string, streetId, options) =>
      api(
        'DELETE /v1/streets/:streetId/me/volunteers/:personId/qualifications/:qualificationId',
        { params: { streetId, personId, qualificationId } },
        options,
      ),
    afterRefresh(onDone),
  )
}
