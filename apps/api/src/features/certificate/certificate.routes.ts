import type { Certificate, CertificateCheck, Input, ManagedCertificate } from '@yunxuan/contract'
import {
  type CertificateSort,
  type CertificateStanding,
  hoursOf,
  isCertificateNumber,
  maskName,
  shanghaiDate,
} from '@yunxuan/domain'
import { attemptsOf, countAttempt, type Limit, limitOf, readAttempts } from '../../platform/attempt.ts'
import type { Config } from '../../platform/config.ts'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { requireScope } from '../../platform/scope.ts'
import { isSigned, signAddress } from '../../platform/seal.ts'
import { FileReply, type Serving } from '../../platform/serve.ts'
import { sheetReply } from '../../platform/sheet-reply.ts'
import { orderOf, toSortedPage } from '../../platform/sorting.ts'
import { exportList, type ListPart } from '../audit/list-export.ts'
import { listServedUntil } from '../record/record.store.ts'
import { findStreet } from '../street/street.store.ts'
import { issuerProfile, revocationList, toBadge } from './badge.ts'
import { issueServiceProof, revokeCertificate } from './certificate.service.ts'
import {
  type CertificateView,
  countCertificates,
  findCertificate,
  findCountedUntil,
  listCertificates,
  listCertificatesOf,
  listRevokedBadges,
  type ManagedCertificateRow,
} from './certificate.store.ts'
import { printCertificate } from './certificate-paper.ts'
import { certificateColumns } from './certificate-sheet.ts'

const keepers = ['administrator', 'coordinator', 'reviewer'] as const
const wholeStreet = { areaIds: [], organizationId: null }
const pageSize = 20
// Whoever reads numbers off paper errs now and then; whoever tries numbers is done after these.
const unknownNumbers: Limit = { what: 'certificate', most: 20, spanMs: 600_000 }

export function bindCertificate(on: Serving): void {
  on.read('GET /v1/streets/:streetId/me/certificates', async ({ db, params, caller, deps }) => {
    const rows = await listCertificatesOf(db, params.streetId, caller.member.id)
    return { items: rows.map(row => present(row, deps.config, params.streetId)) }
  })

  on.write(
    'POST /v1/streets/:streetId/me/service-proofs',
    async ({ tx, params, body, caller, now, deps }) => {
      const personId = body.personId ?? caller.member.id
      const row = await issueServiceProof(tx, { ...params, config: deps.config, personId, caller, now })
      return present(row, deps.config, params.streetId)
    },
  )

  on.read('GET /v1/streets/:streetId/certificates/:number', async ({ db, params, deps, request, now }) => {
    const { streetId } = params
    const number = params.number.replaceAll(/\D/g, '')
    const streetName = await streetNameOf(db, streetId)
    const limit = limitOf(deps.config, unknownNumbers)
    const misses = attemptsOf(deps.config, request, limit, now)
    if ((await readAttempts(db, misses)) >= limit.most) throw new Refusal('too_many_requests')
    const row = isCertificateNumber(number) ? await findCertificate(db, streetId, number) : undefined
    if (row === undefined) await countAttempt(db, misses)
    return presentCheck(params.number, row, streetName)
  })

  on.read('GET /v1/streets/:streetId/certificates/:number/pdf/:signature', async ({ db, params, deps }) => {
    const { streetId } = params
    const row = await requireSigned(db, deps.config, params)
    const until = await countedUntil(db, streetId, row)
    const served = await listServedUntil(db, { streetId, personId: row.personId, until: row.issuedAt })
    const facts = {
      streetName: await streetNameOf(db, streetId),
      checkUrl: checkUrlOf(deps.config, streetId, row.number),
      until,
      lines: served.filter(line => line.servedOn <= until),
    }
    const paper = await printCertificate(row, facts)
    return new FileReply(paper, 'application/pdf', { fileName: `${row.title}-${row.number}.pdf` })
  })

  on.read('GET /v1/streets/:streetId/certificates/:number/badge/:signature', async ({ db, params, deps }) => {
    const { streetId } = params
    const row = await requireSigned(db, deps.config, params)
    if (row.kind !== 'stars') throw new Refusal('not_found')
    if (row.revokedAt !== null) throw new Refusal('badge_revoked')
    const badge = toBadge(deps.config, { streetId, streetName: await streetNameOf(db, streetId) }, row)
    return new FileReply(JSON.stringify(badge, null, 2), 'application/json', {
      fileName: `${row.number}.json`,
    })
  })

  on.read('GET /v1/streets/:streetId/issuer', async ({ db, params, deps }) => {
    const { streetId } = params
    const profile = issuerProfile(deps.config, { streetId, streetName: await streetNameOf(db, streetId) })
    return new FileReply(JSON.stringify(profile, null, 2), 'application/json')
  })

  on.read('GET /v1/streets/:streetId/revoked-badges', async ({ db, params, deps }) => {
    const { streetId } = params
    const issuer = { streetId, streetName: await streetNameOf(db, streetId) }
    const list = revocationList(deps.config, issuer, await listRevokedBadges(db, streetId))
    return new FileReply(JSON.stringify(list, null, 2), 'application/json')
  })

  on.read('GET /v1/streets/:streetId/managed/certificates', async ({ db, params, query, caller, now }) => {
    requireScope(caller, keepers, wholeStreet, now)
    return pageOfCertificates(db, params.streetId, query)
  })

  on.read('GET /v1/streets/:streetId/managed/certificates.xlsx', ({ db, params, query, caller, now }) => {
    requireScope(caller, keepers, wholeStreet, now)
    const page = (part: ListPart) => pageOfCertificates(db, params.streetId, { ...query, ...part })
    const ask = { ...params, caller, now, list: '证书', columns: certificateColumns, page }
    return sheetReply(exportList(db, ask))
  })

  on.write(
    'POST /v1/streets/:streetId/managed/certificates/:number/revocation',
    async ({ tx, params, body, caller, now }) =>
      presentManaged(await revokeCertificate(tx, { ...params, ...body, caller, now })),
  )
}

async function pageOfCertificates(
  db: Executor,
  streetId: string,
  query: Input<'GET /v1/streets/:streetId/managed/certificates'>['query'],
) {
  const { limit = pageSize, unborne = false } = query
  const q = query.q === undefined ? undefined : numberIn(query.q)
  const order = orderOf<CertificateSort>('-issued', query)
  const ask = { streetId, q, unborne, order, limit: limit + 1 }
  const page = toSortedPage(await listCertificates(db, ask), limit, order, row => row.number)
  return { ...page, items: page.items.map(presentManaged), total: await countCertificates(db, ask) }
}

/** A number as it is printed, in groups, is the number; everything else stays as it was typed. */
function numberIn(typed: string): string {
  const digits = typed.replaceAll(/\s/g, '')
  return isCertificateNumber(digits) ? digits : typed
}

async function requireSigned(
  db: Executor,
  config: Config,
  of: { streetId: string; number: string; signature: string },
): Promise<CertificateView> {
  const { streetId, number, signature } = of
  const row = isSigned(config, addressOf(streetId, number), signature)
    ? await findCertificate(db, streetId, number)
    : undefined
  if (row === undefined) throw new Refusal('not_found')
  return row
}

/** The day until which the hours of a certificate were counted. */
async function countedUntil(db: Executor, streetId: string, row: CertificateView): Promise<string> {
  const until = row.runId === null ? undefined : await findCountedUntil(db, streetId, row.runId)
  return until ?? shanghaiDate(row.issuedAt)
}

async function streetNameOf(db: Executor, streetId: string): Promise<string> {
  const street = await findStreet(db, streetId)
  if (street === undefined) throw new Refusal('not_found')
  return street.name
}

function addressOf(streetId: string, number: string): string {
  return `certificate/${streetId}/${number}`
}

/** The page on which anybody checks a certificate, for the eye and for the phone that scans it. */
function checkUrlOf(config: Config, streetId: string, number: string): string {
  return `${config.publicUrl}/#/features/certificate/pages/check?street=${streetId}&number=${number}`
}

function standingOf(row: CertificateView): CertificateStanding {
  return row.revokedAt === null ? 'valid' : 'revoked'
}

function present(row: CertificateView, config: Config, streetId: string): Certificate {
  const { number, kind, title, personId, personName, stars, minutes } = row
  const signature = signAddress(config.jwtSecret, addressOf(streetId, number))
  const base = `${config.publicUrl}/v1/streets/${streetId}/certificates/${number}`
  return {
    number,
    kind,
    title,
    personId,
    personName,
    stars,
    minutes,
    issuedAt: row.issuedAt.toISOString(),
    standing: standingOf(row),
    pdfUrl: `${base}/pdf/${signature}`,
    badgeUrl: kind === 'stars' ? `${base}/badge/${signature}` : null,
    checkUrl: checkUrlOf(config, streetId, number),
  }
}

function presentCheck(asked: string, row: CertificateView | undefined, streetName: string): CertificateCheck {
  if (row === undefined) return { number: asked, standing: 'unknown', certificate: null }
  const { number, kind, title, chainSeq, chainHash } = row
  return {
    number,
    standing: standingOf(row),
    certificate: {
      kind,
      title,
      maskedName: maskName(row.personName),
      hours: hoursOf(row.minutes),
      issuedOn: shanghaiDate(row.issuedAt),
      streetName,
      revokedOn: row.revokedAt === null ? null : shanghaiDate(row.revokedAt),
      head: chainSeq === null || chainHash === null ? null : { seq: chainSeq, hash: chainHash },
    },
  }
}

function presentManaged(row: ManagedCertificateRow): ManagedCertificate {
  const { number, kind, title, personName, volunteerNumber, minutes, minutesNow, revokedReason } = row
  return {
    number,
    kind,
    title,
    personName,
    volunteerNumber,
    minutes,
    minutesNow,
    isBorne: minutesNow >= row.minutesNeeded,
    issuedAt: row.issuedAt.toISOString(),
    standing: standingOf(row),
    revokedReason,
  }
}
