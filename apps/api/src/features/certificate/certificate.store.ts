import type { CertificateKind, CertificateSort } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import {
  bySound,
  countListed,
  type Order,
  orderValues,
  type Placed,
  type SortColumns,
  sqlOfOrder,
} from '../../platform/sorting.ts'

/** A document that anybody can check. */
export interface CertificateRow {
  number: string
  kind: CertificateKind
  title: string
  personId: string
  memberId: string
  personName: string
  volunteerNumber: string
  stars: number
  minutes: number
  runId: string | null
  issuedAt: Date
  chainSeq: number | null
  /** Hexadecimal. */
  chainHash: string | null
}

/** A certificate as it stands today. */
export interface CertificateView extends CertificateRow {
  revokedAt: Date | null
  revokedReason: string | null
}

const certificateRows = (
  more = '',
) => `select ${more} c.number, c.kind, c.title, c.person_id as "personId", c.member_id as "memberId",
    c.person_name as "personName", c.volunteer_number as "volunteerNumber", c.stars, c.minutes,
    c.run_id as "runId", c.issued_at as "issuedAt", c.chain_seq::int as "chainSeq",
    encode(c.chain_hash, 'hex') as "chainHash", v.revoked_at as "revokedAt", v.reason as "revokedReason"
  from certificate c
  left join certificate_revocation v on v.street_id = $1 and v.number = c.number`

/** Waits until nobody else awards certificates of this street; the wait ends with the transaction. */
export async function lockAwards(tx: Tx, streetId: string): Promise<void> {
  await tx.$client.query({
    name: 'certificate-lock',
    text: `select pg_advisory_xact_lock(hashtextextended('certificates ' || $1, 0))`,
    values: [streetId],
  })
}

/** Returns the day until which a run counted the hours of its certificates. */
export async function findCountedUntil(
  db: Executor,
  streetId: string,
  runId: string,
): Promise<string | undefined> {
  const { rows } = await db.$client.query<{ until: string }>({
    name: 'certificate-counted-until',
    text: `select to_char(until, 'YYYY-MM-DD') as until from star_run where street_id = $1 and id = $2`,
    values: [streetId, runId],
  })
  return rows[0]?.until
}

/** Returns how many proofs of service a member was given since an instant. */
export async function countProofs(
  tx: Tx,
  of: { streetId: string; memberId: string; since: Date },
): Promise<number> {
  const { rows } = await tx.$client.query<{ count: number }>({
    name: 'certificate-count-proofs',
    text: `select count(*)::int as count from certificate
      where street_id = $1 and member_id = $2 and kind = 'service_record' and issued_at > $3`,
    values: [of.streetId, of.memberId, of.since],
  })
  return rows[0]?.count ?? 0
}

/** Issues certificates; a number that is taken fails them all. */
export async function insertCertificates(
  tx: Tx,
  streetId: string,
  certificates: readonly CertificateRow[],
): Promise<void> {
  if (certificates.length === 0) return
  await tx.$client.query({
    name: 'certificate-insert',
    text: `insert into certificate (street_id, number, kind, title, person_id, member_id, person_name,
        volunteer_number, stars, minutes, run_id, issued_at, chain_seq, chain_hash)
      select $1, number, kind, title, "personId", "memberId", "personName", "volunteerNumber", stars, minutes,
        "runId", "issuedAt", "chainSeq", decode("chainHash", 'hex')
      from json_to_recordset($2::json) as r(number text, kind text, title text, "personId" uuid,
        "memberId" uuid, "personName" text, "volunteerNumber" text, stars int, minutes int, "runId" uuid,
        "issuedAt" timestamptz, "chainSeq" bigint, "chainHash" text)`,
    values: [streetId, JSON.stringify(certificates)],
  })
}

/** Returns a certificate. */
export async function findCertificate(
  db: Executor,
  streetId: string,
  number: string,
): Promise<CertificateView | undefined> {
  const { rows } = await db.$client.query<CertificateView>({
    name: 'certificate-find',
    text: `${certificateRows()} where c.street_id = $1 and c.number = $2`,
    values: [streetId, number],
  })
  return rows[0]
}

/** Returns the certificates of a member and their children, newest first. */
export async function listCertificatesOf(
  db: Executor,
  streetId: string,
  memberId: string,
): Promise<CertificateView[]> {
  const { rows } = await db.$client.query<CertificateView>({
    name: 'certificate-own',
    text: `${certificateRows()} where c.street_id = $1 and c.member_id = $2
      order by c.issued_at desc, c.number desc limit 200`,
    values: [streetId, memberId],
  })
  return rows
}

/** A certificate as the console keeps it. */
export interface ManagedCertificateRow extends CertificateView {
  minutesNow: number
  /** Minutes its stars took when they were awarded; 0 where there are none. */
  minutesNeeded: number
}

/** What a list of certificates is picked by: words, and only those whose hours no longer bear them. */
export interface CertificateAsk {
  streetId: string
  q: string | undefined
  unborne: boolean
  order: Order<CertificateSort>
  limit: number
}

const certificateColumns: SortColumns<CertificateSort> = {
  issued: { sql: 'c.issued_at', type: 'timestamptz' },
  number: { sql: 'c.number', type: 'text' },
  title: bySound('c.title'),
  name: bySound('c.person_name'),
  minutes: { sql: 'c.minutes', type: 'int' },
}

const isMeant = `c.street_id = $1
  and ($2::text is null or c.number = $2 or c.volunteer_number = $2 or c.person_name = $2)`

/** Returns certificates of a street with what their people have served by now. */
export async function listCertificates(
  db: Executor,
  ask: CertificateAsk,
): Promise<Placed<ManagedCertificateRow>[]> {
  const { order } = ask
  const column = certificateColumns[order.by]
  const by = { id: 'c.number', idType: 'text', at: 4 } as const
  const { sortKey, isAfter, inOrder } = sqlOfOrder(order, column, by)
  const { rows } = await db.$client.query<Placed<ManagedCertificateRow>>({
    text: `${certificateRows(`n.minutes as "minutesNow", w.minutes as "minutesNeeded", ${sortKey},`)}
      cross join lateral (select coalesce(sum(r.minutes), 0)::int as minutes from record r
        where r.street_id = $1 and r.person_id = c.person_id) n
      cross join lateral (select coalesce((select s.ladder[c.stars] * 60 from star_run s
        where s.street_id = $1 and s.id = c.run_id), 0) as minutes) w
      where ${isMeant} and (not $3::boolean or (v.revoked_at is null and n.minutes < w.minutes))
        and ${isAfter} ${inOrder} limit $6`,
    values: [ask.streetId, ask.q, ask.unborne, ...orderValues(order), ask.limit],
  })
  return rows
}

/** Counts the certificates of a list, with its first page; those whose hours no longer bear them are not counted. */
export async function countCertificates(db: Executor, ask: CertificateAsk): Promise<number | null> {
  if (ask.unborne) return null
  return countListed(db, ask.order, `from certificate c where ${isMeant}`, [ask.streetId, ask.q])
}

/** Returns the numbers of a street's star certificates that were revoked. */
export async function listRevokedBadges(db: Executor, streetId: string): Promise<string[]> {
  const { rows } = await db.$client.query<{ number: string }>({
    name: 'certificate-revoked-badges',
    text: `select v.number from certificate_revocation v
      join certificate c on c.street_id = $1 and c.number = v.number and c.kind = 'stars'
      where v.street_id = $1 order by v.number`,
    values: [streetId],
  })
  return rows.map(row => row.number)
}

/** Revokes a certificate, once; returns whether it was not revoked before. */
export async function insertRevocation(
  tx: Tx,
  streetId: string,
  row: { number: string; reason: string; by: string; at: Date },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'certificate-revoke',
    text: `insert into certificate_revocation (street_id, number, reason, revoked_by, revoked_at)
      values ($1, $2, $3, $4, $5) on conflict do nothing`,
    values: [streetId, row.number, row.reason, row.by, row.at],
  })
  return rowCount === 1
}
