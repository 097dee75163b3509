import { certificateKinds, certificateSorts, certificateStandings } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { deciders, endpoints, reviewers } from './endpoint.ts'
import {
  countedPage,
  day,
  file,
  id,
  inStreet,
  instant,
  list,
  listSheet,
  oneOf,
  orNull,
  paging,
  reasonGiven,
  record,
  searchText,
  sortedBy,
  streetId,
} from './schema.ts'

/** An own certificate. */
export const certificate = record({
  number: Type.String(),
  kind: oneOf(certificateKinds),
  /** 三星志愿者, 平台服务记录 */
  title: Type.String(),
  personId: id,
  personName: Type.String(),
  /** 0 on a service record. */
  stars: Type.Integer(),
  minutes: Type.Integer(),
  issuedAt: instant,
  standing: oneOf(certificateStandings),
  /** Signed addresses that need no sign-in. */
  pdfUrl: Type.String(),
  badgeUrl: orNull(Type.String()),
  /** Where anybody checks it. */
  checkUrl: Type.String(),
})
export type Certificate = Static<typeof certificate>

/** What anybody may learn of a number: the least that tells a true one from a false one. */
export const certificateCheck = record({
  number: Type.String(),
  standing: oneOf(certificateStandings),
  certificate: orNull(
    record({
      kind: oneOf(certificateKinds),
      title: Type.String(),
      /** 王*兰 */
      maskedName: Type.String(),
      hours: Type.Number(),
      issuedOn: day,
      streetName: Type.String(),
      revokedOn: orNull(day),
      /** Where the chain of hours stood when it was issued. */
      head: orNull(record({ seq: Type.Integer(), hash: Type.String() })),
    }),
  ),
})
export type CertificateCheck = Static<typeof certificateCheck>

/** A certificate as the console keeps it. */
export const managedCertificate = record({
  number: Type.String(),
  kind: oneOf(certificateKinds),
  title: Type.String(),
  personName: Type.String(),
  volunteerNumber: Type.String(),
  minutes: Type.Integer(),
  /** Minutes the person has today; fewer than the stars need when hours were taken back. */
  minutesNow: Type.Integer(),
  isBorne: Type.Boolean(),
  issuedAt: instant,
  standing: oneOf(certificateStandings),
  revokedReason: orNull(Type.String()),
})
export type ManagedCertificate = Static<typeof managedCertificate>

const numbered = record({ streetId, number: Type.String({ pattern: '^\\d{20,27}$' }) })

/** What certificates are narrowed and sorted by. */
const certificateList = {
  q: searchText,
  unborne: Type.Optional(Type.Boolean()),
  ...sortedBy(certificateSorts),
}

export const certificateEndpoints = endpoints({
  'GET /v1/streets/:streetId/me/certificates': {
    summary: 'Own certificates and those of own children, newest first',
    access: 'member',
    params: inStreet,
    reply: list(certificate),
    refusals: [],
  },
  'POST /v1/streets/:streetId/me/service-proofs': {
    summary: 'A proof of what one has served until now, free and at any time (令67 §14)',
    access: 'member',
    params: inStreet,
    body: record({ personId: Type.Optional(id) }),
    bodyOptional: true,
    reply: certificate,
    status: 201,
    refusals: ['not_found', 'volunteer_missing', 'volunteer_pending', 'nothing_served', 'too_many_proofs'],
  },
  'GET /v1/streets/:streetId/certificates/:number': {
    summary: 'Check a certificate: valid, revoked or unknown',
    access: 'public',
    params: record({ streetId, number: Type.String({ maxLength: 40 }) }),
    reply: certificateCheck,
    refusals: ['not_found', 'too_many_requests'],
  },
  'GET /v1/streets/:streetId/certificates/:number/pdf/:signature': {
    summary: 'A certificate on A4, by its signed address',
    access: 'public',
    params: record({ ...numbered.properties, signature: Type.String({ maxLength: 64 }) }),
    reply: file('application/pdf'),
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/certificates/:number/badge/:signature': {
    summary: 'A certificate as an Open Badges 3.0 credential, by its signed address',
    access: 'public',
    params: record({ ...numbered.properties, signature: Type.String({ maxLength: 64 }) }),
    reply: file('application/json'),
    refusals: ['not_found', 'badge_revoked'],
  },
  'GET /v1/streets/:streetId/revoked-badges': {
    summary: 'Badges that hold no longer, for whoever verifies one (1EdTechRevocationList)',
    access: 'public',
    params: inStreet,
    reply: file('application/json'),
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/issuer': {
    summary: 'Who issues badges, and the key they are signed with (Open Badges 3.0 Profile)',
    access: 'public',
    params: inStreet,
    reply: file('application/json'),
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/managed/certificates': {
    summary: 'Certificates; those whose hours no longer bear them when asked for',
    access: deciders,
    params: inStreet,
    query: record({ ...certificateList, ...paging }),
    reply: countedPage(managedCertificate),
    refusals: ['not_allowed'],
  },
  'GET /v1/streets/:streetId/managed/certificates.xlsx': {
    summary: 'The same list whole, as a spreadsheet; the log says who took it',
    access: deciders,
    params: inStreet,
    query: record(certificateList),
    isLong: true,
    reply: listSheet,
    refusals: ['not_allowed', 'export_too_large'],
  },
  'POST /v1/streets/:streetId/managed/certificates/:number/revocation': {
    summary: 'Revoke a certificate: its stars go, and history stays',
    access: reviewers,
    params: numbered,
    body: reasonGiven,
    reply: managedCertificate,
    refusals: ['not_found', 'not_allowed', 'certificate_revoked'],
  },
})
