import type { FastifyBaseLogger } from 'fastify'
import { Logger, run } from 'graphile-worker'
import { asOwner, type Db, inTransaction, type Tx } from './database.ts'

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

/** Starts the background jobs of this process; several processes share the work. Returns what stops them. */
export async function startJobs(options: JobsOptions): Promise<() => Promise<void>> {
  const { databaseUrl, tasks, crontab, clock, log } = options
  const runner = await run({
    connectionString: databaseUrl,
    maxPoolSize: concurrency + 2,
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
        async (payload: unknown) => {
          await work(payload, clock())
        },
      ]),
    ),
  })
  runner.promise.catch((error: unknown) => log.error({ err: error }, 'background jobs ended'))
  return () => runner.stop()
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
