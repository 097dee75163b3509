import type { FastifyBaseLogger } from 'fastify'
import { Logger, type Runner, run } from 'graphile-worker'
import type pg from 'pg'
import { asOwner, type Db, inTransaction, openPool, type Tx } from './database.ts'
import { inShort } from './database-error.ts'

/** What runs in the background: by name, with what it was given and the time. */
export type Tasks = Readonly<Record<string, (payload: unknown, now: Date) => Promise<unknown>>>

export interface JobsOptions {
  databaseUrl: string
  tasks: Tasks
  /** When tasks run by themselves: lines of a crontab, in UTC. */
  crontab: string
  clock: () => Date
  log: FastifyBaseLogger
}

const concurrency = 2
// Every task ends well within this; a lock that is older belongs to a process that is gone.
const longestJobMinutes = 10
// The queue's own questions are short; a database that is frozen ends none of them.
const questionTimeoutMs = 15_000
// A connection that was opened while the database took no writes takes none ever after: none grows old.
const connectionSeconds = 60
const restartMs = 5_000

/**
 * Starts the background jobs of this process; several processes share the work. Should what runs them ever end by
 * itself it is started again. Returns what stops them.
 */
export async function startJobs(options: JobsOptions): Promise<() => Promise<void>> {
  const { databaseUrl, log } = options
  const pool = openPool({
    connectionString: databaseUrl,
    max: concurrency + 2,
    maxLifetimeSeconds: connectionSeconds,
    connectionTimeoutMillis: 5_000,
    query_timeout: questionTimeoutMs,
    application_name: 'yunxuan-jobs',
  })
  let runner = await runJobs(options, pool)
  let isStopped = false
  let restart: NodeJS.Timeout | undefined
  const follow = () => {
    const ended = (reason: string) => {
      if (isStopped) return
      log.error({ reason }, 'background jobs ended, and are started again')
      restart = setTimeout(() => void startAgain(), restartMs)
    }
    runner.promise.then(
      () => ended('by itself'),
      (error: unknown) => ended(inShort(error)),
    )
    const startAgain = async () => {
      try {
        runner = await runJobs(options, pool)
        if (isStopped) await runner.stop()
        else follow()
      } catch (error) {
        ended(inShort(error))
      }
    }
  }
  follow()
  return async () => {
    isStopped = true
    clearTimeout(restart)
    await runner.stop().catch(() => {})
    await pool.end()
  }
}

function runJobs({ tasks, crontab, clock, log }: JobsOptions, pgPool: pg.Pool): Promise<Runner> {
  return run({
    pgPool,
    concurrency,
    noHandleSignals: true,
    crontab,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') log.error(message)
      else if (level === 'warning') log.warn(message)
    }),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, work]) => [
        name,
        (payload: unknown) => runTask(work, payload, clock()),
      ]),
    ),
  })
}

/** Why a task failed is logged and kept in the queue: never in the database's own words, which repeat what people typed. */
async function runTask(work: Tasks[string], payload: unknown, now: Date): Promise<void> {
  try {
    await work(payload, now)
  } catch (error) {
    throw new Error(inShort(error))
  }
}

/** Adds a job inside a transaction: it runs once that is committed, and never when it is rolled back. */
export async function addJob(
  tx: Tx,
  task: string,
  payload: unknown,
  { runAt, jobKey }: { runAt?: Date; jobKey?: string } = {},
): Promise<void> {
  await asOwner(tx, () =>
    tx.$client.query({
      name: 'job-add',
      text: 'select from graphile_worker.add_job($1, payload := $2::json, run_at := $3, job_key := $4)',
      values: [task, JSON.stringify(payload), runAt, jobKey],
    }),
  )
}

/** Frees what processes that crashed have left locked; the queue itself would wait four hours. */
export async function freeLocks(db: Db): Promise<void> {
  await inTransaction(db, tx =>
    asOwner(tx, () =>
      tx.$client.query({
        name: 'job-free-locks',
        text: `select graphile_worker.force_unlock_workers(array(select distinct locked_by
          from graphile_worker.jobs where locked_at < now() - make_interval(mins => $1)))`,
        values: [longestJobMinutes],
      }),
    ),
  )
}
