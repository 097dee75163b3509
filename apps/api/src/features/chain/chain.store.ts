import type { ChainKind, ChainLink } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'

/** The last entry of a chain: its number and hash (hexadecimal). */
export interface ChainHead {
  seq: number
  hash: string
  at: Date
}

/** An entry with its hash. */
export interface ChainEntry extends ChainLink {
  hash: string
}

/** A published head. */
export interface MonthHead {
  month: string
  seq: number
  hash: string
  publishedAt: Date
}

/** Waits until no other transaction appends to this street's chain; the wait ends with the transaction. */
export async function lockChain(tx: Tx, streetId: string): Promise<void> {
  await tx.$client.query({
    name: 'chain-lock',
    text: `select pg_advisory_xact_lock(hashtextextended('chain ' || $1, 0))`,
    values: [streetId],
  })
}

/** Returns the last entry; undefined while the chain is empty. */
export async function findHead(db: Executor, streetId: string): Promise<ChainHead | undefined> {
  const { rows } = await db.$client.query<{ seq: string; hash: Buffer; at: Date }>({
    name: 'chain-head',
    text: 'select seq, hash, at from chain_entry where street_id = $1 order by seq desc limit 1',
    values: [streetId],
  })
  return toHead(rows[0])
}

/** Returns the last entry made before an instant. */
export async function findHeadBefore(
  db: Executor,
  streetId: string,
  before: Date,
): Promise<ChainHead | undefined> {
  const { rows } = await db.$client.query<{ seq: string; hash: Buffer; at: Date }>({
    name: 'chain-head-before',
    text: 'select seq, hash, at from chain_entry where street_id = $1 and at < $2 order by seq desc limit 1',
    values: [streetId, before],
  })
  return toHead(rows[0])
}

/** Appends entries to a chain this transaction has locked. */
export async function insertEntries(tx: Tx, entries: readonly ChainEntry[]): Promise<void> {
  const rows = entries.map(entry => ({
    street_id: entry.streetId,
    seq: entry.seq,
    at: entry.at,
    kind: entry.kind,
    subject_id: entry.subjectId,
    body: entry.body,
    prev_hash: entry.prevHash,
    hash: entry.hash,
  }))
  await tx.$client.query({
    name: 'chain-append',
    text: `insert into chain_entry (street_id, seq, at, kind, subject_id, body, prev_hash, hash)
      select street_id, seq, at, kind, subject_id, body, decode(prev_hash, 'hex'), decode(hash, 'hex')
      from json_to_recordset($1::json) as r(street_id text, seq bigint, at timestamptz, kind text,
        subject_id uuid, body text, prev_hash text, hash text)`,
    values: [JSON.stringify(rows)],
  })
}

/** An entry as it is exported, with the record it tells of as that stands today, and whose hours it counts as. */
export interface ExportedEntry {
  seq: string
  at: Date
  kind: ChainKind
  subjectId: string
  body: string
  prevHash: Buffer
  hash: Buffer
  /** The row in the table of records, in the order of the body's keys; null for entries that tell of none. */
  row: Record<string, unknown> | null
}

/** Returns the entries after one of them, in order. */
export async function listEntries(
  db: Executor,
  streetId: string,
  after: number,
  limit: number,
): Promise<ExportedEntry[]> {
  const { rows } = await db.$client.query<ExportedEntry>({
    name: 'chain-list',
    text: `select c.seq, c.at, c.kind, c.subject_id as "subjectId", c.body, c.prev_hash as "prevHash", c.hash,
        case when r.id is not null then json_build_object('content', r.content, 'grade', r.grade,
          'minutes', r.minutes, 'organization', r.organization_name, 'origin', r.origin, 'place', r.place,
          'replaces', r.replaces, 'responsible', r.responsible_name, 'reverses', r.reverses,
          'servedOn', r.served_on, 'shift', r.shift_id, 'title', r.title,
          'volunteer', coalesce(v.number, r.number)) end as row
      from chain_entry c
      left join record r on r.street_id = $1 and r.id = c.subject_id
        and c.kind in ('record', 'reversal')
      left join volunteer v on v.street_id = $1 and v.person_id = r.person_id
      where c.street_id = $1 and c.seq > $2 order by c.seq limit $3`,
    values: [streetId, after, limit],
  })
  return rows
}

/** Returns ids of records that no entry tells of: somebody put them there past the chain. */
export async function listUnchained(db: Executor, streetId: string, limit: number): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'chain-unchained',
    text: `select r.id from record r
      where r.street_id = $1 and not exists (select from chain_entry c where c.street_id = $1
        and c.kind in ('record', 'reversal') and c.subject_id = r.id)
      order by r.id limit $2`,
    values: [streetId, limit],
  })
  return rows.map(row => row.id)
}

/** Publishes the head of a month, once. */
export async function insertMonth(tx: Tx, streetId: string, head: MonthHead): Promise<void> {
  await tx.$client.query({
    name: 'chain-month',
    text: `insert into chain_month (street_id, month, seq, hash, published_at)
      values ($1, $2, $3, decode($4, 'hex'), $5) on conflict do nothing`,
    values: [streetId, head.month, head.seq, head.hash, head.publishedAt],
  })
}

/** Returns the published heads of a street, newest first. */
export async function listMonths(db: Executor, streetId: string): Promise<MonthHead[]> {
  const { rows } = await db.$client.query<{ month: string; seq: string; hash: string; publishedAt: Date }>({
    name: 'chain-months',
    text: `select month, seq, encode(hash, 'hex') as hash, published_at as "publishedAt"
      from chain_month where street_id = $1 order by month desc`,
    values: [streetId],
  })
  return rows.map(row => ({ ...row, seq: Number(row.seq) }))
}

/** Returns the streets that have a chain, with the day of its first entry and the last month published. */
export async function listChains(
  db: Executor,
): Promise<{ streetId: string; firstAt: Date; publishedMonth: string | null }[]> {
  const { rows } = await db.$client.query<{
    streetId: string
    firstAt: Date
    publishedMonth: string | null
  }>({
    name: 'chain-streets',
    text: `select s.id as "streetId", c.at as "firstAt", m.month as "publishedMonth"
      from street s join chain_entry c on c.street_id = s.id and c.seq = 1
      left join (select street_id, max(month) as month from chain_month group by street_id) m
        on m.street_id = c.street_id
      order by s.id`,
  })
  return rows
}

function toHead(row: { seq: string; hash: Buffer; at: Date } | undefined): ChainHead | undefined {
  return row === undefined ? undefined : { seq: Number(row.seq), hash: row.hash.toString('hex'), at: row.at }
}
