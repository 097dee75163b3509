import { randomInt } from 'node:crypto'
import {
  type CertificateSort,
  certificateNumber,
  certificateRandomDigits,
  dayMs,
  type StaffRole,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { orderOf } from '../../platform/sorting.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { findHead } from '../chain/chain.store.ts'
import { lockMemberOf } from '../member/member.store.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { sumByGrade, sumStanding } from '../record/record.store.ts'
import { type OpenedIdentity, openIdentities } from '../volunteer/identity.service.ts'
import { isPersonOf } from '../volunteer/person.store.ts'
import { findVolunteer } from '../volunteer/volunteer.store.ts'
import {
  type CertificateRow,
  type CertificateView,
  countProofs,
  findCertificate,
  insertCertificates,
  insertRevocation,
  listCertificates,
  type ManagedCertificateRow,
} from './certificate.store.ts'

/** Who revokes what was awarded. */
const revokers = ['administrator', 'reviewer'] as const satisfies readonly StaffRole[]
const wholeStreet = { areaIds: [], organizationId: null }
const starNames = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const monthMs = 30 * dayMs

/** What a certificate is issued for; its number and where the chain stands are added. */
type Issue = Omit<CertificateRow, 'number' | 'issuedAt' | 'chainSeq' | 'chainHash'>

type SealKeys = Pick<Config, 'sealKey'>

/** A star somebody is awarded. */
interface StarAward {
  personId: string
  memberId: string
  /** Their number as a volunteer. */
  number: string
  stars: number
}

/** Issues the certificates of stars that a run just confirmed, and tells everybody. */
export async function issueStars(
  tx: Tx,
  of: { streetId: string; config: SealKeys; runId: string; until: string; now: Date },
  awards: readonly StarAward[],
): Promise<void> {
  const { streetId, config, runId, until, now } = of
  const personIds = awards.map(award => award.personId)
  const identities = await openIdentities(tx, { streetId, config, personIds })
  // As they stand today: some may have been taken back while the notice hung.
  const standing = await sumStanding(tx, streetId, { personIds, until })
  const issued = await issue(
    tx,
    streetId,
    awards.map(award => ({
      kind: 'stars',
      title: `${sayStars(award.stars)}志愿者`,
      personId: award.personId,
      memberId: award.memberId,
      personName: nameOf(identities.get(award.personId)),
      volunteerNumber: award.number,
      stars: award.stars,
      minutes: standing.get(award.personId) ?? 0,
      runId,
    })),
    now,
  )
  await writeNotices(
    tx,
    issued.map(row => ({
      streetId,
      memberId: row.memberId,
      kind: 'star_awarded' as const,
      title: `恭喜，${row.personName}评上了${row.title}`,
      text: '证书已经发好，在“星级和证书”里看。谢谢您这些日子的付出。',
      bookingId: null,
      waitlistId: null,
    })),
    now,
  )
}

/** Issues a proof of what a person has served until now (令67 §14); free, and as often as anybody needs one. */
export async function issueServiceProof(
  tx: Tx,
  ask: { streetId: string; config: SealKeys; personId: string; caller: MemberCaller; now: Date },
): Promise<CertificateView> {
  const { streetId, config, personId, caller, now } = ask
  const memberId = caller.member.id
  if (!(await isPersonOf(tx, streetId, memberId, personId))) throw new Refusal('not_found')
  const volunteer = await findVolunteer(tx, streetId, personId)
  if (volunteer === undefined || volunteer.status === 'left') throw new Refusal('volunteer_missing')
  if (volunteer.realName === null || volunteer.idNumber === null) throw new Refusal('volunteer_pending')
  const minutes = (await sumByGrade(tx, streetId, personId)).reduce((sum, one) => sum + one.minutes, 0)
  if (minutes <= 0) throw new Refusal('nothing_served')
  await refuseHoarding(tx, streetId, caller, now)
  const identities = await openIdentities(tx, { streetId, config, personIds: [personId] })
  const personName = nameOf(identities.get(personId))
  const { number: volunteerNumber } = volunteer
  const wish = { personId, memberId, personName, volunteerNumber, stars: 0, minutes, runId: null }
  const [row] = await issue(tx, streetId, [{ ...wish, kind: 'service_record', title: '平台服务记录' }], now)
  if (row === undefined) throw new Error('a proof was not issued')
  await writeDeed(
    tx,
    { streetId, memberId, now },
    { role: 'volunteer', action: 'certificate.prove', id: null, detail: { number: row.number, minutes } },
  )
  return { ...row, revokedAt: null, revokedReason: null }
}

/** Counted with the member locked: two proofs at once, of a child too, are not both the last one. */
async function refuseHoarding(tx: Tx, streetId: string, caller: MemberCaller, now: Date): Promise<void> {
  await lockMemberOf(tx, streetId, caller.accountId)
  const { proofsPerMonth } = await loadPolicy(tx, streetId)
  const since = new Date(now.getTime() - monthMs)
  const had = await countProofs(tx, { streetId, memberId: caller.member.id, since })
  if (had >= proofsPerMonth) throw new Refusal('too_many_proofs')
}

/** Revokes a certificate, once: its stars are held no longer, and it goes on being found as revoked. */
export async function revokeCertificate(
  tx: Tx,
  ask: { streetId: string; number: string; reason: string; caller: MemberCaller; now: Date },
): Promise<ManagedCertificateRow> {
  const { streetId, number, caller, now } = ask
  const role = roleAt(caller, revokers, wholeStreet, now)
  const before = await findCertificate(tx, streetId, number)
  if (before === undefined) throw new Refusal('not_found')
  const reason = ask.reason.trim()
  const isNew = await insertRevocation(tx, streetId, { number, reason, by: caller.member.id, at: now })
  if (!isNew) throw new Refusal('certificate_revoked')
  await writeNotices(
    tx,
    [
      {
        streetId,
        memberId: before.memberId,
        kind: 'certificate_revoked',
        title: `${before.title}的证书被撤销了`,
        text: `证书号 ${number}。原因：${reason}。不同意可以打电话给街道。`,
        bookingId: null,
        waitlistId: null,
      },
    ],
    now,
  )
  await writeDeed(
    tx,
    { streetId, caller, now },
    { role, action: 'certificate.revoke', id: null, detail: { number } },
  )
  const order = orderOf<CertificateSort>('-issued', {})
  const [after] = await listCertificates(tx, { streetId, q: number, unborne: false, order, limit: 1 })
  if (after === undefined) throw new Error('a certificate vanished while it was revoked')
  return after
}

/** Numbers say nothing of one another; that two are the same is refused by the key, and as likely as guessing one. */
async function issue(
  tx: Tx,
  streetId: string,
  wishes: readonly Issue[],
  now: Date,
): Promise<CertificateRow[]> {
  if (wishes.length === 0) return []
  const head = await findHead(tx, streetId)
  const rows = wishes.map(wish => ({
    ...wish,
    number: certificateNumber(streetId, randomDigits()),
    issuedAt: now,
    chainSeq: head?.seq ?? null,
    chainHash: head?.hash ?? null,
  }))
  await insertCertificates(tx, streetId, rows)
  return rows
}

function randomDigits(): string {
  return Array.from({ length: certificateRandomDigits }, () => randomInt(10)).join('')
}

/** The name of the document: what somebody is called in the app they choose themselves. */
function nameOf(identity: OpenedIdentity | undefined): string {
  if (identity?.realName == null) throw new Error('a certificate for somebody whose name is not known')
  return identity.realName
}

function sayStars(stars: number): string {
  return `${starNames[stars] ?? stars}星`
}
