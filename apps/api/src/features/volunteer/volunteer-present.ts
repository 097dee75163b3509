import type { Qualification, Volunteer, VolunteerLine } from '@yunxuan/contract'
import { isMinor, maskIdNumber, maskName } from '@yunxuan/domain'
import type { Config } from '../../platform/config.ts'
import { openIdentity } from './identity.ts'
import type { VolunteerLineRow } from './managed-volunteer.store.ts'
import type { QualificationRow } from './qualification.store.ts'
import { missingNow } from './volunteer.service.ts'
import type { VolunteerRow } from './volunteer.store.ts'

/** What it takes to show a profile: the key its document is sealed with, and the time its needs are asked at. */
export interface Showing {
  config: Pick<Config, 'sealKey'>
  streetId: string
  now: Date
}

/** Returns a profile as its owner sees it: the document only masked. */
export function presentVolunteer(
  { config, streetId, now }: Showing,
  row: VolunteerRow,
  qualifications: readonly QualificationRow[],
): Volunteer {
  const { memberId: _memberId, identityHash: _identityHash, consent, registeredAt, ...shown } = row
  const open = (field: 'real-name' | 'id-number', sealed: Buffer | null) =>
    sealed === null ? null : openIdentity(config, { streetId, ownerId: row.personId, field }, sealed)
  const realName = open('real-name', row.realName)
  const idNumber = open('id-number', row.idNumber)
  return {
    ...shown,
    missing: row.status === 'left' ? [] : missingNow(row, now),
    realName: realName === null ? null : maskName(realName),
    idNumber: idNumber === null ? null : maskIdNumber(idNumber),
    qualifications: qualifications.map(presentQualification),
    guardianConsent: consent === null ? null : { ...consent, givenAt: consent.givenAt.toISOString() },
    registeredAt: registeredAt.toISOString(),
  }
}

export function presentQualification(row: QualificationRow): Qualification {
  const { id, kind, validUntil, status, reason } = row
  return { id, kind, validUntil, status, reason }
}

/** Returns a volunteer as a coordinator's list shows them; a minor's name is masked. */
export function presentLine(row: VolunteerLineRow, now: Date): VolunteerLine {
  const { personId, number, status, areaName, teams, pendingQualifications } = row
  const isYoung = row.birthDate !== null && isMinor(row.birthDate, now)
  const missing = status === 'left' ? [] : missingNow(row, now)
  return {
    ...{ personId, number, status, missing, areaName, teams, pendingQualifications },
    name: isYoung ? maskName(row.name) : row.name,
    isMinor: isYoung,
    registeredAt: row.registeredAt.toISOString(),
  }
}
