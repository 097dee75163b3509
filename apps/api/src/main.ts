import { buildApp } from './app.ts'
import { isDemoLoaded, loadDemo, loadEarlier, loadEarlierMatters } from './demo/demo-load.ts'
import { sealBirthDates } from './features/member/birth.service.ts'
import { crontab, tasksOf } from './jobs.ts'
import { type Config, ConfigError, readConfig } from './platform/config.ts'
import { type Db, inTransaction, openDatabase } from './platform/database.ts'
import { addJob, startJobs, type Tasks } from './platform/jobs.ts'
import { logTo } from './platform/log.ts'
import { countRows, prepareDatabase } from './platform/prepare-database.ts'

/** Of every process, from its beginning. */
const stdout = 1

async function main(): Promise<void> {
  const config = readConfig(process.env)
  await prepareDatabase(config)
  const db = openDatabase(config.databaseUrl, config.databasePoolMax)
  await sealBirthDates({ db, config })
  if (config.isDemo && !(await isDemoLoaded(db))) await loadPatiently(config, new Date(), loadDemo)
  const { app, deps } = await buildApp({
    config,
    db,
    logger: { level: config.logLevel, stream: logTo(stdout) },
  })
  const { databaseUrl } = config
  const background = config.isDemo ? withDemo(config, tasksOf(deps)) : { tasks: tasksOf(deps), crontab }
  const stopJobs = await startJobs({ ...deps, databaseUrl, ...background })
  app.addHook('onClose', async () => {
    await stopJobs()
    await db.$client.end()
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      // Requests under way are answered before the process ends.
      void app.close().then(() => process.exit(0))
    })
  }
  if (config.isDemo) await inTransaction(db, tx => addJob(tx, rollDemo, {}, { jobKey: rollDemo }))
  await app.listen({ port: config.port, host: config.host }).catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(
      `PORT ${config.port} of HOST ${config.host} cannot be listened on (${error.code}): set another`,
    )
  })
}

const rollDemo = 'roll-demo'

/** The demo's days move on at every start and each night, beside what is being answered. */
function withDemo(config: Config, tasks: Tasks): { tasks: Tasks; crontab: string } {
  return {
    tasks: {
      ...tasks,
      [rollDemo]: async (_payload, now) => {
        await loadPatiently(config, now, loadDemo)
        await loadPatiently(config, now, loadEarlierMatters)
        await loadPatiently(config, now, ({ db }) => loadEarlier(db, now))
      },
    },
    crontab: `${crontab}13 16 * * * ${rollDemo} ?max=3&jobKey=${rollDemo}\n`,
  }
}

/** A busy machine may take its time over it: it has no end of its own, as every other statement has. */
async function loadPatiently(
  config: Config,
  now: Date,
  load: (into: { db: Db; config: Config }, now: Date) => Promise<unknown>,
): Promise<void> {
  const db = openDatabase(config.databaseUrl, 1, { statementTimeoutMs: 0 })
  try {
    await load({ db, config }, now)
  } finally {
    await db.$client.end()
  }
  await countRows(config)
}

main().catch((error: unknown) => {
  process.stderr.write(
    error instanceof ConfigError
      ? `${error.message}\n`
      : `${String(error instanceof Error ? error.stack : error)}\n`,
  )
  process.exit(1)
})
