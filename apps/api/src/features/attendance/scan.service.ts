import { batching } from '../../platform/batch.ts'
import type { Config } from '../../platform/config.ts'
import {
  brokenConstraint,
  type Db,
  endingTransaction,
  isContention,
  type Tx,
  together,
} from '../../platform/database.ts'
import { replayed, type StoredReply } from '../../platform/idempotency.ts'
import { Refusal } from '../../platform/refuse.ts'
import { type AuditLine, writeAudit } from '../audit/audit.store.ts'
import { insertReplies, listDependantPersons, listReplies } from '../place/place.store.ts'
import { lockSlots } from '../slot/slot.store.ts'
import { type AttendeeRow, listSignups, markAttended } from './attendance.store.ts'
import { openCheckInCode } from './code.ts'
import { insertScans, listScansOf, type ScanRow } from './scan.store.ts'
import { type Judged, type OpenedScan, personOf, type ScanAsk, ScanBatch } from './scan-batch.ts'

/** Writes down a scan of the screen: what it made, or a Refusal, which is written down as well. */
export type TakeScan = (ask: ScanAsk) => Promise<StoredReply>

/** What came of one scan of a batch. */
type Outcome =
  | { ask: ScanAsk; judged: Judged; stored: StoredReply | Refusal }
  | { stored: StoredReply | Refusal }

// While one batch is being decided or written, the next waits at its locks, not in this process.
const lanes = 2
const mostInBatch = 256

/**
 * Returns the one way to check in by the screen. Scans of one street that wait in this process are decided and
 * written together in one transaction under the locks of their shifts, as places are.
 */
export function takingScans(db: Db, config: Config): TakeScan {
  const ask = batching<ScanAsk, StoredReply>(() => asks => answerAll(db, config, asks), {
    lanes,
    most: mostInBatch,
  })
  return one => ask(one.streetId, one)
}

async function answerAll(
  db: Db,
  config: Config,
  asks: readonly ScanAsk[],
): Promise<readonly (StoredReply | Error)[]> {
  const opened = asks.map(ask => ({ ask, code: openCheckInCode(config, ask.wish.code) }))
  try {
    return await endingTransaction(db, tx => answerBatch(tx, config, opened))
  } catch (error) {
    if (isContention(error)) return asks.map(() => new Refusal('overloaded'))
    if (asks.length > 1) {
      // One scan that cannot be written must not take the others with it.
      const answers: (StoredReply | Error)[] = []
      for (const ask of asks) answers.push(...(await answerAll(db, config, [ask])))
      return answers
    }
    // The same key, or the same scan, was written by another process meanwhile: it is there now.
    if (brokenConstraint(error) !== undefined)
      return endingTransaction(db, tx => answerBatch(tx, config, opened))
    return [error instanceof Error ? error : new Error(String(error))]
  }
}

async function answerBatch(
  tx: Tx,
  config: Config,
  opened: readonly OpenedScan[],
): Promise<{ result: readonly (StoredReply | Error)[]; last: readonly Promise<void>[] }> {
  const first = opened[0]
  if (first === undefined) return { result: [], last: [] }
  const { streetId } = first.ask
  const pairs = opened.flatMap(({ ask, code }) =>
    code?.streetId === streetId ? [{ shiftId: code.shiftId, personId: personOf(ask) }] : [],
  )
  const claims = opened.flatMap(({ ask }) => (ask.claim === null ? [] : [ask.claim]))
  // Asked in this order, under way together: whatever follows the lock is read under it.
  const [slots, replies, keepers, signups, scans] = await together([
    lockSlots(tx, streetId, [...new Set(pairs.map(pair => pair.shiftId))]),
    listReplies(tx, streetId, claims),
    keepersOf(tx, config, streetId, opened),
    listSignups(tx, streetId, pairs),
    listScansOf(tx, streetId, pairs),
  ])
  const shifts = new Map(slots.map(slot => [slot.id, slot]))
  const batch = new ScanBatch({ shifts, signups, scans })
  const outcomes = opened.map((scan): Outcome => {
    try {
      return answer(scan, { batch, replies, keepers })
    } catch (error) {
      if (error instanceof Refusal) return { stored: error }
      throw error
    }
  })
  return { result: outcomes.map(outcome => outcome.stored), last: writeAll(tx, streetId, outcomes) }
}

interface BatchContext {
  batch: ScanBatch
  replies: Awaited<ReturnType<typeof listReplies>>
  /** Who keeps each of the dependants that scans are for. */
  keepers: ReadonlyMap<string, string>
}

function answer(scan: OpenedScan, { batch, replies, keepers }: BatchContext): Outcome {
  const { claim, wish, memberId } = scan.ask
  const { dependantId } = wish
  // A dependant is only checked in by its own member.
  if (dependantId !== undefined && keepers.get(dependantId) !== memberId) throw new Refusal('not_found')
  const keyName = claim === null ? null : `${claim.accountId} ${claim.key}`
  const before = keyName === null ? undefined : replies.get(keyName)
  if (before !== undefined && claim !== null) return { stored: replayed(before, claim) }
  const judged = batch.judge(scan)
  if (typeof judged.reply === 'string') return { ask: scan.ask, judged, stored: new Refusal(judged.reply) }
  const stored = { status: 200, reply: JSON.stringify(judged.reply) }
  if (keyName !== null && claim !== null) replies.set(keyName, { request_hash: claim.requestHash, ...stored })
  return { ask: scan.ask, judged, stored }
}

async function keepersOf(
  tx: Tx,
  config: Config,
  streetId: string,
  opened: readonly OpenedScan[],
): Promise<Map<string, string>> {
  const ids = opened.flatMap(({ ask }) => ask.wish.dependantId ?? [])
  const persons = await listDependantPersons(tx, config, streetId, ids)
  return new Map(persons.map(person => [person.id, person.memberId]))
}

/** Writes what was decided; returns the writes that are under way. */
function writeAll(tx: Tx, streetId: string, outcomes: readonly Outcome[]): Promise<void>[] {
  const done = outcomes.flatMap(outcome => ('judged' in outcome ? [outcome] : []))
  const now = done[0]?.ask.now
  if (now === undefined) return []
  const rows = done.flatMap(({ judged }) => judged.row ?? [])
  const signups = done.flatMap(({ judged }) => judged.signup ?? [])
  const lines = rows.map(row => scanLine(streetId, row))
  const claimed = done.flatMap(({ ask, stored }) =>
    ask.claim === null || stored instanceof Refusal ? [] : [{ claim: ask.claim, stored }],
  )
  return [
    insertScans(tx, streetId, rows),
    markAttended(tx, streetId, cameFirst(signups), now),
    writeAudit(tx, lines),
    insertReplies(tx, streetId, claimed, now),
  ]
}

/** Whoever was scanned has come: their sign-up cannot be withdrawn any more, and nobody is called in their place. */
export function cameFirst(signups: readonly AttendeeRow[]): string[] {
  return [...new Set(signups.filter(one => one.status !== 'attended').map(one => one.bookingId))]
}

function scanLine(streetId: string, row: ScanRow): AuditLine {
  return {
    streetId,
    at: row.receivedAt,
    actorId: row.memberId,
    actorRole: 'resident',
    action: row.denial === null ? `scan.${row.direction}` : 'scan.refuse',
    subject: 'scan',
    subjectId: row.id,
    detail: { shiftId: row.shiftId, denial: row.denial },
  }
}
