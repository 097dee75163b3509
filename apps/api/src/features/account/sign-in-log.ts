import { type Db, inTransaction, type Tx } from '../../platform/database.ts'
import { type AuditLine, writeAudit } from '../audit/audit.store.ts'
import { quarterOf } from './guess.service.ts'
import { takeFailuresBefore } from './guess.store.ts'
import { listWorkplaces } from './sign-in-log.store.ts'

/** Writes what somebody did with their own log-in into the log of every street they work in. */
export async function logSignIn(
  tx: Tx,
  of: { accountId: string; action: string; detail: Record<string, unknown>; now: Date },
): Promise<void> {
  const { accountId, action, detail, now } = of
  const lines = (await listWorkplaces(tx, [accountId], now)).map(
    ({ streetId, memberId, role }): AuditLine => ({
      streetId,
      at: now,
      actorId: memberId,
      actorRole: role ?? 'resident',
      action,
      subject: 'member',
      subjectId: memberId,
      detail,
    }),
  )
  await writeAudit(tx, lines)
}

/**
 * Writes the failed sign-ins of the quarters that are over into the logs: a line a log-in and quarter, however often
 * it was tried, and nothing for a log-in that there is not. Not in the request, which would take longer for those
 * that there are.
 */
export async function logFailures(db: Db, now: Date): Promise<void> {
  await inTransaction(db, async tx => {
    const failures = await takeFailuresBefore(tx, quarterOf(now))
    const places = await listWorkplaces(tx, [...new Set(failures.map(one => one.accountId))], now)
    const lines = failures.flatMap(({ accountId, quarter, failures: times, rests }) =>
      places
        .filter(place => place.accountId === accountId)
        .map(({ streetId, memberId }): AuditLine => {
          const actor = { actorId: null, actorRole: 'system' }
          const detail = { since: quarter, times, rests }
          return {
            streetId,
            at: now,
            ...actor,
            action: 'session.fail',
            subject: 'member',
            subjectId: memberId,
            detail,
          }
        }),
    )
    await writeAudit(tx, lines)
  })
}
