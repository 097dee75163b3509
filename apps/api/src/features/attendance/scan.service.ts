import { writingInBatches } from '../../platform/batch-write.ts'
import type { Config } from '../../platform/config.ts'
import { type Db, type Tx, together } from '../../platform/database.ts'
import { type BatchReplies, loadReplies, type StoredReply, toStored } from '../../platform/idempotency.ts'
import { orRefusal, Refusal } from '../../platform/refuse.ts'
import { type AuditLine, writeAudit } from '../audit/audit.store.ts'
import { listDependantPersons } from '../member/person.store.ts'
import { lockSlots } from '../slot/slot.store.ts'
import { type AttendeeRow, listSignups, markAttended } from './attendance.store.ts'
import { openCheckInCode } from './code.ts'
import { insertScans, listScansOf, type ScanRow, tallyScans } from './scan.store.ts'
import { type Judged, type OpenedScan, personOf, type ScanAsk, ScanBatch } from './scan-batch.ts'

/** Writes down a scan of the screen: what it made, or a Refusal, which is written down or counted as well. */
export type TakeScan = (ask: ScanAsk) => Promise<StoredReply>

/** What came of one scan of a batch. */
type Outcome =
  | { ask: ScanAsk; judged: Judged; stored: StoredReply | Refusal }
  | { stored: StoredReply }
  | Refusal

/** Returns the one way to check in by the screen: decided and written under the locks of the shifts, as places are. */
export function takingScans(db: Db, config: Config): TakeScan {
  const take = writingInBatches<OpenedScan>(db, {
    answer: (tx, streetId, scans) => answerBatch(tx, config, streetId, scans),
    // A code that nobody signed is of no shift, and waits for none.
    rowOf: ({ code }) => code?.shiftId ?? '',
  })
  return ask => take(ask.streetId, { ask, code: openCheckInCode(config, ask.wish.code) })
}

async function answerBatch(
  tx: Tx,
  config: Config,
  streetId: string,
  opened: readonly OpenedScan[],
): Promise<{ result: readonly (StoredReply | Error)[]; last: readonly Promise<unknown>[] }> {
  const pairs = opened.flatMap(({ ask, code }) =>
    code?.streetId === streetId ? [{ shiftId: code.shiftId, personId: personOf(ask) }] : [],
  )
  // Asked in this order, under way together: whatever follows the lock is read under it.
  const [slots, replies, keepers, signups, scans] = await together([
    lockSlots(tx, streetId, [...new Set(pairs.map(pair => pair.shiftId))]),
    loadReplies(
      tx,
      streetId,
      opened.map(({ ask }) => ask),
    ),
    keepersOf(tx, config, streetId, opened),
    listSignups(tx, streetId, pairs),
    listScansOf(tx, streetId, pairs),
  ])
  const shifts = new Map(slots.map(slot => [slot.id, slot]))
  const batch = new ScanBatch({ shifts, signups, scans })
  const outcomes = opened.map(scan => orRefusal(() => answer(scan, { batch, replies, keepers })))
  return {
    result: outcomes.map(outcome => (outcome instanceof Refusal ? outcome : outcome.stored)),
    last: writeAll(tx, streetId, replies, outcomes),
  }
}

interface BatchContext {
  batch: ScanBatch
  replies: BatchReplies
  /** Who keeps each of the dependants that scans are for. */
  keepers: ReadonlyMap<string, string>
}

function answer(scan: OpenedScan, { batch, replies, keepers }: BatchContext): Outcome {
  const { claim, wish, memberId } = scan.ask
  const { dependantId } = wish
  // A dependant is only checked in by its own member.
  if (dependantId !== undefined && keepers.get(dependantId) !== memberId) throw new Refusal('not_found')
  const before = replies.find(claim)
  if (before !== undefined) return { stored: before }
  const judged = batch.judge(scan)
  if (typeof judged.reply === 'string') return { ask: scan.ask, judged, stored: new Refusal(judged.reply) }
  const stored = toStored(judged.reply)
  replies.give(claim, stored)
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
function writeAll(
  tx: Tx,
  streetId: string,
  replies: BatchReplies,
  outcomes: readonly Outcome[],
): Promise<unknown>[] {
  const done = outcomes.flatMap(outcome => ('judged' in outcome ? [outcome] : []))
  const now = done[0]?.ask.now
  if (now === undefined) return []
  const all = done.flatMap(({ judged }) => judged.row ?? [])
  // What is of no shift is counted; everything else is a row, and a line of the log.
  const [rows, strays] = [all.filter(row => row.shiftId !== null), all.filter(row => row.shiftId === null)]
  const signups = done.flatMap(({ judged }) => judged.signup ?? [])
  const lines = rows.map(row => scanLine(streetId, row))
  return [
    insertScans(tx, streetId, rows),
    markAttended(tx, streetId, cameFirst(signups), now),
    writeAudit(tx, lines),
    tallyScans(
      tx,
      streetId,
      strays.flatMap(row => row.memberId ?? []),
      now,
    ),
    replies.store(tx, streetId, now),
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
